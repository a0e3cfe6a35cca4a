//! Headings, code, raw blocks, alerts, containers, task items.

use super::container::VERDICT;
use super::{Shape, Then, Title, Word, Writer, Written, shape};
use crate::base::Html;
use crate::markdown::{Alert, Attribute, Container, Kind, NodeId, Slice};
use std::borrow::Cow;

impl Writer<'_> {
    pub(super) fn begin_heading(&mut self, number: usize, node: NodeId) -> Then {
        let heading = self.tree.headings()[number];
        self.heading = Some(number);
        if self.surroundings.has_title() && self.tree.leading_h1() == Some(node) {
            return Then::Next;
        }
        self.quiet += 1;
        let explicit = heading.id.map(|id| self.tree.words(self.text, id));
        let (open, close) = heading_tags(self.level_of(number));
        self.html.raw(open);
        if let Some(id) = self.surroundings.heading_id(number, explicit) {
            self.html.attribute("id", id);
        }
        self.html.raw(">");
        Then::Children(Cow::Borrowed(close))
    }

    /// The level at which a heading is written.
    fn level_of(&self, number: usize) -> u8 {
        let level = self.tree.headings()[number].level;
        if !self.plain && self.surroundings.has_h1() { level.max(2) } else { level }
    }

    pub(super) fn begin_item(&mut self, node: NodeId) -> Then {
        // The box stands in the item, or in its first paragraph where the list is loose.
        let mut first = self.tree.children(node).next();
        if let Some(paragraph) = first
            && self.tree.kind(paragraph) == Kind::Paragraph
        {
            first = self.tree.children(paragraph).next();
        }
        match first.map(|first| self.tree.kind(first)) {
            Some(Kind::Task(_)) => self.element("<li class=\"task\">", "</li>\n"),
            _ => self.element("<li>", "</li>\n"),
        }
    }

    pub(super) fn code_block(&mut self, node: NodeId, info: Slice) -> Then {
        let mut code = Cow::Borrowed("");
        for child in self.tree.children(node) {
            if let Kind::Text(words) = self.tree.kind(child) {
                code += self.tree.words(self.text, words);
            }
        }
        let info = self.tree.words(self.text, info);
        let language = info.split_whitespace().next().unwrap_or_default();
        self.html.raw(if self.plain { "<pre><code" } else { "<pre tabindex=\"0\"><code" });
        if !language.is_empty() {
            self.html.attribute("class", &format!("language-{language}"));
        }
        self.html.raw(">");
        let coloured = if self.plain { None } else { self.surroundings.code(language, &code) };
        match coloured {
            Some(coloured) => self.html.raw(coloured.as_str()),
            None => self.html.text(&code),
        };
        self.html.raw("</code></pre>\n");
        Then::Next
    }

    pub(super) fn html_block(&mut self, node: NodeId) -> Then {
        let mut markup = Cow::Borrowed("");
        for child in self.tree.children(node) {
            if let Kind::Html(words) = self.tree.kind(child) {
                markup += self.tree.words(self.text, words);
            }
        }
        self.surroundings.raw_html(&markup, self.html);
        Then::Next
    }

    pub(super) fn begin_alert(&mut self, alert: Alert) -> Then {
        let shape = shape(match alert {
            Alert::Note => "note",
            Alert::Tip => "tip",
            Alert::Important => "important",
            Alert::Warning => "warning",
            Alert::Caution => "caution",
        });
        self.html.raw("<div class=\"").raw(shape.class).raw("\">\n");
        self.container_title(&[], shape, "");
        Then::Children(Cow::Borrowed("</div>\n"))
    }

    pub(super) fn begin_container(&mut self, number: usize) -> Then {
        let tree = self.tree;
        let container = &tree.containers()[number];
        match self.surroundings.container(container, tree, self.text, self.html) {
            Written::Nothing => {}
            Written::Beginning(end) => return Then::Children(end),
            Written::All => return Then::Next,
        }
        let name = tree.words(self.text, container.name);
        let shape = shape(name);
        self.html.raw("<").raw(shape.element);
        if let Some(id) = container.id {
            self.html.attribute("id", tree.words(self.text, id));
        }
        let mut classes = shape.class.to_owned();
        for class in &container.classes {
            classes.push(' ');
            classes.push_str(tree.words(self.text, *class));
        }
        self.html.attribute("class", &classes);
        self.container_attributes(container, shape);
        self.html.raw(">\n");
        let title = tree.words(self.text, container.title);
        let mut end = Html::default();
        if shape.title == Title::Caption && !title.is_empty() {
            end.raw("<figcaption>").text(title).raw("</figcaption>\n");
        } else {
            self.container_title(&container.attributes, shape, title);
            self.verdict(&container.attributes);
        }
        end.raw("</").raw(shape.element).raw(">\n");
        Then::Children(Cow::Owned(end.into_string()))
    }

    /// What the table does not know is kept for the theme as `data-key`.
    fn container_attributes(&mut self, container: &Container, shape: Shape) {
        for attribute in &container.attributes {
            let key = self.tree.words(self.text, attribute.key);
            let value = self.tree.words(self.text, attribute.value);
            if shape.element == "details" && key == "open" {
                self.html.raw(" open");
            } else if key.is_ascii() {
                self.html.attribute(&format!("data-{key}"), value);
            }
        }
    }

    /// The value of an attribute.
    fn given(&self, attributes: &[Attribute], key: &str) -> Option<&str> {
        let found = attributes.iter().find(|attribute| self.tree.words(self.text, attribute.key) == key);
        found.map(|attribute| self.tree.words(self.text, attribute.value))
    }

    /// How far a claim holds, in words.
    fn verdict(&mut self, attributes: &[Attribute]) {
        let Some(verdict) = self.given(attributes, VERDICT).map(|verdict| verdict.replace('_', "-")) else { return };
        let label = |key: &str| self.surroundings.label(key).map(str::to_owned);
        let (Some(before), Some(words)) = (label(VERDICT), label(&format!("{VERDICT}-{verdict}"))) else { return };
        self.html.raw("<p><span").attribute("class", &format!("verdict verdict-{verdict}"));
        self.html.raw("><span class=\"verdict-word\">").text(&before).raw("</span> ").text(&words);
        self.html.raw("</span></p>\n");
    }

    /// The word for a container's level, where its kind has levels.
    fn level(&self, attributes: &[Attribute], shape: Shape) -> Option<Word> {
        let level =
            self.given(attributes, "level").and_then(|level| shape.levels.iter().find(|(name, _)| *name == level));
        level.or(shape.levels.first()).map(|(_, word)| *word)
    }

    fn container_title(&mut self, attributes: &[Attribute], shape: Shape, title: &str) {
        let title = match shape.default_title {
            Some(word) if title.is_empty() => self.surroundings.word(word),
            _ => title,
        };
        if title.is_empty() {
            return;
        }
        match shape.title {
            Title::Paragraph => {
                let class = shape.class.split(' ').next().unwrap_or_default();
                self.html.raw("<p class=\"").raw(class).raw("-title\">");
                if let Some(level) = self.level(attributes, shape) {
                    self.html.raw("<span class=\"vh\">").text(self.surroundings.word(level)).raw(" </span>");
                }
                self.html.text(title).raw("</p>\n");
            }
            Title::Heading => {
                let before = self.heading.map_or(1, |number| self.level_of(number));
                let (open, close) = heading_tags((before + 1).min(6));
                self.html.raw(open).raw(" class=\"box-title\">").text(title).raw(close);
            }
            Title::Summary => {
                self.html.raw("<summary>").text(title).raw("</summary>\n");
            }
            Title::Caption => {}
        }
    }

    pub(super) fn task(&mut self, done: bool) -> Then {
        let (word, checked) = if done { (Word::Done, " checked") } else { (Word::NotDone, "") };
        self.html.raw("<input type=\"checkbox\" disabled").raw(checked);
        self.html.attribute("aria-label", self.surroundings.word(word)).raw("> ");
        Then::Next
    }
}

/// The beginning of a heading's tag, and its end tag.
fn heading_tags(level: u8) -> (&'static str, &'static str) {
    match level {
        1 => ("<h1", "</h1>\n"),
        2 => ("<h2", "</h2>\n"),
        3 => ("<h3", "</h3>\n"),
        4 => ("<h4", "</h4>\n"),
        5 => ("<h5", "</h5>\n"),
        _ => ("<h6", "</h6>\n"),
    }
}
