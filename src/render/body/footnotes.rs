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
    /// From 1; 0 before it has one.
    number: usize,
    id: String,
    /// The ids of the references.
    references: Vec<String>,
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

    /// Gives the next number to a footnote that has none.
    fn number(&mut self, note: usize, new_id: impl FnOnce(&str) -> String) {
        if self.notes[note].number == 0 {
            self.order.push(note);
            self.notes[note].number = self.order.len();
            self.notes[note].id = new_id(&format!("footnote-{}", self.order.len()));
        }
    }

    /// The footnote at a place in the order of their numbers; when those that are referred to are
    /// through, those that nothing refers to.
    fn at(&mut self, place: usize, new_id: impl FnOnce(&str) -> String) -> Option<&Note> {
        if place == self.order.len() {
            let forgotten = self.notes.iter().position(|note| note.number == 0)?;
            self.number(forgotten, new_id);
        }
        Some(&self.notes[self.order[place]])
    }
}

impl Writer<'_> {
    pub(super) fn footnote_reference(&mut self, label: &str) {
        let new_id = |wanted: &str| self.surroundings.new_id(wanted);
        let note = self.footnotes.note(label);
        self.footnotes.number(note, new_id);
        let note = &mut self.footnotes.notes[note];
        let own = match note.references.len() {
            0 => new_id(&format!("footnote-{}-text", note.number)),
            before => new_id(&format!("footnote-{}-text-{}", note.number, before + 1)),
        };
        let name = format!("{} {}", self.surroundings.word("footnote"), note.number);
        self.html.raw("<sup class=\"footnote\"><a").attribute("id", &own).attribute("href", &format!("#{}", note.id));
        self.html.raw(" role=\"doc-noteref\"").attribute("aria-label", &name).raw(">");
        self.html.number(note.number).raw("</a></sup>");
        note.references.push(own);
    }

    /// Writes the footnotes; those that they refer to themselves follow.
    pub(super) fn footnotes(&mut self) {
        let mut place = 0;
        while let Some(note) = self.footnotes.at(place, |wanted| self.surroundings.new_id(wanted)) {
            if place == 0 {
                let name = self.surroundings.word("footnotes");
                self.html.raw("<section class=\"footnotes\" role=\"doc-endnotes\"").attribute("aria-label", name);
                self.html.raw(">\n<ol>\n");
            }
            self.html.raw("<li").attribute("id", &note.id).raw(">\n");
            if let Some(node) = note.node {
                let subtree = self.tree.subtree(node);
                self.run(subtree.start + 1..subtree.end);
            }
            self.ways_back(place);
            self.html.raw("</li>\n");
            place += 1;
        }
        if place > 0 {
            self.html.raw("</ol>\n</section>\n");
        }
    }

    fn ways_back(&mut self, place: usize) {
        let references = &self.footnotes.notes[self.footnotes.order[place]].references;
        for (before, id) in references.iter().enumerate() {
            self.html.raw(if before == 0 { "<p class=\"footnote-back\">" } else { " " });
            self.html.raw("<a").attribute("href", &format!("#{id}")).raw(" role=\"doc-backlink\">");
            self.html.text(self.surroundings.word("footnote-back"));
            if references.len() > 1 {
                self.html.raw(" (").number(before + 1).raw(")");
            }
            self.html.raw("</a>");
        }
        if !references.is_empty() {
            self.html.raw("</p>\n");
        }
    }
}
