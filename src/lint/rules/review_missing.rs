//! `review/missing`: health information ages.

use crate::diagnostic::Severity;
use crate::front_matter::fields::{LAST_REVIEWED, REVIEW_IN};
use crate::lint::{Check, Findings, Rule, Subject};

pub(super) const RULE: Rule = Rule {
    code: "review/missing",
    severity: Severity::Warning,
    why: "Health information ages. A reader must see when a page was last gone through and when that is due again.",
    files: &[page!("kind: article\n{}", "Text.\n")],
    bad: "",
    good: "last-reviewed: 2026-11-22\nnext-review: 2028-11-22\n",
    check: Check::Document(check),
};

fn check(page: &Subject<'_>, found: &mut Findings) {
    let (front, today) = (page.front(), page.site.config.today);
    let last = front.date(&LAST_REVIEWED).is_some();
    if !front.kind.health {
        if front.text(&REVIEW_IN).is_some() && !last {
            let message = "`review-in` counts from `last-reviewed`, which is missing";
            found.add(page.key_place(&REVIEW_IN), message, format!("add `last-reviewed: {today}`"));
        }
        return;
    }
    let missing = match (last, front.next_review().is_some()) {
        (true, true) => return,
        (false, false) => "`last-reviewed` and `next-review`",
        (false, true) => "`last-reviewed`",
        (true, false) => "`next-review`",
    };
    let message =
        format!("this page of kind `{}` does not say when it was reviewed: {missing} missing", front.kind.name);
    let help = format!("add the dates to the front matter: `last-reviewed: {today}`, and when it is due again");
    found.add(page.top(), message, help);
}
