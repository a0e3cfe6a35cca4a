//! Exceptions in the text: `<!-- candor allow=CODE: reason -->` says that a finding is meant.
//!
//! One that stands before everything else in the body is for the whole page; one between blocks is for the block
//! behind it, one within a block for that block.

use crate::base::Span;
use crate::diagnostic::Diagnostic;
use crate::markdown::{Kind, NodeId, Tree};
use std::ops::Range;

/// What an author allows, and where.
#[derive(Clone, Debug)]
pub(crate) struct Exception {
    /// The comment.
    pub span: Span,
    /// Rules, by their codes, each where it stands.
    pub codes: Vec<(String, Span)>,
    /// The stretch of the file whose findings it is about.
    pub over: Range<u32>,
}

/// The exceptions of a body, which begins at a byte of `text`. What can't be read as one is reported.
pub(super) fn read(tree: &Tree, text: &str, body: usize, sink: &mut Vec<Diagnostic>) -> Vec<Exception> {
    let mut found = Vec::new();
    // Most texts have none.
    if memchr::memmem::find(&text.as_bytes()[body..], MARK.as_bytes()).is_none() {
        return found;
    }
    let mut open: Vec<NodeId> = Vec::new();
    for (number, node) in tree.nodes().iter().enumerate() {
        while open.pop_if(|parent| !tree.subtree(*parent).contains(&number)).is_some() {}
        if matches!(node.kind, Kind::HtmlBlock | Kind::InlineHtml(_)) {
            let place = tree.span(number);
            if let Some(said) = text.get(place.range()).and_then(said) {
                match codes(said, place, text) {
                    Some(codes) => {
                        let over = over(tree, text, number, &open);
                        found.push(Exception { span: comment(place, text), codes, over });
                    }
                    None => {
                        let message = "this comment allows nothing: it needs a rule's code and a reason";
                        let finding = Diagnostic::new("exception/syntax", comment(place, text), message);
                        sink.push(
                            finding.help(
                                "write `<!-- candor allow=CODE: reason -->`, with the code that the finding shows",
                            ),
                        );
                    }
                }
            }
        }
        open.push(number);
    }
    found
}

/// What an exception begins with.
const MARK: &str = "candor allow";

/// Some HTML without the exceptions that it begins with, which are never published.
pub(crate) fn without_exceptions(mut html: &str) -> &str {
    while said(html).is_some() {
        html = html.split_once("-->").map_or("", |(_, rest)| rest);
    }
    html
}

/// What a comment says to candor, behind its first words.
fn said(html: &str) -> Option<&str> {
    let inside = html.trim_start().strip_prefix("<!--")?;
    inside[..inside.find("-->")?].trim().strip_prefix(MARK)
}

/// The codes that are allowed; none where there is no code, or no reason behind them.
fn codes(said: &str, comment: Span, text: &str) -> Option<Vec<(String, Span)>> {
    let (listed, reason) = said.split_once(':')?;
    let listed = listed.trim_start().strip_prefix('=')?;
    let first = comment.range().start + text[comment.range()].find(listed)?;
    let mut at = first;
    let mut codes = Vec::new();
    for part in listed.split(',') {
        let start = at + part.len() - part.trim_start().len();
        codes.push((part.trim().to_owned(), Span::new(comment.source, start..start + part.trim().len())));
        at += part.len() + 1;
    }
    (!reason.trim().is_empty() && codes.iter().all(|(code, _)| !code.is_empty())).then_some(codes)
}

/// The comment alone, without the line end that belongs to its block.
fn comment(place: Span, text: &str) -> Span {
    let whole = &text[place.range()];
    let start = place.range().start + whole.len() - whole.trim_start().len();
    let end = whole.find("-->").map_or(whole.len(), |end| end + "-->".len());
    Span::new(place.source, start..place.range().start + end)
}

/// What an exception at a node is about.
fn over(tree: &Tree, text: &str, node: NodeId, open: &[NodeId]) -> Range<u32> {
    let is_comment = |node: NodeId| {
        tree.kind(node) == Kind::HtmlBlock
            && text.get(tree.span(node).range()).is_some_and(|html| html.trim_start().starts_with("<!--"))
    };
    let stretch = |span: Span| span.start..span.end;
    let parent = open.last().copied().unwrap_or(0);
    if tree.kind(node) != Kind::HtmlBlock {
        let block = open.iter().rfind(|open| tree.kind(**open).is_block()).copied().unwrap_or(parent);
        return stretch(tree.span(block));
    }
    let mut before = tree.children(parent).take_while(|own| *own < node);
    if parent == 0 && before.all(is_comment) {
        return 0..u32::MAX;
    }
    let next = tree.children(parent).find(|own| *own > node && !is_comment(*own));
    next.map_or(0..0, |next| stretch(tree.span(next)))
}
