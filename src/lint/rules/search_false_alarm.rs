//! `search/false-alarm`: who asked something harmless is led to help.

use crate::diagnostic::Severity;
use crate::lint::{Case, Check, Findings, Rule};
use crate::search::author::Trial;
use crate::search::query;
use rayon::iter::{IntoParallelRefIterator, ParallelIterator};

pub(super) const RULE: Rule = Rule {
    code: "search/false-alarm",
    severity: Severity::Advice,
    why: "What leads to help stands above everything else. A reader who asked something harmless is alarmed by it, and has to look further down. The queries in search-tests.yaml that say `plain: true` stand for such readers.",
    files: &[
        ("content/danger.yaml", "- {says: [makes me],{} to: [help.md], words: This page helps.}\n"),
        ("content/search-tests.yaml", "- {query: it makes me happy, plain: true}\n"),
        ("content/help.md", "---\ntitle: Help\n---\nText.\n"),
    ],
    bad: "",
    good: " but: [makes me happy],",
    check: Check::Site(check),
};

fn check(case: &Case<'_>, found: &mut Findings) {
    for language in case.site.config.languages.keys() {
        let trials = case.search.author(language).trials.iter();
        let plain: Vec<&Trial> = trials.filter(|trial| trial.plain && !case.is_librarys(trial.query.1)).collect();
        if plain.is_empty() {
            continue;
        }
        let Some(index) = case.search.index_of_readers(case.site, language) else { continue };
        let led = |trial: &&Trial| Some((trial.query.clone(), query::ask(index, &trial.query.0, true).lead?));
        let alarms: Vec<_> = plain.par_iter().filter_map(led).collect();
        for ((query, span), lead) in alarms {
            let to = index.leads[lead].to.first().map_or("nothing", |(url, _)| url);
            let message = format!("`{query}` leads to {to} before anything else");
            found.add(span, message, "say less in `says`, or what is harmless in `but`");
        }
    }
}
