//! `search/unknown-term`: a word of the thesaurus that no page uses leads nowhere.

use crate::diagnostic::Severity;
use crate::lint::{Case, Check, Findings, Rule};
use crate::search::words;

pub(super) const RULE: Rule = Rule {
    code: "search/unknown-term",
    severity: Severity::Warning,
    why: "The thesaurus turns what people say into words that pages use. A word that no page uses leads nowhere.",
    files: &[
        ("content/thesaurus.yaml", "- {term: {}, says: [money], both: false}\n"),
        ("content/page.md", "---\ntitle: What it costs\n---\nText.\n"),
    ],
    bad: "fees",
    good: "costs",
    check: Check::Site(check),
};

fn check(case: &Case<'_>, found: &mut Findings) {
    for language in case.site.config.languages.keys() {
        let meanings = &case.search.author(language).meanings;
        if meanings.is_empty() {
            continue;
        }
        let Some(index) = case.search.index_of_readers(case.site, language) else { continue };
        let stops = index.tongue.stop_words();
        let used = |word: &String| index.class(word).is_some_and(|class| index.classes[class as usize].df > 0);
        for (term, span) in meanings.iter().map(|meaning| &meaning.term).filter(|(_, span)| !case.is_librarys(*span)) {
            let unknown = words::list(term).into_iter().find(|word| !used(word) && !stops.contains(word));
            if let Some(word) = unknown {
                found.add(*span, format!("no page uses the word `{word}`"), "give the word that the pages use");
            }
        }
    }
}
