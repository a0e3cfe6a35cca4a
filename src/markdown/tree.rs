//! The tree of a Markdown text.
//!
//! Nodes lie in one vector in the order of the text, each before its children, and each knows where
//! its subtree ends; so a walk is a loop over a slice. Words are ranges of the text, which the tree
//! does not keep: whoever walks it brings the same text along.

use super::{Align, Citation, Container, Extensions, Fault, FaultKind, Heading, Kind, Link, Node, NodeId, Slice};
use crate::base::{SourceId, Span};
use std::ops::Range;

/// The tree of a Markdown text.
#[derive(Clone, Debug)]
pub struct Tree {
    pub(super) nodes: Vec<Node>,
    pub(super) headings: Vec<Heading>,
    pub(super) links: Vec<Link>,
    pub(super) images: Vec<Link>,
    pub(super) citations: Vec<Citation>,
    pub(super) containers: Vec<Container>,
    pub(super) alignments: Vec<Box<[Align]>>,
    pub(super) faults: Vec<(FaultKind, Range<usize>)>,
    /// `[text][label]` whose label is not defined.
    pub(super) undefined: Vec<Range<usize>>,
    /// The labels that are defined; not gathered unless one is missing.
    pub(super) defined: Vec<String>,
    /// `[^label]` that no footnote has.
    pub(super) unnoted: Vec<Range<usize>>,
    /// Words that are not in the text as they are meant.
    pub(super) own: String,
    extensions: Extensions,
    origin: Span,
    exact: bool,
}

impl Tree {
    pub(super) fn new(extensions: Extensions, capacity: usize) -> Self {
        Self {
            nodes: Vec::with_capacity(capacity),
            headings: Vec::new(),
            links: Vec::new(),
            images: Vec::new(),
            citations: Vec::new(),
            containers: Vec::new(),
            alignments: Vec::new(),
            faults: Vec::new(),
            undefined: Vec::new(),
            defined: Vec::new(),
            unnoted: Vec::new(),
            own: String::new(),
            extensions,
            origin: Span::file(SourceId(0)),
            exact: false,
        }
    }

    /// Says where the text stands, and gives back the room that was taken too much.
    pub(super) fn set_origin(&mut self, origin: Span, exact: bool) {
        self.origin = origin;
        self.exact = exact;
        self.nodes.shrink_to_fit();
        self.faults.sort_by_key(|(_, range)| (range.start, range.end));
    }

    pub(super) fn own(&mut self, words: &str) -> Slice {
        let start = self.own.len();
        self.own.push_str(words);
        Slice::of(start..self.own.len()).owned()
    }

    /// Which extensions it was parsed with.
    pub fn extensions(&self) -> Extensions {
        self.extensions
    }

    /// How deep nodes lie in each other.
    pub(crate) fn depth(&self) -> usize {
        let (mut open, mut deepest): (Vec<u32>, usize) = (Vec::new(), 0);
        for (number, node) in self.nodes.iter().enumerate() {
            while open.pop_if(|end| *end as usize <= number).is_some() {}
            open.push(node.end);
            deepest = deepest.max(open.len());
        }
        deepest
    }

    /// All nodes, the root first.
    pub fn nodes(&self) -> &[Node] {
        &self.nodes
    }

    pub fn kind(&self, node: NodeId) -> Kind {
        self.nodes[node].kind
    }

    /// The words of a slice of this tree; `text` is the text that was parsed.
    pub fn words<'a>(&'a self, text: &'a str, slice: Slice) -> &'a str {
        let whole = if slice.is_own() { self.own.as_str() } else { text };
        whole.get(slice.range()).unwrap_or_default()
    }

    /// Where a node stands in its source.
    pub fn span(&self, node: NodeId) -> Span {
        let Node { start, stop, .. } = self.nodes[node];
        self.place(start as usize..stop as usize)
    }

    /// Where words stand in their source; the whole origin for words that are not in the text as they
    /// are meant.
    pub fn slice_span(&self, slice: Slice) -> Span {
        if slice.is_own() { self.origin } else { self.place(slice.range()) }
    }

    /// Where words stand in their source; none for words that are not there as they are meant.
    pub(crate) fn written(&self, slice: Slice) -> Option<Span> {
        (self.exact && !slice.is_own() && !slice.is_empty()).then(|| self.place(slice.range()))
    }

    /// Where a part of some words stands in their source.
    pub fn part(&self, slice: Slice, part: Range<usize>) -> Span {
        let start = slice.range().start;
        if slice.is_own() { self.origin } else { self.place(start + part.start..start + part.end) }
    }

    /// Records the fences that are read as text, though not as code: their author meant containers.
    pub(super) fn find_fences_in_text(&mut self, fences: &[Range<usize>]) {
        let mut node = 1;
        while !fences.is_empty() && node < self.nodes.len() {
            match self.nodes[node].kind {
                Kind::CodeBlock(_) => node = self.nodes[node].end as usize,
                Kind::Text(words) if !words.is_own() => {
                    let within = words.range();
                    let first = fences.partition_point(|fence| fence.start < within.start);
                    let found = fences[first..].iter().take_while(|fence| fence.start < within.end);
                    self.faults.extend(found.map(|fence| (FaultKind::Indented, fence.clone())));
                    node += 1;
                }
                _ => node += 1,
            }
        }
    }

    /// Records what looks like a reference to a footnote and is read as text.
    pub(super) fn find_notes_in_text(&mut self, text: &str) {
        if !self.extensions.contains(Extensions::FOOTNOTES) || !text.contains("[^") {
            return;
        }
        let mut node = 1;
        while node < self.nodes.len() {
            match self.nodes[node].kind {
                Kind::CodeBlock(_) => node = self.nodes[node].end as usize,
                Kind::Text(words) if !words.is_own() => {
                    self.unnoted.extend(notes(text, words.range()));
                    node += 1;
                }
                _ => node += 1,
            }
        }
    }

    /// References to a definition that there is not: the label, and the place of the whole.
    pub fn undefined<'a>(&'a self, text: &'a str) -> impl Iterator<Item = (&'a str, Span)> {
        self.undefined.iter().map(move |range| (label(text, range), self.place(range.clone())))
    }

    /// The labels that are defined; none where nothing is [undefined](Self::undefined).
    pub fn defined(&self) -> &[String] {
        &self.defined
    }

    /// References to a footnote that there is not: the label, and the place of the whole.
    pub fn unnoted<'a>(&'a self, text: &'a str) -> impl Iterator<Item = (&'a str, Span)> {
        let label = |range: &Range<usize>| text.get(range.start + 2..range.end - 1).unwrap_or_default();
        self.unnoted.iter().map(move |range| (label(range), self.place(range.clone())))
    }

    /// Block quotes that begin like an alert and are none: what stands in the brackets, its place, and
    /// whether it stands alone on its line.
    pub fn odd_alerts<'a>(&'a self, text: &'a str) -> impl Iterator<Item = (&'a str, Span, bool)> {
        let quotes = self
            .nodes
            .iter()
            .enumerate()
            .filter(|(_, node)| self.extensions.contains(Extensions::ALERTS) && node.kind == Kind::Quote);
        quotes.filter_map(move |(quote, _)| {
            let first = self.children(quote).next().and_then(|block| self.children(block).next())?;
            let Kind::Text(words) = self.kind(first) else { return None };
            let range = words.range();
            let name = text.get(range.clone())?.strip_prefix("[!")?;
            let length = name.find(']').filter(|length| *length > 0)?;
            let letters = name[..length].chars().all(|c| c.is_ascii_alphabetic());
            let alone = name[length + 1..].trim().is_empty();
            letters.then(|| (&name[..length], self.place(range.start..range.start + length + 3), alone))
        })
    }

    /// The labels of the footnotes.
    pub fn notes<'a>(&'a self, text: &'a str) -> impl Iterator<Item = &'a str> {
        self.nodes.iter().filter_map(move |node| match node.kind {
            Kind::FootnoteDefinition(label) => Some(self.words(text, label)),
            _ => None,
        })
    }

    /// What stands behind the fences of code, with its place.
    pub fn code<'a>(&'a self, text: &'a str) -> impl Iterator<Item = (&'a str, Span)> {
        self.nodes.iter().filter_map(move |node| match node.kind {
            Kind::CodeBlock(info) => Some((self.words(text, info), self.slice_span(info))),
            _ => None,
        })
    }

    /// Whether nothing is added to what CommonMark says.
    pub fn is_plain(&self) -> bool {
        self.extensions.is_plain()
    }

    /// Where a container's opening fence stands.
    pub fn fence_span(&self, container: &Container) -> Span {
        self.place(container.fence.clone())
    }

    fn place(&self, range: Range<usize>) -> Span {
        let start = self.origin.range().start;
        match self.exact {
            true => Span::new(self.origin.source, start + range.start..start + range.end),
            false => self.origin,
        }
    }

    /// Every node below `node`, itself first, as indices.
    pub fn subtree(&self, node: NodeId) -> Range<NodeId> {
        node..self.nodes[node].end as usize
    }

    /// The nodes directly below `node`; those of the root are the document's blocks.
    pub fn children(&self, node: NodeId) -> Children<'_> {
        Children { tree: self, next: node + 1, end: self.nodes[node].end as usize }
    }

    /// The headings in the order of the text.
    pub fn headings(&self) -> &[Heading] {
        &self.headings
    }

    /// The links in the order of the text.
    pub fn links(&self) -> &[Link] {
        &self.links
    }

    /// The images in the order of the text.
    pub fn images(&self) -> &[Link] {
        &self.images
    }

    /// The cited sources in the order of the text.
    pub fn citations(&self) -> &[Citation] {
        &self.citations
    }

    /// The containers in the order of the text.
    pub fn containers(&self) -> &[Container] {
        &self.containers
    }

    /// The alignment of a table's columns.
    pub fn alignments(&self, table: u32) -> &[Align] {
        self.alignments.get(table as usize).map_or(&[], |columns| columns)
    }

    /// What is wrong, in the order of the text.
    pub fn faults(&self) -> impl Iterator<Item = Fault> + '_ {
        self.faults.iter().map(|(kind, range)| Fault { kind: *kind, span: self.place(range.clone()) })
    }

    /// The title of a container.
    pub fn title(&self, container: NodeId) -> Option<NodeId> {
        self.children(container).next().filter(|first| self.kind(*first) == Kind::Title)
    }

    /// The first block, when it is a heading of level 1.
    pub fn leading_h1(&self) -> Option<NodeId> {
        let first = self.headings.first().filter(|heading| heading.level == 1)?;
        (self.children(0).next() == Some(first.node)).then_some(first.node)
    }

    /// The words that a reader sees below a node, without markup: text, code and the alternative text
    /// of images; a space for a line break and between blocks. Raw HTML, footnote references and
    /// citations are left out.
    pub fn plain_text(&self, text: &str, node: NodeId) -> String {
        let mut out = String::new();
        for node in &self.nodes[self.subtree(node)] {
            match node.kind {
                Kind::Text(words) | Kind::Code(words) => out.push_str(self.words(text, words)),
                Kind::SoftBreak | Kind::HardBreak => out.push(' '),
                // A citation stands close to the word before.
                Kind::Citations => out.truncate(out.trim_end().len()),
                kind if kind.is_block() && !out.is_empty() && !out.ends_with([' ', '\n']) => out.push(' '),
                _ => {}
            }
        }
        out.truncate(out.trim_end().len());
        out
    }
}

/// The nodes directly below a node.
#[derive(Clone, Debug)]
pub struct Children<'a> {
    tree: &'a Tree,
    next: NodeId,
    end: NodeId,
}

impl Iterator for Children<'_> {
    type Item = NodeId;

    fn next(&mut self) -> Option<NodeId> {
        let node = self.next;
        if node >= self.end {
            return None;
        }
        self.next = self.tree.nodes[node].end as usize;
        Some(node)
    }
}

/// The label of `[text][label]`, or of `[label][]`.
fn label<'a>(text: &'a str, range: &Range<usize>) -> &'a str {
    let whole = text.get(range.clone()).unwrap_or_default();
    let (before, last) = whole.trim_end_matches(']').rsplit_once("][").unwrap_or((whole, ""));
    if last.is_empty() { before.trim_start_matches(['!', '[']) } else { last }
}

/// `[^label]` in a range of a text, where no backslash stands before it.
fn notes(text: &str, within: Range<usize>) -> impl Iterator<Item = Range<usize>> + '_ {
    let found = text.get(within.clone()).unwrap_or_default();
    found.match_indices("[^").filter_map(move |(at, _)| {
        let start = within.start + at;
        let length = found[at + 2..].find(']').filter(|length| *length > 0)?;
        let plain = !found[at + 2..at + 2 + length].contains(|c: char| c.is_whitespace() || c == '[');
        (plain && !text[..start].ends_with('\\')).then(|| start..start + length + 3)
    })
}
