//! `mailto/subject`: sent mail stays, and a subject that was filled in says what it is about.

use crate::diagnostic::Severity;
use crate::lint::{Check, Findings, Rule, Subject};

pub(super) const RULE: Rule = Rule {
    code: "mailto/subject",
    severity: Severity::Error,
    why: "Sent mail stays, on more devices than one, and a subject that was filled in says what it is about. A plain address (a warning) opens the mail of the device; a telephone number, and words on how to get in touch safely, are better.",
    files: &[reviewed!("kind: article\n", "{}. Ask for a call back at a time that is safe.\n")],
    bad: "Write to [the clinic](mailto:a@example.org?subject=Question)",
    good: "You can ring us on weekdays",
    check: Check::Document(check),
};

fn check(page: &Subject<'_>, found: &mut Findings) {
    if page.front().kind.plain && page.site.editions[page.language()].discreet.is_empty() {
        return;
    }
    for link in &page.document.facts.links {
        let dest = link.dest.trim_start().to_lowercase();
        if !dest.starts_with("mailto:") {
            continue;
        }
        if dest.split_once('?').is_some_and(|(_, query)| query.contains("subject=")) {
            let help = "take `subject=` out, and say how to get in touch safely";
            found.add(link.span, "this writes a subject into a reader's mail", help);
        } else {
            let help = "write a telephone number, and how to get in touch safely";
            let finding = found.add(link.span, "this opens the mail of the reader's device", help);
            finding.weight = Some(Severity::Warning);
        }
    }
}
