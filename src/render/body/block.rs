//! Headings, code, raw blocks, alerts, containers, task items.

use super::{Then, Writer};
use crate::base::Html;
use crate::container::{self, ContainerKind};
use crate::markdown::{Alert, Container, Kind, NodeId, Slice};
use crate::theme::{Properties, Property};
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
            self.html.attribute("id", &id);
        }
        self.html.raw(">");
        Then::Children(Cow::Borrowed(close))
    }

    /// The level at which a heading is written.
    fn level_of(&self, number: usize) -> u8 {
        let level = self.tree.headings()[number].level;
        let level = if !self.plain && self.surroundings.has_h1() { level.max(2) } else { level };
        (level + self.surroundings.level()).min(6)
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

    /// One of GitHub's alerts: the container of that name, with nothing of its author's but its text.
    pub(super) fn begin_alert(&mut self, alert: Alert) -> Then {
        let kind = container::find(alert.name());
        let properties = self.properties(kind, Html::default());
        self.begin_component(kind, properties)
    }

    pub(super) fn begin_container(&mut self, number: usize) -> Then {
        let tree = self.tree;
        let container = &tree.containers()[number];
        let kind = container::find(tree.words(self.text, container.name));
        let title = tree.title(container.node).map_or_else(Html::default, |title| self.title(title));
        let mut properties = self.properties(kind, title);
        if let Some(id) = container.id {
            let id = self.surroundings.chosen_id(tree.words(self.text, id), tree.slice_span(id));
            properties.push(("id", Property::Text(id.into_owned())));
        }
        let kept = |class: &&str| !self.surroundings.kept_names().is_some_and(|names| names.has("class", class));
        let classes = container.classes.iter().map(|class| tree.words(self.text, *class)).filter(kept);
        let classes: String = classes.flat_map(|class| [" ", class]).collect();
        properties.push(("classes", Property::Text(classes)));
        self.attributes(container, kind, &mut properties);
        let figure = self.surroundings.figure(container, tree, self.text);
        let Some((more, drawing)) = figure else { return self.begin_component(kind, properties) };
        properties.extend(more);
        let then = self.begin_component(kind, properties);
        self.html.raw(drawing.as_str());
        then
    }

    /// What a container's title says, apart from what is being written.
    fn title(&mut self, node: NodeId) -> Html {
        let written = std::mem::take(self.html);
        let title = self.tree.subtree(node);
        self.quiet += 1;
        self.run(title.start + 1..title.end);
        self.quiet -= 1;
        std::mem::replace(self.html, written)
    }

    /// What every container is drawn from: its kind, its title and the level that a heading in it has.
    fn properties(&self, kind: Option<&'static ContainerKind>, mut title: Html) -> Properties {
        if title.as_str().is_empty()
            && let Some(word) = kind.and_then(|kind| kind.title)
        {
            title.text(self.surroundings.word(word));
        }
        let before = self.heading.map_or(1 + self.surroundings.level(), |number| self.level_of(number));
        vec![
            ("kind", Property::Text(kind.map_or("box", |kind| kind.name).to_owned())),
            ("title", Property::Html(title.into_string())),
            ("heading", Property::Number((before + 1).min(6).into())),
        ]
    }

    /// What stands in braces. What the table does not know is kept for the theme as `data-key`.
    fn attributes(&self, container: &Container, kind: Option<&'static ContainerKind>, properties: &mut Properties) {
        let mut data = Html::default();
        for attribute in &container.attributes {
            let (key, value) = (self.tree.words(self.text, attribute.key), self.tree.words(self.text, attribute.value));
            let mut known = kind.iter().flat_map(|kind| kind.attributes);
            match known.find(|known| known.key == key) {
                Some(known) if value.is_empty() => properties.push((known.key, Property::Yes)),
                Some(known) => properties.push((known.key, Property::Text(value.to_owned()))),
                None => {
                    let key = format!("data-{key}");
                    let is_kept = self.surroundings.kept_names().is_some_and(|names| names.has(&key, value));
                    if key.is_ascii() && !is_kept {
                        data.attribute(&key, value);
                    }
                }
            }
        }
        properties.push(("data", Property::Html(data.into_string())));
    }

    fn begin_component(&mut self, kind: Option<&'static ContainerKind>, properties: Properties) -> Then {
        let component = kind.map_or(container::PLAIN, |kind| kind.component);
        let wrap = self.surroundings.component(component, properties);
        self.html.raw(&wrap.before);
        Then::Children(Cow::Owned(wrap.after.clone() + "\n"))
    }

    pub(super) fn task(&mut self, done: bool) -> Then {
        let (word, checked) = if done { ("done", " checked") } else { ("not-done", "") };
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
