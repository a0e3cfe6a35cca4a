//! What is known of a body's footnotes, which are numbered by their first reference.

use crate::markdown::NodeId;
use std::collections::HashMap;

/// What is known of the footnotes while a body is written.
#[derive(Default)]
pub(super) struct Footnotes {
    /// By label in lower case: labels differ in more than case.
    by_label: HashMap<String, usize>,
    pub(super) notes: Vec<Note>,
    /// The notes in the order of their first reference.
    pub(super) order: Vec<usize>,
}

#[derive(Default)]
pub(super) struct Note {
    /// Its text.
    pub(super) node: Option<NodeId>,
    /// From 1; 0 before it has one.
    pub(super) number: usize,
    pub(super) id: String,
    /// The ids of the references.
    pub(super) references: Vec<String>,
}

impl Footnotes {
    pub(super) fn note(&mut self, label: &str) -> usize {
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
    pub(super) fn number(&mut self, note: usize, new_id: impl FnOnce(&str) -> String) {
        if self.notes[note].number == 0 {
            self.order.push(note);
            self.notes[note].number = self.order.len();
            self.notes[note].id = new_id(&format!("footnote-{}", self.order.len()));
        }
    }

    /// The footnote at a place in the order of their numbers. One that nothing refers to has none.
    pub(super) fn at(&self, place: usize) -> Option<&Note> {
        Some(&self.notes[*self.order.get(place)?])
    }
}
