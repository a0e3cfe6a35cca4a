//! `figure/unknown-source`: a drawing persuades more than a sentence, and needs its source as much.

use crate::base::Whose;
use crate::diagnostic::{Severity, did_you_mean_or, renamed};
use crate::lint::example::FIGURE;
use crate::lint::{Case, Check, Findings, Rule};

pub(super) const RULE: Rule = Rule {
    code: "figure/unknown-source",
    severity: Severity::Error,
    why: "A drawing needs a source, just like a sentence.",
    files: &[
        ("content/sources.yaml", "a-{}:\n  title: A book\n"),
        FIGURE,
        page!("A review [@a-{}].\n\n:::figure{src=three-phases}\n:::\n"),
    ],
    bad: "2041",
    good: "2014",
    check: Check::Site(check),
};

fn check(case: &Case<'_>, found: &mut Findings) {
    let references = &case.site.references;
    for (key, span) in case.site.figures.iter().flat_map(|(_, figure)| &figure.sources) {
        if references.find(key).is_none() {
            let help =
                did_you_mean_or(key, references.keys(), || "add it to sources.yaml in the content folder".into());
            let fix = renamed(*span, key, references.keys(), Whose::Authors);
            found.add(*span, format!("there is no source `{key}`"), help).fix = fix;
        }
    }
}
