//! Running text: links, images, citations, terms.

use super::{Cited, Href, Then, Writer};
use crate::markdown::{Kind, NodeId};
use std::borrow::Cow;

impl Writer<'_> {
    pub(super) fn begin_inline(&mut self, kind: Kind, node: NodeId) -> Then {
        match kind {
            Kind::Text(words) => self.text(self.tree.words(self.text, words)),
            Kind::Code(words) => {
                self.html.raw("<code>").text(self.tree.words(self.text, words)).raw("</code>");
            }
            Kind::Html(words) | Kind::InlineHtml(words) => {
                let tag = self.surroundings.raw_inline(self.tree.words(self.text, words), self.html);
                self.raw.write(tag, self.open.len(), self.html);
            }
            Kind::SoftBreak => {
                self.html.raw("\n");
            }
            Kind::HardBreak => {
                self.html.raw("<br>\n");
            }
            Kind::Emphasis => return self.element("<em>", "</em>"),
            Kind::Strong => return self.element("<strong>", "</strong>"),
            Kind::Strikethrough => return self.element("<del>", "</del>"),
            Kind::Link(number) => return self.begin_link(number as usize),
            Kind::Image(number) => self.image(number as usize, node),
            Kind::Citations => self.citations(node),
            Kind::FootnoteReference(label) => self.footnote_reference(self.tree.words(self.text, label)),
            Kind::Task(done) => return self.task(done),
            _ => {}
        }
        Then::Next
    }

    fn text(&mut self, text: &str) {
        if !self.has_terms || self.quiet > 0 {
            self.html.text(text);
            return;
        }
        let mut written = 0;
        for mention in self.surroundings.mentions(text) {
            let (Some(before), Some(words)) = (text.get(written..mention.range.start), text.get(mention.range.clone()))
            else {
                continue;
            };
            self.html.text(before).raw("<a");
            self.href(&mention.href);
            self.html.raw(">").text(words).raw("</a>");
            written = mention.range.end;
        }
        self.html.text(&text[written..]);
    }

    fn href(&mut self, href: &Href<'_>) {
        if let Some(dest) = &href.href {
            self.html.attribute("href", dest);
        }
        for (name, value) in &href.attributes {
            self.html.attribute(name, value);
        }
    }

    fn begin_link(&mut self, number: usize) -> Then {
        let link = self.tree.links()[number];
        let dest = self.tree.words(self.text, link.dest);
        let href = self.surroundings.link(number, dest);
        self.quiet += 1;
        self.html.raw("<a");
        self.href(&href);
        if !link.title.is_empty() {
            self.html.attribute("title", self.tree.words(self.text, link.title));
        }
        self.html.raw(">");
        Then::Children(Cow::Borrowed("</a>"))
    }

    fn image(&mut self, number: usize, node: NodeId) {
        let image = self.tree.images()[number];
        let dest = self.tree.words(self.text, image.dest);
        let src = self.surroundings.image(number, dest);
        self.html.raw("<img");
        if let Some(href) = &src.href {
            self.html.attribute("src", href);
        }
        self.html.attribute("alt", &self.tree.plain_text(self.text, node));
        if !image.title.is_empty() {
            self.html.attribute("title", self.tree.words(self.text, image.title));
        }
        for (name, value) in &src.attributes {
            self.html.attribute(name, value);
        }
        self.html.raw(">");
    }

    /// A bracket of citations. One of which the page knows no key stays as it was written, so that the
    /// reader at least sees that something was meant.
    fn citations(&mut self, node: NodeId) {
        let tree = self.tree;
        let cited = tree.children(node).filter_map(|child| match tree.kind(child) {
            Kind::Citation(number) => Some(number as usize),
            _ => None,
        });
        let known = |number: usize| {
            let key = tree.words(self.text, tree.citations()[number].key);
            self.surroundings.citation(number, key)
        };
        let cited: Vec<_> = cited.map(|number| (number, known(number))).collect();
        let any_known = cited.iter().any(|(_, known)| known.is_some());
        let mut beside = false;
        if any_known {
            self.html.close_up();
            // Numbers of two brackets side by side would read as one.
            beside = self.html.as_str().ends_with("</sup>");
        }
        self.html.raw(if any_known { "<sup class=\"cite\">" } else { "[" });
        for (place, (number, known)) in cited.into_iter().enumerate() {
            let between = if any_known { ", " } else { "; " };
            self.html.raw(if place > 0 || beside { between } else { "" });
            self.citation(number, known);
        }
        self.html.raw(if any_known { "</sup>" } else { "]" });
    }

    fn citation(&mut self, number: usize, known: Option<Cited<'_>>) {
        let citation = self.tree.citations()[number];
        let locator = self.tree.words(self.text, citation.locator);
        match known {
            Some(cited) => cited.write(self.surroundings.word("source"), locator, self.html),
            None => {
                self.html.text("@").text(self.tree.words(self.text, citation.key));
                self.html.raw(if locator.is_empty() { "" } else { ", " }).text(locator);
            }
        }
    }
}
