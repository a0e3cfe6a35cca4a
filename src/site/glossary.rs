//! Terms, and where they are mentioned.

use super::DocumentId;
use crate::document::Document;
use aho_corasick::{AhoCorasick, MatchKind};
use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::Arc;

/// A term.
#[derive(Clone, Debug)]
pub struct Term {
    /// Its document.
    pub document: DocumentId,
    /// Its name in the text.
    pub name: String,
}

/// The terms of the site.
#[derive(Debug, Default)]
pub struct Glossary {
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
    pub(super) fn new(documents: &[Arc<Document>], published: &[bool]) -> Self {
        let mut keys = BTreeMap::new();
        let mut terms = Vec::new();
        for (number, document) in documents.iter().enumerate() {
            if document.front.kind.name != "term" || document.is_index() {
                continue;
            }
            let key = document.path.rsplit('/').next().unwrap_or_default().trim_end_matches(".md");
            keys.entry(key.to_owned()).or_insert(number);
            let name = document.front.record.text("term").or_else(|| document.title()).unwrap_or(key);
            if published[number] && name.chars().count() > 3 {
                terms.push(Term { document: number, name: name.to_owned() });
            }
        }
        let names: Vec<&str> = terms.iter().map(|term| term.name.as_str()).collect();
        let matcher = (!names.is_empty())
            .then(|| {
                AhoCorasick::builder()
                    .match_kind(MatchKind::LeftmostLongest)
                    .ascii_case_insensitive(true)
                    .build(names)
                    .ok()
            })
            .flatten();
        Self { keys, terms, matcher }
    }

    /// The document of a term's key.
    pub fn find(&self, key: &str) -> Option<DocumentId> {
        self.keys.get(key).copied()
    }

    /// All keys.
    pub fn keys(&self) -> impl Iterator<Item = &str> {
        self.keys.keys().map(String::as_str)
    }

    /// Whether there are no terms to be found in a text.
    pub fn is_empty(&self) -> bool {
        self.matcher.is_none()
    }

    /// Where terms are named in a text, as whole words, the longest name first.
    pub fn mentions<'a>(&'a self, text: &'a str) -> impl Iterator<Item = Mention> + 'a {
        self.matcher.iter().flat_map(move |matcher| matcher.find_iter(text)).filter_map(move |found| {
            let range = found.range();
            let edge = |neighbour: Option<char>| !neighbour.is_some_and(|c| c.is_alphanumeric() || c == '-');
            let whole = edge(text[..range.start].chars().next_back()) && edge(text[range.end..].chars().next());
            whole.then(|| Mention { range, document: self.terms[found.pattern().as_usize()].document })
        })
    }
}
