//! `search/unknown-term`: the thesaurus explains words by a word that no page uses.

use super::{Check, Rule};
use crate::config::LanguageId;
use crate::diagnostic::{Diagnostic, Severity};
use crate::lint::Context;
use crate::search::words;

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
    for language in context.site.config.languages.keys() {
        check_language(context, language, found);
    }
}

fn check_language(context: &Context<'_>, language: LanguageId, found: &mut Vec<Diagnostic>) {
    let meanings = &context.search.author(language).meanings;
    if meanings.is_empty() {
        return;
    }
    let Some(index) = context.search.index_of_readers(context.site, language) else { return };
    let stops = index.tongue.stop_words();
    for meaning in meanings.iter().filter(|meaning| !context.is_librarys(meaning.term.1)) {
        let (term, span) = &meaning.term;
        let used = |word: &String| index.class(word).is_some_and(|class| index.classes[class as usize].df > 0);
        let unknown = words::list(term).into_iter().find(|word| !used(word) && !stops.contains(word));
        if let Some(word) = unknown {
            let message = format!("no page uses the word `{word}`");
            found.push(Diagnostic::warning(RULE.code, *span, message).help("give the word that the pages use"));
        }
    }
}
