//! `cite/unknown-source`: a statement about health stands on its source.

use super::{Check, Rule};
use crate::diagnostic::{Diagnostic, Severity, did_you_mean};
use crate::lint::Context;
use crate::site::DocumentId;

pub(super) const RULE: Rule = Rule {
    code: "cite/unknown-source",
    severity: Severity::Error,
    why: "A statement about health stands on its source. A key without one is a statement without ground.",
    bad: &[
        ("content/sources.yaml", "rosenbaum-2014:\n  title: Surrogate partner therapy\n"),
        ("content/page.md", "---\ntitle: A page\n---\nThere is little research [@rosenbaum-2014] [@rosenbaum-2041].\n"),
    ],
    good: &[
        ("content/sources.yaml", "rosenbaum-2014:\n  title: Surrogate partner therapy\n"),
        ("content/page.md", "---\ntitle: A page\n---\nThere is little research [@rosenbaum-2014].\n"),
    ],
    check: Check::Document(check),
};

fn check(context: &Context<'_>, number: DocumentId, found: &mut Vec<Diagnostic>) {
    let references = &context.site.references;
    for citation in &context.site.documents[number].facts.citations {
        if references.has(&citation.key) {
            continue;
        }
        let help = did_you_mean(&citation.key, references.keys())
            .unwrap_or_else(|| "add it to sources.yaml in the content folder".into());
        let message = format!("there is no source `{}`", citation.key);
        found.push(Diagnostic::error(RULE.code, citation.span, message).help(help));
    }
}
