//! Footnotes: numbered by their first reference, written at the end, each with its ways back.

use super::Writer;
use crate::markdown::NodeId;
use std::collections::HashMap;

/// What is known of the footnotes while a body is written.
#[derive(Default)]
pub(super) struct Footnotes {
    /// By label in lower case: labels differ in more than case.
    by_label: HashMap<String, usize>,
    notes: Vec<Note>,
    /// The notes in the order of their first reference.
    order: Vec<usize>,
}

#[derive(Default)]
struct Note {
    node: Option<NodeId>,
    number: usize,
    references: usize,
}

impl Footnotes {
    fn note(&mut self, label: &str) -> usize {
        let next = self.notes.len();
        let note = *self.by_label.entry(label.to_lowercase()).or_insert(next);
        if note == next {
            self.notes.push(Note::default());
        }
        note
    }

    /// Says where the text of a footnote is; the first text of a label counts.
    pub(super) fn define(&mut self, label: &str, node: NodeId) {
        let note = self.note(label);
        self.notes[note].node.get_or_insert(node);
    }

    /// The number of the footnote, and how often it has been referred to.
    fn refer(&mut self, label: &str) -> (usize, usize) {
        let note = self.note(label);
        if self.notes[note].number == 0 {
            self.order.push(note);
            self.notes[note].number = self.order.len();
        }
        self.notes[note].references += 1;
        (self.notes[note].number, self.notes[note].references)
    }

    /// The footnote with the number `place + 1`; when those that are referred to are through, those
    /// that nothing refers to.
    fn take(&mut self, place: usize) -> Option<(usize, Option<NodeId>)> {
        if place == self.order.len() {
            let forgotten = self.notes.iter().position(|note| note.number == 0)?;
            self.order.push(forgotten);
            self.notes[forgotten].number = self.order.len();
        }
        let note = &self.notes[self.order[place]];
        Some((note.references, note.node))
    }
}

impl Writer<'_> {
    pub(super) fn footnote_reference(&mut self, label: &str) {
        let (number, reference) = self.footnotes.refer(label);
        let name = format!("{} {number}", self.surroundings.word("footnote"));
        self.html.raw("<sup class=\"footnote\"><a id=\"").raw(&reference_id(number, reference));
        self.html.raw("\" href=\"#footnote-").number(number).raw("\" role=\"doc-noteref\"");
        self.html.attribute("aria-label", &name).raw(">").number(number).raw("</a></sup>");
    }

    /// Writes the footnotes; those that they refer to themselves follow.
    pub(super) fn footnotes(&mut self) {
        let mut place = 0;
        while let Some((_, node)) = self.footnotes.take(place) {
            if place == 0 {
                let name = self.surroundings.word("footnotes");
                self.html.raw("<section class=\"footnotes\" role=\"doc-endnotes\"").attribute("aria-label", name);
                self.html.raw(">\n<ol>\n");
            }
            place += 1;
            self.html.raw("<li id=\"footnote-").number(place).raw("\">\n");
            if let Some(node) = node {
                let subtree = self.tree.subtree(node);
                self.run(subtree.start + 1..subtree.end);
            }
            self.ways_back(place);
            self.html.raw("</li>\n");
        }
        if place > 0 {
            self.html.raw("</ol>\n</section>\n");
        }
    }

    fn ways_back(&mut self, number: usize) {
        let references = self.footnotes.take(number - 1).map_or(0, |(references, _)| references);
        for reference in 1..=references {
            self.html.raw(if reference == 1 { "<p class=\"footnote-back\">" } else { " " });
            self.html.raw("<a href=\"#").raw(&reference_id(number, reference)).raw("\" role=\"doc-backlink\">");
            self.html.text(self.surroundings.word("footnote-back"));
            if references > 1 {
                self.html.raw(" (").number(reference).raw(")");
            }
            self.html.raw("</a>");
        }
        if references > 0 {
            self.html.raw("</p>\n");
        }
    }
}

fn reference_id(number: usize, reference: usize) -> String {
    match reference {
        1 => format!("footnote-{number}-text"),
        _ => format!("footnote-{number}-text-{reference}"),
    }
}
