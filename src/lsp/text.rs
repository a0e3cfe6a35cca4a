//! A text as an editor counts it: lines from 0, columns in the units that were agreed on.

use lsp_types::{Position, Range, TextDocumentContentChangeEvent};
use std::ops;

/// What columns count.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Units {
    Utf8,
    Utf16,
}

/// Where the lines of a text begin. For the protocol, `\n`, `\r\n` and `\r` end a line.
pub(super) struct Lines<'t> {
    text: &'t str,
    starts: Vec<usize>,
    units: Units,
}

impl<'t> Lines<'t> {
    pub(super) fn of(text: &'t str, units: Units) -> Self {
        let bytes = text.as_bytes();
        let ends = memchr::memchr2_iter(b'\n', b'\r', bytes);
        let ends = ends.filter(|at| bytes[*at] == b'\n' || bytes.get(at + 1) != Some(&b'\n'));
        let starts = std::iter::once(0).chain(ends.map(|at| at + 1)).collect();
        Self { text, starts, units }
    }

    /// A place of the text; one past its end is its end.
    pub(super) fn position(&self, byte: usize) -> Position {
        let byte = self.text.floor_char_boundary(byte);
        let line = self.starts.partition_point(|start| *start <= byte) - 1;
        let column = self.length(&self.text[self.starts[line]..byte]);
        Position::new(count(line), count(column))
    }

    pub(super) fn range(&self, range: ops::Range<usize>) -> Range {
        Range::new(self.position(range.start), self.position(range.end))
    }

    /// The byte of a place; a place that there is not gives the nearest before it.
    pub(super) fn byte(&self, at: Position) -> usize {
        let Some(start) = self.starts.get(at.line as usize) else { return self.text.len() };
        let end = self.starts.get(at.line as usize + 1).map_or(self.text.len(), |next| *next);
        let line = self.text[*start..end].trim_end_matches(['\n', '\r']);
        let mut column = 0;
        for (byte, character) in line.char_indices() {
            column += self.length(character.encode_utf8(&mut [0; 4]));
            if column > at.character as usize {
                return start + byte;
            }
        }
        start + line.len()
    }

    /// The bytes of a range, the lesser first.
    pub(super) fn bytes(&self, range: Range) -> ops::Range<usize> {
        let (one, other) = (self.byte(range.start), self.byte(range.end));
        one.min(other)..one.max(other)
    }

    fn length(&self, text: &str) -> usize {
        match self.units {
            Units::Utf8 => text.len(),
            Units::Utf16 => text.encode_utf16().count(),
        }
    }
}

fn count(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}

/// Takes over what was typed.
pub(super) fn change(text: &mut String, change: TextDocumentContentChangeEvent, units: Units) {
    match change.range {
        Some(range) => {
            let bytes = Lines::of(text, units).bytes(range);
            text.replace_range(bytes, &change.text);
        }
        None => *text = change.text,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_are_those_of_the_editor() {
        let text = "a\u{308}😀b\r\nc\rd\n";
        let lines = Lines::of(text, Units::Utf16);
        assert_eq!(lines.position(7), Position::new(0, 4));
        assert_eq!(lines.byte(Position::new(0, 3)), 3);
        assert_eq!(lines.byte(Position::new(0, 99)), 8);
        assert_eq!(lines.position(10), Position::new(1, 0));
        assert_eq!(lines.position(12), Position::new(2, 0));
        assert_eq!(lines.byte(Position::new(9, 9)), text.len());
        assert_eq!(Lines::of(text, Units::Utf8).position(7), Position::new(0, 7));
        for byte in 0..=text.len() {
            if text.is_char_boundary(byte) && byte != 9 {
                assert_eq!(lines.byte(lines.position(byte)), byte);
            }
        }
    }
}
