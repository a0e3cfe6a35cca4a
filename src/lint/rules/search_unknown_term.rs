//! `search/unknown-term`: the thesaurus explains words by a word that no page uses.

use super::{Check, Rule};
use crate::diagnostic::{Diagnostic, Severity};
use crate::lint::Context;
use crate::search::tokenizer::{stop_words, tokens};

pub(super) const RULE: Rule = Rule {
    code: "search/unknown-term",
    severity: Severity::Warning,
    why: "The thesaurus turns what people say into words that pages use. A word that no page uses leads nowhere.",
    bad: &[
        ("content/thesaurus.yaml", "- {term: fees, says: [money], both: false}\n"),
        ("content/page.md", "---\ntitle: What it costs\n---\nText.\n"),
    ],
    good: &[
        ("content/thesaurus.yaml", "- {term: costs, says: [money], both: false}\n"),
        ("content/page.md", "---\ntitle: What it costs\n---\nText.\n"),
    ],
    check: Check::Site(check),
};

fn check(context: &Context<'_>, found: &mut Vec<Diagnostic>) {
    for (_, curation, index) in context.search.indexes(context.site) {
        let stops = stop_words(&index.locale);
        for synonym in curation.synonyms.iter().filter(|synonym| !context.is_librarys(synonym.term.1)) {
            let (term, span) = &synonym.term;
            let used = |word: &String| index.stem(word).is_some_and(|stem| index.list(stem).df > 0);
            let unknown = tokens(term).into_iter().find(|word| !used(word) && !stops.contains(word));
            if let Some(word) = unknown {
                let message = format!("no page uses the word `{word}`");
                found.push(Diagnostic::warning(RULE.code, *span, message).help("give the word that the pages use"));
            }
        }
    }
}
