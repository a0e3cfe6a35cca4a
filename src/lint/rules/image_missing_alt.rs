//! `image/missing-alt`: whoever does not see a picture gets its words instead (WCAG 1.1.1).

use super::{Check, Rule};
use crate::diagnostic::{Diagnostic, Severity};
use crate::lint::Context;
use crate::site::DocumentId;

pub(super) const RULE: Rule = Rule {
    code: "image/missing-alt",
    severity: Severity::Error,
    why: "Whoever does not see a picture gets its words instead (WCAG 1.1.1).",
    bad: &[
        ("content/page.md", "---\ntitle: A page\n---\n![](room.svg)\n"),
        ("content/room.svg", "<svg xmlns='http://www.w3.org/2000/svg'/>"),
    ],
    good: &[
        ("content/page.md", "---\ntitle: A page\n---\n![A quiet room with two chairs](room.svg)\n"),
        ("content/room.svg", "<svg xmlns='http://www.w3.org/2000/svg'/>"),
    ],
    check: Check::Document(check),
};

fn check(context: &Context<'_>, number: DocumentId, found: &mut Vec<Diagnostic>) {
    for image in &context.site.documents[number].facts.images {
        if image.text.trim().is_empty() {
            let finding =
                Diagnostic::error(RULE.code, image.span, "this image has no words for those who can't see it");
            found.push(finding.help(format!("write `![what it shows]({})`", image.dest)));
        }
    }
}
