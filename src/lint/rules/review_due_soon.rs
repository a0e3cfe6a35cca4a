//! `review/due-soon`: a review takes time.

use crate::diagnostic::Severity;
use crate::lint::{Check, Findings, Rule, Subject};

pub(super) const RULE: Rule = Rule {
    code: "review/due-soon",
    severity: Severity::Warning,
    why: "A review takes time. `[review] warn-days` says how long before it is due the reminder comes.",
    files: &[page!("kind: article\nlast-reviewed: 2025-12-01\nnext-review: {}-12-01\n", "Text.\n")],
    bad: "2026",
    good: "2028",
    check: Check::Document(check),
};

fn check(page: &Subject<'_>, found: &mut Findings) {
    let config = &page.site.config;
    let Some(due) = page.front().next_review() else { return };
    let days = config.today.days_to(due);
    if (0..=config.review.warn_days).contains(&days) {
        let when = match days {
            0 => "today".to_owned(),
            1 => "tomorrow".to_owned(),
            days => format!("in {days} days"),
        };
        found.add(
            page.front().review_place(),
            format!("the review of this page is due on {due}, {when}"),
            "plan it now",
        );
    }
}
