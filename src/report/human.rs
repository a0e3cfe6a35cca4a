//! For people.

use super::{count, frame};
use crate::diagnostic::Severity;
use crate::lint::Verdict;
use crate::source::Sources;

pub(super) fn write(verdict: &Verdict, sources: &Sources, colour: bool) -> String {
    let mut out = String::new();
    for finding in &verdict.findings {
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
        out.push_str(". `candor explain CODE` says more about each.\n");
    }
    out
}
