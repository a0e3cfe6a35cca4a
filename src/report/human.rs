//! For people.

use super::frame;
use crate::diagnostic::{Severity, count};
use crate::lint::{Finding, Verdict};
use crate::source::Sources;

/// The findings, each with the text that it is about (advice only where it is wanted), and how many there are.
pub(crate) fn write(verdict: &Verdict, sources: &Sources, colour: bool, advice: bool) -> String {
    let mut out = String::new();
    let shown = |finding: &&Finding| advice || finding.severity != Severity::Advice;
    for finding in verdict.findings.iter().filter(shown) {
        out.push_str(&frame(finding, sources, colour));
        out.push_str("\n\n");
    }
    let counted = [(Severity::Error, "error"), (Severity::Warning, "warning"), (Severity::Advice, "piece of advice")];
    let parts: Vec<String> = counted
        .into_iter()
        .filter_map(|(severity, word)| match verdict.count(severity) {
            0 => None,
            1 => Some(count(1, word)),
            number if severity == Severity::Advice => Some(format!("{number} pieces of advice")),
            number => Some(count(number, word)),
        })
        .collect();
    if !parts.is_empty() {
        out.push_str(&parts.join(", "));
        out.push_str(". `candor explain CODE` says more about each");
        out.push_str(if advice || verdict.count(Severity::Advice) == 0 { ".\n" } else { "; `-v` shows advice too.\n" });
    }
    out
}
