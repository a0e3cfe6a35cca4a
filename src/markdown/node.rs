//! What the tree of a Markdown text is made of.

use crate::base::Span;
use std::ops::Range;

/// The index of a node in its tree.
pub(crate) type NodeId = usize;

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

    /// Whether the words are the tree's own.
    pub fn is_own(self) -> bool {
        self.length & OWN != 0
    }

    pub(super) fn owned(self) -> Self {
        Self { length: self.length | OWN, ..self }
    }

    pub(super) fn range(self) -> Range<usize> {
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
    /// A heading, in [`super::Tree::headings`].
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
    /// A table, in [`super::Tree::alignments`].
    Table(u32),
    /// A table's first row.
    TableHead,
    /// A further row.
    TableRow,
    TableCell,
    /// The text of the footnote with this label.
    FootnoteDefinition(Slice),
    /// A reference to the footnote with this label, which has a definition.
    FootnoteReference(Slice),
    DefinitionList,
    DefinitionTerm,
    /// What a term means.
    Definition,
    /// A fenced container, in [`super::Tree::containers`].
    Container(u32),
    /// The title of the container that it stands in.
    Title,
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
    Emphasis,
    /// Strong emphasis.
    Strong,
    /// Struck text.
    Strikethrough,
    /// A link, in [`super::Tree::links`].
    Link(u32),
    /// An image, in [`super::Tree::images`]; its children are its alternative text.
    Image(u32),
    /// A bracket of citations; its children are [`Kind::Citation`].
    Citations,
    /// A cited source, in [`super::Tree::citations`].
    Citation(u32),
}

/// A node: what it is, which bytes of the text it covers, and where its subtree ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Node {
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

impl Alert {
    /// The name in its brackets, in lower case.
    pub fn name(self) -> &'static str {
        match self {
            Self::Note => "note",
            Self::Tip => "tip",
            Self::Important => "important",
            Self::Warning => "warning",
            Self::Caution => "caution",
        }
    }
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

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Heading {
    pub node: NodeId,
    /// 1 to 6.
    pub level: u8,
    /// What `{#id}` says.
    pub id: Option<Slice>,
}

/// A link or an image.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Link {
    pub node: NodeId,
    /// Where it leads, as written; with `mailto:` for `<name@example.org>`.
    pub dest: Slice,
    /// Its title; empty when it has none.
    pub title: Slice,
}

/// A cited source.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Citation {
    pub node: NodeId,
    /// The key, without `@`.
    pub key: Slice,
    /// The place in the source (`p. 12`); empty when none is given.
    pub locator: Slice,
}

/// A fenced container.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Container {
    pub node: NodeId,
    /// Its kind as written; empty only where [`FaultKind::NoKind`] says so.
    pub name: Slice,
    /// Its title as written; empty when none is given. What it says is its first child, a [`Kind::Title`].
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

/// What is wrong in a text.
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
    /// A fence stands too far to the right to be one, and is read as text.
    Indented,
    /// The words in braces cannot be read, or something stands after them.
    BadAttributes,
    /// A comment never ends.
    UnclosedComment,
    /// A row of a table has more cells than the table has columns.
    LostCells,
}

/// A fault and its place: the fence, or the part of it that is wrong.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Fault {
    /// What is wrong.
    pub kind: FaultKind,
    /// Where.
    pub span: Span,
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
            | Self::Title
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

pub(super) fn clip(at: usize) -> u32 {
    u32::try_from(at).unwrap_or(u32::MAX)
}
