//! `heading/empty`: a heading without words is read out as a heading of nothing.

use crate::diagnostic::Severity;
use crate::lint::{Check, Findings, Rule, Subject};

pub(super) const RULE: Rule = Rule {
    code: "heading/empty",
    severity: Severity::Warning,
    why: "A heading without words is read out as a heading of nothing, and nobody can find what stands below it.",
    files: &[page!("## {}\n\nText.\n")],
    bad: "",
    good: "What helps",
    check: Check::Document(check),
};

fn check(page: &Subject<'_>, found: &mut Findings) {
    for heading in page.document.facts.headings.iter().filter(|heading| heading.text.is_empty()) {
        let place = heading.span;
        found.add(place, "this heading has no words", "write what stands below it, or take the heading out");
    }
}
