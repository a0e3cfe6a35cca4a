//! TOML, for `book.toml` and brands.

use super::node::{Entry, Node, Value};
use super::shape::day_meant;
use crate::base::{Date, Edit, SourceId, Span};
use crate::diagnostic::{Code, Diagnostic};
use toml::de::{DeTable, DeValue, Error};

/// The tree of a TOML file; every syntax fault goes to `sink` under `code`, and what could be read
/// around them is returned. `today` is offered where it is asked for by that word.
pub(crate) fn parse(text: &str, source: SourceId, code: Code, today: Option<Date>, sink: &mut Vec<Diagnostic>) -> Node {
    let (table, errors) = DeTable::parse_recoverable(text);
    let mut told = None;
    for error in errors {
        let range = error.span().unwrap_or(0..0);
        let start = text.get(..range.start).and_then(|before| before.rfind('\n')).map_or(0, |end| end + 1);
        let line = text.get(start..).unwrap_or_default().lines().next().unwrap_or_default();
        let bare = bare(line);
        // What follows on the same line is a consequence.
        if bare.is_some() && told == Some(start) {
            continue;
        }
        told = Some(start);
        let (place, message, help, mended) = match bare {
            Some((key, value)) => {
                let from = start + line.rfind(value).unwrap_or_default();
                let (message, help) = explained(key, value, today);
                (from..from + value.len(), message, help, mended(value))
            }
            None => (
                range,
                format!("this is not valid TOML: {}", error.message().trim().replace('\n', ", ")),
                usual(&error),
                None,
            ),
        };
        let place = Span::new(source, place);
        let fix = mended.map(|value| Edit::new(place, value));
        sink.push(Diagnostic::new(code, place, message).help(help).fix(fix));
    }
    Node { span: Span::new(source, table.span()), value: map(table.get_ref(), source) }
}

/// The key and the value of a line whose value has no marks around it.
fn bare(line: &str) -> Option<(&str, &str)> {
    let (key, value) = line.split_once('=')?;
    let (key, value) = (key.trim(), value.split(" #").next()?.trim());
    let is_name = |c: char| c.is_ascii_alphanumeric() || "-_.".contains(c);
    (key.chars().all(is_name) && !value.is_empty() && !value.contains(['"', '\'', '[', '{', '=', '`']))
        .then_some((key, value))
}

/// What is wrong with a value without marks that can't be read, and what to do.
fn explained(key: &str, value: &str, today: Option<Date>) -> (String, String) {
    let today = today.filter(|_| value.eq_ignore_ascii_case("today"));
    let day = day_meant(value).or_else(|| today.map(|today| format!("write `{today}`")));
    match day {
        Some(help) => (format!("`{value}` is not in the form year-month-day"), help),
        None => (
            format!("the value of `{key}` is text, so it needs double quotes"),
            format!("put it in double quotes: `{key} = \"{value}\"`"),
        ),
    }
}

/// A value without marks as it is written, where one alone can have been meant: a day, else text.
fn mended(value: &str) -> Option<String> {
    match Date::meant(value)[..] {
        [day] => Some(day.to_string()),
        [] if !value.contains('\\') && !value.eq_ignore_ascii_case("today") => Some(format!("\"{value}\"")),
        _ => None,
    }
}

/// What to do about other faults.
fn usual(error: &Error) -> String {
    if error.message().contains("recurse") {
        return "this is nested too deeply; use fewer levels".into();
    }
    "put text in double quotes (`title = \"…\"`), and the names of groups in brackets (`[book]`)".into()
}

fn map(table: &DeTable<'_>, source: SourceId) -> Value {
    let mut entries: Vec<Entry> = table
        .iter()
        .map(|(key, value)| Entry {
            key: key.get_ref().to_string(),
            key_span: Span::new(source, key.span()),
            node: Node { span: Span::new(source, value.span()), value: self::value(value.get_ref(), source) },
        })
        .collect();
    entries.sort_by_key(|entry| entry.key_span.start);
    Value::Map(entries)
}

fn value(value: &DeValue<'_>, source: SourceId) -> Value {
    match value {
        DeValue::String(text) => Value::Text(text.to_string()),
        DeValue::Integer(number) => {
            let digits = number.as_str().replace('_', "");
            i64::from_str_radix(&digits, number.radix())
                .map_or(Value::Text(digits.clone()), |whole| Value::Integer(whole, digits))
        }
        DeValue::Float(number) => {
            let digits = number.as_str().replace('_', "");
            digits.parse().map_or(Value::Text(digits.clone()), |value| Value::Number(value, digits))
        }
        DeValue::Boolean(value) => Value::Bool(*value),
        DeValue::Datetime(date) => Value::Text(date.to_string()),
        DeValue::Array(items) => Value::List(
            items
                .iter()
                .map(|item| Node { span: Span::new(source, item.span()), value: self::value(item.get_ref(), source) })
                .collect(),
        ),
        DeValue::Table(table) => map(table, source),
    }
}
