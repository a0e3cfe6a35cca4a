//! `cite/unknown-source`: a statement about health stands on its source.

use crate::base::Whose;
use crate::diagnostic::{Severity, did_you_mean_or, renamed};
use crate::lint::example::SOURCE;
use crate::lint::{Check, Findings, Rule, Subject};

pub(super) const RULE: Rule = Rule {
    code: "cite/unknown-source",
    severity: Severity::Error,
    why: "Every health statement needs a source. This key is not in sources.yaml.",
    files: &[SOURCE, page!("There is little research [@a-2014], and some [@{}].\n")],
    bad: "a-2041",
    good: "a-2014",
    check: Check::Document(check),
};

fn check(page: &Subject<'_>, found: &mut Findings) {
    let references = &page.site.references;
    for citation in page.document.facts.citations.iter().filter(|citation| !references.has(&citation.key)) {
        let help =
            did_you_mean_or(&citation.key, references.keys(), || "add it to sources.yaml in the content folder".into());
        let fix = renamed(citation.span, &citation.key, references.keys(), Whose::Authors);
        found.add(citation.span, format!("there is no source `{}`", citation.key), help).fix = fix;
    }
}
