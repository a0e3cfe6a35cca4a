//! Where something stands in a source.

use std::borrow::Cow;

/// The number of a source file in [`crate::source::Sources`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct SourceId(pub u32);

/// A range of bytes in one source, end exclusive.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Span {
    /// The source that the range belongs to.
    pub source: SourceId,
    /// First byte.
    pub start: u32,
    /// One past the last byte.
    pub end: u32,
}

impl Span {
    /// The range `start..end` of `source`. Sources of 4 GiB and more are refused when they are read.
    pub fn new(source: SourceId, range: std::ops::Range<usize>) -> Self {
        let clip = |at: usize| u32::try_from(at).unwrap_or(u32::MAX);
        Self { source, start: clip(range.start), end: clip(range.end) }
    }

    /// The first byte of a source: the place of a fault that concerns the whole file.
    pub fn file(source: SourceId) -> Self {
        Self { source, start: 0, end: 0 }
    }

    /// The range as indices into the source's text.
    pub fn range(self) -> std::ops::Range<usize> {
        self.start as usize..self.end as usize
    }
}

/// A place for people: line and column counted from 1, the column in characters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Position {
    /// Line, from 1.
    pub line: usize,
    /// Column in characters, from 1.
    pub column: usize,
}

/// Finds the line of a byte. Lines end with `\n`; a `\r` before it belongs to the line.
#[derive(Debug)]
pub struct LineIndex<'a> {
    text: &'a str,
    starts: Cow<'a, [usize]>,
}

impl<'a> LineIndex<'a> {
    /// Reads `text` once.
    pub fn new(text: &'a str) -> Self {
        Self { text, starts: Cow::Owned(Self::starts(text)) }
    }

    /// Where the lines of a text begin.
    pub fn starts(text: &str) -> Vec<usize> {
        std::iter::once(0).chain(memchr::memchr_iter(b'\n', text.as_bytes()).map(|at| at + 1)).collect()
    }

    /// Of a text whose lines are known to begin at `starts`.
    pub fn known(text: &'a str, starts: &'a [usize]) -> Self {
        Self { text, starts: Cow::Borrowed(starts) }
    }

    /// The position of a byte; a byte past the end gives the end, one inside a character its start.
    pub fn position(&self, byte: usize) -> Position {
        let byte = byte.min(self.text.len());
        let line = self.starts.partition_point(|start| *start <= byte);
        let start = self.starts[line - 1];
        let column = self.text[start..].char_indices().take_while(|(at, _)| start + at < byte).count() + 1;
        Position { line, column }
    }

    /// The byte of a line and column counted from 1, in characters; clipped to the text.
    pub fn byte(&self, position: Position) -> usize {
        let Some(start) = self.starts.get(position.line.max(1) - 1) else { return self.text.len() };
        let rest = &self.text[*start..];
        let offset = rest.char_indices().nth(position.column.max(1) - 1).map_or(rest.len(), |(at, _)| at);
        start + offset
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn positions_count_characters_and_survive_every_byte() {
        let text = "aé\r\nb";
        let lines = LineIndex::new(text);
        assert_eq!(lines.position(3), Position { line: 1, column: 3 });
        assert_eq!(lines.position(5), Position { line: 2, column: 1 });
        for byte in 0..10 {
            let at = lines.position(byte);
            assert!(lines.byte(at) <= text.len());
        }
    }
}
