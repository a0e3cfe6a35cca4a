//! `footnote/undefined`: a mark that leads to no footnote is shown as it is written.

use crate::diagnostic::{Severity, did_you_mean_or};
use crate::lint::{Check, Findings, Rule, Subject};

pub(super) const RULE: Rule = Rule {
    code: "footnote/undefined",
    severity: Severity::Warning,
    why: "Readers see the mark itself, and the footnote is missing.",
    files: &[page!("It varies.[^{}]\n\nIt costs.[^place]\n\n[^place]: By place.\n")],
    bad: "plcae",
    good: "place",
    check: Check::Document(check),
};

/// So many findings of a text have near names looked for.
const MISSPELT: usize = 100;

fn check(page: &Subject<'_>, found: &mut Findings) {
    for (tree, text) in page.trees() {
        let notes: Vec<&str> = tree.notes(text).collect();
        for (number, (label, span)) in tree.unnoted(text).enumerate() {
            // Who lacks hundreds has not misspelt them.
            let near = notes.iter().copied().filter(|_| number < MISSPELT);
            let help = did_you_mean_or(label, near, || {
                format!("add a line `[^{label}]: …` with its text; if you don't mean a footnote, write `\\[`")
            });
            found.add(span, format!("there is no footnote `{label}`"), help);
        }
    }
}
