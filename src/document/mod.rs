//! One Markdown file, read: its front matter, its tree, and what was seen in it.

mod facts;
mod passage;
pub(crate) mod readability;

pub use facts::RESERVED;
pub(crate) use facts::{Facts, HeadingFact, LinkFact};
pub use passage::{Passage, Role};

use crate::base::SourceId;
use crate::diagnostic::Diagnostic;
use crate::front_matter::fields::TITLE;
use crate::front_matter::{self, FrontMatter};
use crate::kind::{Kind, Place, is_folder_page};
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
    /// What was seen in front matter and body.
    pub facts: Facts,
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
    findings.extend(faults(&body));
    let facts = facts::gather(&mut front, &body, text);
    Document { source, path: path.to_owned(), front, body, facts, findings }
}

fn faults(tree: &Tree) -> impl Iterator<Item = Diagnostic> + '_ {
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
                "this fence is read as text: it is indented too far, or words stand before it",
                "let it begin its line, with at most three spaces before it, or as many as the text that it stands in has",
            ),
            FaultKind::UnclosedComment => (
                "html/unclosed-comment",
                "this comment is never closed, so nobody reads what follows",
                "end it with `-->`",
            ),
            FaultKind::LostCells => (
                "table/lost-cells",
                "this row has more cells than the table's first row, so this is not shown",
                "give the first row as many cells, or write `\\|` for a bar that is part of the words, in code too",
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
