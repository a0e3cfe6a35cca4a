//! `review/missing`: health information ages.

use crate::diagnostic::Severity;
use crate::front_matter::fields::{LAST_REVIEWED, NEXT_REVIEW, REVIEW_IN};
use crate::lint::{Check, Findings, Rule, Subject};

pub(super) const RULE: Rule = Rule {
    code: "review/missing",
    severity: Severity::Warning,
    why: "Health information gets out of date. Readers must see when a page was last reviewed and when the next review is due.",
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
            let message = "`review-in` needs `last-reviewed`, which is missing";
            let finding = found.add(page.key_place(&REVIEW_IN), message, format!("add `last-reviewed: {today}`"));
            finding.lacks(front.span(), [LAST_REVIEWED.key]);
        }
        return;
    }
    let (missing, add) = match (last, front.next_review().is_some()) {
        (true, true) => return,
        (false, false) => {
            ("`last-reviewed` and no `next-review`", format!("last-reviewed: {today}` and `review-in: 2 years"))
        }
        (false, true) => ("`last-reviewed`", format!("last-reviewed: {today}")),
        (true, false) => ("`next-review`", "review-in: 2 years".to_owned()),
    };
    let message = format!("this page of kind `{}` has no {missing}", front.kind.name);
    let finding = found.add(page.top(), message, format!("add the dates to the front matter, such as `{add}`"));
    finding.lacks(front.span(), [LAST_REVIEWED.key, NEXT_REVIEW.key, REVIEW_IN.key]);
}
