//! The tree of a Markdown text.
//!
//! Nodes lie in one vector in the order of the text, each before its children, and each knows where
//! its subtree ends; so a walk is a loop over a slice. Words are ranges of the text, which the tree
//! does not keep: whoever walks it brings the same text along.

use super::Extensions;
use crate::base::{SourceId, Span};
use std::ops::Range;

/// The index of a node in its tree.
pub type NodeId = usize;

/// Words of the text: a range of it, or (an entity, a joined line) of what the tree had to make.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Slice {
    start: u32,
    /// The length, and in the highest bit whether the words are the tree's own.
    length: u32,
}

/// No words.
pub(super) const NO_SLICE: Slice = Slice { start: 0, length: 0 };

const OWN: u32 = 1 << 31;

impl Slice {
    pub(super) fn of(range: Range<usize>) -> Self {
        Self { start: clip(range.start), length: clip(range.len()) & !OWN }
    }

    /// Joins the slice of the text that begins where this one ends; says whether it could.
    pub(super) fn join(&mut self, next: Self) -> bool {
        let joins = (self.length | next.length) & OWN == 0 && self.start + self.length == next.start;
        if joins {
            self.length += next.length;
        }
        joins
    }

    /// Whether there are no words.
    pub fn is_empty(self) -> bool {
        self.length & !OWN == 0
    }

    fn range(self) -> Range<usize> {
        let start = self.start as usize;
        start..start + (self.length & !OWN) as usize
    }
}

/// What a node is. Numbers are indices into the tree's lists.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// The root.
    Document,
    /// A paragraph; absent in the items of a tight list.
    Paragraph,
    /// A heading, in [`Tree::headings`].
    Heading(u32),
    /// A block quote.
    Quote,
    /// A block quote that starts with `[!NOTE]` or its like.
    Alert(Alert),
    /// Indented or fenced code, with the words after the opening fence; its children are texts.
    CodeBlock(Slice),
    /// A block of raw HTML; its children are [`Kind::Html`].
    HtmlBlock,
    /// A list that begins with the number, or one without numbers.
    List(Option<u32>),
    /// An item of a list.
    Item,
    /// The box at the start of an item, and whether it is ticked.
    Task(bool),
    /// A table, in [`Tree::alignments`].
    Table(u32),
    /// A table's first row.
    TableHead,
    /// A further row.
    TableRow,
    /// A cell.
    TableCell,
    /// The text of the footnote with this label.
    FootnoteDefinition(Slice),
    /// A reference to the footnote with this label, which has a definition.
    FootnoteReference(Slice),
    /// A definition list.
    DefinitionList,
    /// A term in it.
    DefinitionTerm,
    /// What a term means.
    Definition,
    /// A fenced container, in [`Tree::containers`].
    Container(u32),
    /// A thematic break.
    Rule,
    /// Text, without escapes and entities.
    Text(Slice),
    /// A code span.
    Code(Slice),
    /// Lines of an HTML block.
    Html(Slice),
    /// A tag or comment in running text.
    InlineHtml(Slice),
    /// A line break in the text that means nothing.
    SoftBreak,
    /// A line break that is meant.
    HardBreak,
    /// Emphasis.
    Emphasis,
    /// Strong emphasis.
    Strong,
    /// Struck text.
    Strikethrough,
    /// A link, in [`Tree::links`].
    Link(u32),
    /// An image, in [`Tree::images`]; its children are its alternative text.
    Image(u32),
    /// A bracket of citations; its children are [`Kind::Citation`].
    Citations,
    /// A cited source, in [`Tree::citations`].
    Citation(u32),
}

/// A node: what it is, which bytes of the text it covers, and where its subtree ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Node {
    /// What it is.
    pub kind: Kind,
    pub(super) start: u32,
    pub(super) stop: u32,
    pub(super) end: u32,
}

/// The five alerts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Alert {
    /// `[!NOTE]`
    Note,
    /// `[!TIP]`
    Tip,
    /// `[!IMPORTANT]`
    Important,
    /// `[!WARNING]`
    Warning,
    /// `[!CAUTION]`
    Caution,
}

/// How a table's column is aligned.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Align {
    /// As the reader's browser does.
    None,
    /// `:---`
    Left,
    /// `:---:`
    Center,
    /// `---:`
    Right,
}

/// A heading.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Heading {
    /// Its node.
    pub node: NodeId,
    /// 1 to 6.
    pub level: u8,
    /// What `{#id}` says.
    pub id: Option<Slice>,
}

/// A link or an image.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Link {
    /// Its node.
    pub node: NodeId,
    /// Where it leads, as written; with `mailto:` for `<name@example.org>`.
    pub dest: Slice,
    /// Its title; empty when it has none.
    pub title: Slice,
}

/// A cited source.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Citation {
    /// Its node.
    pub node: NodeId,
    /// The key, without `@`.
    pub key: Slice,
    /// The place in the source (`p. 12`); empty when none is given.
    pub locator: Slice,
}

/// A fenced container.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Container {
    /// Its node.
    pub node: NodeId,
    /// Its kind as written; empty only where [`FaultKind::NoKind`] says so.
    pub name: Slice,
    /// Its title, plain text; empty when none is given.
    pub title: Slice,
    /// What `#id` says.
    pub id: Option<Slice>,
    /// What `.class` says.
    pub classes: Vec<Slice>,
    /// `key=value` in the order of the text; a flag has an empty value.
    pub attributes: Vec<Attribute>,
    pub(super) fence: Range<usize>,
}

/// One of a container's attributes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Attribute {
    /// Before `=`.
    pub key: Slice,
    /// After it, without quotes.
    pub value: Slice,
}

impl Container {
    pub(super) fn new(name: Slice, title: Slice, fence: Range<usize>) -> Self {
        Self { node: 0, name, title, id: None, classes: Vec::new(), attributes: Vec::new(), fence }
    }
}

/// What is wrong with a container.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FaultKind {
    /// It has no closing fence and ended with the block that it stands in.
    Unclosed,
    /// A closing fence closes nothing.
    StrayClose,
    /// The fence names no kind.
    NoKind,
    /// The title's bracket is not closed.
    UnclosedTitle,
    /// The words in braces cannot be read, or something stands after them.
    BadAttributes,
}

/// A fault and its place: the fence, or the part of it that is wrong.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Fault {
    /// What is wrong.
    pub kind: FaultKind,
    /// Where.
    pub span: Span,
}

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
        let slice = Slice::of(start..self.own.len());
        Slice { length: slice.length | OWN, ..slice }
    }

    /// Which extensions it was parsed with.
    pub fn extensions(&self) -> Extensions {
        self.extensions
    }

    /// All nodes, the root first.
    pub fn nodes(&self) -> &[Node] {
        &self.nodes
    }

    /// What a node is.
    pub fn kind(&self, node: NodeId) -> Kind {
        self.nodes[node].kind
    }

    /// The words of a slice of this tree; `text` is the text that was parsed.
    pub fn words<'a>(&'a self, text: &'a str, slice: Slice) -> &'a str {
        let own = slice.length & OWN != 0;
        let whole = if own { self.own.as_str() } else { text };
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
        if slice.length & OWN == 0 { self.place(slice.range()) } else { self.origin }
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
                kind if kind.is_block() && !out.is_empty() && !out.ends_with([' ', '\n']) => out.push(' '),
                _ => {}
            }
        }
        out.truncate(out.trim_end().len());
        out
    }
}

impl Kind {
    /// Whether it stands among blocks rather than in running text.
    pub fn is_block(self) -> bool {
        match self {
            Self::Document
            | Self::Paragraph
            | Self::Heading(_)
            | Self::Quote
            | Self::Alert(_)
            | Self::CodeBlock(_)
            | Self::HtmlBlock
            | Self::List(_)
            | Self::Item
            | Self::Table(_)
            | Self::TableHead
            | Self::TableRow
            | Self::TableCell
            | Self::FootnoteDefinition(_)
            | Self::DefinitionList
            | Self::DefinitionTerm
            | Self::Definition
            | Self::Container(_)
            | Self::Rule => true,
            Self::Task(_)
            | Self::FootnoteReference(_)
            | Self::Text(_)
            | Self::Code(_)
            | Self::Html(_)
            | Self::InlineHtml(_)
            | Self::SoftBreak
            | Self::HardBreak
            | Self::Emphasis
            | Self::Strong
            | Self::Strikethrough
            | Self::Link(_)
            | Self::Image(_)
            | Self::Citations
            | Self::Citation(_) => false,
        }
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

pub(super) fn clip(at: usize) -> u32 {
    u32::try_from(at).unwrap_or(u32::MAX)
}
