//! What all questions have: their labels, what is said beside them, and the controls that they are made of.

use crate::base::Html;
use crate::data::{Field, Shape};
use crate::settings::book::Book;
use crate::settings::form::{Filled, Values};
use crate::site::Site;
use crate::theme::Tokens;

/// A question on a page of the settings.
#[derive(Clone, Copy)]
pub(crate) struct Question<'a> {
    /// Its key in `book.toml`: `brand.name`.
    pub key: &'a str,
    /// What the key is, and how it is asked.
    pub field: &'static Field,
    /// The site as it is.
    pub site: &'a Site,
    /// The colours of its theme.
    pub tokens: &'a Tokens,
    /// What is wrong with the answer.
    pub wrong: &'a [String],
}

/// A kind of question.
pub(crate) struct Input {
    /// What the file says, as the fields of a form.
    pub load: fn(&Question<'_>, &Book, &mut Values),
    /// The question with its fields, as they are filled in.
    pub draw: fn(&Question<'_>, &Values, &mut Html),
    /// Puts the answer into the file.
    pub apply: fn(&Question<'_>, &Filled, &mut Book),
}

impl Question<'_> {
    /// What it asks.
    pub(super) fn label(&self) -> &'static str {
        self.field.ask.map_or(self.field.doc, |ask| ask.label)
    }

    pub(super) fn hint(&self) -> &'static str {
        self.field.ask.map_or("", |ask| ask.hint)
    }

    /// An id for something of it.
    /// The fields of which an answer consists, each with what it is called; none where it is one value.
    pub(super) fn parts(&self) -> impl Iterator<Item = (&'static Field, &'static str)> + use<> {
        innermost(&self.field.shape).iter().filter_map(|field| Some((field, field.ask?.label)))
    }

    fn id(&self, part: &str) -> String {
        format!("{}{part}", self.key.replace('.', "-"))
    }

    /// What is said about it: its hint, and what is wrong. Gives the ids of both.
    pub(super) fn notes(&self, html: &mut Html) -> String {
        let mut ids = Vec::new();
        if !self.hint().is_empty() {
            ids.push(self.id("-hint"));
            html.raw("<p class=\"hint\"").attribute("id", &self.id("-hint")).raw(">").text(self.hint()).raw("</p>\n");
        }
        if !self.wrong.is_empty() {
            ids.push(self.id("-wrong"));
            html.raw("<div class=\"wrong\"").attribute("id", &self.id("-wrong")).raw(">\n");
            for text in self.wrong {
                html.raw("<p>").text(text).raw("</p>\n");
            }
            html.raw("</div>\n");
        }
        ids.join(" ")
    }

    /// A question with one control: its label, its notes, then `control`, which writes what comes after its id.
    pub(super) fn one(&self, html: &mut Html, element: &str, control: impl FnOnce(&mut Html)) {
        html.raw("<div class=\"question\">\n<label").attribute("for", self.key).raw(">");
        html.text(self.label()).raw("</label>\n");
        let notes = self.notes(html);
        html.raw("<").raw(element).attribute("id", self.key).attribute("name", self.key);
        self.described(&notes, html);
        control(html);
        html.raw("\n</div>\n");
    }

    /// A question with several controls.
    pub(super) fn group(&self, html: &mut Html, controls: impl FnOnce(&mut Html)) {
        html.raw("<fieldset class=\"question\"").attribute("id", &self.id("-group")).raw(">\n<legend>");
        html.text(self.label()).raw("</legend>\n");
        self.notes(html);
        controls(html);
        html.raw("</fieldset>\n");
    }

    fn described(&self, notes: &str, html: &mut Html) {
        if !notes.is_empty() {
            html.attribute("aria-describedby", notes);
        }
        if !self.wrong.is_empty() {
            html.attribute("aria-invalid", "true");
        }
    }
}

/// The fields of the groups that a shape holds.
fn innermost(shape: &'static Shape) -> &'static [Field] {
    match shape {
        // A group around one list stands for that list.
        Shape::Map([Field { shape: list @ Shape::List(_), .. }]) => innermost(list),
        Shape::Map(fields) => fields,
        Shape::List(inner) | Shape::Table(inner) | Shape::TextOr(inner) => innermost(inner),
        _ => &[],
    }
}

/// The text of a field; nothing for one that was not filled in.
pub(super) fn text<'v>(values: &'v Values, name: &str) -> &'v str {
    values.get(name).map_or("", String::as_str).trim()
}

/// A line with a label, as one of several in a group.
pub(super) fn line(html: &mut Html, (name, label): (&str, &str), kind: &str, value: &str) {
    let id = name.replace(['.', ':'], "-");
    html.raw("<div class=\"line\"><label").attribute("for", &id).raw(">").text(label).raw("</label> <input");
    html.attribute("type", kind).attribute("id", &id).attribute("name", name).attribute("value", value);
    html.raw("></div>\n");
}

/// A box to tick.
pub(super) fn tick(html: &mut Html, (name, label): (&str, &str), is_on: bool) {
    html.raw("<label class=\"tick\"><input type=\"checkbox\"").attribute("name", name).raw(" value=\"on\"");
    html.raw(if is_on { " checked> " } else { "> " }).text(label).raw("</label>\n");
}
