//! Keys: each field of a list, and those in its value.

use super::entry::{Entry, Group, Place};
use crate::data::{Field, Shape};

/// Adds an entry for each field and for each in it, `above` being the name of what they belong to.
pub(super) fn add(all: &mut Vec<Entry>, group: Group, above: &str, fields: &'static [Field], place: Place) {
    for field in fields {
        let name = if above.is_empty() { field.key.to_owned() } else { format!("{above}.{}", field.key) };
        all.push(Entry {
            aliases: field.aliases.to_vec(),
            shape: Some(&field.shape),
            fields: inner(&field.shape).map(|fields| ("Its fields", fields)).into_iter().collect(),
            values: field.shape.words().to_vec(),
            example: example(field, place),
            is_part: !above.is_empty(),
            ..Entry::new(group, name.as_str(), field.doc, place)
        });
        let is_free = matches!(field.shape, Shape::Table(_));
        let name = if is_free { format!("{name}.*") } else { name };
        add(all, group, &name, field.shape.fields(), place);
    }
}

fn inner(shape: &'static Shape) -> Option<&'static [Field]> {
    Some(shape.fields()).filter(|fields| !fields.is_empty())
}

/// How a field alone is written, where its shape says it all.
fn example(field: &Field, place: Place) -> Option<String> {
    if field.key == Field::LANGUAGE {
        return None;
    }
    let is_toml = place == Place::Settings;
    let text = |word: &str| if is_toml { format!("\"{word}\"") } else { word.to_owned() };
    let value = value(&field.shape, &text)?;
    Some(match place {
        Place::Settings => format!("{} = {value}\n", field.key),
        Place::Braces(container) => format!(":::{container}{{{}={value}}}\nText.\n:::\n", field.key),
        _ => format!("{}: {value}\n", field.key),
    })
}

fn value(shape: &Shape, text: &dyn Fn(&str) -> String) -> Option<String> {
    match shape {
        Shape::Choice(words) => words.first().map(|(word, _)| text(word)),
        Shape::Level(words) => words.get(1).map(|(number, _)| (*number).to_owned()),
        Shape::Bool => Some("true".into()),
        Shape::Integer(low, high) => Some((*low).max(1).min(*high).to_string()),
        Shape::Date => Some(text("2026-11-22")),
        Shape::Url => Some(text("https://example.org/")),
        Shape::Email => Some(text("hello@example.org")),
        Shape::Phone => Some(text("+44 20 7946 0000")),
        Shape::List(item) => value(item, text).map(|item| format!("[{item}]")),
        _ => None,
    }
}
