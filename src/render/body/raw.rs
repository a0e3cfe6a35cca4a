//! Tags of authors' own in running text: each is closed at the latest with what it stands in, so that nothing of the
//! rest of the page is in it.

use crate::base::Html;
use crate::markup::Inline;

/// More are not open at a time.
const MOST: usize = 64;

/// The open tags: how many nodes were open when each was opened, and its name.
#[derive(Default)]
pub(super) struct RawTags(Vec<(usize, String)>);

impl RawTags {
    pub(super) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Writes a tag that stands where `depth` nodes are open; an end that ends nothing there is left out.
    pub(super) fn write(&mut self, tag: Inline, depth: usize, html: &mut Html) {
        match tag {
            Inline::Whole(text) => drop(html.raw(&text)),
            Inline::Start(text, name) if self.0.len() < MOST => {
                html.raw(&text);
                self.0.push((depth, name));
            }
            Inline::End(name) => {
                if let Some(at) = self.0.iter().rposition(|(own, open)| *own == depth && *open == name) {
                    self.end(at, html);
                }
            }
            Inline::Nothing | Inline::Start(..) => {}
        }
    }

    /// Ends every tag that was opened where `depth` nodes or more were open.
    pub(super) fn close(&mut self, depth: usize, html: &mut Html) {
        let at = self.0.iter().rposition(|(own, _)| *own < depth).map_or(0, |at| at + 1);
        self.end(at, html);
    }

    fn end(&mut self, from: usize, html: &mut Html) {
        for (_, name) in self.0.drain(from..).rev() {
            html.raw("</").raw(&name).raw(">");
        }
    }
}
