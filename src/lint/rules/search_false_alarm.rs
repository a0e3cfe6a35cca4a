//! `search/false-alarm`: who asked something harmless is led to help.

use crate::diagnostic::Severity;
use crate::lint::{Case, Check, Findings, Rule};
use crate::search::curation::TestQuery;
use crate::search::pinned::pinned;
use crate::search::query::Query;
use rayon::iter::{IntoParallelRefIterator, ParallelIterator};

pub(super) const RULE: Rule = Rule {
    code: "search/false-alarm",
    severity: Severity::Advice,
    why: "Links to help come before all other results. They can frighten readers who asked something harmless. Queries with `plain: true` in search-tests.yaml test this.",
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
    for (_, curation, index) in case.search.indexes(case.site) {
        let plain = |test: &&TestQuery| test.plain && !case.is_librarys(test.query.1);
        let led =
            |test: &'_ TestQuery| Some((test.query.clone(), pinned(index, &Query::read(index, &test.query.0, true))?));
        let alarms: Vec<_> = curation.tests.par_iter().filter(plain).filter_map(led).collect();
        for ((query, span), pinned) in alarms {
            let to = index.pinned[pinned].to.first().map_or("nothing", |(url, _)| url);
            let message = format!("the harmless query `{query}` shows {to} first");
            found.add(span, message, "in danger.yaml or leads.yaml, find the entry that matches this query; make its `says` narrower, or add the harmless phrase to its `but`");
        }
    }
}
