//! A string that holds Markdown, such as a field of the front matter.

use super::{Extensions, Tree, parse_inline};
use crate::base::Span;

/// A string that holds Markdown, read.
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

impl Prose {
    /// Reads a string that stands at `span`, quotes included. Its links and images are yet to be numbered.
    pub fn parse(text: String, span: Span, extensions: Extensions) -> Self {
        let Span { source, start, end } = span;
        let quoted = span.range().len() == text.len() + 2;
        let origin = if quoted { Span { source, start: start + 1, end: end - 1 } } else { span };
        let tree = parse_inline(&text, origin, extensions);
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
