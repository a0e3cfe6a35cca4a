//! Who works there.

use super::ask::{Input, line, text};
use crate::settings::form::Values;
use toml_edit::Value;

/// So many more can be added at once.
const MORE: usize = 2;

pub(super) const INPUT: Input = Input {
    load: |question, book, values| {
        for (number, person) in book.groups(question.key).into_iter().enumerate() {
            for (part, text) in person {
                values.insert(format!("{}.{number}.{part}", question.key), text);
            }
        }
    },
    draw: |question, values, html| {
        question.group(html, |html| {
            let known = count(question.key, values);
            for number in 0..known + MORE {
                html.raw("<fieldset class=\"row\"><legend class=\"vh\">Person ").number(number + 1).raw("</legend>\n");
                for (part, name) in question.parts() {
                    let key = format!("{}.{number}.{}", question.key, part.key);
                    line(html, (&key, name), "text", text(values, &key));
                }
                html.raw("</fieldset>\n");
            }
        });
    },
    apply: |question, filled, book| {
        let person = |number: usize| {
            let said = |part: &str| text(&filled.values, &format!("{}.{number}.{part}", question.key));
            let parts =
                question.parts().map(|(part, _)| (part.key, said(part.key))).filter(|(_, text)| !text.is_empty());
            parts.map(|(part, text)| (part, Value::from(text))).collect::<Vec<_>>()
        };
        let people = (0..count(question.key, &filled.values)).map(person).filter(|person| !person.is_empty());
        book.set_groups(question.key, &people.collect::<Vec<_>>());
    },
};

/// How many rows are filled in, the empty ones between them counted.
fn count(key: &str, values: &Values) -> usize {
    let numbers = values
        .iter()
        .filter(|(_, text)| !text.trim().is_empty())
        .filter_map(|(name, _)| name.strip_prefix(key)?.strip_prefix('.')?.split('.').next()?.parse::<usize>().ok());
    numbers.max().map_or(0, |last| (last + 1).min(200))
}
