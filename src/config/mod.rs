//! `book.toml` and the chosen brand, checked and with every default filled in.

mod book;
mod languages;
mod valid;

pub use book::{BOOK, BRAND};
pub use languages::{Language, LanguageId};
pub use valid::{Brand, Config, Exit, Help, Level, Loading, Markdown, RawHtml, Review, Titles, Urls, known};

use crate::base::{Date, SourceId, Span};
use crate::data::{self, Codes, Entry, Node, Record, Value};
use crate::diagnostic::Diagnostic;
use crate::source::Sources;

const CODES: Codes =
    Codes { unknown_key: "config/unknown-key", wrong_type: "config/wrong-type", list: "KEY = [\"ITEM\"]" };
const SYNTAX: &str = "config/syntax";
/// Where the site's settings stand.
pub const FILE: &str = "book.toml";

/// What the command line and the environment say. There is no clock and no environment below the
/// command line, so the day is given here.
#[derive(Clone, Debug)]
pub struct Options {
    /// The brand chosen with `--brand`.
    pub brand: Option<String>,
    /// Whether drafts are built.
    pub drafts: bool,
    /// `--base-url`, over that of book.toml.
    pub base_url: Option<String>,
    /// The day against which review dates are held; it changes findings, never bytes.
    pub today: Date,
    /// Settings from the environment: `("build.base-url", "https://…")`.
    pub overrides: Vec<(String, String)>,
}

/// Reads the settings. Every fault goes to `sink`, its code in the family `config`; there is always
/// a result. Without a book.toml all defaults hold.
pub fn parse(sources: &Sources, options: &Options, sink: &mut Vec<Diagnostic>) -> Config {
    let file = sources.find(FILE);
    let source = file.unwrap_or(SourceId(0));
    let mut node = match file {
        Some(id) => readable(sources, id, sink),
        None => Node { span: Span::file(source), value: Value::Map(Vec::new()) },
    };
    for (path, value) in &options.overrides {
        set(&mut node, path, value);
    }
    // What follows a syntax error is mostly its consequence.
    let broken = !sink.is_empty();
    let mut faults = Vec::new();
    let book = data::read(&node, &[BOOK], CODES, &mut faults);
    sink.extend(faults.into_iter().filter(|_| !broken));
    let brand = brand(sources, options, &book, sink);
    valid::decode(&book, &brand, options, sink)
}

fn readable(sources: &Sources, id: SourceId, sink: &mut Vec<Diagnostic>) -> Node {
    let file = sources.file(id);
    if let crate::source::Content::Damaged { at, why, .. } = file.content {
        sink.push(
            Diagnostic::error(SYNTAX, Span::new(id, at..at), format!("this file has {why}"))
                .help("save it as UTF-8 text"),
        );
        return Node { span: Span::file(id), value: Value::Map(Vec::new()) };
    }
    data::parse_toml(file.text(), id, SYNTAX, sink)
}

/// The chosen brand's file over `[brand]`, key by key.
fn brand(sources: &Sources, options: &Options, book: &Record, sink: &mut Vec<Diagnostic>) -> Record {
    let own = book.record("brand");
    let Some(name) = &options.brand else { return own };
    let path = format!("brands/{name}.toml");
    let Some(id) = sources.find(&path) else {
        let known: Vec<&str> = sources
            .under("brands")
            .filter_map(|(_, file)| file.path.strip_prefix("brands/")?.strip_suffix(".toml"))
            .collect();
        let help = crate::diagnostic::did_you_mean(name, known.iter().copied());
        let place = sources.find(FILE).unwrap_or(SourceId(0));
        let message = format!("there is no brand `{name}`: no file {path}");
        sink.push(Diagnostic::error("config/unknown-brand", Span::file(place), message).maybe_help(help));
        return own;
    };
    let node = readable(sources, id, sink);
    let chosen = data::read(&node, &[BRAND], CODES, sink);
    let mut entries: Vec<Entry> =
        own.entries().iter().filter(|entry| chosen.get(&entry.key).is_none()).cloned().collect();
    entries.extend(chosen.entries().iter().cloned());
    Record::from_node(&Node { span: chosen.span(), value: Value::Map(entries) })
}

/// Puts a setting from the environment into the tree, at the place of what it replaces.
fn set(node: &mut Node, path: &str, text: &str) {
    let place = Span { end: node.span.start, ..node.span };
    let mut at = node;
    for key in path.split('.') {
        if !matches!(at.value, Value::Map(_)) {
            at.value = Value::Map(Vec::new());
        }
        let Value::Map(entries) = &mut at.value else { return };
        let found = entries.iter().position(|entry| entry.key == key);
        let index = found.unwrap_or_else(|| {
            let node = Node { span: place, value: Value::Null };
            entries.push(Entry { key: key.to_owned(), key_span: place, node });
            entries.len() - 1
        });
        at = &mut entries[index].node;
    }
    // The value is read as TOML reads it (`3`, `true`, `["a"]`), else it is text.
    let mut faults = Vec::new();
    let line = data::parse_toml(&format!("v = {text}"), place.source, SYNTAX, &mut faults);
    at.value = match line.entries().first() {
        Some(entry) if faults.is_empty() => entry.node.value.clone(),
        _ => Value::Text(text.to_owned()),
    };
}
