//! Where something stands in a source.

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

/// Where the lines of a text begin and, where some are long, how many characters stand before each stretch of it.
#[derive(Clone, Debug)]
pub struct LineMarks {
    starts: Vec<usize>,
    /// Empty where no line is longer than a stretch.
    before: Vec<usize>,
}

/// Bytes that are counted at once: from the start of a long line, every place on it would be counted again.
const STRETCH: usize = 512;

impl LineMarks {
    /// Reads `text` once.
    pub fn of(text: &str) -> Self {
        let breaks = memchr::memchr_iter(b'\n', text.as_bytes()).map(|at| at + 1);
        let starts: Vec<usize> = std::iter::once(0).chain(breaks).collect();
        let mut ends = starts.iter().skip(1).copied().chain([text.len()]);
        let is_long = starts.iter().any(|start| ends.next().is_some_and(|end| end - start > STRETCH));
        let stretches = text.as_bytes().chunks(STRETCH).filter(|_| is_long);
        let before = stretches.scan(0, |sum, stretch| Some(std::mem::replace(sum, *sum + characters(stretch))));
        Self { before: before.collect(), starts }
    }
}

/// How many characters begin in these bytes of a text.
fn characters(bytes: &[u8]) -> usize {
    bytes.iter().filter(|byte| (**byte as i8) >= -0x40).count()
}

/// Finds the line of a byte. Lines end with `\n`; a `\r` before it belongs to the line.
#[derive(Debug)]
pub struct LineIndex<'a> {
    text: &'a str,
    marks: &'a LineMarks,
}

impl<'a> LineIndex<'a> {
    /// Of a text with its own marks.
    pub fn new(text: &'a str, marks: &'a LineMarks) -> Self {
        Self { text, marks }
    }

    /// The position of a byte; a byte past the end gives the end, one inside a character its end.
    pub fn position(&self, byte: usize) -> Position {
        let byte = byte.min(self.text.len());
        let line = self.marks.starts.partition_point(|start| *start <= byte);
        let start = self.marks.starts[line - 1];
        let column = if byte - start > STRETCH {
            self.before(byte) - self.before(start)
        } else {
            characters(&self.text.as_bytes()[start..byte])
        };
        Position { line, column: column + 1 }
    }

    /// How many characters stand before a byte of a text with long lines.
    fn before(&self, byte: usize) -> usize {
        let stretch = byte / STRETCH;
        let known = self.marks.before.get(stretch).copied();
        let from = known.map_or(0, |_| stretch * STRETCH);
        known.unwrap_or(0) + characters(&self.text.as_bytes()[from..byte])
    }

    /// The byte of a line and column counted from 1, in characters; clipped to the text.
    pub fn byte(&self, position: Position) -> usize {
        let Some(start) = self.marks.starts.get(position.line.max(1) - 1) else { return self.text.len() };
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
        let marks = LineMarks::of(text);
        let lines = LineIndex::new(text, &marks);
        assert_eq!(lines.position(2), Position { line: 1, column: 3 });
        assert_eq!(lines.position(3), Position { line: 1, column: 3 });
        assert_eq!(lines.position(5), Position { line: 2, column: 1 });
        for byte in 0..10 {
            let at = lines.position(byte);
            assert!(lines.byte(at) <= text.len());
        }
    }

    #[test]
    fn columns_of_long_lines_are_those_of_short_ones() {
        let text = format!("aé\n{}é", "aé←".repeat(3 * STRETCH));
        let marks = LineMarks::of(&text);
        let lines = LineIndex::new(&text, &marks);
        for (column, (byte, _)) in text[4..].char_indices().enumerate().step_by(97) {
            assert_eq!(lines.position(byte + 4), Position { line: 2, column: column + 1 });
        }
        assert_eq!(lines.position(text.len()).column, text[4..].chars().count() + 1);
    }
}
