//! Terms, and where they are mentioned.

use super::address::DocumentId;
use crate::base::Table;
use crate::config::{Config, LanguageId};
use crate::document::Document;
use crate::kind::term;
use aho_corasick::{AhoCorasick, MatchKind};
use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::Arc;

/// What a link to a term begins with; the name of its file follows.
pub(crate) const TERM: &str = "term:";

#[derive(Clone, Debug)]
pub(crate) struct Term {
    pub document: DocumentId,
    /// Its name in the text.
    pub name: String,
}

/// The terms of the site, by language.
#[derive(Debug, Default)]
pub struct Glossary(Table<LanguageId, Words>);

/// The terms of one language.
#[derive(Debug, Default)]
struct Words {
    /// By key: the name of the term's file.
    keys: BTreeMap<String, DocumentId>,
    terms: Vec<Term>,
    matcher: Option<AhoCorasick>,
}

/// A place in a text where a term is named.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mention {
    /// The bytes of the text.
    pub range: Range<usize>,
    /// The term's document.
    pub document: DocumentId,
}

impl Glossary {
    pub(super) fn new(config: &Config, documents: &Table<DocumentId, Arc<Document>>, published: &[DocumentId]) -> Self {
        let mut languages: Table<LanguageId, Words> = config.languages.iter().map(|_| Words::default()).collect();
        for (number, document) in documents.iter_enumerated().filter(|(_, document)| document.is_term()) {
            let words = &mut languages[config.language_of(&document.path)];
            let name = document.path.rsplit('/').next().unwrap_or_default();
            let key = name.strip_suffix(".md").unwrap_or(name);
            words.keys.entry(key.to_owned()).or_insert(number);
            let name = document.front.text(&term::TERM).or_else(|| document.title()).unwrap_or(key);
            if published.binary_search(&number).is_ok() && (!is_short(name) || !name.contains(char::is_lowercase)) {
                words.terms.push(Term { document: number, name: name.to_owned() });
            }
        }
        languages.iter_mut().for_each(Words::look_for_terms);
        Self(languages)
    }

    /// The document of a term's key: in a language, else in the site's own.
    pub fn find(&self, language: LanguageId, key: &str) -> Option<DocumentId> {
        let found = |language: LanguageId| self.0.get(language)?.keys.get(key).copied();
        found(language).or_else(|| found(LanguageId::OWN))
    }

    /// All keys.
    pub fn keys(&self) -> impl Iterator<Item = &str> {
        self.0.iter().flat_map(|words| words.keys.keys().map(String::as_str))
    }

    /// Whether there are no terms to be found in a text of a language.
    pub fn is_empty(&self, language: LanguageId) -> bool {
        self.0.get(language).is_none_or(|words| words.matcher.is_none())
    }

    /// Where terms of a text's language are named in it, as whole words, the longest name first.
    pub fn mentions<'a>(&'a self, language: LanguageId, text: &'a str) -> impl Iterator<Item = Mention> + 'a {
        self.0.get(language).into_iter().flat_map(move |words| words.mentions(text))
    }
}

/// Whether a name is so short that it is taken for the term only in capitals, as `ED` is.
fn is_short(name: &str) -> bool {
    name.chars().count() <= 3
}

impl Words {
    fn look_for_terms(&mut self) {
        let names: Vec<&str> = self.terms.iter().map(|term| term.name.as_str()).collect();
        let mut builder = AhoCorasick::builder();
        builder.match_kind(MatchKind::LeftmostLongest).ascii_case_insensitive(true);
        self.matcher = if names.is_empty() { None } else { builder.build(names).ok() };
    }

    fn mentions<'a>(&'a self, text: &'a str) -> impl Iterator<Item = Mention> + 'a {
        self.matcher.iter().flat_map(move |matcher| matcher.find_iter(text)).filter_map(move |found| {
            let range = found.range();
            let edge = |neighbour: Option<char>| !neighbour.is_some_and(|c| c.is_alphanumeric() || c == '-');
            let whole = edge(text[..range.start].chars().next_back()) && edge(text[range.end..].chars().next());
            let term = &self.terms[found.pattern().as_usize()];
            let meant = !is_short(&term.name) || text[range.clone()] == term.name;
            (whole && meant).then_some(Mention { range, document: term.document })
        })
    }
}
