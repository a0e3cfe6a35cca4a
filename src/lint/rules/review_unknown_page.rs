//! `review/unknown-page`: a review of a page that is not there is lost.

use crate::diagnostic::{Severity, did_you_mean};
use crate::lint::{Case, Check, Findings, Rule};
use crate::site::reviews::REVIEWS;

pub(super) const RULE: Rule = Rule {
    code: "review/unknown-page",
    severity: Severity::Warning,
    why: "Reviews in reviews.yaml name a page by its path. `candor mv` changes it; if you moved the page in another way, change the path in reviews.yaml too.",
    files: &[
        ("content/reviews.yaml", "- page: {}\n  name: A. Reviewer\n  date: 2026-11-22\n  verdict: agreed\n"),
        page!("", "Text.\n"),
    ],
    bad: "pages.md",
    good: "page.md",
    check: Check::Site(check),
};

fn check(case: &Case<'_>, found: &mut Findings) {
    for review in case.site.reviews.iter().filter(|review| case.site.document_at(review.text("page")).is_none()) {
        let path = review.text("page");
        let message =
            if path.is_empty() { "this review names no page".to_owned() } else { format!("there is no page `{path}`") };
        let help = did_you_mean(path, case.site.paths());
        let help = help.unwrap_or_else(|| {
            format!("write the page's path inside the content folder, such as `faq/cost.md`, or remove the review from {REVIEWS}")
        });
        found.add(review.place(), message, help);
    }
}
