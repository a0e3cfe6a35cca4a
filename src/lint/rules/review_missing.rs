//! `review/missing`: health information ages.

use super::{Check, Rule};
use crate::diagnostic::{Diagnostic, Severity};
use crate::lint::Context;
use crate::site::DocumentId;

pub(super) const RULE: Rule = Rule {
    code: "review/missing",
    severity: Severity::Warning,
    why: "Health information ages. A reader must see when a page was last gone through and when that is due again.",
    bad: &[("content/page.md", "---\ntitle: A page\nkind: article\nmain-message: Text.\n---\nText.\n")],
    good: &[(
        "content/page.md",
        "---\ntitle: A page\nkind: article\nmain-message: Text.\nlast-reviewed: 2026-11-22\nnext-review: 2028-11-22\n---\nText.\n",
    )],
    check: Check::Document(check),
};

fn check(context: &Context<'_>, number: DocumentId, found: &mut Vec<Diagnostic>) {
    let front = &context.site.documents[number].front;
    if !front.kind.health {
        if front.record.text("review-in").is_some() && front.record.date("last-reviewed").is_none() {
            let place = front.record.key_span("review-in").unwrap_or_else(|| context.site.top(number));
            let message = "`review-in` counts from `last-reviewed`, which is missing";
            found.push(Diagnostic::warning(RULE.code, place, message).help("add `last-reviewed: 2026-11-22`"));
        }
        return;
    }
    let has = |key: &str| front.record.date(key).is_some();
    let next = front.next_review().is_some();
    let missing = match (has("last-reviewed"), next) {
        (true, true) => return,
        (false, false) => "`last-reviewed` and `next-review`",
        (false, true) => "`last-reviewed`",
        (true, false) => "`next-review`",
    };
    let message = format!("this {} does not say when it was reviewed: {missing} missing", front.kind.name);
    let finding = Diagnostic::warning(RULE.code, context.site.top(number), message);
    found.push(finding.help("add the dates to the front matter, as `2026-11-22`"));
}
