//! `search/unknown-term`: a word of the thesaurus that no page uses leads nowhere.

use crate::diagnostic::Severity;
use crate::lint::{Case, Check, Findings, Rule};
use crate::search::tokenizer::{stop_words, tokens};

pub(super) const RULE: Rule = Rule {
    code: "search/unknown-term",
    severity: Severity::Warning,
    why: "The thesaurus turns what people say into words that your pages use. No page uses this word.",
    files: &[
        ("content/thesaurus.yaml", "- {term: {}, says: [money], both: false}\n"),
        ("content/page.md", "---\ntitle: What it costs\n---\nText.\n"),
    ],
    bad: "fees",
    good: "costs",
    check: Check::Site(check),
};

fn check(case: &Case<'_>, found: &mut Findings) {
    for (_, curation, index) in case.search.indexes(case.site) {
        let stops = stop_words(&index.locale);
        let used = |word: &String| index.stem(word).is_some_and(|stem| index.list(stem).df > 0);
        let terms = curation.synonyms.iter().map(|synonym| &synonym.term);
        for (term, span) in terms.filter(|(_, span)| !case.is_librarys(*span)) {
            let unknown = tokens(term).into_iter().find(|word| !used(word) && !stops.contains(word));
            if let Some(word) = unknown {
                found.add(*span, format!("no page uses the word `{word}`"), "write a word that the pages use");
            }
        }
    }
}
