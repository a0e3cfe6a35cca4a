//! `review/missing`: health information ages.

use super::{Check, Rule};
use crate::diagnostic::{Diagnostic, Severity};
use crate::front_matter::fields::{LAST_REVIEWED, REVIEW_IN};
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
        if front.text(&REVIEW_IN).is_some() && front.date(&LAST_REVIEWED).is_none() {
            let place = front.key_place(&REVIEW_IN).unwrap_or_else(|| context.site.top(number));
            let message = "`review-in` counts from `last-reviewed`, which is missing";
            found.push(Diagnostic::warning(RULE.code, place, message).help("add `last-reviewed: 2026-11-22`"));
        }
        return;
    }
    let missing = match (front.date(&LAST_REVIEWED).is_some(), front.next_review().is_some()) {
        (true, true) => return,
        (false, false) => "`last-reviewed` and `next-review`",
        (false, true) => "`last-reviewed`",
        (true, false) => "`next-review`",
    };
    let message =
        format!("this page of kind `{}` does not say when it was reviewed: {missing} missing", front.kind.name);
    let finding = Diagnostic::warning(RULE.code, context.site.top(number), message);
    found
        .push(finding.help("add the dates to the front matter: `last-reviewed: 2026-11-22`, and when it is due again"));
}
