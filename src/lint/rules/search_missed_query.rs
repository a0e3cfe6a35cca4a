//! `search/missed-query`: the queries that stand in for readers find what they should.

use crate::diagnostic::Severity;
use crate::lint::{Case, Check, Findings, Rule};
use crate::search::curation::TestQuery;
use crate::search::evaluation::{self, Right};
use crate::search::index::Index;
use crate::search::ranking::Room;
use rayon::iter::{IntoParallelRefIterator, ParallelIterator};

pub(super) const RULE: Rule = Rule {
    code: "search/missed-query",
    severity: Severity::Advice,
    why: "A private site does not see what readers type, so the queries in search-tests.yaml test the search: each should find a right page among the first three results. With 20 queries or more, the site is built only if at least 85 % of them succeed.",
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
    for (language, curation, index) in case.search.indexes(case.site) {
        // A query whose right pages are all left out of the site is not tried.
        let known = Right::new(case.site, language);
        let own = curation.tests.par_iter().filter(|test| !case.is_librarys(test.query.1));
        let tried = own.map(|test| (test, known.of(test))).filter(|(_, right)| !right.is_empty());
        let ask = |room: &mut Room, (test, right): (_, Vec<_>)| Some((test, missed((room, index), test, &right)?));
        let missed: Vec<_> = tried.map_init(|| Room::new(index), ask).collect();
        let misses = missed.iter().flatten().count();
        let below = missed.len() >= JUDGED && (missed.len() - misses) * 100 < missed.len() * FLOOR;
        for (test, message) in missed.into_iter().flatten() {
            let help = "add this question to `asked-as` in the right page, or the word to thesaurus.yaml";
            found.add(test.query.1, message, help).weight = below.then_some(Severity::Error);
        }
    }
}

/// What a query does that does not lead to what is right.
fn missed((room, index): (&mut Room, &Index), test: &TestQuery, right: &[String]) -> Option<String> {
    let query = &test.query.0;
    let places = evaluation::places(room, index, query);
    if places.iter().take(ENOUGH).any(|place| right.contains(place)) {
        return None;
    }
    Some(match places.first() {
        Some(first) => format!("`{query}` does not find the right page; the first result is {first}"),
        None => format!("`{query}` finds nothing"),
    })
}
