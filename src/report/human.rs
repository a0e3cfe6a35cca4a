//! For people.

use super::frame;
use crate::diagnostic::Severity;
use crate::lint::{Finding, Verdict};
use crate::source::Sources;

/// So many findings are shown: nobody reads more.
const MOST: usize = 1000;

/// The findings, each with the text that it is about (advice only where it is wanted), and how many there are.
pub(crate) fn write(verdict: &Verdict, sources: &Sources, colour: bool, advice: bool) -> String {
    let mut out = String::new();
    let shown = |finding: &&Finding| advice || finding.severity != Severity::Advice;
    let shown: Vec<&Finding> = verdict.findings.iter().filter(shown).collect();
    for finding in shown.iter().take(MOST) {
        out.push_str(&frame(finding, sources, colour));
        out.push_str("\n\n");
    }
    if shown.len() > MOST {
        out.push_str(&format!("… and {} more; `--format json` has them all.\n\n", shown.len() - MOST));
    }
    let counted = [
        (Severity::Error, ["error", "errors"]),
        (Severity::Warning, ["warning", "warnings"]),
        (Severity::Advice, ["piece of advice", "pieces of advice"]),
    ];
    let counted = counted.map(|(severity, words)| (verdict.count(severity), words)).into_iter();
    let counted = counted.filter(|(number, _)| *number > 0);
    let parts: Vec<String> =
        counted.map(|(number, [one, many])| format!("{number} {}", if number == 1 { one } else { many })).collect();
    if !parts.is_empty() {
        out.push_str(&parts.join(", "));
        out.push_str(". `candor explain CODE` says more about each");
        out.push_str(if advice || verdict.count(Severity::Advice) == 0 { ".\n" } else { "; `-v` shows advice too.\n" });
    }
    out
}
