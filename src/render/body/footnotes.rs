//! Footnotes: written at the end, each with its ways back.

use super::Writer;

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
        while let Some(note) = self.footnotes.at(place) {
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
