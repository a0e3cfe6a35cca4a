//! `search/missed-query`: the queries that stand in for readers find what they should.

use crate::config::LanguageId;
use crate::diagnostic::Severity;
use crate::lint::{Case, Check, Findings, Rule};
use crate::search::author::Trial;
use crate::search::trial;
use rayon::iter::{IntoParallelRefIterator, ParallelIterator};

pub(super) const RULE: Rule = Rule {
    code: "search/missed-query",
    severity: Severity::Advice,
    why: "A private site can't learn from what its readers type. The queries in search-tests.yaml stand in for them: each should find a right page among the first three. Where fewer than 85 of 100 do, of at least 20, nothing is written.",
    files: &[
        ("content/search-tests.yaml", "- {query: what will it cost, to: [costs.md]}\n"),
        ("content/costs.md", "---\ntitle: Money\n{}---\nText.\n"),
    ],
    bad: "",
    good: "asked-as: [what does it cost]\n",
    check: Check::Site(check),
};

/// A right page has to be among so many.
pub(super) const ENOUGH: usize = 3;
/// So many of a hundred queries have to lead where they should.
const FLOOR: usize = 85;
/// With fewer queries than this, one of them weighs too much.
const JUDGED: usize = 20;

fn check(case: &Case<'_>, found: &mut Findings) {
    for language in case.site.config.languages.keys() {
        let (missed, tried) = misses(case, language);
        let below = tried >= JUDGED && (tried - missed.len()) * 100 < tried * FLOOR;
        for (trial, first) in missed {
            let (query, span) = &trial.query;
            let message = match first {
                Some(first) => format!("`{query}` does not find what it should; it leads to {first}"),
                None => format!("`{query}` finds nothing"),
            };
            let help = "add how people ask to `asked-as` of the right page, or their word to thesaurus.yaml";
            found.add(*span, message, help).weight = below.then_some(Severity::Error);
        }
    }
}

/// The queries that do not lead where they should, each with the place that comes first, and how many
/// were tried. A query whose right pages are all left out of the site is not tried.
fn misses<'a>(case: &Case<'a>, language: LanguageId) -> (Vec<(&'a Trial, Option<String>)>, usize) {
    let (site, trials) = (case.site, &case.search.author(language).trials);
    if trials.is_empty() {
        return (Vec::new(), 0);
    }
    let Some(index) = case.search.index_of_readers(site, language) else { return (Vec::new(), 0) };
    let own = trials.par_iter().filter(|trial| !case.is_librarys(trial.query.1));
    let tried = own.filter_map(|trial| {
        let right = trial::right(site, language, trial);
        if right.is_empty() {
            return None;
        }
        let places = trial::places(index, &trial.query.0);
        let met = places.iter().take(ENOUGH).any(|place| right.contains(place));
        Some((!met).then(|| (trial, places.first().cloned())))
    });
    let tried: Vec<Option<(&Trial, Option<String>)>> = tried.collect();
    let count = tried.len();
    (tried.into_iter().flatten().collect(), count)
}
