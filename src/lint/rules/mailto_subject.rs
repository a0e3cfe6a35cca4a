//! `mailto/subject`: sent mail stays, on more devices than one, and a subject that was filled in says what it is about.

use super::{Check, Rule};
use crate::diagnostic::{Diagnostic, Severity};
use crate::lint::Context;
use crate::site::DocumentId;

pub(super) const RULE: Rule = Rule {
    code: "mailto/subject",
    severity: Severity::Error,
    why: "Sent mail stays, on more devices than one, and a subject that was filled in says what it is about. A plain address (a warning) opens the mail of the device; a telephone number, and words on how to get in touch safely, are better.",
    bad: &[(
        "content/a.md",
        "---\nkind: article\ntitle: A page\nlast-reviewed: 2026-11-22\nnext-review: 2028-11-22\n---\nWrite to [the clinic](mailto:a@example.org?subject=Question).\n",
    )],
    good: &[(
        "content/a.md",
        "---\nkind: article\ntitle: A page\nlast-reviewed: 2026-11-22\nnext-review: 2028-11-22\n---\nYou can ring us on weekdays. Ask for a call back at a time that is safe.\n",
    )],
    check: Check::Document(check),
};

fn check(context: &Context<'_>, number: DocumentId, found: &mut Vec<Diagnostic>) {
    let document = &context.site.documents[number];
    if document.front.kind.plain && context.site.editions[context.site.language_of(number)].discreet.is_empty() {
        return;
    }
    for link in &document.facts.links {
        let dest = link.dest.trim_start().to_lowercase();
        if !dest.starts_with("mailto:") {
            continue;
        }
        let finding = match dest.split_once('?').is_some_and(|(_, query)| query.contains("subject=")) {
            true => Diagnostic::error(RULE.code, link.span, "this writes a subject into a reader's mail")
                .help("take `subject=` out, and say how to get in touch safely"),
            false => Diagnostic::warning(RULE.code, link.span, "this opens the mail of the reader's device")
                .help("write a telephone number, and how to get in touch safely"),
        };
        found.push(finding);
    }
}
