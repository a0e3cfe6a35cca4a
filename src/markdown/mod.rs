//! Markdown text becomes a small tree of our own in which every node knows where it stands.
//!
//! This is the only place that knows pulldown-cmark. What it has not, the fenced containers and the
//! citations, is added here: `fence` hides container fences from it, `citation` reads `[@key]`, `comment`
//! ends the blocks of comments where the comments end, and `build` turns its events into the tree.

mod build;
mod citation;
mod comment;
mod extensions;
mod fence;
mod node;
mod prose;
mod tree;

pub use extensions::Extensions;
pub(crate) use node::{
    Alert, Align, Attribute, Citation, Container, Fault, FaultKind, Heading, Kind, Link, Node, NodeId, Slice,
};
pub(crate) use prose::Prose;
pub(crate) use tree::Tree;

use crate::base::{SourceId, Span};
use comment::Reading;

/// Where a Markdown text begins: at byte `offset` of `source`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Origin {
    /// The source that the text is a part of.
    pub source: SourceId,
    /// The text's first byte in it.
    pub offset: usize,
}

/// The tree of a whole text. Total: any text has a tree, and what is wrong in it stands in
/// [`Tree::faults`].
pub fn parse(text: &str, origin: Origin, extensions: Extensions) -> Tree {
    let mut no_fences = Vec::new();
    let mut fences = if extensions.contains(Extensions::CONTAINERS) { fence::find(text) } else { Vec::new() };
    // A fence that stands in code turns out to be text only when the document is parsed, so the
    // document is parsed again without it. It is parsed again as well when words turn out to stand behind
    // a comment, or a colon to begin no definition. Each round has fewer of all than the one before, and most
    // documents need one round.
    let mut insertions = Vec::new();
    loop {
        let mut inserted: Vec<_> = fence::titles(text, &fences).chain(insertions.iter().cloned()).collect();
        inserted.sort_by_key(|insertion| insertion.at);
        let reading = Reading::new(fence::hide(text, &fences), &inserted);
        let (mut tree, met) = build::document(text, &reading, &fences, extensions);
        if comment::keep_colons(text, &tree, &mut insertions)
            || extensions.contains(Extensions::COMMENTS) && comment::end_blocks(text, &tree, &mut insertions)
        {
            continue;
        }
        if met.iter().all(|met| *met) {
            let unclosed = comment::unclosed(text, &tree).map(|range| (FaultKind::UnclosedComment, range));
            let unclosed: Vec<_> = unclosed.collect();
            tree.faults.extend(unclosed);
            no_fences.sort_by_key(|range: &std::ops::Range<usize>| range.start);
            tree.find_fences_in_text(&no_fences);
            tree.find_notes_in_text(text);
            tree.set_origin(Span::new(origin.source, origin.offset..origin.offset + text.len()), true);
            return tree;
        }
        let (real, other): (Vec<_>, Vec<_>) = fences.into_iter().zip(met).partition(|(_, met)| *met);
        fences = real.into_iter().map(|(fence, _)| fence).collect();
        no_fences.extend(other.into_iter().map(|(fence, _)| fence.range));
    }
}

#[cfg(test)]
mod tests;
