//! `review/overdue`: a date that has passed tells a reader that nobody has looked since.

use super::{Check, Rule};
use crate::diagnostic::{Diagnostic, Severity};
use crate::front_matter::fields::LAST_REVIEWED;
use crate::lint::Context;
use crate::site::DocumentId;

pub(super) const RULE: Rule = Rule {
    code: "review/overdue",
    severity: Severity::Warning,
    why: "A date that has passed tells a reader that nobody has looked since. The weight is set by `[review] overdue`.",
    bad: &[(
        "content/page.md",
        "---\ntitle: A page\nkind: article\nmain-message: Text.\nlast-reviewed: 2020-01-01\nnext-review: 2021-01-01\n---\nText.\n",
    )],
    good: &[(
        "content/page.md",
        "---\ntitle: A page\nkind: article\nmain-message: Text.\nlast-reviewed: 2026-11-22\nnext-review: 2028-11-22\n---\nText.\n",
    )],
    check: Check::Document(check),
};

fn check(context: &Context<'_>, number: DocumentId, found: &mut Vec<Diagnostic>) {
    let config = &context.site.config;
    let front = &context.site.documents[number].front;
    let Some(due) = front.next_review() else { return };
    let place = front.review_place();
    let days = config.today.days_to(due);
    if days < 0 {
        let finding = Diagnostic::warning(RULE.code, place, format!("the review of this page was due on {due}"));
        let finding = finding.help("go through the page as a whole, then set `last-reviewed` and `next-review`");
        found.push(Diagnostic { severity: config.review.overdue, ..finding });
    }
    if let Some(last) = front.date(&LAST_REVIEWED).filter(|last| *last > due) {
        let message = format!("the next review, {due}, lies before the last, {last}");
        found.push(Diagnostic::warning(RULE.code, place, message).help("set `next-review` to a later day"));
    }
}
