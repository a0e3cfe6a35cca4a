//! `figure/unknown-source`: a drawing persuades more than a sentence, and needs its source as much.

use super::figure_unknown::{FIGURE, SOURCES};
use super::{Check, Rule};
use crate::diagnostic::{Diagnostic, Severity, did_you_mean};
use crate::lint::Context;

pub(super) const RULE: Rule = Rule {
    code: "figure/unknown-source",
    severity: Severity::Error,
    why: "A drawing persuades more than a sentence, and needs its source as much.",
    bad: &[
        ("content/sources.yaml", "another-review:\n  title: Models of response\n"),
        ("content/figures/three-phases.yaml", FIGURE),
        (
            "content/page.md",
            "---\ntitle: A page\n---\nA review [@another-review].\n\n:::figure{src=three-phases}\n:::\n",
        ),
    ],
    good: &[
        SOURCES,
        ("content/figures/three-phases.yaml", FIGURE),
        ("content/page.md", "---\ntitle: A page\n---\n:::figure{src=three-phases}\n:::\n"),
    ],
    check: Check::Site(check),
};

fn check(context: &Context<'_>, found: &mut Vec<Diagnostic>) {
    let references = &context.site.references;
    for (key, span) in context.site.figures.iter().flat_map(|(_, figure)| &figure.sources) {
        if references.find(key).is_some() {
            continue;
        }
        let help = did_you_mean(key, references.keys())
            .unwrap_or_else(|| "add it to sources.yaml in the content folder".into());
        found.push(Diagnostic::error(RULE.code, *span, format!("there is no source `{key}`")).help(help));
    }
}
