//! `search/false-alarm`: words that lead somewhere first stand in a query that means nothing of the kind.

use super::{Check, Rule};
use crate::diagnostic::{Diagnostic, Severity};
use crate::lint::Context;
use crate::search::curation::TestQuery;
use crate::search::pinned::pinned;
use crate::search::query::Query;
use rayon::iter::{IntoParallelRefIterator, ParallelExtend, ParallelIterator};

pub(super) const RULE: Rule = Rule {
    code: "search/false-alarm",
    severity: Severity::Advice,
    why: "What leads to help stands above everything else. A reader who asked something harmless is alarmed by it, and has to look further down. The queries in search-tests.yaml that say `plain: true` stand for such readers.",
    bad: &[
        ("content/danger.yaml", "- {says: [makes me], to: [help.md], words: This page helps.}\n"),
        ("content/search-tests.yaml", "- {query: it makes me happy, plain: true}\n"),
        ("content/help.md", "---\ntitle: Help\n---\nText.\n"),
    ],
    good: &[
        (
            "content/danger.yaml",
            "- {says: [makes me], but: [makes me happy], to: [help.md], words: This page helps.}\n",
        ),
        ("content/search-tests.yaml", "- {query: it makes me happy, plain: true}\n"),
        ("content/help.md", "---\ntitle: Help\n---\nText.\n"),
    ],
    check: Check::Site(check),
};

fn check(context: &Context<'_>, found: &mut Vec<Diagnostic>) {
    for (_, curation, index) in context.search.indexes(context.site) {
        let plain = |test: &&TestQuery| test.plain && !context.is_librarys(test.query.1);
        let alarms = curation.tests.par_iter().filter(plain).filter_map(|test| {
            let (query, span) = &test.query;
            let pinned = pinned(index, &Query::read(index, query, true))?;
            let to = index.pinned[pinned].to.first().map_or("nothing", |(url, _)| url);
            let message = format!("`{query}` leads to {to} before anything else");
            let finding = Diagnostic::advice(RULE.code, *span, message);
            Some(finding.help("say less in `says`, or what is harmless in `but`"))
        });
        found.par_extend(alarms);
    }
}
