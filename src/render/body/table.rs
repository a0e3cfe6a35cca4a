//! Tables that scroll by keyboard, with a name, and header cells that say what they head.

use super::{Then, Writer};
use crate::markdown::{Align, Kind, NodeId};
use std::borrow::Cow;

impl Writer<'_> {
    pub(super) fn begin_table(&mut self, number: u32, node: NodeId) -> Then {
        self.table.columns = self.tree.alignments(number);
        let head = self.tree.children(node).next();
        let corner = head.and_then(|head| self.tree.children(head).next());
        self.table.rows_have_heads = corner.is_some_and(|corner| self.is_empty(corner));
        let name = self.table_name();
        let name = self.surroundings.landmark(name);
        self.html.raw("<div class=\"table\" tabindex=\"0\" role=\"region\"").attribute("aria-label", &name);
        self.html.raw(">\n<table>\n");
        Then::Children(Cow::Borrowed("</tbody>\n</table>\n</div>\n"))
    }

    fn is_empty(&self, cell: NodeId) -> bool {
        self.tree.children(cell).next().is_none()
    }

    /// The title of the container that the table stands in, else the heading before it, else a word;
    /// numbered where another table has the same name.
    fn table_name(&mut self) -> String {
        let title = self.open.iter().rev().find_map(|open| match self.tree.kind(open.node) {
            Kind::Container(_) => self.tree.title(open.node),
            _ => None,
        });
        let heading = self.heading.map(|number| self.tree.headings()[number].node);
        let mut base = title.or(heading).map_or_else(String::new, |named| self.tree.plain_text(self.text, named));
        if base.is_empty() {
            self.surroundings.word("table").clone_into(&mut base);
        }
        let mut name = base.clone();
        while self.table.names.contains_key(&name) {
            let count = self.table.names.entry(base.clone()).or_insert(1);
            *count += 1;
            name = format!("{base} ({count})");
        }
        self.table.names.insert(name.clone(), 1);
        name
    }

    pub(super) fn begin_head(&mut self) -> Then {
        self.table.column = 0;
        self.table.in_head = true;
        self.element("<thead>\n<tr>", "</tr>\n</thead>\n<tbody>\n")
    }

    pub(super) fn end_head(&mut self) {
        self.table.in_head = false;
    }

    pub(super) fn begin_row(&mut self) -> Then {
        self.table.column = 0;
        self.element("<tr>", "</tr>\n")
    }

    pub(super) fn begin_cell(&mut self, node: NodeId) -> Then {
        let first = self.table.column == 0;
        let align = self.table.columns.get(self.table.column).copied().unwrap_or(Align::None);
        self.table.column += 1;
        // An empty header cell heads nothing; as `th` it would be read out as an empty heading.
        let (open, close) = match (self.table.in_head, first && self.table.rows_have_heads) {
            (true, _) if self.is_empty(node) => ("<td", "</td>"),
            (true, _) => ("<th scope=\"col\"", "</th>"),
            (false, true) => ("<th scope=\"row\"", "</th>"),
            (false, false) => ("<td", "</td>"),
        };
        self.html.raw(open).raw(match align {
            Align::None => ">",
            Align::Left => " class=\"align-left\">",
            Align::Center => " class=\"align-center\">",
            Align::Right => " class=\"align-right\">",
        });
        Then::Children(Cow::Borrowed(close))
    }
}
