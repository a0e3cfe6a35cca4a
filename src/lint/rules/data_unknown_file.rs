//! `data/unknown-file`: a data file whose name is nearly that of one that is read does nothing.

use crate::base::Span;
use crate::diagnostic::{Severity, did_you_mean};
use crate::figure;
use crate::lint::{Case, Check, Findings, Rule};
use crate::site::reviews;

pub(super) const RULE: Rule = Rule {
    code: "data/unknown-file",
    severity: Severity::Warning,
    why: "YAML files in the content folder are data for Candor and are not published. A file with an unknown name does nothing.",
    files: &[("content/topic{}.yaml", "consent: What a free yes is\n"), page!("topics: [consent]\n", "Text.\n")],
    bad: "",
    good: "s",
    check: Check::Site(check),
};

/// What is read from the content folder; some of it for each language from its own.
const KNOWN: &[&str] = &[
    "danger.yaml",
    "discreet.yaml",
    "help.yaml",
    "language.yaml",
    "leads.yaml",
    reviews::REVIEWS,
    "search-tests.yaml",
    "sources.yaml",
    "thesaurus.yaml",
    "topics.yaml",
];

fn check(case: &Case<'_>, found: &mut Findings) {
    let site = case.site;
    for (id, file) in site.sources.under(&site.config.src).filter(|(_, file)| !file.layer.is_built_in()) {
        let path = &file.path[site.config.src.len() + 1..];
        let is_data = path.ends_with(".yaml") || path.ends_with(".yml");
        let is_figure = path.starts_with(&format!("{}/", figure::FOLDER)) && path.ends_with(".yaml");
        if !is_data || is_figure || KNOWN.contains(&site.config.without_language(path)) {
            continue;
        }
        // What is named otherwise is an author's own note.
        let name = path.rsplit('/').next().unwrap_or(path);
        let other = || path.ends_with(".yml").then(|| "to publish it, move it to static/".to_owned());
        if let Some(help) = did_you_mean(name, KNOWN.iter().copied()).or_else(other) {
            found.add(Span::file(id), format!("`{path}` is not used, and YAML files are not published"), help);
        }
    }
}
