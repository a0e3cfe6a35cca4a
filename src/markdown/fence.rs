//! Fences of containers: lines that start with `:::`.
//!
//! ```text
//! :::kind[Title]{key=value key2="two words" #id .class flag}
//! ::: kind Title
//! :::
//! ```
//!
//! An opening fence names a kind; a line of colons alone closes. As with Pandoc's divs, a closing
//! fence closes the innermost open container whose fence it is at least as long as, so equal fences
//! nest, and a longer outer fence makes nesting plain to the eye. A fence may stand where any block
//! may (in a list item, in a block quote), it ends a paragraph, and a container ends at the latest
//! with the block that it stands in.
//!
//! pulldown-cmark knows nothing of this. It reads the text with every fence replaced by a thematic
//! break of underscores of the same length: such a line interrupts a paragraph, holds no inline
//! markup, is never a list marker or a setext underline, and keeps every offset as it is. Whatever
//! is not reported back as a thematic break stands in code or raw HTML and is no fence. A title is read
//! as a heading on a line of its own behind the break, which is put in: so it is Markdown, and shares the
//! document's definitions.

use super::comment::{Insertion, margin};
use super::node::NO_SLICE;
use super::{Attribute, Container, FaultKind, Slice};
use std::borrow::Cow;
use std::ops::Range;

/// A line that may be a fence: from its first colon to the end of the line.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Fence {
    pub(super) range: Range<usize>,
    pub(super) colons: usize,
    /// Its title, and the marks before it on its line.
    title: Option<(Range<usize>, Range<usize>)>,
}

/// Every line that has `:::` at its start, after the marks of quotes, lists and definitions.
pub(super) fn find(text: &str) -> Vec<Fence> {
    let mut fences = Vec::new();
    let mut from = 0;
    while let Some(at) = memchr::memmem::find(&text.as_bytes()[from..], b":::").map(|at| from + at) {
        let line = text[from..at].rfind(['\n', '\r']).map_or(from, |end| from + end + 1);
        let end = text[at..].find(['\n', '\r']).map_or(text.len(), |end| at + end);
        if is_prefix(&text.as_bytes()[line..at]) {
            let colons = text[at..end].bytes().take_while(|byte| *byte == b':').count();
            let mut fence = Fence { range: at..end, colons, title: None };
            let title = open(text, &fence).map(|opening| opening.container.title.range());
            fence.title = title.filter(|title| !title.is_empty()).map(|title| (title, line..at));
            fences.push(fence);
        }
        from = end;
    }
    fences
}

/// The text with the fences replaced, as pulldown-cmark reads it.
pub(super) fn hide<'t>(text: &'t str, fences: &[Fence]) -> Cow<'t, str> {
    if fences.is_empty() {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len());
    for fence in fences {
        out.push_str(&text[out.len()..fence.range.start]);
        if let Some((title, _)) = &fence.title {
            out.extend((out.len()..title.start).map(|_| '_'));
            out.push_str(&text[title.clone()]);
            out.extend((title.end..fence.range.end).map(|_| ' '));
        } else {
            out.extend(fence.range.clone().map(|_| '_'));
        }
    }
    out.push_str(&text[out.len()..]);
    Cow::Owned(out)
}

/// What makes a heading of each title. The full stop behind it keeps what it ends with from being read as a
/// heading's attributes.
pub(super) fn titles(text: &str, fences: &[Fence]) -> impl Iterator<Item = Insertion> {
    fences.iter().filter_map(|fence| fence.title.as_ref()).flat_map(|(title, marks)| {
        let marks = text[marks.clone()].split("<!--").next().unwrap_or_default();
        let begin = format!("\n{}# ", margin(marks));
        [Insertion::new(title.start, begin), Insertion::new(title.end, ".")]
    })
}

/// Whether the part of a line before `:::` is made of the marks of blocks only, behind a comment if there is one.
fn is_prefix(mut prefix: &[u8]) -> bool {
    if let Some(end) = memchr::memmem::rfind(prefix, b"-->") {
        prefix = &prefix[end + 3..];
    }
    loop {
        prefix = match prefix {
            [] => return true,
            [b' ' | b'\t' | b'>', rest @ ..] => rest,
            [b'-' | b'+' | b'*' | b':', b' ' | b'\t', rest @ ..] => rest,
            [b'0'..=b'9', ..] => {
                let digits = prefix.iter().take_while(|byte| byte.is_ascii_digit()).count();
                match &prefix[digits..] {
                    [b'.' | b')', b' ' | b'\t', rest @ ..] => rest,
                    _ => return false,
                }
            }
            _ => return false,
        }
    }
}

/// What an opening fence says, and what is wrong in it.
pub(super) struct Opening {
    pub(super) container: Container,
    pub(super) fault: Option<(FaultKind, Range<usize>)>,
}

/// Reads a fence; none when it is a closing one.
pub(super) fn open(text: &str, fence: &Fence) -> Option<Opening> {
    let line = Line { text, end: fence.range.start + text[fence.range.clone()].trim_end().len() };
    let mut at = line.skip_space(fence.range.start + fence.colons);
    if at == line.end {
        return None;
    }
    let name = at..line.while_name(at);
    at = line.skip_space(name.end);
    let mut fault = None;
    let mut title = NO_SLICE;
    if line.rest(at).starts_with('[') {
        match line.bracket(at) {
            Some(range) => {
                at = line.skip_space(range.end + 1);
                title = Slice::of(range);
            }
            None => fault = Some((FaultKind::UnclosedTitle, at..line.end)),
        }
    }
    let brace = line.brace(at);
    let words = line.words(at..brace.unwrap_or(line.end));
    if !words.is_empty() && title == NO_SLICE {
        title = Slice::of(words);
    } else if !words.is_empty() {
        fault = fault.or(Some((FaultKind::BadAttributes, words)));
    }
    let mut container = Container::new(Slice::of(name.clone()), title, fence.range.clone());
    if let Some(brace) = brace
        && let Err(range) = line.attributes(brace, &mut container)
    {
        fault = fault.or(Some((FaultKind::BadAttributes, range)));
    }
    if name.is_empty() {
        match container.classes.is_empty() {
            false => container.name = container.classes.remove(0),
            true => fault = Some((FaultKind::NoKind, fence.range.clone())),
        }
    }
    Some(Opening { container, fault })
}

/// The line of a fence, up to its last character that is not white space.
struct Line<'t> {
    text: &'t str,
    end: usize,
}

impl Line<'_> {
    fn rest(&self, at: usize) -> &str {
        &self.text[at..self.end]
    }

    fn skip_space(&self, at: usize) -> usize {
        self.end - self.rest(at).trim_start().len()
    }

    fn while_name(&self, at: usize) -> usize {
        let rest = self.rest(at);
        at + rest.find(|c: char| !c.is_alphanumeric() && c != '-' && c != '_').unwrap_or(rest.len())
    }

    /// The inside of the bracket that opens at `at`; brackets within it are balanced.
    fn bracket(&self, at: usize) -> Option<Range<usize>> {
        let mut depth = 0_usize;
        for (offset, byte) in self.rest(at).bytes().enumerate() {
            match byte {
                b'[' => depth += 1,
                b']' => depth -= 1,
                _ => {}
            }
            if depth == 0 {
                return Some(at + 1..at + offset);
            }
        }
        None
    }

    /// Where the attributes begin: at the first brace after `at`.
    fn brace(&self, at: usize) -> Option<usize> {
        self.rest(at).find('{').map(|offset| at + offset)
    }

    /// The range without white space around it, and without the colons that Pandoc allows at the end.
    fn words(&self, range: Range<usize>) -> Range<usize> {
        let start = self.skip_space(range.start).min(range.end);
        let words = self.text[start..range.end].trim_end().trim_end_matches(':').trim_end();
        start..start + words.len()
    }

    /// Reads `{key=value key2="two words" #id .class flag}`; the error is the part that is wrong.
    fn attributes(&self, brace: usize, container: &mut Container) -> Result<(), Range<usize>> {
        let mut at = self.skip_space(brace + 1);
        loop {
            let rest = self.rest(at);
            let Some(first) = rest.chars().next() else { return Err(brace..self.end) };
            if first == '}' {
                let after = self.words(at + 1..self.end);
                return if after.is_empty() { Ok(()) } else { Err(after) };
            }
            at = self.skip_space(match first {
                '#' | '.' => {
                    let word = at + 1..self.while_word(at + 1);
                    if word.is_empty() {
                        return Err(at..self.end);
                    }
                    match first {
                        '#' => container.id = Some(Slice::of(word.clone())),
                        _ => container.classes.push(Slice::of(word.clone())),
                    }
                    word.end
                }
                _ => self.attribute(at, container)?,
            });
        }
    }

    /// Reads `key=value`, `key="value"` or `key`; gives the byte after it.
    fn attribute(&self, at: usize, container: &mut Container) -> Result<usize, Range<usize>> {
        let key = at..self.while_name(at);
        if key.is_empty() {
            return Err(at..self.end);
        }
        let rest = self.rest(key.end);
        let (value, end) = match rest.as_bytes() {
            [b'=', quote @ (b'"' | b'\''), ..] => {
                let start = key.end + 2;
                let length = rest[2..].find(char::from(*quote)).ok_or(at..self.end)?;
                (start..start + length, start + length + 1)
            }
            [b'=', ..] => {
                let end = self.while_word(key.end + 1);
                (key.end + 1..end, end)
            }
            _ => (key.end..key.end, key.end),
        };
        container.attributes.push(Attribute { key: Slice::of(key), value: Slice::of(value) });
        Ok(end)
    }

    fn while_word(&self, at: usize) -> usize {
        let rest = self.rest(at);
        at + rest.find(|c: char| c.is_whitespace() || matches!(c, '}' | '"' | '\'' | '=' | '{')).unwrap_or(rest.len())
    }
}
