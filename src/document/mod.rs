//! One Markdown file, read: its front matter, its tree, and what was seen in it.

mod exception;
mod facts;
mod passage;
pub(crate) mod readability;

pub(crate) use exception::{Exception, without_exceptions};
pub use facts::RESERVED;
pub(crate) use facts::{Facts, HeadingFact, LinkFact};
pub use passage::{Passage, Role};

use crate::base::{Edit, SourceId, Span};
use crate::diagnostic::Diagnostic;
use crate::front_matter::fields::TITLE;
use crate::front_matter::{self, FrontMatter};
use crate::kind::{Kind, Place, is_folder_page};
use crate::markdown::{self, Extensions, FaultKind, Kind as Node, NodeId, Origin, Tree};
use crate::source::SourceFile;

/// A page's source, read. There is one for every `.md` file, even a broken one, so that links to it
/// still lead somewhere.
#[derive(Clone, Debug)]
pub struct Document {
    /// The file.
    pub source: SourceId,
    /// Its path below the content folder: `faq/cost.md`.
    pub path: String,
    /// What stands at its head.
    pub front: FrontMatter,
    /// The body's tree; its words are in [`Document::text`].
    pub body: Tree,
    /// What was seen in front matter and body.
    pub facts: Facts,
    /// What its author allows.
    pub(crate) exceptions: Vec<Exception>,
    /// What was wrong while reading it.
    pub findings: Vec<Diagnostic>,
}

impl Document {
    /// The body's words in its file.
    pub fn text<'a>(&self, file: &'a SourceFile) -> &'a str {
        &file.text()[self.front.body..]
    }

    /// Whether the page is that of its folder.
    pub fn is_index(&self) -> bool {
        is_folder_page(&self.path)
    }

    /// Whether it has no page of its own, but a place on that of its letter.
    pub fn is_term(&self) -> bool {
        self.front.kind.place == Place::Letter && !self.is_index()
    }

    /// The title as written, or the leading h1; none for a page with neither.
    pub fn title(&self) -> Option<&str> {
        self.front.text(&TITLE).or(self.facts.leading_h1.as_deref())
    }

    /// Whether nothing but words of the body is another than in `before`: front matter, title, ids and raw HTML are the
    /// same. Of a term its words matter elsewhere.
    pub fn has_outline_of(&self, file: &SourceFile, before: &Self, was: &SourceFile) -> bool {
        let heads = (&file.text()[..self.front.body], &was.text()[..before.front.body]);
        let headings = |document: &Self| -> Vec<String> {
            document.facts.headings.iter().map(|heading| heading.id.clone()).collect()
        };
        let ids = |document: &Self| -> Vec<String> { document.facts.ids.iter().map(|(id, _)| id.clone()).collect() };
        heads.0 == heads.1
            && !self.is_term()
            && self.front.is_read == before.front.is_read
            && self.facts.leading_h1 == before.facts.leading_h1
            && headings(self) == headings(before)
            && ids(self) == ids(before)
            && self.raw_html(file).eq(before.raw_html(was))
    }

    fn raw_html<'a>(&'a self, file: &'a SourceFile) -> impl Iterator<Item = &'a str> {
        self.facts.raw_html.iter().filter_map(|span| file.text().get(span.range()))
    }

    /// The running text: that of the front matter, then the body's. `text` is the body's text.
    pub fn passages(&self, text: &str) -> Vec<Passage> {
        let mut found = Vec::new();
        for prose in self.front.proses() {
            passage::read(&prose.tree, &prose.text, &mut found);
        }
        passage::read(&self.body, text, &mut found);
        found
    }
}

/// Reads a file, a page of `kind` unless it says otherwise. Total: whatever the bytes are, a document
/// comes back.
pub fn parse(file: &SourceFile, source: SourceId, path: &str, kind: &'static Kind, extensions: Extensions) -> Document {
    let mut findings = Vec::new();
    let mut front = front_matter::parse(file.text(), source, kind, &mut findings);
    let text = &file.text()[front.body..];
    let body = markdown::parse(text, Origin { source, offset: front.body }, extensions);
    findings.extend(faults(&body, file.text()));
    let exceptions = exception::read(&body, file.text(), front.body, &mut findings);
    let facts = facts::gather(&mut front, &body, text);
    Document { source, path: path.to_owned(), front, body, facts, exceptions, findings }
}

fn faults<'a>(tree: &'a Tree, text: &'a str) -> impl Iterator<Item = Diagnostic> + 'a {
    let closing = if tree.faults().next().is_some() { closing(tree, text) } else { None };
    tree.faults().map(move |fault| {
        let (code, message, help) = match fault.kind {
            FaultKind::Unclosed => (
                "container/unclosed",
                "this container is never closed",
                "end it with a line of as many colons as it began with",
            ),
            FaultKind::StrayClose => (
                "container/unclosed",
                "this closes a container that was never opened",
                "remove this line, or open the container with `:::name`",
            ),
            FaultKind::NoKind => (
                "container/unknown",
                "this container has no name",
                "write a name after the colons, such as `:::note` or `:::risks`",
            ),
            FaultKind::UnclosedTitle => {
                ("container/bad-attributes", "the title in brackets is not closed", "write `:::name[Title]`")
            }
            FaultKind::Indented => (
                "container/unclosed",
                "these colons are shown as text: they are indented too far, or there are words before them",
                "move them to the start of the line, or indent them like the text around them",
            ),
            FaultKind::UnclosedComment => (
                "html/unclosed-comment",
                "this comment is never closed, so everything after it is hidden",
                "end it with `-->`",
            ),
            FaultKind::LostCells => (
                "table/lost-cells",
                "this row has more cells than the table's first row, so this text is not shown",
                "add cells to the first row; if this bar is part of the text (or of code), write `\\|`",
            ),
            FaultKind::BadAttributes => (
                "container/bad-attributes",
                "these options can't be read",
                "write `{key=value}` directly after the name or the title",
            ),
        };
        let fix = closing.clone().filter(|(place, _)| *place == fault.span).map(|(_, fix)| fix);
        Diagnostic::new(code, fault.span, message).help(help).fix(fix)
    })
}

/// The places of the faults of a kind.
fn places(tree: &Tree, kind: FaultKind) -> Vec<Span> {
    tree.faults().filter(|fault| fault.kind == kind).map(|fault| fault.span).collect()
}

/// What closes the last container of the page, where that is the one that is never closed and there is one way: the
/// place of the fault, and the change.
fn closing(tree: &Tree, text: &str) -> Option<(Span, Edit)> {
    let (open, stray) = (places(tree, FaultKind::Unclosed), places(tree, FaultKind::StrayClose));
    let last = tree.children(0).last()?;
    let fence = tree.fence_span(tree.containers().iter().find(|container| container.node == last)?);
    match (&open[..], &stray[..]) {
        (open, []) if open.contains(&fence) => Some((fence, end_of(tree, text, last, fence)?)),
        // One that is as long as the one that it was to close.
        (&[open], &[stray]) if open == fence && open.start < stray.start => {
            Some((stray, Edit::new(stray, colons(text, open))))
        }
        _ => None,
    }
}

/// The end of a container that has one place only: behind its only block.
fn end_of(tree: &Tree, text: &str, container: NodeId, fence: Span) -> Option<Edit> {
    let blocks: Vec<_> = tree.children(container).filter(|child| tree.kind(*child) != Node::Title).collect();
    let &[block] = &blocks[..] else { return None };
    if !matches!(tree.kind(block), Node::Paragraph | Node::List(_)) {
        return None;
    }
    let end = text.get(..tree.span(block).range().end)?.trim_end().len();
    let line = if text.contains("\r\n") { "\r\n" } else { "\n" };
    let colons = colons(text, fence);
    Some(Edit::new(Span::new(fence.source, end..end), format!("{line}{colons}")))
}

/// What a fence begins with.
fn colons(text: &str, fence: Span) -> &str {
    let line = text.get(fence.range()).unwrap_or_default();
    &line[..line.len() - line.trim_start_matches(':').len()]
}
