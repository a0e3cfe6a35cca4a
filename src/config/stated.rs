//! Settings that do not stand in book.toml: those of the environment and of the command line.
//!
//! They are a source of their own, a line each, and their spans lie in it: a fault in one of them is
//! shown where it was made.

use super::options::Options;
use crate::base::{SourceId, Span};
use crate::data::{self, Entry, Node, Value};
use crate::source::{Layer, SourceFile, Sources};

/// The code of what is not TOML.
pub(super) const SYNTAX: &str = "config/syntax";
/// The path of the source among the others; no file of a site is ever read from there.
const PATH: &str = "environment.txt";
/// What messages call it.
const NAME: &str = "environment";

impl Options {
    /// What is said outside book.toml, as a source, so that what is wrong in it has a place; none when nothing is.
    pub fn stated(&self) -> Option<SourceFile> {
        let lines: String = lines(self).map(|(name, value)| format!("{name}={}\n", in_one_line(value))).collect();
        let file = |lines: String| SourceFile::new(Layer::Site, PATH.into(), lines.into_bytes()).standing_at(NAME);
        (!lines.is_empty()).then(|| file(lines))
    }
}

/// Puts what is said into the tree of book.toml, in the place of what stands there.
pub(super) fn apply(sources: &Sources, options: &Options, book: &mut Node) {
    let source = sources.find(PATH);
    let mut at = 0;
    for (name, value) in lines(options) {
        let value = in_one_line(value);
        let place = match source {
            Some(id) => {
                Place { source: id, name: at..at + name.len(), value: at + name.len() + 1, length: value.len() }
            }
            // Without the source, the settings themselves are the nearest place.
            None => Place { source: book.span.source, name: 0..0, value: 0, length: 0 },
        };
        at += name.len() + value.len() + 2;
        set(book, &path(name), &value, &place);
    }
}

/// Where a setting stands: its name and its value.
struct Place {
    source: SourceId,
    name: std::ops::Range<usize>,
    value: usize,
    length: usize,
}

impl Place {
    fn name(&self) -> Span {
        Span::new(self.source, self.name.clone())
    }

    fn value(&self) -> Span {
        Span::new(self.source, self.value..self.value + self.length)
    }
}

/// What is said, in the order of its weight: the command line comes last.
fn lines(options: &Options) -> impl Iterator<Item = (&str, &str)> {
    let overrides = options.overrides.iter().map(|(name, value)| (name.as_str(), value.as_str()));
    overrides.chain(options.base_url.as_deref().map(|url| ("--base-url", url)))
}

fn in_one_line(value: &str) -> String {
    value.replace(['\n', '\r'], " ")
}

/// `CANDOR_BUILD__BASE_URL` is `build`, `base-url`.
fn path(name: &str) -> Vec<String> {
    if name == "--base-url" {
        return vec!["build".into(), "base-url".into()];
    }
    let path = name.trim_start_matches("CANDOR_").to_lowercase();
    path.split("__").map(|key| key.replace('_', "-")).collect()
}

fn set(book: &mut Node, path: &[String], text: &str, place: &Place) {
    let mut at = book;
    for key in path {
        if !matches!(at.value, Value::Map(_)) {
            at.value = Value::Map(Vec::new());
        }
        let Value::Map(entries) = &mut at.value else { return };
        let found = entries.iter().position(|entry| entry.key.to_lowercase().replace('_', "-") == *key);
        let index = found.unwrap_or_else(|| {
            let node = Node { span: place.value(), value: Value::Null };
            entries.push(Entry { key: key.clone(), key_span: place.name(), node });
            entries.len() - 1
        });
        at = &mut entries[index].node;
    }
    *at = read(text, place);
}

/// The value as TOML reads it (`3`, `true`, `["a"]`), else as text.
fn read(text: &str, place: &Place) -> Node {
    const BEFORE: &str = "v = ";
    let mut faults = Vec::new();
    let line = data::parse_toml(&format!("{BEFORE}{text}"), place.source, SYNTAX, None, &mut faults);
    match line.entries().first() {
        Some(entry) if faults.is_empty() && line.entries().len() == 1 => {
            let mut node = entry.node.clone();
            settle(&mut node, place, BEFORE.len());
            node
        }
        _ => Node { span: place.value(), value: Value::Text(text.to_owned()) },
    }
}

/// Moves spans from the text that was read for them to where the value stands.
fn settle(node: &mut Node, place: &Place, before: usize) {
    let moved = |span: Span| {
        let within = |at: usize| place.value + at.saturating_sub(before).min(place.length);
        Span::new(place.source, within(span.range().start)..within(span.range().end))
    };
    node.span = moved(node.span);
    match &mut node.value {
        Value::List(items) => items.iter_mut().for_each(|item| settle(item, place, before)),
        Value::Map(entries) => entries.iter_mut().for_each(|entry| {
            entry.key_span = moved(entry.key_span);
            settle(&mut entry.node, place, before);
        }),
        _ => {}
    }
}
