//! Data files: the YAML beside pages, and that of the theme.

use super::node::{Node, Value};
use super::shape::Codes;
use super::yaml;
use crate::base::{SourceId, Span};
use crate::diagnostic::Diagnostic;
use crate::source::Sources;

/// The codes of what does not fit in a data file.
pub(crate) const FILE_CODES: Codes = Codes {
    unknown_key: "data/unknown-key",
    wrong_type: "data/wrong-type",
    list: "KEY: [ITEM]",
    quoted: false,
    unfilled: None,
};

/// What a data file is as a whole.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Whole {
    /// A list of entries.
    List,
    /// A group of keys.
    Map,
}

/// The files of all layers at a path, the lowest first: what they say is joined, and the highest has the last word. None
/// stands for one that can't be read, which is reported.
pub(crate) fn joined(
    sources: &Sources,
    path: &str,
    whole: Whole,
    help: &str,
    sink: &mut Vec<Diagnostic>,
) -> Vec<Option<Node>> {
    sources.layers_at(path).into_iter().map(|id| file(sources, id, whole, help, sink)).collect()
}

/// What a data file holds; an empty one is [`Value::Null`]. None, with the reason in `sink`, where it can't be
/// read or is something else as a whole; `help` says what it should be.
pub(crate) fn file(
    sources: &Sources,
    id: SourceId,
    whole: Whole,
    help: &str,
    sink: &mut Vec<Diagnostic>,
) -> Option<Node> {
    let text = sources.file(id).text();
    let node = yaml::parse(text, id, 0..text.len(), "data/syntax", sink)?;
    let wanted = match (whole, &node.value) {
        (Whole::List, Value::List(_) | Value::Null) | (Whole::Map, Value::Map(_) | Value::Null) => return Some(node),
        (Whole::List, _) => "a list",
        (Whole::Map, _) => "a group of fields",
    };
    let message = format!("this file must be {wanted}, not {}", node.describe());
    let place = Span { end: node.span.start, ..node.span };
    sink.push(Diagnostic::new(FILE_CODES.wrong_type, place, message).help(help));
    None
}
