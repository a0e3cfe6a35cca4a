//! `review/overdue`: a date that has passed tells a reader that nobody has looked since.

use crate::diagnostic::Severity;
use crate::front_matter::fields::LAST_REVIEWED;
use crate::lint::{Case, Check, Findings, Rule};

pub(super) const RULE: Rule = Rule {
    code: "review/overdue",
    severity: Severity::Warning,
    why: "Readers can see that the review is late. `[review] overdue` sets the level.",
    files: &[page!("kind: article\nlast-reviewed: 2020-01-01\nnext-review: {}-01-01\n", "Text.\n")],
    bad: "2021",
    good: "2028",
    check: Check::Site(check),
};

fn check(case: &Case<'_>, found: &mut Findings) {
    let config = &case.site.config;
    for (what, due, place, help) in case.due().filter(|(_, due, ..)| config.today.days_to(*due) < 0) {
        found.add(place, format!("{what} was due on {due}"), help).weight = Some(config.review.overdue);
    }
    for page in case.published() {
        let front = page.front();
        let (Some(last), Some(due)) = (front.date(&LAST_REVIEWED), front.next_review()) else { continue };
        if last > due {
            let message = format!("the next review, {due}, is before the last one, {last}");
            found.add(front.review_place(), message, "set `next-review` to a later date");
        }
    }
}
