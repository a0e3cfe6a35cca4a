//! `schema`: the JSON Schema of a kind's front matter or of book.toml, for editors.
//!
//! It is written from the same lists of fields that check what people write.

use super::{Ended, Refusal, print};
use crate::config::{BOOK, FILE};
use crate::data::{Field, Shape};
use crate::diagnostic::did_you_mean;
use crate::front_matter::COMMON;
use crate::kind;
use crate::report::escape;

/// What book.toml is called here.
const SETTINGS: &str = "book";

pub(super) fn run(name: &str) -> Result<Ended, Refusal> {
    let (title, doc, fields): (String, &str, Vec<&Field>) = if name == SETTINGS {
        (FILE.into(), "The settings of a site.", BOOK.iter().collect())
    } else if let Some(kind) = kind::named(name) {
        (format!("Front matter of kind {name}"), kind.doc, COMMON.iter().chain(kind.fields).collect())
    } else {
        let names = || kind::ALL.iter().map(|kind| kind.name).chain([SETTINGS]);
        let help = did_you_mean(name, names())
            .unwrap_or_else(|| format!("there is one of {}", names().collect::<Vec<_>>().join(", ")));
        return Err(Refusal::Usage(format!("there is no schema `{name}`: {help}")));
    };
    let head = [
        ("$schema", escape("https://json-schema.org/draft/2020-12/schema")),
        ("title", escape(&title)),
        ("description", escape(doc)),
    ];
    print(&(object(head.into_iter().chain(group(fields, 1)), 0) + "\n"));
    Ok(Ended::Well)
}

/// A group of keys and no others.
fn group<'f>(fields: impl IntoIterator<Item = &'f Field>, depth: usize) -> Vec<(&'static str, String)> {
    let mut properties: Vec<(String, String)> = Vec::new();
    for field in fields {
        for key in spellings(field) {
            let doc = if key == field.key { field.doc.to_owned() } else { format!("The same as `{}`.", field.key) };
            let description = std::iter::once(("description", escape(&doc)));
            let schema = description.chain(shape(field.key, &field.shape, depth + 2));
            properties.push((key, object(schema, depth + 1)));
        }
    }
    vec![
        ("type", escape("object")),
        ("properties", object(properties, depth)),
        ("additionalProperties", "false".to_owned()),
    ]
}

/// Every way in which a key may be written, its own first.
fn spellings(field: &Field) -> Vec<String> {
    let mut all: Vec<String> =
        std::iter::once(field.key).chain(field.aliases.iter().copied()).map(str::to_owned).collect();
    let snake: Vec<String> = all.iter().filter(|key| key.contains('-')).map(|key| key.replace('-', "_")).collect();
    all.extend(snake);
    all
}

fn shape(key: &str, shape: &Shape, depth: usize) -> Vec<(&'static str, String)> {
    let typed = |name: &str| vec![("type", escape(name))];
    let inner = |item: &Shape| object(self::shape("", item, depth + 1), depth);
    match shape {
        // What a kind is called is checked by the registry of kinds.
        Shape::Text if key == "kind" => vec![("enum", list(kind::ALL.iter().map(|kind| escape(kind.name))))],
        Shape::Text | Shape::Prose | Shape::Phone => vec![("type", list(["string", "number"].map(escape)))],
        Shape::Bool => typed("boolean"),
        Shape::Integer(i64::MIN, i64::MAX) => typed("integer"),
        Shape::Integer(low, high) => {
            vec![("type", escape("integer")), ("minimum", low.to_string()), ("maximum", high.to_string())]
        }
        Shape::Date => vec![("type", escape("string")), ("format", escape("date"))],
        Shape::Choice(words) => vec![("enum", list(words.iter().flat_map(|word| choices(word))))],
        Shape::List(item) => vec![("type", escape("array")), ("items", inner(item))],
        Shape::Map(fields) => group(*fields, depth),
        Shape::Table(item) => vec![("type", escape("object")), ("additionalProperties", inner(item))],
        Shape::Source => {
            let (one, texts) = (object(typed("string"), depth + 1), [("items", object(typed("string"), depth + 1))]);
            let many = object(typed("array").into_iter().chain(texts), depth + 1);
            vec![("anyOf", list([one, many]))]
        }
        Shape::Any => Vec::new(),
    }
}

/// A word of a choice in every form in which it is read.
fn choices(word: &str) -> Vec<String> {
    let mut all = vec![escape(word)];
    if word.contains('-') {
        all.push(escape(&word.replace('-', "_")));
    }
    // YAML reads these as a truth value or a number, and here they are words.
    if matches!(word, "true" | "false") || word.parse::<i64>().is_ok() {
        all.push(word.to_owned());
    }
    all
}

fn list(items: impl IntoIterator<Item = String>) -> String {
    format!("[{}]", items.into_iter().collect::<Vec<_>>().join(", "))
}

/// A JSON object whose closing brace is indented by `depth`.
fn object<K: AsRef<str>>(entries: impl IntoIterator<Item = (K, String)>, depth: usize) -> String {
    let indent = "  ".repeat(depth + 1);
    let lines: Vec<String> =
        entries.into_iter().map(|(key, value)| format!("{indent}{}: {value}", escape(key.as_ref()))).collect();
    if lines.is_empty() {
        return "{}".to_owned();
    }
    format!("{{\n{}\n{}}}", lines.join(",\n"), "  ".repeat(depth))
}
