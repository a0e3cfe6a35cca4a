//! A string that holds Markdown, such as a field of the front matter.

use super::build;
use super::extensions::Extensions;
use super::tree::Tree;
use crate::base::Span;

/// A string that holds Markdown, read.
#[derive(Clone, Debug)]
pub struct Prose {
    /// Its words, after YAML's quotes are taken off.
    pub text: String,
    pub tree: Tree,
    /// The number of its first link among the document's links.
    pub first_link: usize,
    /// The number of its first image among the document's images.
    pub first_image: usize,
}

impl Prose {
    /// Reads a string of the front matter that stands at `span`, quotes included: nothing in it makes a
    /// block (`1. one` is text). Spans are exact where the string is as long as its origin; where it was
    /// folded, they are the whole origin. Its links and images are yet to be numbered.
    pub fn parse(text: String, span: Span, extensions: Extensions) -> Self {
        let Span { source, start, end } = span;
        let quoted = span.range().len() == text.len() + 2;
        let origin = if quoted { Span { source, start: start + 1, end: end - 1 } } else { span };
        let mut tree = build::inline(&text, extensions);
        tree.find_notes_in_text(&text);
        tree.set_origin(origin, origin.range().len() == text.len());
        Self { text, tree, first_link: 0, first_image: 0 }
    }

    /// What is read of it: without markup and the numbers of its sources.
    pub fn words(&self) -> String {
        self.tree.plain_text(&self.text, 0)
    }
}

/// The same words have the same tree.
impl PartialEq for Prose {
    fn eq(&self, other: &Self) -> bool {
        self.text == other.text
    }
}
