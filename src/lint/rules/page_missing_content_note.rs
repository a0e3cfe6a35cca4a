//! `page/missing-content-note`: a reader may choose what to read, and where.

use super::{Check, Rule};
use crate::diagnostic::{Diagnostic, Severity};
use crate::front_matter::fields::{CONTENT_NOTE, DISTRESS, SENSITIVITY};
use crate::lint::Context;
use crate::site::DocumentId;

pub(super) const RULE: Rule = Rule {
    code: "page/missing-content-note",
    severity: Severity::Warning,
    why: "A reader may choose what to read, and where. A page that is explicit or speaks of harm says so in one factual line first.",
    bad: &[("content/page.md", "---\ntitle: A page\nsensitivity: 2\n---\nText.\n")],
    good: &[(
        "content/page.md",
        "---\ntitle: A page\nsensitivity: 2\ncontent-note: Describes touch in words. No pictures.\n---\nText.\n",
    )],
    check: Check::Document(check),
};

fn check(context: &Context<'_>, number: DocumentId, found: &mut Vec<Diagnostic>) {
    let front = &context.site.documents[number].front;
    let distress = front.distress();
    let has = front.text(&CONTENT_NOTE).is_some();
    // Terms stand on the pages of their letters, which have no head of their own.
    if has || context.site.documents[number].is_term() || !(distress || front.sensitivity() >= 2) {
        return;
    }
    let (field, message) = match distress {
        true => (&DISTRESS, "this page speaks of what can distress, and does not say so first"),
        false => (&SENSITIVITY, "this page is explicit, and does not say so first"),
    };
    let place = front.key_place(field).unwrap_or_else(|| context.site.top(number));
    let finding = Diagnostic::warning(RULE.code, place, message);
    found.push(finding.help("add `content-note:` with one factual line: “Describes touch in words. No pictures.”"));
}
