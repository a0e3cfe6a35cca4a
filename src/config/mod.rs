//! `book.toml` and the chosen brand, checked and with every default filled in.

mod book;
mod brand;
mod deploy;
mod help;
mod languages;
mod options;
mod stated;
mod valid;

pub(crate) use book::{BOOK, MEANING, PACKS, field};
pub(crate) use brand::{BRAND, Brand, Hours, Open, Person, Words};
#[cfg(feature = "deploy")]
pub(crate) use deploy::Deploy;
pub(crate) use help::{Help, KINDS as HELP_KINDS, LINE as HELP_LINE};
pub(crate) use languages::Language;
pub use languages::LanguageId;
pub use options::Options;
pub(crate) use valid::{Config, Level, Loading, RawHtml, Titles, Urls};

use crate::base::{Date, SourceId, Span};
use crate::data::{self, Codes, Entry, Node, Record, Value};
use crate::diagnostic::Diagnostic;
use crate::source::Sources;

const CODES: Codes = Codes {
    unknown_key: "config/unknown-key",
    wrong_type: "config/wrong-type",
    list: "KEY = [\"ITEM\"]",
    quoted: true,
    unfilled: None,
};
/// Where the site's settings stand.
pub(crate) const FILE: &str = "book.toml";

/// Reads the settings, and those of the brand. Every fault goes to `sink`, its code in the family `config`; there is always
/// a result. Without a book.toml all defaults hold.
pub(crate) fn parse(sources: &Sources, options: &Options, sink: &mut Vec<Diagnostic>) -> (Config, Brand) {
    let file = sources.find(FILE);
    let source = file.unwrap_or(SourceId(0));
    let mut node = match file {
        Some(id) => readable(sources, id, options.today, sink),
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

fn readable(sources: &Sources, id: SourceId, today: Date, sink: &mut Vec<Diagnostic>) -> Node {
    let file = sources.file(id);
    if let crate::source::Content::Damaged { at, why, .. } = file.content {
        sink.push(
            Diagnostic::new(stated::SYNTAX, Span::new(id, at..at), format!("this file has {why}"))
                .help("save it as UTF-8 text"),
        );
        return Node { span: Span::file(id), value: Value::Map(Vec::new()) };
    }
    data::parse_toml(file.text(), id, stated::SYNTAX, Some(today), sink)
}

/// The names of the brands, in their order.
pub(crate) fn brands(sources: &Sources) -> impl Iterator<Item = &str> {
    let names = sources.under("brands").filter_map(|(_, file)| file.path["brands/".len()..].strip_suffix(".toml"));
    names.filter(|name| !name.contains('/'))
}

/// The chosen brand's file over `[brand]`, key by key.
fn brand(sources: &Sources, options: &Options, book: &Record, sink: &mut Vec<Diagnostic>) -> Record {
    let own = book.record("brand");
    let Some(name) = &options.brand else { return own };
    let path = format!("brands/{name}.toml");
    let Some(id) = sources.find(&path) else {
        let help = crate::diagnostic::did_you_mean(name, brands(sources));
        let place = sources.find(FILE).unwrap_or(SourceId(0));
        let message = format!("there is no brand `{name}`: no file {path}");
        sink.push(Diagnostic::new("config/unknown-brand", Span::file(place), message).maybe_help(help));
        return own;
    };
    let node = own_node(sources, id, options.today, sink);
    let chosen = data::read(&node, &[BRAND], CODES, sink);
    let mut entries: Vec<Entry> =
        own.entries().iter().filter(|entry| chosen.get(&entry.key).is_none()).cloned().collect();
    entries.extend(chosen.entries().iter().cloned());
    Record::from_node(&Node { span: chosen.span(), value: Value::Map(entries) })
}

/// What a brand's file says.
fn own_node(sources: &Sources, id: SourceId, today: Date, sink: &mut Vec<Diagnostic>) -> Node {
    let node = readable(sources, id, today, sink);
    let table = node.entries().iter().find(|entry| entry.key == "brand");
    if let Some((place, table)) = table.map(|entry| (entry.key_span, entry.node.clone())) {
        let message = "this file needs no `[brand]`: the whole file is the brand";
        let finding = Diagnostic::new("config/unknown-key", place, message);
        sink.push(finding.help("remove the line `[brand]`, and write `[color]` instead of `[brand.color]`"));
        return table;
    }
    node
}

/// The name that a brand gives itself, and the keys in its file, such as `color.accent`.
pub(crate) fn brand_settings(sources: &Sources, brand: &str, today: Date) -> (Option<String>, Vec<String>) {
    let Some(id) = sources.find(&format!("brands/{brand}.toml")) else { return (None, Vec::new()) };
    let node = own_node(sources, id, today, &mut Vec::new());
    let key = |entry: &Entry| match entry.node.entries() {
        [] => vec![entry.key.clone()],
        inner => inner.iter().map(|inner| format!("{}.{}", entry.key, inner.key)).collect(),
    };
    let name = node.get("name").and_then(|name| name.text()).map(str::to_owned);
    (name, node.entries().iter().flat_map(key).collect())
}
