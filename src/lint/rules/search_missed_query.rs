//! `search/missed-query`: a query of search-tests.yaml that does not lead where it should.

use super::{Check, Rule};
use crate::diagnostic::{Diagnostic, Severity};
use crate::lint::Context;
use crate::search::curation::TestQuery;
use crate::search::evaluation;
use crate::search::index::Index;
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
    for (language, curation, index) in context.search.indexes(context.site) {
        // A query whose right pages are all left out of the site is not tried.
        let own = curation.tests.par_iter().filter(|test| !context.is_librarys(test.query.1));
        let right = own.map(|test| (test, evaluation::right(context.site, language, test)));
        let tried = right.filter(|(_, right)| !right.is_empty());
        let missed: Vec<_> = tried.map(|(test, right)| missed(index, test, &right)).collect();
        let misses = missed.iter().flatten().count();
        let below = missed.len() >= JUDGED && (missed.len() - misses) * 100 < missed.len() * FLOOR;
        let severity = if below { Severity::Error } else { Severity::Advice };
        found.extend(missed.into_iter().flatten().map(|finding| Diagnostic { severity, ..finding }));
    }
}

/// A query that does not lead to what is right.
fn missed(index: &Index, test: &TestQuery, right: &[String]) -> Option<Diagnostic> {
    let (query, span) = &test.query;
    let places = evaluation::places(index, query);
    if places.iter().take(ENOUGH).any(|place| right.contains(place)) {
        return None;
    }
    let message = match places.first() {
        Some(first) => format!("`{query}` does not find what it should; it leads to {first}"),
        None => format!("`{query}` finds nothing"),
    };
    let help = "add how people ask to `asked-as` of the right page, or their word to thesaurus.yaml";
    Some(Diagnostic::advice(RULE.code, *span, message).help(help))
}
