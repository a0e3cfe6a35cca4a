//! `review/overdue`: a date that has passed tells a reader that nobody has looked since.

use crate::diagnostic::Severity;
use crate::front_matter::fields::LAST_REVIEWED;
use crate::lint::{Check, Findings, Rule, Subject};

pub(super) const RULE: Rule = Rule {
    code: "review/overdue",
    severity: Severity::Warning,
    why: "A date that has passed tells a reader that nobody has looked since. The weight is set by `[review] overdue`.",
    files: &[page!("kind: article\nlast-reviewed: 2020-01-01\nnext-review: {}-01-01\n", "Text.\n")],
    bad: "2021",
    good: "2028",
    check: Check::Document(check),
};

fn check(page: &Subject<'_>, found: &mut Findings) {
    let (config, front) = (&page.site.config, page.front());
    let Some(due) = front.next_review() else { return };
    if config.today.days_to(due) < 0 {
        let message = format!("the review of this page was due on {due}");
        let help = "go through the page as a whole, then set `last-reviewed` and `next-review`";
        found.add(front.review_place(), message, help).weight = Some(config.review.overdue);
    }
    if let Some(last) = front.date(&LAST_REVIEWED).filter(|last| *last > due) {
        let message = format!("the next review, {due}, lies before the last, {last}");
        found.add(front.review_place(), message, "set `next-review` to a later day");
    }
}
