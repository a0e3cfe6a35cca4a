//! `review/due-soon`: a review takes time.

use crate::diagnostic::Severity;
use crate::lint::{Case, Check, Findings, Rule};

pub(super) const RULE: Rule = Rule {
    code: "review/due-soon",
    severity: Severity::Warning,
    why: "A review takes time. `[review] warn-days` sets how many days before the date you are reminded.",
    files: &[page!("kind: article\nlast-reviewed: 2025-12-01\nnext-review: {}-12-01\n", "Text.\n")],
    bad: "2026",
    good: "2028",
    check: Check::Site(check),
};

fn check(case: &Case<'_>, found: &mut Findings) {
    let config = &case.site.config;
    for (what, due, place, _) in case.due() {
        let days = config.today.days_to(due);
        if !(0..=config.review.warn_days).contains(&days) {
            continue;
        }
        let when = match days {
            0 => "today".to_owned(),
            1 => "tomorrow".to_owned(),
            days => format!("in {days} days"),
        };
        found.add(place, format!("{what} is due on {due}, {when}"), "plan it now");
    }
}
