//! For people.

use super::frame;
use crate::diagnostic::Severity;
use crate::lint::{Finding, Verdict};
use crate::source::Sources;
use std::borrow::Cow;

/// So many findings are shown: nobody reads more.
const MOST: usize = 1000;

/// The findings, each with the text that it is about (advice only where it is wanted), and how many there are.
pub(crate) fn write(verdict: &Verdict, sources: &Sources, colour: bool, advice: bool) -> String {
    let mut out = String::new();
    let shown = |finding: &&Finding| advice || finding.severity != Severity::Advice;
    let shown: Vec<&Finding> = verdict.findings.iter().filter(shown).collect();
    for finding in shown.iter().take(MOST) {
        let diagnostic = if advice { finding.diagnostic.at_length() } else { Cow::Borrowed(&finding.diagnostic) };
        out.push_str(&frame(finding.severity, &diagnostic, sources, colour));
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
        out.push_str(". `candor explain CODE` explains each");
        let is_cut = shown.iter().any(|finding| finding.diagnostic.choices.is_some());
        out.push_str(match (advice, verdict.count(Severity::Advice) > 0) {
            (false, true) => "; `-v` also shows the advice.\n",
            (false, false) if is_cut => {
                "; `candor check -v` lists every name that you can use instead of a wrong one.\n"
            }
            _ => ".\n",
        });
    }
    out
}
