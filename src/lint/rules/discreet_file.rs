//! `discreet/file`: the name of a file stands in the list of downloads and in the address of a picture.

use super::{Check, Rule};
use crate::base::Span;
use crate::diagnostic::{Diagnostic, Severity};
use crate::lint::Context;
use crate::site::Made;

pub(super) const RULE: Rule = Rule {
    code: "discreet/file",
    severity: Severity::Warning,
    why: "The name of a file stands in the list of downloads, in the address of a picture and in the logs of the host. The words of discreet.yaml are not fit for that.",
    bad: &[
        ("content/discreet.yaml", "- naked\n"),
        ("content/page.md", "---\ntitle: A page\n---\n![Two people talk](naked-talk.svg)\n"),
        ("content/naked-talk.svg", "<svg xmlns='http://www.w3.org/2000/svg'/>"),
    ],
    good: &[
        ("content/discreet.yaml", "- naked\n"),
        ("content/page.md", "---\ntitle: A page\n---\n![Two people talk](talk.svg)\n"),
        ("content/talk.svg", "<svg xmlns='http://www.w3.org/2000/svg'/>"),
    ],
    check: Check::Site(check),
};

fn check(context: &Context<'_>, found: &mut Vec<Diagnostic>) {
    let site = context.site;
    for (route, made) in site.routes.iter() {
        let Made::File(id) = made else { continue };
        if let Some(range) = site.editions.iter().find_map(|edition| edition.discreet.find(route)) {
            let message = format!("the address `{route}` says “{}”", &route[range]);
            let finding = Diagnostic::warning(RULE.code, Span::file(*id), message);
            found.push(finding.help("rename the file or its folder"));
        }
    }
}
