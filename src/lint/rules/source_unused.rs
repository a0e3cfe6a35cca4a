//! `source/unused`: a source that no page cites carries nothing.

use crate::diagnostic::Severity;
use crate::lint::example::SOURCE;
use crate::lint::{Case, Check, Findings, Rule};
use std::collections::BTreeSet;

pub(super) const RULE: Rule = Rule {
    code: "source/unused",
    severity: Severity::Advice,
    why: "Readers expect that the pages use every source in the list.",
    files: &[SOURCE, page!("Text{}.\n")],
    bad: "",
    good: " [@a-2014]",
    check: Check::Site(check),
};

fn check(case: &Case<'_>, found: &mut Findings) {
    let site = case.site;
    // Pages that this site leaves out count: their sources are not idle.
    let citations = site.documents.iter().flat_map(|document| &document.facts.citations);
    let drawn = site.figures.iter().flat_map(|(_, figure)| figure.sources.iter().map(|(key, _)| key.as_str()));
    let lines = site.countries.iter().flat_map(|(_, country)| &country.lines);
    let lists = lines.filter_map(|line| line.source.0.as_deref());
    let cited: BTreeSet<&str> = citations.map(|citation| citation.key.as_str()).chain(drawn).chain(lists).collect();
    let own = site.references.iter().filter(|(_, reference)| !case.is_librarys(reference.span));
    for (key, reference) in own.filter(|(key, _)| !cited.contains(key)) {
        found.add(reference.span, format!("no page cites `{key}`"), "cite it in a page, or remove it");
    }
}
