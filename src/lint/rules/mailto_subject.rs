//! `mailto/subject`: sent mail stays, and a subject that was filled in says what it is about.

use crate::diagnostic::Severity;
use crate::lint::{Check, Findings, Rule, Subject};

pub(super) const RULE: Rule = Rule {
    code: "mailto/subject",
    severity: Severity::Error,
    why: "Sent e-mails stay on several devices, and their subject says what they are about. A plain e-mail link (a warning) opens the device's mail program; a phone number, with words about safe contact, is better.",
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
            let help = "remove `subject=`, and say how to get in touch safely";
            found.add(link.span, "this link fills in the subject of the reader's e-mail", help);
        } else {
            let help = "give a phone number, and say how to get in touch safely";
            let finding = found.add(link.span, "this link opens the mail program on the reader's device", help);
            finding.weight = Some(Severity::Warning);
        }
    }
}
