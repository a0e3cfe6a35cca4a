//! One Markdown file, read: its front matter, its tree, and what was seen in it.

mod facts;
mod passage;
pub mod readability;

pub use facts::{CitationFact, Facts, HeadingFact, ImageFact, LinkFact, RESERVED};
pub use passage::{Passage, Role, passages};

use crate::base::{SourceId, Span};
use crate::data::{Field, Node, Shape};
use crate::diagnostic::Diagnostic;
use crate::front_matter::{self, FrontMatter};
use crate::markdown::{self, Extensions, FaultKind, Origin, Tree};
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
    /// The strings of the front matter that hold Markdown, in the order in which [`walk`] meets them.
    pub prose: Vec<Prose>,
    /// What was seen in body and prose.
    pub facts: Facts,
    /// What was wrong while reading it.
    pub findings: Vec<Diagnostic>,
}

/// A string of front matter that holds Markdown.
#[derive(Clone, Debug)]
pub struct Prose {
    /// Its words, after YAML's quotes are taken off.
    pub text: String,
    /// Its tree.
    pub tree: Tree,
    /// The number of its first link among the document's links.
    pub first_link: usize,
    /// The number of its first image among the document's images.
    pub first_image: usize,
}

impl Document {
    /// The body's words in its file.
    pub fn text<'a>(&self, file: &'a SourceFile) -> &'a str {
        &file.text()[self.front.body..]
    }

    /// Whether the page is that of its folder.
    pub fn is_index(&self) -> bool {
        matches!(self.path.rsplit('/').next(), Some("index.md" | "_index.md"))
    }

    /// The title as written, or the leading h1; none for a page with neither.
    pub fn title(&self) -> Option<&str> {
        self.front.record.text("title").or(self.facts.leading_h1.as_deref())
    }
}

/// Reads a file, a page of `kind` unless it says otherwise. Total: whatever the bytes are, a document
/// comes back.
pub fn parse(
    file: &SourceFile,
    source: SourceId,
    path: &str,
    kind: &'static crate::kind::Kind,
    extensions: &Extensions,
) -> Document {
    let mut findings = Vec::new();
    let front = front_matter::parse(file.text(), source, kind, &mut findings);
    let text = &file.text()[front.body..];
    let body = markdown::parse(text, Origin { source, offset: front.body }, extensions);
    findings.extend(container_faults(&body));
    let mut prose = Vec::new();
    walk(front.record.entries(), &[front_matter::COMMON, front.kind.fields], &mut |shape, node| {
        if matches!(shape, Shape::Prose) {
            let text = node.text().unwrap_or_default().to_owned();
            let tree = markdown::parse_inline(&text, inner_span(node, &text), extensions);
            prose.push(Prose { text, tree, first_link: 0, first_image: 0 });
        }
    });
    let facts = facts::gather(&front, &body, text, &mut prose);
    Document { source, path: path.to_owned(), front, body, prose, facts, findings }
}

/// Calls `see` for every value that has a shape of its own (texts, prose, sources, dates …), in the
/// order in which the fields are declared, lists and groups opened. The order is the same for the
/// same document, so the n-th prose met is the n-th of [`Document::prose`].
pub fn walk<'n>(
    entries: &'n [crate::data::Entry],
    fields: &[&'static [Field]],
    see: &mut dyn FnMut(&'static Shape, &'n Node),
) {
    for field in fields.iter().flat_map(|list| list.iter()) {
        if let Some(entry) = entries.iter().find(|entry| entry.key == field.key) {
            walk_value(&entry.node, &field.shape, see);
        }
    }
}

fn walk_value<'n>(node: &'n Node, shape: &'static Shape, see: &mut dyn FnMut(&'static Shape, &'n Node)) {
    match shape {
        Shape::List(item) => node.items().iter().for_each(|node| walk_value(node, item, see)),
        Shape::Map(fields) => walk(node.entries(), &[fields], see),
        Shape::Table(item) => node.entries().iter().for_each(|entry| walk_value(&entry.node, item, see)),
        _ => see(shape, node),
    }
}

/// What a reader reads in a field that holds Markdown; none when it is not given.
pub fn words_of(document: &Document, key: &str) -> Option<String> {
    let wanted = document.front.record.get(key)?;
    let mut number = 0;
    let mut words = None;
    walk(document.front.record.entries(), &[front_matter::COMMON, document.front.kind.fields], &mut |shape, node| {
        if matches!(shape, Shape::Prose) {
            if std::ptr::eq(node, wanted) {
                let prose = document.prose.get(number);
                words = prose.map(|prose| prose.tree.plain_text(&prose.text, 0));
            }
            number += 1;
        }
    });
    words
}

/// The span of a string without its quotes, when it is written in one piece.
fn inner_span(node: &Node, text: &str) -> Span {
    let Span { source, start, end } = node.span;
    if (end - start) as usize == text.len() + 2 { Span { source, start: start + 1, end: end - 1 } } else { node.span }
}

fn container_faults(tree: &Tree) -> impl Iterator<Item = Diagnostic> + '_ {
    tree.faults().map(|fault| {
        let (code, message, help) = match fault.kind {
            FaultKind::Unclosed => (
                "container/unclosed",
                "this container is never closed",
                "end it with a line of colons, as many as it began with",
            ),
            FaultKind::StrayClose => (
                "container/unclosed",
                "this closes a container that was never opened",
                "take the line out, or open the container with `:::name`",
            ),
            FaultKind::NoKind => (
                "container/unknown",
                "this container has no name",
                "write `:::note`, `:::risks` or another name behind the colons",
            ),
            FaultKind::UnclosedTitle => {
                ("container/bad-attributes", "the title in brackets is not closed", "write `:::name[Title]`")
            }
            FaultKind::Indented => (
                "container/unclosed",
                "this fence is indented so far that it is read as text",
                "indent it by at most three spaces, or as far as the text that it stands in",
            ),
            FaultKind::BadAttributes => (
                "container/bad-attributes",
                "this can't be read",
                "write `{key=value}` directly behind the name or the title",
            ),
        };
        Diagnostic::new(code, fault.span, message).help(help)
    })
}
