//! `schema`: the JSON Schema of a kind's front matter or of book.toml, for editors.
//!
//! It is written from the same lists of fields that check what people write.

use super::outcome::{Ended, Refusal, print};
use crate::config::{BOOK, FILE};
use crate::data::{Field, Shape};
use crate::diagnostic::did_you_mean_or;
use crate::front_matter::COMMON;
use crate::kind;
use serde_json::{Map, Value, json};

/// What a text is given as. TOML has marks for it; in YAML, a number is read as one.
type Texts = &'static [&'static str];
const IN_TOML: Texts = &["string"];
const IN_YAML: Texts = &["string", "number"];

/// What book.toml is called here.
const SETTINGS: &str = "book";

pub(super) fn run(name: &str) -> Result<Ended, Refusal> {
    let (title, doc, fields, texts): (String, &str, Vec<&Field>, Texts) = if name == SETTINGS {
        (FILE.into(), "The settings of a site.", BOOK.iter().collect(), IN_TOML)
    } else if let Some(kind) = kind::named(name) {
        (format!("Front matter of kind {name}"), kind.doc, COMMON.iter().chain(kind.fields).collect(), IN_YAML)
    } else {
        let names = || kind::ALL.iter().map(|kind| kind.name).chain([SETTINGS]);
        let list = || format!("there is one of {}", names().collect::<Vec<_>>().join(", "));
        let help = did_you_mean_or(name, names(), list);
        return Err(Refusal::Usage(format!("there is no schema `{name}`: {help}")));
    };
    let head = json!({
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": title,
        "description": doc,
    });
    print(&format!("{:#}\n", joined(head, group(fields, texts))))
}

/// The keys of one object, then those of another.
fn joined(mut first: Value, second: Value) -> Value {
    if let (Value::Object(first), Value::Object(second)) = (&mut first, second) {
        first.extend(second);
    }
    first
}

/// A group of keys and no others.
fn group<'f>(fields: impl IntoIterator<Item = &'f Field>, texts: Texts) -> Value {
    let (mut properties, mut others) = (Map::new(), Value::from(false));
    for field in fields {
        if field.key == Field::LANGUAGE {
            others = shape(field.key, &field.shape, texts);
            continue;
        }
        for key in spellings(field) {
            let doc = if key == field.key { field.doc.to_owned() } else { format!("The same as `{}`.", field.key) };
            properties.insert(key, joined(json!({ "description": doc }), shape(field.key, &field.shape, texts)));
        }
    }
    json!({ "type": "object", "properties": properties, "additionalProperties": others })
}

/// Every way in which a key may be written, its own first.
fn spellings(field: &Field) -> Vec<String> {
    let mut all: Vec<String> =
        std::iter::once(field.key).chain(field.aliases.iter().copied()).map(str::to_owned).collect();
    let snake: Vec<String> = all.iter().filter(|key| key.contains('-')).map(|key| key.replace('-', "_")).collect();
    all.extend(snake);
    all
}

fn shape(key: &str, shape: &Shape, texts: Texts) -> Value {
    let inner = |item: &Shape| self::shape("", item, texts);
    match shape {
        // What a kind is called is checked by the registry of kinds.
        Shape::Text if key == "kind" => json!({ "enum": kind::ALL.iter().map(|kind| kind.name).collect::<Vec<_>>() }),
        Shape::Text | Shape::Prose => json!({ "type": texts }),
        Shape::Phone => json!({ "type": ["string", "number"] }),
        Shape::Email => json!({ "type": "string", "format": "email" }),
        Shape::Url => json!({ "type": "string", "format": "uri" }),
        Shape::Bool => json!({ "type": "boolean" }),
        Shape::Integer(i64::MIN, i64::MAX) => json!({ "type": "integer" }),
        Shape::Integer(low, high) => json!({ "type": "integer", "minimum": low, "maximum": high }),
        Shape::Date => json!({ "type": "string", "format": "date" }),
        Shape::Choice(words) => json!({ "enum": words.iter().flat_map(|word| choices(word)).collect::<Vec<_>>() }),
        Shape::List(item) => json!({ "type": "array", "items": inner(item) }),
        Shape::Map(fields) => group(*fields, texts),
        Shape::Table(item) => json!({ "type": "object", "additionalProperties": inner(item) }),
        Shape::TextOr(other) => json!({ "anyOf": [{ "type": texts }, inner(other)] }),
        Shape::Source => {
            json!({ "anyOf": [{ "type": "string" }, { "type": "array", "items": { "type": "string" } }] })
        }
        Shape::Any => json!({}),
    }
}

/// A word of a choice in every form in which it is read.
fn choices(word: &str) -> Vec<Value> {
    let mut all = vec![Value::from(word)];
    if word.contains('-') {
        all.push(word.replace('-', "_").into());
    }
    // YAML reads these as a truth value or a number, and here they are words.
    all.extend(word.parse::<bool>().map(Value::from));
    all.extend(word.parse::<i64>().map(Value::from));
    all
}
