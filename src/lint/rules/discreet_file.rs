//! `discreet/file`: the name of a file stands in the list of downloads.

use crate::base::Span;
use crate::diagnostic::Severity;
use crate::lint::{Case, Check, Findings, Rule};
use crate::site::Made;

pub(super) const RULE: Rule = Rule {
    code: "discreet/file",
    severity: Severity::Warning,
    why: "Other people can see file names in the list of downloads, in addresses of pictures and in the host's logs. Words listed in discreet.yaml give too much away there.",
    files: &[
        ("content/discreet.yaml", "- naked\n"),
        page!("![Two people talk]({}talk.svg)\n"),
        ("content/{}talk.svg", "<svg xmlns='http://www.w3.org/2000/svg'/>"),
    ],
    bad: "naked-",
    good: "",
    check: Check::Site(check),
};

fn check(case: &Case<'_>, found: &mut Findings) {
    for (route, made) in case.site.routes.iter() {
        let Made::File(id) = made else { continue };
        if let Some(range) = case.site.editions.iter().find_map(|edition| edition.discreet.find(route)) {
            let message = format!("the file name in `{route}` contains “{}”", &route[range]);
            found.add(Span::file(*id), message, "rename the file or folder");
        }
    }
}
