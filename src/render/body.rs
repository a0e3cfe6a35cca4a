//! The HTML of a Markdown tree.
//!
//! With no extensions and [`Bare`] surroundings it is what the CommonMark specification says. With
//! extensions it is made to be read by everyone: tables have scopes and scroll by keyboard, boxes
//! and notes have words, footnotes lead back.

mod block;
mod footnotes;
mod href;
mod inline;
mod notes;
mod surroundings;
mod table;

pub(crate) use href::encode_href;
pub use surroundings::Bare;
pub(crate) use surroundings::{Cited, Dressed, Href, Mention, Src, Surroundings};

use crate::base::Html;
use crate::markdown::{Align, Extensions, Kind, NodeId, Tree};
use notes::Footnotes;
use std::borrow::Cow;
use std::collections::HashMap;

/// Appends the HTML of a tree to `html`; `text` is the text that was parsed. Footnotes stand at the end.
pub fn write(tree: &Tree, text: &str, surroundings: &dyn Surroundings, html: &mut Html) {
    let mut writer = Writer::new(tree, text, surroundings, html);
    writer.run(tree.subtree(0));
    writer.footnotes();
}

/// A node that is written as far as its beginning.
struct Open {
    node: NodeId,
    end: NodeId,
    /// What ends it, where its kind alone does not say.
    close: Cow<'static, str>,
}

/// Where the writing goes on after the beginning of a node.
enum Then {
    /// With its children; the string ends it.
    Children(Cow<'static, str>),
    /// Behind it, because it is complete.
    Next,
}

/// The table that is being written; Markdown's tables do not nest.
#[derive(Default)]
struct Table<'a> {
    columns: &'a [Align],
    column: usize,
    in_head: bool,
    /// Whether the first column heads the rows: its own header cell is empty.
    rows_have_heads: bool,
    /// Names given to tables so far, and how many tables would have had each.
    names: HashMap<String, usize>,
}

struct Writer<'a> {
    tree: &'a Tree,
    text: &'a str,
    surroundings: &'a dyn Surroundings,
    html: &'a mut Html,
    open: Vec<Open>,
    /// Whether nothing is added to what CommonMark says.
    plain: bool,
    has_terms: bool,
    /// How many links and headings are open: no term is linked in them.
    quiet: usize,
    /// The number of the last heading.
    heading: Option<usize>,
    table: Table<'a>,
    footnotes: Footnotes,
}

impl<'a> Writer<'a> {
    fn new(tree: &'a Tree, text: &'a str, surroundings: &'a dyn Surroundings, html: &'a mut Html) -> Self {
        let extensions = tree.extensions();
        Self {
            tree,
            text,
            surroundings,
            html,
            open: Vec::with_capacity(16),
            plain: extensions.is_plain(),
            has_terms: extensions.contains(Extensions::TERMS) && surroundings.has_terms(),
            quiet: 0,
            heading: None,
            table: Table::default(),
            footnotes: Footnotes::default(),
        }
    }

    /// Writes some nodes that lie together: a loop, because authors nest deeper than stacks do.
    fn run(&mut self, nodes: std::ops::Range<NodeId>) {
        let depth = self.open.len();
        let mut node = nodes.start;
        loop {
            while self.open.len() > depth
                && let Some(open) = self.open.pop_if(|open| open.end <= node)
            {
                self.close(&open);
            }
            if node >= nodes.end {
                return;
            }
            let end = self.tree.subtree(node).end;
            node = match self.begin(node) {
                Then::Children(close) => {
                    self.open.push(Open { node, end, close });
                    node + 1
                }
                Then::Next => end,
            };
        }
    }

    fn begin(&mut self, node: NodeId) -> Then {
        match self.tree.kind(node) {
            Kind::Document => Then::Children(Cow::Borrowed("")),
            Kind::Paragraph => self.element("<p>", "</p>\n"),
            Kind::Heading(number) => self.begin_heading(number as usize, node),
            Kind::Quote => self.element("<blockquote>\n", "</blockquote>\n"),
            Kind::Alert(alert) => self.begin_alert(alert),
            Kind::CodeBlock(info) => self.code_block(node, info),
            Kind::HtmlBlock => self.html_block(node),
            Kind::List(None) => self.element("<ul>\n", "</ul>\n"),
            Kind::List(Some(1)) => self.element("<ol>\n", "</ol>\n"),
            Kind::List(Some(first)) => {
                self.html.raw("<ol start=\"").number(first as usize).raw("\">\n");
                Then::Children(Cow::Borrowed("</ol>\n"))
            }
            Kind::Item => self.begin_item(node),
            Kind::Table(number) => self.begin_table(number, node),
            Kind::TableHead => self.begin_head(),
            Kind::TableRow => self.begin_row(),
            Kind::TableCell => self.begin_cell(node),
            Kind::FootnoteDefinition(label) => {
                self.footnotes.define(self.tree.words(self.text, label), node);
                Then::Next
            }
            Kind::DefinitionList => self.element("<dl>\n", "</dl>\n"),
            Kind::DefinitionTerm => self.element("<dt>", "</dt>\n"),
            Kind::Definition => self.element("<dd>", "</dd>\n"),
            Kind::Container(number) => self.begin_container(number as usize),
            // Its container's beginning has it.
            Kind::Title => Then::Next,
            Kind::Rule => {
                self.html.raw("<hr>\n");
                Then::Next
            }
            inline => self.begin_inline(inline, node),
        }
    }

    fn element(&mut self, open: &str, close: &'static str) -> Then {
        self.html.raw(open);
        Then::Children(Cow::Borrowed(close))
    }

    fn close(&mut self, open: &Open) {
        self.html.raw(&open.close);
        match self.tree.kind(open.node) {
            Kind::Heading(_) | Kind::Link(_) => self.quiet -= 1,
            Kind::TableHead => self.end_head(),
            _ => {}
        }
    }
}

#[cfg(test)]
mod tests;
