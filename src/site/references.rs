//! The sources that pages cite: `sources.yaml` in the content folder.

use crate::base::{Date, Span};
use crate::config::{Config, LanguageId};
use crate::data::{self, Entry, FILE_CODES, Field, Node, Record, Shape, Value, Whole};
use crate::diagnostic::Diagnostic;
use crate::source::Sources;
use std::collections::BTreeMap;

const TEXT: Shape = Shape::Text;

/// What may be said of a source.
pub(crate) const REFERENCE: &[Field] = &[
    Field::new("author", TEXT, "Who wrote or published it."),
    Field::new("year", TEXT, "When."),
    Field::new("title", TEXT, "Its title."),
    Field::new("container", TEXT, "The journal, book or website it is in."),
    Field::new("doi", TEXT, "Its DOI."),
    Field::new("url", Shape::Url, "Its web address."),
    Field::new(
        "kind",
        Shape::Choice(&[
            ("study", "An original study."),
            ("review", "A review of several studies."),
            ("book", "A book."),
            ("code", "A code of ethics or conduct."),
            ("guideline", "A guideline for professionals."),
            ("web", "A web page."),
            ("news", "News."),
            ("film", "A film."),
            ("essay", "An essay or an opinion."),
            ("thesis", "A thesis."),
            ("law", "A law or a judgment."),
            ("data", "Statistics or other data."),
        ]),
        "What kind of source it is.",
    ),
    Field::new(
        "confidence",
        Shape::Choice(&[
            ("verified", "Somebody read it, and it supports the statement."),
            ("second-hand", "It is known only from another source."),
            ("recheck", "Somebody must check it again."),
        ]),
        "How sure you are of what the source says.",
    ),
    Field::new("checked", Shape::Date, "When somebody last checked it."),
    Field::new(
        "read",
        Shape::Choice(&[
            ("whole", "All of it."),
            ("abstract", "Its abstract or summary."),
            ("opening", "Its beginning, or another part."),
        ]),
        "How much of it was read.",
    ),
    Field::new("supports", TEXT, "What you cite it for."),
    Field::new("note", TEXT, "A note for authors, such as what exactly was read."),
];

/// A source.
#[derive(Clone, Debug)]
pub struct Reference {
    /// Its fields.
    pub record: Record,
    /// Where its key stands.
    pub span: Span,
}

impl Reference {
    /// A text of it, such as `title`.
    pub fn text(&self, key: &str) -> Option<&str> {
        self.record.text(key)
    }

    /// When somebody last checked it.
    pub fn checked(&self) -> Option<Date> {
        self.record.date("checked")
    }
}

/// All sources by key.
#[derive(Clone, Debug, Default)]
pub struct References {
    all: BTreeMap<String, Reference>,
    /// Whether the file could not be read: then nothing is known of its keys.
    broken: bool,
}

impl References {
    pub(super) fn read(sources: &Sources, config: &Config, sink: &mut Vec<Diagnostic>) -> Self {
        let mut all = BTreeMap::new();
        let path = config.data_file(LanguageId::OWN, "sources.yaml");
        let files =
            data::joined(sources, &path, Whole::Map, "begin each source with its key, such as `nice-2011:`", sink);
        for Entry { key, key_span, node } in files.iter().flatten().flat_map(Node::entries) {
            if !matches!(node.value, Value::Map(_)) {
                let message = format!("`{key}` must be a group of fields such as `title:`, not {}", node.describe());
                let finding = Diagnostic::new("data/wrong-type", *key_span, message);
                sink.push(finding.help("write its fields below it, indented by two spaces: `  title: …`"));
                all.insert(key.clone(), Reference { record: Record::new(*key_span), span: *key_span });
                continue;
            }
            let record = data::read(node, &[REFERENCE], FILE_CODES, sink);
            all.insert(key.clone(), Reference { record, span: *key_span });
        }
        Self { all, broken: files.iter().any(Option::is_none) }
    }

    /// The source of a key.
    pub fn find(&self, key: &str) -> Option<&Reference> {
        self.all.get(key)
    }

    /// Whether a key can be cited; yes for any while the file is broken, which is said elsewhere.
    pub fn has(&self, key: &str) -> bool {
        self.broken || self.all.contains_key(key)
    }

    /// All keys.
    pub fn keys(&self) -> impl Iterator<Item = &str> {
        self.all.keys().map(String::as_str)
    }

    /// All sources, in order of key.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &Reference)> {
        self.all.iter().map(|(key, reference)| (key.as_str(), reference))
    }
}
