//! A group of keys that has been held to its fields.

use super::node::{Entry, Node, Value};
use crate::base::{Date, Span};

/// The keys that were given and fit, under their own names. A getter answers none only when the key
/// was not given (or is of another shape, which is a mistake in this program).
#[derive(Clone, Debug)]
pub struct Record {
    span: Span,
    entries: Vec<Entry>,
    /// The keys whose values are still to be filled in.
    unfilled: Vec<&'static str>,
}

impl Record {
    /// An empty group at a place.
    pub fn new(span: Span) -> Self {
        Self { span, entries: Vec::new(), unfilled: Vec::new() }
    }

    /// An empty group at a place, with room for so many keys: one for each page is kept.
    pub(super) fn with_room(span: Span, keys: usize) -> Self {
        Self { entries: Vec::with_capacity(keys), ..Self::new(span) }
    }

    /// A node that [`super::read`] has already checked, as a record.
    pub fn from_node(node: &Node) -> Self {
        Self { span: node.span, entries: node.entries().to_vec(), unfilled: Vec::new() }
    }

    /// Notes that the value of a key is still to be filled in.
    pub(super) fn leave(&mut self, key: &'static str) {
        self.unfilled.push(key);
    }

    /// Whether it is, which has been reported.
    pub fn is_unfilled(&self, key: &str) -> bool {
        self.unfilled.contains(&key)
    }

    /// Where the group stands.
    pub fn span(&self) -> Span {
        self.span
    }

    /// Where a key stands.
    pub fn key_span(&self, key: &str) -> Option<Span> {
        self.entry(key).map(|entry| entry.key_span)
    }

    /// Where a key's value stands; where the group stands when the key is not given.
    pub fn place(&self, key: &str) -> Span {
        self.get(key).map_or(self.span, |node| node.span)
    }

    /// A value.
    pub fn get(&self, key: &str) -> Option<&Node> {
        self.entry(key).map(|entry| &entry.node)
    }

    /// Text, never empty.
    pub fn text(&self, key: &str) -> Option<&str> {
        self.get(key)?.text().filter(|text| !text.trim().is_empty())
    }

    /// `true` or `false`.
    pub fn bool(&self, key: &str) -> Option<bool> {
        if let Value::Bool(value) = self.get(key)?.value { Some(value) } else { None }
    }

    /// A whole number.
    pub fn integer(&self, key: &str) -> Option<i64> {
        if let Value::Integer(value, _) = self.get(key)?.value { Some(value) } else { None }
    }

    pub fn date(&self, key: &str) -> Option<Date> {
        self.get(key)?.date()
    }

    /// The items of a list; empty when it is not given.
    pub fn list(&self, key: &str) -> &[Node] {
        self.get(key).map_or(&[], Node::items)
    }

    /// The texts of a list; empty when it is not given.
    pub fn texts(&self, key: &str) -> Vec<String> {
        self.list(key).iter().filter_map(|node| node.text().map(str::to_owned)).collect()
    }

    /// A group within this one; empty when it is not given.
    pub fn record(&self, key: &str) -> Record {
        self.get(key).map_or_else(|| Record::new(self.span), Record::from_node)
    }

    /// All keys, in the order in which they were written.
    pub fn entries(&self) -> &[Entry] {
        &self.entries
    }

    /// The same, to be changed.
    pub fn entries_mut(&mut self) -> &mut [Entry] {
        &mut self.entries
    }

    pub(super) fn insert(&mut self, key: &str, key_span: Span, node: Node) {
        self.entries.push(Entry { key: key.to_owned(), key_span, node });
    }

    /// As a group within another; what is still to be filled in is nothing there.
    pub(super) fn into_node(self) -> Node {
        let Self { span, mut entries, unfilled } = self;
        let open = |key: &str| Entry { key: key.to_owned(), key_span: span, node: Node { span, value: Value::Null } };
        entries.extend(unfilled.into_iter().map(open));
        Node { span, value: Value::Map(entries) }
    }

    fn entry(&self, key: &str) -> Option<&Entry> {
        self.entries.iter().find(|entry| entry.key == key)
    }
}
