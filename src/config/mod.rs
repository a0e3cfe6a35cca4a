//! `book.toml` and the chosen brand, checked and with every default filled in.

mod book;
mod languages;
mod stated;
mod valid;

pub use book::{BOOK, BRAND};
pub use languages::{Language, LanguageId};
pub use valid::{Brand, Config, Exit, Help, Level, Loading, Markdown, RawHtml, Review, Titles, Urls, known};

use crate::base::{Date, SourceId, Span};
use crate::data::{self, Codes, Entry, Node, Record, Value};
use crate::diagnostic::Diagnostic;
use crate::source::{SourceFile, Sources};

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
    /// Settings from the environment: `("CANDOR_BUILD__BASE_URL", "https://…")`.
    pub overrides: Vec<(String, String)>,
}

impl Options {
    /// What is said outside book.toml, as a source, so that what is wrong in it has a place.
    pub fn stated(&self) -> Option<SourceFile> {
        stated::source(self)
    }
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
    stated::apply(sources, options, &mut node);
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
            Diagnostic::new(SYNTAX, Span::new(id, at..at), format!("this file has {why}"))
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
        sink.push(Diagnostic::new("config/unknown-brand", Span::file(place), message).maybe_help(help));
        return own;
    };
    let node = readable(sources, id, sink);
    let chosen = data::read(&node, &[BRAND], CODES, sink);
    let mut entries: Vec<Entry> =
        own.entries().iter().filter(|entry| chosen.get(&entry.key).is_none()).cloned().collect();
    entries.extend(chosen.entries().iter().cloned());
    Record::from_node(&Node { span: chosen.span(), value: Value::Map(entries) })
}
