//! A tree of values that know where they stand.

use crate::base::{Date, Span};
use crate::markdown::Prose;
use std::borrow::Cow;
use std::ops::Range;

/// A value and its place.
#[derive(Clone, Debug, PartialEq)]
pub struct Node {
    /// Where the value stands.
    pub span: Span,
    pub value: Value,
}

/// What was written.
#[derive(Clone, Debug, PartialEq)]
pub enum Value {
    /// Nothing (`key:` alone).
    Null,
    /// `true` or `false`.
    Bool(bool),
    /// A whole number, and how it was written.
    Integer(i64, String),
    /// Any other number, and how it was written.
    Number(f64, String),
    Text(String),
    /// Text whose Markdown has been read.
    Prose(Box<Prose>),
    List(Vec<Node>),
    /// Keys and values, in the order in which they were written.
    Map(Vec<Entry>),
}

/// A key with its value.
#[derive(Clone, Debug, PartialEq)]
pub struct Entry {
    /// The key as written.
    pub key: String,
    /// Where the key stands.
    pub key_span: Span,
    /// Its value.
    pub node: Node,
}

impl Node {
    /// The text of a scalar: text as it is, a number as it was written.
    pub fn text(&self) -> Option<&str> {
        match &self.value {
            Value::Text(text) | Value::Integer(_, text) | Value::Number(_, text) => Some(text),
            Value::Prose(prose) => Some(&prose.text),
            _ => None,
        }
    }

    /// Its Markdown, where it was read.
    pub fn prose(&self) -> Option<&Prose> {
        if let Value::Prose(prose) = &self.value { Some(prose) } else { None }
    }

    /// What a reader reads of a scalar: nothing of a list or a group.
    pub fn words(&self) -> Cow<'_, str> {
        match self.prose() {
            Some(prose) => prose.words().into(),
            None => self.text().unwrap_or_default().into(),
        }
    }

    /// Where a part of its text stands; where all of it stands when it was folded or escaped.
    pub fn part(&self, range: Range<usize>) -> Span {
        let written = self.span.range().len();
        let quotes = match self.text().map_or(0, str::len) {
            length if length == written => 0,
            length if length + 2 == written => 1,
            _ => return self.span,
        };
        let start = self.span.range().start + quotes;
        Span::new(self.span.source, start + range.start..start + range.end)
    }

    pub fn date(&self) -> Option<Date> {
        Date::parse(self.text()?)
    }

    /// The entries of a map; empty for anything else.
    pub fn entries(&self) -> &[Entry] {
        if let Value::Map(entries) = &self.value { entries } else { &[] }
    }

    /// The value of a key of a map.
    pub fn get(&self, key: &str) -> Option<&Node> {
        self.entries().iter().find(|entry| entry.key == key).map(|entry| &entry.node)
    }

    /// The items of a list; empty for anything else.
    pub fn items(&self) -> &[Node] {
        if let Value::List(items) = &self.value { items } else { &[] }
    }

    /// The items of a list, or the value by itself.
    pub fn one_or_more(&self) -> &[Node] {
        if let Value::List(items) = &self.value { items } else { std::slice::from_ref(self) }
    }

    /// The words for what this is, with an article.
    pub fn describe(&self) -> &'static str {
        match self.value {
            Value::Null => "nothing",
            Value::Bool(_) => "true or false",
            Value::Integer(..) => "a whole number",
            Value::Number(..) => "a number",
            Value::Text(_) | Value::Prose(_) => "text",
            Value::List(_) => "a list",
            Value::Map(_) => "a group of fields",
        }
    }
}
