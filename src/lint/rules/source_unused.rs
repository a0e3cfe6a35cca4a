//! `source/unused`: a list of sources is read as what the pages stand on.

use super::{Check, Rule};
use crate::diagnostic::{Diagnostic, Severity};
use crate::lint::Context;
use crate::source::Layer;
use std::collections::BTreeSet;

pub(super) const RULE: Rule = Rule {
    code: "source/unused",
    severity: Severity::Advice,
    why: "A list of sources is read as what the pages stand on. One that no page cites carries nothing.",
    bad: &[
        ("content/sources.yaml", "a-2014:\n  title: A book\n"),
        ("content/a.md", "---\ntitle: A page\n---\nText.\n"),
    ],
    good: &[
        ("content/sources.yaml", "a-2014:\n  title: A book\n"),
        ("content/a.md", "---\ntitle: A page\n---\nText [@a-2014].\n"),
    ],
    check: Check::Site(check),
};

fn check(context: &Context<'_>, found: &mut Vec<Diagnostic>) {
    let site = context.site;
    // Pages that this site leaves out count: their sources are not idle.
    let citations = site.documents.iter().flat_map(|document| &document.facts.citations);
    let drawn = site.figures.iter().flat_map(|(_, figure)| figure.sources.iter().map(|(key, _)| key.as_str()));
    let cited: BTreeSet<&str> = citations.map(|citation| citation.key.as_str()).chain(drawn).collect();
    for (key, reference) in site.references.iter().filter(|(key, _)| !cited.contains(key)) {
        if site.sources.file(reference.span.source).layer != Layer::Pack {
            let finding = Diagnostic::advice(RULE.code, reference.span, format!("no page cites `{key}`"));
            found.push(finding.help("cite it where it is used, or take it out"));
        }
    }
}
