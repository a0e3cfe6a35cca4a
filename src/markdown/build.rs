//! From pulldown-cmark's events to the tree.

use super::comment::{Insertion, MARK, Reading};
use super::fence::{self, Fence, Opening};
use super::node::{NO_SLICE, clip};
use super::{Alert, Align, Citation, Extensions, FaultKind, Heading, Kind, Link, Node, NodeId, Slice, Tree, citation};
use pulldown_cmark::{
    Alignment, BlockQuoteKind, BrokenLink, CodeBlockKind, CowStr, Event, LinkType, Options, Parser, Tag, TagEnd,
};
use std::borrow::Cow;
use std::cell::RefCell;
use std::ops::Range;

/// The tree of `text`, of which `reading` has the fences replaced; and which of the fences were met.
pub(super) fn document(
    text: &str,
    reading: &Reading<'_>,
    fences: &[Fence],
    extensions: Extensions,
) -> (Tree, Vec<bool>) {
    let mut builder = Builder::new(text, reading, extensions);
    builder.fences = fences;
    builder.met = vec![false; fences.len()];
    builder.run();
    (builder.tree, builder.met)
}

/// The tree of `text` as running text. A full stop before it and spaces for its line ends keep every
/// block from arising; as punctuation the stop leaves emphasis at the beginning as it is.
pub(super) fn inline(text: &str, extensions: Extensions) -> Tree {
    let line = text.replace(['\n', '\r'], " ");
    let reading = Reading::new(Cow::Borrowed(&line), &[Insertion::new(0, ".")]);
    let mut builder = Builder::new(&line, &reading, extensions);
    builder.is_inline = true;
    builder.run();
    builder.tree
}

/// A node that is not complete, and what completes it.
struct Frame {
    node: NodeId,
    until: Until,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Until {
    /// The end event.
    End,
    /// A closing fence of at least so many colons.
    Fence(usize),
    /// The next block: a paragraph that pulldown-cmark leaves out because the list is tight.
    Block,
}

struct Builder<'t> {
    text: &'t str,
    /// What pulldown-cmark reads.
    reading: &'t Reading<'t>,
    /// Whether blocks are left out.
    is_inline: bool,
    fences: &'t [Fence],
    met: Vec<bool>,
    open: Vec<Frame>,
    /// The nodes before this one are in a subtree that is complete: no text is joined to them.
    settled: NodeId,
    tree: Tree,
}

impl<'t> Builder<'t> {
    fn new(text: &'t str, reading: &'t Reading<'t>, extensions: Extensions) -> Self {
        let tree = Tree::new(extensions, text.len() / 16 + 4);
        Self { text, reading, is_inline: false, fences: &[], met: Vec::new(), open: Vec::new(), settled: 0, tree }
    }

    fn run(&mut self) {
        let reading = self.reading;
        let read: &str = &reading.read;
        let citations = self.tree.extensions().contains(Extensions::CITATIONS);
        let undefined = RefCell::new(Vec::new());
        let unknown_reference = |link: BrokenLink<'_>| {
            let by_label = link.link_type == LinkType::Reference;
            let cites = citations
                && (by_label || link.link_type == LinkType::Shortcut)
                && citation::read(read, link.span.clone()).is_some();
            if !cites && (by_label || link.link_type == LinkType::Collapsed) {
                undefined.borrow_mut().extend(reference(read, link.span.clone()));
            }
            cites.then_some((CowStr::Borrowed(""), CowStr::Borrowed("")))
        };
        let options = options(self.tree.extensions());
        let parser = Parser::new_with_broken_link_callback(read, options, Some(unknown_reference));
        let mut events = parser.into_offset_iter();
        self.push(Kind::Document, 0..self.text.len(), Until::End);
        while let Some((event, range)) = events.next() {
            let range = reading.range(range);
            if let Event::Start(Tag::Link {
                link_type: LinkType::ShortcutUnknown | LinkType::ReferenceUnknown, ..
            }) = event
            {
                self.cite(range);
                skip_link(&mut events);
            } else {
                self.event(event, range);
            }
        }
        while !self.open.is_empty() {
            self.pop_block();
        }
        let undefined = undefined.take();
        if !undefined.is_empty() {
            self.tree.defined = events.reference_definitions().iter().map(|(label, _)| label.to_owned()).collect();
            self.tree.defined.sort();
            self.tree.undefined = undefined.into_iter().map(|range| reading.range(range)).collect();
        }
    }

    fn event(&mut self, event: Event<'_>, range: Range<usize>) {
        match event {
            Event::Start(Tag::Paragraph) | Event::End(TagEnd::Paragraph) if self.is_inline => {}
            Event::Start(tag) => {
                let kind = self.start(tag, &range);
                if kind.is_block() {
                    self.block_begins();
                } else {
                    self.text_begins(range.start);
                }
                self.push(kind, range, Until::End);
            }
            Event::End(TagEnd::TableRow) => self.end_row(range),
            Event::End(_) => self.pop_block(),
            Event::Rule => {
                self.block_begins();
                match self.fence_in(&range) {
                    Some(number) => self.fence(number),
                    None => self.leaf(Kind::Rule, range),
                }
            }
            Event::Text(words) => {
                let slice = self.slice(&words);
                self.words(Kind::Text(slice), slice, range);
            }
            Event::Html(words) => {
                let slice = self.slice(&words);
                self.words(Kind::Html(slice), slice, range);
            }
            other => {
                if let Some(kind) = self.inline_kind(other) {
                    self.text_begins(range.start);
                    self.leaf(kind, range);
                }
            }
        }
    }

    fn inline_kind(&mut self, event: Event<'_>) -> Option<Kind> {
        Some(match event {
            Event::Code(words) => Kind::Code(self.slice(&words)),
            Event::InlineHtml(words) => Kind::InlineHtml(self.slice(&words)),
            Event::FootnoteReference(label) => Kind::FootnoteReference(self.slice(&label)),
            Event::SoftBreak => Kind::SoftBreak,
            Event::HardBreak => Kind::HardBreak,
            Event::TaskListMarker(done) => Kind::Task(done),
            _ => return None,
        })
    }

    /// A row may have more cells than its table; pulldown-cmark drops them.
    fn end_row(&mut self, row: Range<usize>) {
        let node = self.open.last().map_or(0, |frame| frame.node);
        self.pop_block();
        let Some(last) = self.tree.children(node).last() else { return };
        let from = self.tree.nodes[last].stop as usize;
        let beyond = self.text.get(from..row.end).unwrap_or_default();
        let is_edge = |c: char| c == '|' || c.is_whitespace();
        let cells = beyond.trim_end_matches(is_edge);
        let start = from + cells.len() - cells.trim_start_matches(is_edge).len();
        if start < from + cells.len() {
            self.tree.faults.push((FaultKind::LostCells, start..from + cells.len()));
        }
    }

    /// The kind of a node that begins; what it says beyond that goes into the tree's lists.
    fn start(&mut self, tag: Tag<'_>, range: &Range<usize>) -> Kind {
        let node = self.tree.nodes.len() + usize::from(self.needs_paragraph(&tag));
        match tag {
            Tag::Heading { .. } if self.is_title(range.start) => Kind::Title,
            Tag::Heading { level, id, .. } => {
                let id = id.map(|id| self.slice(&id));
                self.tree.headings.push(Heading { node, level: level as u8, id });
                Kind::Heading(clip(self.tree.headings.len() - 1))
            }
            Tag::BlockQuote(None) => Kind::Quote,
            Tag::BlockQuote(Some(kind)) => Kind::Alert(alert(kind)),
            Tag::CodeBlock(CodeBlockKind::Indented) => Kind::CodeBlock(NO_SLICE),
            Tag::CodeBlock(CodeBlockKind::Fenced(info)) => Kind::CodeBlock(self.slice(&info)),
            Tag::HtmlBlock => Kind::HtmlBlock,
            Tag::List(first) => Kind::List(first.map(|first| u32::try_from(first).unwrap_or(u32::MAX))),
            Tag::Item => Kind::Item,
            Tag::FootnoteDefinition(label) => Kind::FootnoteDefinition(self.slice(&label)),
            Tag::DefinitionList => Kind::DefinitionList,
            Tag::DefinitionListTitle => Kind::DefinitionTerm,
            Tag::DefinitionListDefinition => Kind::Definition,
            Tag::Table(columns) => {
                self.tree.alignments.push(columns.into_iter().map(align).collect());
                Kind::Table(clip(self.tree.alignments.len() - 1))
            }
            Tag::TableHead => Kind::TableHead,
            Tag::TableRow => Kind::TableRow,
            Tag::TableCell => Kind::TableCell,
            Tag::Emphasis => Kind::Emphasis,
            Tag::Strong => Kind::Strong,
            Tag::Strikethrough => Kind::Strikethrough,
            Tag::Link { link_type, dest_url, title, .. } => {
                let dest = match link_type {
                    LinkType::Email => self.tree.own(&format!("mailto:{dest_url}")),
                    _ => self.slice(&dest_url),
                };
                let title = self.slice(&title);
                self.tree.links.push(Link { node, dest, title });
                Kind::Link(clip(self.tree.links.len() - 1))
            }
            Tag::Image { dest_url, title, .. } => {
                let (dest, title) = (self.slice(&dest_url), self.slice(&title));
                self.tree.images.push(Link { node, dest, title });
                Kind::Image(clip(self.tree.images.len() - 1))
            }
            Tag::Paragraph | Tag::MetadataBlock(_) | Tag::Superscript | Tag::Subscript => Kind::Paragraph,
        }
    }

    /// Whether a link or an image will open a paragraph before it: see [`Builder::text_begins`].
    fn needs_paragraph(&self, tag: &Tag<'_>) -> bool {
        matches!(tag, Tag::Link { .. } | Tag::Image { .. }) && self.is_in_container()
    }

    /// Whether what begins at `at` is the title of the container that has just begun.
    fn is_title(&self, at: usize) -> bool {
        matches!(self.tree.nodes.last().map(|last| last.kind), Some(Kind::Container(_)))
            && self.tree.containers.last().is_some_and(|container| at <= container.title.range().start)
    }

    fn is_in_container(&self) -> bool {
        matches!(self.open.last(), Some(Frame { until: Until::Fence(_), .. }))
    }

    /// The words as a range of the text, where they are one, else as the tree's own.
    fn slice(&mut self, words: &CowStr<'_>) -> Slice {
        let at = words.as_ptr().addr().wrapping_sub(self.reading.read.as_ptr().addr());
        if matches!(words, CowStr::Borrowed(_)) && at <= self.reading.read.len() && !words.is_empty() {
            Slice::of(self.reading.range(at..at + words.len()))
        } else if words.is_empty() {
            NO_SLICE
        } else {
            self.tree.own(&words.replace(MARK, ""))
        }
    }

    fn leaf(&mut self, kind: Kind, range: Range<usize>) {
        let end = clip(self.tree.nodes.len() + 1);
        self.tree.nodes.push(Node { kind, start: clip(range.start), stop: clip(range.end), end });
    }

    fn push(&mut self, kind: Kind, range: Range<usize>, until: Until) {
        self.open.push(Frame { node: self.tree.nodes.len(), until });
        self.leaf(kind, range);
    }

    /// Adds text or HTML, to the node before it where one continues the other.
    fn words(&mut self, kind: Kind, slice: Slice, range: Range<usize>) {
        if slice.is_empty() {
            return;
        }
        self.text_begins(range.start);
        let stop = clip(range.end);
        if self.tree.nodes.len() > self.settled
            && let Some(last) = self.tree.nodes.last_mut()
        {
            let joined = match (&mut last.kind, kind) {
                (Kind::Text(words), Kind::Text(_)) | (Kind::Html(words), Kind::Html(_)) => words.join(slice),
                _ => false,
            };
            if joined {
                last.stop = stop;
                return;
            }
        }
        self.leaf(kind, range);
    }

    /// A container in the item of a tight list has its text bare; it gets its paragraphs back.
    fn text_begins(&mut self, at: usize) {
        if self.is_in_container() {
            self.push(Kind::Paragraph, at..at, Until::Block);
        }
    }

    fn block_begins(&mut self) {
        if matches!(self.open.last(), Some(Frame { until: Until::Block, .. })) {
            self.pop();
        }
    }

    /// Completes the innermost node that has an end event, and before it whatever is open within it.
    fn pop_block(&mut self) {
        while let Some(frame) = self.pop() {
            match frame.until {
                Until::End => return,
                Until::Block => {}
                Until::Fence(_) => self.unclosed(frame.node),
            }
        }
    }

    /// Completes the innermost node; one without an end event ends where its last child does.
    fn pop(&mut self) -> Option<Frame> {
        let frame = self.open.pop()?;
        let end = self.tree.nodes.len();
        self.settled = end;
        let stop = self.tree.nodes.last().map_or(0, |last| last.stop);
        let node = &mut self.tree.nodes[frame.node];
        node.end = clip(end);
        if frame.until != Until::End {
            node.stop = node.stop.max(stop);
        }
        Some(frame)
    }

    fn unclosed(&mut self, node: NodeId) {
        if let Kind::Container(number) = self.tree.kind(node) {
            let fence = self.tree.containers[number as usize].fence.clone();
            self.tree.faults.push((FaultKind::Unclosed, fence));
        }
    }

    /// The fence that stands where pulldown-cmark saw a thematic break.
    fn fence_in(&self, range: &Range<usize>) -> Option<usize> {
        let number = self.fences.partition_point(|fence| fence.range.start < range.start);
        let fence = self.fences.get(number)?;
        (fence.range.start < range.end).then_some(number)
    }

    fn fence(&mut self, number: usize) {
        self.met[number] = true;
        let fences = self.fences;
        let fence = &fences[number];
        match fence::open(self.text, fence) {
            Some(Opening { mut container, fault }) => {
                container.node = self.tree.nodes.len();
                self.tree.faults.extend(fault);
                self.tree.containers.push(container);
                let kind = Kind::Container(clip(self.tree.containers.len() - 1));
                self.push(kind, fence.range.clone(), Until::Fence(fence.colons));
            }
            None => self.close(fence),
        }
    }

    /// Closes the innermost container of this block whose fence is no longer than `fence`, and with it
    /// those inside it.
    fn close(&mut self, fence: &Fence) {
        let closes = |frame: &Frame| matches!(frame.until, Until::Fence(colons) if colons <= fence.colons);
        let within = self.open.iter().rev().take_while(|frame| frame.until != Until::End);
        let Some(depth) = within.map(closes).position(|closes| closes) else {
            self.tree.faults.push((FaultKind::StrayClose, fence.range.clone()));
            return;
        };
        for _ in 0..depth {
            if let Some(frame) = self.pop() {
                self.unclosed(frame.node);
            }
        }
        if let Some(frame) = self.pop() {
            self.tree.nodes[frame.node].stop = clip(fence.range.end);
        }
    }

    fn cite(&mut self, range: Range<usize>) {
        self.text_begins(range.start);
        self.push(Kind::Citations, range.clone(), Until::End);
        for cited in citation::read(self.text, range).unwrap_or_default() {
            let node = self.tree.nodes.len();
            let (key, locator) = (Slice::of(cited.key), Slice::of(cited.locator));
            self.tree.citations.push(Citation { node, key, locator });
            self.leaf(Kind::Citation(clip(self.tree.citations.len() - 1)), cited.whole);
        }
        self.pop();
    }
}

/// The whole of `[text][label]` or `[label][]`, where it is meant as a link: not `x[1][2]`, and not with
/// a backslash between.
fn reference(text: &str, span: Range<usize>) -> Option<Range<usize>> {
    let end = span.end + if text[span.end..].starts_with("[]") { 2 } else { 0 };
    let whole = &text[span.start..end];
    let joined = whole.rfind('[').is_some_and(|at| whole[..at].ends_with(']'));
    let inside = text[..span.start].ends_with(|c: char| c.is_alphanumeric() || matches!(c, ']' | ')'));
    (joined && !inside).then_some(span.start..end)
}

/// Goes past the end of a link whose start has just been seen.
fn skip_link<'a>(events: impl Iterator<Item = (Event<'a>, Range<usize>)>) {
    let mut depth = 1_usize;
    for (event, _) in events {
        match event {
            Event::Start(Tag::Link { .. }) => depth += 1,
            Event::End(TagEnd::Link) => depth -= 1,
            _ => {}
        }
        if depth == 0 {
            return;
        }
    }
}

fn options(extensions: Extensions) -> Options {
    let options = [
        (Extensions::TABLES, Options::ENABLE_TABLES),
        (Extensions::FOOTNOTES, Options::ENABLE_FOOTNOTES),
        (Extensions::STRIKETHROUGH, Options::ENABLE_STRIKETHROUGH),
        (Extensions::TASK_LISTS, Options::ENABLE_TASKLISTS),
        (Extensions::DEFINITION_LISTS, Options::ENABLE_DEFINITION_LIST),
        (Extensions::HEADING_IDS, Options::ENABLE_HEADING_ATTRIBUTES),
        (Extensions::ALERTS, Options::ENABLE_GFM),
    ];
    options.into_iter().filter(|(own, _)| extensions.contains(*own)).map(|(_, option)| option).collect()
}

fn alert(kind: BlockQuoteKind) -> Alert {
    match kind {
        BlockQuoteKind::Note => Alert::Note,
        BlockQuoteKind::Tip => Alert::Tip,
        BlockQuoteKind::Important => Alert::Important,
        BlockQuoteKind::Warning => Alert::Warning,
        BlockQuoteKind::Caution => Alert::Caution,
    }
}

fn align(alignment: Alignment) -> Align {
    match alignment {
        Alignment::None => Align::None,
        Alignment::Left => Align::Left,
        Alignment::Center => Align::Center,
        Alignment::Right => Align::Right,
    }
}
