//! `discreet/file`: the name of a file stands in the list of downloads.

use crate::base::Span;
use crate::diagnostic::Severity;
use crate::lint::{Case, Check, Findings, Rule};
use crate::site::Made;

pub(super) const RULE: Rule = Rule {
    code: "discreet/file",
    severity: Severity::Warning,
    why: "The name of a file stands in the list of downloads, in the address of a picture and in the logs of the host. The words of discreet.yaml are not fit for that.",
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
            let message = format!("the address `{route}` says “{}”", &route[range]);
            found.add(Span::file(*id), message, "rename the file or its folder");
        }
    }
}
