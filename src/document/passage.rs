//! The running text of a page, passage by passage, with the place of every word: what rules read.

use crate::base::Span;
use crate::markdown::{Kind, NodeId, Tree};
use std::ops::Range;

/// What a passage is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Role {
    /// A paragraph of the body, or prose of the front matter.
    Paragraph,
    /// An item of a list.
    Item,
    /// What stands above a part of the text.
    Heading,
    /// A cell of a table.
    Cell,
    /// Words in a block quote.
    Quote,
}

/// A run of words that belong together: a paragraph, an item, a heading, a cell.
#[derive(Clone, Debug)]
pub struct Passage {
    /// What is said of the passage by where it stands.
    pub role: Role,
    /// Its words, without markup.
    pub text: String,
    /// Whether it cites a source.
    pub cited: bool,
    /// Words that name something elsewhere: links out of the site, and code.
    named: Vec<Range<usize>>,
    /// Where each piece of the text begins, and where that piece stands.
    pieces: Vec<(usize, Span)>,
}

impl Passage {
    /// Where a range of its words stands. Words that are not in the source as they are meant (an
    /// entity, a folded string) have the place of the piece that they belong to.
    pub fn place(&self, range: Range<usize>) -> Option<Span> {
        let piece = |at: usize| self.pieces.partition_point(|(start, _)| *start <= at).checked_sub(1);
        let (first, last) = (piece(range.start)?, piece(range.end.saturating_sub(1).max(range.start))?);
        let exact = |number: usize| {
            let (start, span) = self.pieces[number];
            let end = self.pieces.get(number + 1).map_or(self.text.len(), |(next, _)| *next);
            (span.range().len() == end - start).then_some((start, span))
        };
        let source = self.pieces[first].1.source;
        let start = exact(first)
            .map_or(self.pieces[first].1.start as usize, |(start, span)| span.start as usize + (range.start - start));
        let end = exact(last)
            .map_or(self.pieces[last].1.end as usize, |(start, span)| span.start as usize + (range.end - start));
        Some(Span::new(source, start..end.max(start)))
    }

    /// Whether a range of its words is someone else's: in quotation marks, a link out of the site, code.
    pub fn is_quoted(&self, range: &Range<usize>) -> bool {
        let within = |outer: &Range<usize>| outer.start <= range.start && range.end <= outer.end;
        self.role == Role::Quote || self.named.iter().any(within) || quotations(&self.text).any(|outer| within(&outer))
    }
}

/// What stands between quotation marks, straight or curly; single ones only where they can't be
/// apostrophes.
fn quotations(text: &str) -> impl Iterator<Item = Range<usize>> + '_ {
    let pairs = [('“', '”'), ('"', '"'), ('«', '»')];
    pairs.into_iter().flat_map(move |(open, close)| {
        let mut at = 0;
        std::iter::from_fn(move || {
            let start = at + text.get(at..)?.find(open)? + open.len_utf8();
            let end = start + text[start..].find(close)?;
            at = end + close.len_utf8();
            Some(start..end)
        })
    })
}

/// A passage that is being read: which block it belongs to, and the links that are open in it.
struct Open {
    owner: NodeId,
    passage: Passage,
    /// Where a link's words begin, and the node behind it.
    links: Vec<(usize, NodeId)>,
}

impl Open {
    fn close_links(&mut self, node: NodeId) {
        while let Some((start, end)) = self.links.last().copied().filter(|(_, end)| *end <= node) {
            debug_assert!(end <= node);
            self.passage.named.push(start..self.passage.text.len());
            self.links.pop();
        }
    }
}

/// Adds the passages of a tree.
pub(super) fn read(tree: &Tree, text: &str, found: &mut Vec<Passage>) {
    // The blocks that the node stands in: each with its end and what passages in it are.
    let mut blocks: Vec<(NodeId, NodeId, Role)> = Vec::new();
    let mut open: Option<Open> = None;
    let mut node = 0;
    while node < tree.nodes().len() {
        let kind = tree.kind(node);
        let end = tree.subtree(node).end;
        while blocks.last().is_some_and(|(_, end, _)| *end <= node) {
            blocks.pop();
        }
        if kind.is_block() {
            finish(open.take(), node, found);
            if matches!(kind, Kind::CodeBlock(_) | Kind::HtmlBlock) {
                node = end;
                continue;
            }
            let outer = blocks.last().map_or(Role::Paragraph, |(_, _, role)| *role);
            blocks.push((node, end, role(kind, outer)));
            node += 1;
            continue;
        }
        let (owner, _, role) = blocks.last().copied().unwrap_or((0, 0, Role::Paragraph));
        if open.as_ref().is_some_and(|open| open.owner != owner) {
            finish(open.take(), node, found);
        }
        let into = open.get_or_insert_with(|| Open {
            owner,
            passage: Passage { role, text: String::new(), cited: false, named: Vec::new(), pieces: Vec::new() },
            links: Vec::new(),
        });
        into.close_links(node);
        node = take(tree, text, node, into);
    }
    finish(open, node, found);
}

/// Adds a node of running text to the passage; answers with the node to go on with.
fn take(tree: &Tree, text: &str, node: NodeId, into: &mut Open) -> NodeId {
    let passage = &mut into.passage;
    match tree.kind(node) {
        Kind::Text(words) | Kind::Code(words) => {
            let start = passage.text.len();
            // The place of words that the tree made is that of their node.
            let span = if words.is_own() { tree.span(node) } else { tree.slice_span(words) };
            passage.pieces.push((start, span));
            passage.text.push_str(tree.words(text, words));
            if matches!(tree.kind(node), Kind::Code(_)) {
                passage.named.push(start..passage.text.len());
            }
        }
        Kind::SoftBreak | Kind::HardBreak => {
            passage.pieces.push((passage.text.len(), tree.span(node)));
            passage.text.push(' ');
        }
        Kind::Link(link) => {
            let dest = tree.links().get(link as usize).map_or("", |link| tree.words(text, link.dest));
            if dest.contains("://") {
                into.links.push((passage.text.len(), tree.subtree(node).end));
            }
        }
        Kind::Citations => {
            passage.cited = true;
            return tree.subtree(node).end;
        }
        Kind::Image(_) => return tree.subtree(node).end,
        _ => {}
    }
    node + 1
}

fn finish(open: Option<Open>, node: NodeId, found: &mut Vec<Passage>) {
    let Some(mut open) = open else { return };
    open.close_links(node);
    if !open.passage.text.trim().is_empty() {
        found.push(open.passage);
    }
}

fn role(kind: Kind, outer: Role) -> Role {
    match kind {
        Kind::Heading(_) | Kind::Title | Kind::DefinitionTerm => Role::Heading,
        Kind::Quote => Role::Quote,
        _ if outer == Role::Quote => Role::Quote,
        Kind::Item => Role::Item,
        Kind::TableCell => Role::Cell,
        _ => outer,
    }
}
