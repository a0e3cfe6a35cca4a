//! A change to a text, told by its place.

use super::{SourceId, Span};

/// What stands in place of a stretch of a source.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Edit {
    /// What goes; empty where something is only added.
    pub span: Span,
    /// What comes.
    pub replacement: String,
}

impl Edit {
    /// Puts `replacement` in the place of `span`.
    pub fn new(span: Span, replacement: impl Into<String>) -> Self {
        Self { span, replacement: replacement.into() }
    }
}

/// The text of `source` after all edits of it, whatever their order; of two that overlap the first holds.
pub(crate) fn edited<'a>(source: SourceId, text: &str, edits: impl IntoIterator<Item = &'a Edit>) -> String {
    let mut edits: Vec<&Edit> = edits.into_iter().filter(|edit| edit.span.source == source).collect();
    edits.sort_by_key(|edit| edit.span.start);
    let mut made = String::with_capacity(text.len());
    let mut at = 0;
    for edit in edits {
        let range = edit.span.range();
        if range.start < at {
            continue;
        }
        made.push_str(&text[at..range.start]);
        made.push_str(&edit.replacement);
        at = range.end;
    }
    made + &text[at..]
}
