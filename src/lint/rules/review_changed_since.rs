//! `review/changed-since`: a reviewer stands for the text that they read.

use crate::diagnostic::Severity;
use crate::front_matter::fields::REVIEWED_BY;
use crate::lint::{Check, Findings, Rule, Subject};
use crate::site::reviews::print_of;

pub(super) const RULE: Rule = Rule {
    code: "review/changed-since",
    severity: Severity::Advice,
    why: "Readers see the reviewer's name, but the reviewer has not seen the new text. If more than a typo has changed, somebody must review the page again: `candor review --pack` shows what is new.",
    files: &[
        (
            "content/reviews.yaml",
            "- page: page.md\n  name: A. Reviewer\n  role: nurse\n  date: 2026-11-22\n  verdict: agreed\n  text: \"{}\"\n",
        ),
        page!("reviewed-by: [\"A. Reviewer, nurse\"]\n", "Text.\n"),
    ],
    bad: "0000000000",
    good: "187387682a",
    check: Check::Document(check),
};

fn check(page: &Subject<'_>, found: &mut Findings) {
    let reviews = page.site.reviews.of(&page.document.path);
    let Some(last) = reviews.into_iter().rev().find(|review| review.is_agreed()) else { return };
    let read = last.text("text");
    if read.is_empty() || read == print_of(page.document, page.site.file(page.number)) {
        return;
    }
    let when = last.date().map_or_else(String::new, |date| format!(" on {date}"));
    let path = &page.document.path;
    let help =
        format!("`candor review --pack {path}` shows what is new; record the review with `candor review record`");
    found.add(
        page.key_place(&REVIEWED_BY),
        format!("this page has changed since {} reviewed it{when}", last.who()),
        help,
    );
}
