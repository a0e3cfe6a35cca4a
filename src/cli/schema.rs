//! `schema`: the JSON Schema of what somebody may write, for editors.
//!
//! It is written from the same lists of fields that check what people write.

use super::outcome::{Ended, Refusal, print};
use crate::data::{Field, Shape, Word};
use crate::diagnostic::did_you_mean_or;
use crate::kind;
use crate::reference::{self, Entry, Group, Place};
use serde_json::{Map, Value, json};

/// What a text is given as. TOML has marks for it; in YAML, a number is read as one.
type Texts = &'static [&'static str];
const IN_TOML: Texts = &["string"];
const IN_YAML: Texts = &["string", "number"];

pub(super) fn run(name: &str) -> Result<Ended, Refusal> {
    let all = reference::all();
    let has_one = |entry: &&&Entry| entry.shape.is_some() || entry.group == Group::Kinds || !entry.fields.is_empty();
    let mut found = reference::named(&all, name);
    // A whole file before a key of the same name.
    found.sort_by_key(|entry| !matches!(entry.group, Group::Kinds | Group::Files | Group::Settings));
    let Some(entry) = found.iter().find(has_one) else {
        let is_file = |entry: &&Entry| {
            !entry.is_part && matches!(entry.group, Group::Kinds | Group::Files | Group::Settings | Group::FrontMatter)
        };
        let names = || all.iter().filter(is_file).map(|entry| entry.name.as_str());
        let list = || "`candor explain` lists the kinds, files, fields and settings that have one".to_owned();
        let help = did_you_mean_or(name, names(), list);
        return Err(Refusal::Usage(format!("there is no schema `{name}`: {help}")));
    };
    let texts = if entry.place == Place::Settings { IN_TOML } else { IN_YAML };
    let shape = match entry.shape {
        Some(shape) => self::shape(&entry.name, shape, texts),
        None => group(entry.fields.iter().flat_map(|(_, fields)| *fields), texts),
    };
    print(&format!("{:#}\n", joined(head(entry), shape)))
}

fn head(entry: &Entry) -> Value {
    let title = match entry.group {
        Group::Kinds if !entry.is_part => format!("Front matter of kind {}", entry.name),
        _ => entry.name.clone(),
    };
    json!({
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": title,
        "description": entry.text
    })
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
        Shape::Choice(words) => one_of(words, choices),
        Shape::Level(words) => one_of(words, |number| number.parse::<i64>().map(Value::from).into_iter().collect()),
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

/// One of some words, each with what it means.
fn one_of(words: &[Word], written: impl Fn(&str) -> Vec<Value>) -> Value {
    let one = |(word, meaning): &Word| json!({ "enum": written(word), "description": meaning });
    json!({ "oneOf": words.iter().map(one).collect::<Vec<_>>() })
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
