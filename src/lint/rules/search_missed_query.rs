//! `search/missed-query`: a query of search-tests.yaml that does not lead where it should.

use super::{Check, Rule};
use crate::config::LanguageId;
use crate::diagnostic::{Diagnostic, Severity};
use crate::lint::Context;
use crate::search::curation::TestQuery;
use crate::search::evaluation;
use rayon::iter::{IntoParallelRefIterator, ParallelIterator};

pub(super) const RULE: Rule = Rule {
    code: "search/missed-query",
    severity: Severity::Advice,
    why: "A private site can't learn from what its readers type. The queries in search-tests.yaml stand in for them: each should find a right page among the first three. Where fewer than 85 of 100 do, of at least 20, nothing is written.",
    bad: &[
        ("content/search-tests.yaml", "- {query: what will it cost, to: [costs.md]}\n"),
        ("content/costs.md", "---\ntitle: Money\n---\nText.\n"),
    ],
    good: &[
        ("content/search-tests.yaml", "- {query: what will it cost, to: [costs.md]}\n"),
        ("content/costs.md", "---\ntitle: Money\nasked-as: [what does it cost]\n---\nText.\n"),
    ],
    check: Check::Site(check),
};

/// A right page has to be among so many.
pub(super) const ENOUGH: usize = 3;
/// So many of a hundred queries have to lead where they should.
const FLOOR: usize = 85;
/// With fewer queries than this, one of them weighs too much.
const JUDGED: usize = 20;

fn check(context: &Context<'_>, found: &mut Vec<Diagnostic>) {
    for language in 0..context.site.config.languages.len() {
        check_language(context, language, found);
    }
}

fn check_language(context: &Context<'_>, language: LanguageId, found: &mut Vec<Diagnostic>) {
    let (missed, tried) = misses(context, language);
    let below = tried >= JUDGED && (tried - missed.len()) * 100 < tried * FLOOR;
    for (test, first) in missed {
        let (query, span) = &test.query;
        let message = match first {
            Some(first) => format!("`{query}` does not find what it should; it leads to {first}"),
            None => format!("`{query}` finds nothing"),
        };
        let severity = if below { Severity::Error } else { Severity::Advice };
        let help = "add how people ask to `asked-as` of the right page, or their word to thesaurus.yaml";
        found.push(Diagnostic { severity, ..Diagnostic::advice(RULE.code, *span, message).help(help) });
    }
}

/// The queries that do not lead where they should, each with the place that comes first, and how many
/// were tried. A query whose right pages are all left out of the site is not tried.
fn misses<'a>(context: &Context<'a>, language: LanguageId) -> (Vec<(&'a TestQuery, Option<String>)>, usize) {
    let (site, tests) = (context.site, &context.search.curation(language).tests);
    if tests.is_empty() {
        return (Vec::new(), 0);
    }
    let Some(index) = context.search.index(site, language) else { return (Vec::new(), 0) };
    let tried: Vec<Option<(&TestQuery, Option<String>)>> = tests
        .par_iter()
        .filter(|test| !context.is_librarys(test.query.1))
        .filter_map(|test| {
            let right = evaluation::right(site, language, test);
            if right.is_empty() {
                return None;
            }
            let places = evaluation::places(index, &test.query.0);
            let met = places.iter().take(ENOUGH).any(|place| right.contains(place));
            Some((!met).then(|| (test, places.first().cloned())))
        })
        .collect();
    let count = tried.len();
    (tried.into_iter().flatten().collect(), count)
}
