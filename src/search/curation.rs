//! What authors give search beside their pages: synonyms (`thesaurus.yaml`), pinned results (`danger.yaml` and
//! `leads.yaml`: where some words lead before anything else) and queries to be tested (`search-tests.yaml`).

use super::tokenizer::tokens;
use crate::base::{SourceId, Span};
use crate::config::{Config, LanguageId};
use crate::data::{self, FILE_CODES, Field, Record, Shape, Value};
use crate::diagnostic::Diagnostic;
use crate::source::Sources;

/// The files that are read here, from a language's own folder: the content folder, or `es` in it.
pub(crate) const FILES: [&str; 3] = ["thesaurus.yaml", "danger.yaml", "leads.yaml"];

const TEXT: Shape = Shape::Text;
const TEXTS: Shape = Shape::List(&TEXT);

pub(crate) const SYNONYM: &[Field] = &[
    Field::new("term", TEXT, "The word that your pages use."),
    Field::new("says", TEXTS, "What people say or type."),
    Field::new("spelt", TEXTS, "Other spellings of the word, treated like the word itself."),
    Field::new(
        "both",
        Shape::Bool,
        "`true` if each word can replace the other, and readers may see them; otherwise they are only used to find the word.",
    ),
];

pub(crate) const PIN: &[Field] = &[
    Field::new(
        "set",
        TEXT,
        "A name in capitals for a set of words, to use in `says` and `but`. A second set with the same name adds words.",
    ),
    Field::new("says", TEXTS, "What people type; `*` means up to three words, the name of a set means any word in it."),
    Field::new("but", TEXTS, "Harmless phrases: their words are ignored when a query is compared with `says`."),
    Field::new("to", TEXTS, "The pages to show first, as paths in the content folder."),
    Field::new("words", TEXT, "One or two plain sentences to show above them."),
    Field::new(
        "places",
        Shape::Bool,
        "If `true`, `says` also includes the name of every country that has no page; `{place}` in `words` becomes the country's name.",
    ),
];

pub(crate) const TEST: &[Field] = &[
    Field::new("query", TEXT, "What people type."),
    Field::new("topic", TEXTS, "Keys of topics: any page with one of them is right."),
    Field::new("to", TEXTS, "Other right pages, as paths in the content folder."),
    Field::new("type", TEXT, "The type of query, such as `misspelt`; measurements count each type separately."),
    Field::new("plain", Shape::Bool, "Whether the query is harmless: help must not come before the answers."),
];

/// A word and what people say instead.
#[derive(Clone, Debug)]
pub struct Synonym {
    /// The word that pages use, and its place.
    pub term: (String, Span),
    /// What people say, each with its place.
    pub says: Vec<(String, Span)>,
    /// Other spellings of the word, each with its place.
    pub spelt: Vec<(String, Span)>,
    /// Whether it holds in both directions.
    pub both: bool,
}

/// Pages that come first when certain words are typed.
#[derive(Clone, Debug)]
pub struct Pin {
    /// What is typed; see [`Curation::pattern`].
    pub says: Vec<(String, Span)>,
    /// What is not heard.
    pub but: Vec<(String, Span)>,
    /// Paths below the content folder, each with its place.
    pub to: Vec<(String, Span)>,
    /// What stands above the links.
    pub words: String,
}

/// A query and where it should lead.
#[derive(Clone, Debug)]
pub struct TestQuery {
    /// What is typed, and its place.
    pub query: (String, Span),
    /// Keys of topics.
    pub topics: Vec<String>,
    /// Paths below the content folder, each with its place.
    pub to: Vec<(String, Span)>,
    /// Whether no lead may stand before the answers.
    pub plain: bool,
}

/// Words that are looked for in a query: folded, or as the index knows them.
pub(crate) type Pattern<W> = Vec<Element<W>>;

/// An element of a pattern.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Element<W> {
    Word(W),
    /// A word of the set of this number.
    Set(usize),
    /// Up to [`GAP`] words.
    Gap,
}

/// So many words may stand in the place of a `*`.
pub(crate) const GAP: usize = 3;

/// A set of words: its name, and its words with their places.
pub(crate) type Set = (String, Vec<(String, Span)>);

/// Everything that authors say about search.
#[derive(Clone, Debug, Default)]
pub struct Curation {
    /// Words and what people say instead.
    pub synonyms: Vec<Synonym>,
    /// Pages that come first when certain words are typed.
    pub pins: Vec<Pin>,
    /// Names of sets, and their words.
    pub sets: Vec<Set>,
    /// Queries that are tested.
    pub tests: Vec<TestQuery>,
}

impl Curation {
    /// Reads the files of a language; `places` are those that no page is about. What is wrong in them goes to `sink`.
    pub fn read(
        sources: &Sources,
        config: &Config,
        (language, places): (LanguageId, &[String]),
        sink: &mut Vec<Diagnostic>,
    ) -> Self {
        let mut read = |name: &str, fields, owes: Owed| {
            let files = files(sources, config, language, name);
            files.flat_map(|id| records(sources, id, fields, owes, sink)).collect::<Vec<Record>>()
        };
        let synonyms = read("thesaurus.yaml", SYNONYM, owed_by_synonym);
        let mut pins = read("danger.yaml", PIN, owed_by_pin);
        pins.extend(read("leads.yaml", PIN, owed_by_pin));
        let set = |record: &Record| Some((record.text("set")?.to_owned(), texts(record, "says")));
        let tests = read("search-tests.yaml", TEST, |_| &["query"]);
        Self {
            synonyms: synonyms.iter().filter_map(synonym).collect(),
            pins: pins
                .iter()
                .filter(|record| record.text("set").is_none())
                .flat_map(|record| leads(record, places))
                .collect(),
            sets: joined(pins.iter().filter_map(set)),
            tests: tests.iter().filter_map(test).collect(),
        }
    }

    /// The pattern of what is typed for a pin. The name of a set is written as the set is named.
    pub fn pattern(&self, says: &str) -> Pattern<String> {
        let set = |part: &str| self.sets.iter().position(|(name, _)| name == part);
        let elements = says.split_whitespace().flat_map(|part| match set(part) {
            Some(number) => vec![Element::Set(number)],
            None if part == "*" => vec![Element::Gap],
            None => tokens(part).into_iter().map(Element::Word).collect(),
        });
        elements.collect()
    }
}

/// Sets by name: one of the same name, in a layer above or further down, adds its words.
fn joined(all: impl Iterator<Item = Set>) -> Vec<Set> {
    let mut sets: Vec<Set> = Vec::new();
    for (name, words) in all {
        match sets.iter_mut().find(|(own, _)| *own == name) {
            Some((_, own)) => own.extend(words),
            None => sets.push((name, words)),
        }
    }
    sets
}

/// Other spellings are enough.
fn owed_by_synonym(record: &Record) -> &'static [&'static str] {
    if record.get("spelt").is_some() { &["term"] } else { &["term", "says"] }
}

/// A set of words leads nowhere by itself; what is for places has their names.
fn owed_by_pin(record: &Record) -> &'static [&'static str] {
    match (record.get("set").is_some(), record.bool("places").unwrap_or(false)) {
        (true, _) => &["says"],
        (_, true) => &["to"],
        _ => &["says", "to"],
    }
}

/// What an entry must have; the first of it is with what an entry is best begun.
type Owed = fn(&Record) -> &'static [&'static str];

/// The groups of a file's list; what does not fit is reported and left out.
fn records(
    sources: &Sources,
    id: SourceId,
    fields: &'static [Field],
    owes: Owed,
    sink: &mut Vec<Diagnostic>,
) -> Vec<Record> {
    let text = sources.file(id).text();
    let Some(node) = data::parse_yaml(text, id, 0..text.len(), "data/syntax", sink) else { return Vec::new() };
    let example = format!("begin each entry with `- {}: …`", owes(&Record::new(node.span))[0]);
    let wrong = |place: Span, message: String, help: &str, sink: &mut Vec<Diagnostic>| {
        sink.push(Diagnostic::new(FILE_CODES.wrong_type, place, message).help(help));
    };
    if !matches!(node.value, Value::List(_) | Value::Null) {
        let place = Span { end: node.span.start, ..node.span };
        wrong(place, format!("this file must be a list of entries, not {}", node.describe()), &example, sink);
    }
    let mut records = Vec::new();
    for item in node.items() {
        if !matches!(item.value, Value::Map(_)) {
            wrong(item.span, format!("an entry must be a group of fields, not {}", item.describe()), &example, sink);
            continue;
        }
        let before = sink.len();
        let record = data::read(item, &[fields], FILE_CODES, sink);
        let missing = owes(&record).iter().find(|key| record.get(key).is_none());
        if let Some(key) = missing.filter(|_| sink.len() == before) {
            let place = item.entries().first().map_or(item.span, |entry| entry.key_span);
            wrong(place, format!("this entry has no `{key}`"), &format!("add `{key}: …`"), sink);
        }
        records.push(record);
    }
    records
}

/// The files of that name of all layers, which are joined.
pub(super) fn files(
    sources: &Sources,
    config: &Config,
    language: LanguageId,
    name: &str,
) -> impl Iterator<Item = SourceId> {
    sources.layers_at(&config.data_file(language, name)).into_iter()
}

fn texts(record: &Record, key: &str) -> Vec<(String, Span)> {
    record.list(key).iter().filter_map(|node| Some((node.text()?.to_owned(), node.span))).collect()
}

fn synonym(record: &Record) -> Option<Synonym> {
    let term = (record.text("term")?.to_owned(), record.place("term"));
    let (says, spelt) = (texts(record, "says"), texts(record, "spelt"));
    Some(Synonym { term, says, spelt, both: record.bool("both").unwrap_or(false) })
}

fn pin(record: &Record) -> Pin {
    let words = record.text("words").unwrap_or_default().to_owned();
    Pin { says: texts(record, "says"), but: texts(record, "but"), to: texts(record, "to"), words }
}

/// The pins of an entry: one, or one for each place.
fn leads(record: &Record, places: &[String]) -> Vec<Pin> {
    let whole = pin(record);
    if !record.bool("places").unwrap_or(false) {
        return vec![whole];
    }
    let names = places.iter().map(|name| (name.clone(), record.place("places")));
    let each = whole.says.iter().cloned().chain(names).map(|name| {
        let words = whole.words.replace("{place}", &name.0);
        Pin { says: vec![name], words, ..whole.clone() }
    });
    each.collect()
}

fn test(record: &Record) -> Option<TestQuery> {
    let query = (record.text("query")?.to_owned(), record.place("query"));
    let plain = record.bool("plain").unwrap_or(false);
    Some(TestQuery { query, topics: record.texts("topic"), to: texts(record, "to"), plain })
}
