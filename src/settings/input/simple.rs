//! Questions with one answer: a line, several lines, yes or no, a list.

use super::ask::{Input, Question, text, tick};
use crate::data::Shape;
use crate::settings::book::Book;
use crate::settings::form::Values;

/// A line of text.
pub(super) const TEXT: Input = Input {
    load: load_text,
    draw: |question, values, html| {
        let (kind, mode) = match question.field.shape {
            Shape::Phone => ("tel", "tel"),
            Shape::Url => ("url", "url"),
            _ => ("text", "text"),
        };
        question.one(html, "input", |html| {
            html.attribute("type", kind).attribute("inputmode", mode).raw(" autocomplete=\"off\"");
            html.attribute("value", text(values, question.key)).raw(">");
        });
    },
    apply: |question, filled, book| book.set_text(question.key, text(&filled.values, question.key)),
};

/// Several lines of text.
pub(super) const LONG: Input = Input {
    load: load_text,
    draw: |question, values, html| {
        question.one(html, "textarea", |html| {
            html.raw(" rows=\"3\">\n").text(text(values, question.key)).raw("</textarea>");
        });
    },
    apply: |question, filled, book| book.set_text(question.key, text(&filled.values, question.key)),
};

/// Yes or no.
pub(super) const FLAG: Input = Input {
    load: load_text,
    draw: |question, values, html| {
        html.raw("<div class=\"question\">\n");
        tick(html, (question.key, question.label()), ["true", "on"].contains(&text(values, question.key)));
        question.notes(html);
        html.raw("</div>\n");
    },
    apply: |question, filled, book| match text(&filled.values, question.key) {
        "on" => book.set(question.key, true),
        _ => book.remove(question.key),
    },
};

/// A list, separated by commas.
pub(super) const LIST: Input = Input {
    load: |question, book, values| {
        values.insert(question.key.to_owned(), book.texts(question.key).join(", "));
    },
    draw: TEXT.draw,
    apply: |question, filled, book| {
        let items = text(&filled.values, question.key).split(',').map(str::trim).filter(|item| !item.is_empty());
        book.set_texts(question.key, &items.map(str::to_owned).collect::<Vec<_>>());
    },
};

fn load_text(question: &Question<'_>, book: &Book, values: &mut Values) {
    values.insert(question.key.to_owned(), book.text(question.key).unwrap_or_default());
}
