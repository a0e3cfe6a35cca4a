//! `heading/empty`: a heading without words is read out as a heading of nothing.

use crate::diagnostic::Severity;
use crate::lint::{Check, Findings, Rule, Subject};

pub(super) const RULE: Rule = Rule {
    code: "heading/empty",
    severity: Severity::Warning,
    why: "Screen readers announce an empty heading, and nobody can find the text below it.",
    files: &[page!("## {}\n\nText.\n")],
    bad: "",
    good: "What helps",
    check: Check::Document(check),
};

fn check(page: &Subject<'_>, found: &mut Findings) {
    for heading in page.document.facts.headings.iter().filter(|heading| heading.text.is_empty()) {
        let place = heading.span;
        found.add(place, "this heading is empty", "write a heading for the text below, or remove it");
    }
}
