//! Words behind a comment.
//!
//! To CommonMark the whole of the line on which a comment ends is HTML, so `<!-- ask Ann --> Call the police.`
//! has no words for readers unless HTML is shown as it stands. Elsewhere the block ends where the comment
//! does: pulldown-cmark reads the text with a line end put in before the words behind it, and with what
//! keeps them in the same list item or quote.

use super::{Kind, Tree};
use std::borrow::Cow;
use std::ops::Range;

const BEGIN: &str = "<!--";
const END: &str = "-->";
/// Keeps a line from beginning with what follows it: no letter, no space and no punctuation.
pub(super) const MARK: char = '\u{1}';

/// What is put into a text before a byte of it.
#[derive(Clone, Debug)]
pub(super) struct Insertion {
    pub(super) at: usize,
    words: String,
}

impl Insertion {
    pub(super) fn new(at: usize, words: impl Into<String>) -> Self {
        Self { at, words: words.into() }
    }
}

/// What pulldown-cmark reads, and how its places become those of the text.
pub(super) struct Reading<'t> {
    pub(super) read: Cow<'t, str>,
    inserted: Vec<Inserted>,
}

/// Where something was put in, how long it is, and how much was put in before it.
struct Inserted {
    start: usize,
    length: usize,
    before: usize,
}

impl<'t> Reading<'t> {
    pub(super) fn new(text: Cow<'t, str>, insertions: &[Insertion]) -> Self {
        debug_assert!(insertions.is_sorted_by_key(|insertion| insertion.at));
        if insertions.is_empty() {
            return Self { read: text, inserted: Vec::new() };
        }
        let mut read = String::with_capacity(text.len() + insertions.len() * 8);
        let (mut inserted, mut done) = (Vec::new(), 0);
        for Insertion { at, words } in insertions {
            read.push_str(&text[done..*at]);
            inserted.push(Inserted { start: read.len(), length: words.len(), before: read.len() - at });
            read.push_str(words);
            done = *at;
        }
        read.push_str(&text[done..]);
        Self { read: Cow::Owned(read), inserted }
    }

    /// A range of what is read as a range of the text.
    pub(super) fn range(&self, range: Range<usize>) -> Range<usize> {
        self.place(range.start)..self.place(range.end)
    }

    fn place(&self, at: usize) -> usize {
        let next = self.inserted.partition_point(|inserted| inserted.start < at);
        match next.checked_sub(1).map(|last| &self.inserted[last]) {
            Some(last) => at - last.before - last.length.min(at - last.start),
            None => at,
        }
    }
}

/// Puts in what ends the blocks of comments that have words behind them; says whether there were any.
pub(super) fn end_blocks(text: &str, tree: &Tree, insertions: &mut Vec<Insertion>) -> bool {
    let known = insertions.len();
    for block in blocks(text, tree) {
        let Some(behind) = words_behind(&text[block.clone()]) else { continue };
        let line = text[..block.start].rfind(['\n', '\r']).map_or(0, |end| end + 1);
        // What stands before it on its line may be behind another comment.
        let before = insertions.iter().rfind(|insertion| (line + 1..=block.start).contains(&insertion.at));
        let (from, outer) = before.map_or((line, "\n"), |insertion| (insertion.at, &insertion.words));
        let words = outer.to_owned() + &margin(&text[from..block.start]);
        insertions.push(Insertion { at: block.start + behind, words });
    }
    insertions.sort_by_key(|insertion| insertion.at);
    insertions.len() > known
}

/// Puts a mark before each colon that pulldown-cmark took for the beginning of a definition without a space
/// behind it (`:-)`); says whether there were any.
pub(super) fn keep_colons(text: &str, tree: &Tree, insertions: &mut Vec<Insertion>) -> bool {
    let known = insertions.len();
    let definitions = tree.nodes().iter().filter(|node| node.kind == Kind::Definition);
    insertions.extend(definitions.filter_map(|node| {
        let at = node.start as usize + text.get(node.start as usize..)?.find(':')?;
        let marks_none = text[at + 1..].starts_with(|c: char| !c.is_whitespace());
        marks_none.then(|| Insertion::new(at, MARK.to_string()))
    }));
    insertions.sort_by_key(|insertion| insertion.at);
    insertions.len() > known
}

/// The beginnings of comments that never end: those that begin a block end with it, others may end later.
pub(super) fn unclosed<'t>(text: &'t str, tree: &'t Tree) -> impl Iterator<Item = Range<usize>> + 't {
    let html = tree.nodes().iter().filter(|node| node.kind == Kind::HtmlBlock);
    html.filter_map(|node| {
        let block = text.get(node.start as usize..node.stop as usize)?;
        let begin = block.rfind(BEGIN)?;
        let at = node.start as usize + begin;
        let rest = if block.trim_start().starts_with(BEGIN) { &block[begin..] } else { &text[at..] };
        length(rest).is_none().then(|| at..at + BEGIN.len())
    })
}

/// The blocks of HTML that begin with a comment, from its first byte.
fn blocks<'t>(text: &'t str, tree: &'t Tree) -> impl Iterator<Item = Range<usize>> + 't {
    tree.nodes().iter().filter(|node| node.kind == Kind::HtmlBlock).filter_map(|node| {
        let block = text.get(node.start as usize..node.stop as usize)?;
        let start = block.len() - block.trim_start().len();
        block[start..].starts_with(BEGIN).then(|| node.start as usize + start..node.stop as usize)
    })
}

/// Where words stand behind the comments that a block begins with, on the line on which they end.
fn words_behind(block: &str) -> Option<usize> {
    let mut at = length(block)?;
    loop {
        at = block.len() - block[at..].trim_start_matches([' ', '\t']).len();
        let rest = &block[at..];
        match rest.starts_with(BEGIN).then(|| length(rest)).flatten() {
            Some(length) => at += length,
            None => return (!rest.is_empty() && !rest.starts_with(['\n', '\r'])).then_some(at),
        }
    }
}

/// The bytes of the comment that a text begins with; none when it never ends.
fn length(text: &str) -> Option<usize> {
    text.find(END).map(|at| at + END.len())
}

/// The margin of the lines that go on where the marks of lists and quotes have begun something.
pub(super) fn margin(marks: &str) -> String {
    let mut margin = String::new();
    let mut rest = marks;
    while let Some(next) = rest.chars().next() {
        let mut taken = next.len_utf8();
        match next {
            '>' | ' ' | '\t' => margin.push(next),
            // The text of a footnote goes on with four spaces, however long its label is.
            '[' => {
                taken = rest.find(": ").map_or(rest.len(), |end| end + 2);
                margin.push_str("    ");
            }
            _ => margin.push(' '),
        }
        rest = &rest[taken..];
    }
    margin
}
