//! `page/missing-content-note`: a reader may choose what to read, and where.

use crate::diagnostic::Severity;
use crate::front_matter::fields::{CONTENT_NOTE, DISTRESS, SENSITIVITY};
use crate::lint::{Check, Findings, Rule, Subject};

pub(super) const RULE: Rule = Rule {
    code: "page/missing-content-note",
    severity: Severity::Warning,
    why: "Readers should be able to choose what they read, and where. A page that is explicit or about harm needs one factual line first.",
    files: &[page!("sensitivity: 2\n{}", "Text.\n")],
    bad: "",
    good: "content-note: Describes touch in words. No pictures.\n",
    check: Check::Document(check),
};

fn check(page: &Subject<'_>, found: &mut Findings) {
    let front = page.front();
    let distress = front.distress();
    let has = front.text(&CONTENT_NOTE).is_some();
    // Terms stand on the pages of their letters, which have no head of their own.
    if has || page.document.is_term() || !(distress || front.sensitivity() >= 2) {
        return;
    }
    let (field, message) = match distress {
        true => (&DISTRESS, "this page is about distressing things, but has no content note"),
        false => (&SENSITIVITY, "this page is explicit, but has no content note"),
    };
    let help = "add `content-note:` with one factual line, such as “Describes touch in words. No pictures.”";
    found.add(page.key_place(field), message, help).lacks(page.front().span(), [CONTENT_NOTE.key]);
}
