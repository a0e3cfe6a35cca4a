//! The head of a page.

use super::offer::Offers;
use super::outline;
use super::values::{self, Expected, expected};
use crate::data::{Field, Shape};
use crate::document::Document;
use crate::lsp::state::State;
use std::ops::Range;

/// What may be written at a byte of the YAML in `head`, a range of the text.
pub(super) fn offers(
    state: &State,
    document: &Document,
    fields: &[&'static [Field]],
    (text, head): (&str, Range<usize>),
    byte: usize,
) -> Option<Offers> {
    let cursor = outline::cursor(text, &head, byte);
    let start = cursor.start;
    let path: Vec<String> = cursor.path.iter().cloned().chain(cursor.key.clone()).collect();
    let all = match expected(fields, &path)? {
        Expected::Value(field, shape) => values::values(state, Some(document), field, shape),
        // `key: ` and a group: its keys stand on lines of their own.
        Expected::Group(_) if cursor.key.is_some() => Vec::new(),
        Expected::Group(fields) => {
            let line = text[..byte].rfind('\n').map_or(0, |at| at + 1);
            let others = text[head.start..line].to_owned()
                + text[byte..head.end.max(byte)].split_once('\n').map_or("", |(_, rest)| rest);
            let given: Vec<&str> = outline::keys(&others).filter(|_| cursor.path.is_empty()).collect();
            let is_free = |field: &&&Field| {
                field.key != Field::LANGUAGE
                    && !given.iter().any(|key| *key == field.key || field.aliases.contains(key))
            };
            fields.iter().filter(is_free).map(|field| values::key(field, written(field))).collect()
        }
    };
    Some(Offers { start, all })
}

/// A key with what must stand behind it.
fn written(field: &Field) -> String {
    match field.shape {
        Shape::Map(_) => format!("{}:\n  ", field.key),
        Shape::List(Shape::Map(_)) => format!("{}:\n  - ", field.key),
        _ => format!("{}: ", field.key),
    }
}
