//! TOML, for `book.toml` and brands.

use super::node::{Entry, Node, Value};
use super::shape::day_meant;
use crate::base::{SourceId, Span};
use crate::diagnostic::{Code, Diagnostic};
use toml::de::{DeTable, DeValue};

/// The tree of a TOML file; every syntax fault goes to `sink` under `code`, and what could be read
/// around them is returned.
pub(crate) fn parse(text: &str, source: SourceId, code: Code, sink: &mut Vec<Diagnostic>) -> Node {
    let (table, errors) = DeTable::parse_recoverable(text);
    for error in errors {
        let range = error.span().unwrap_or(0..0);
        let message = error.message().trim().replace('\n', ", ");
        let finding =
            Diagnostic::new(code, Span::new(source, range.clone()), format!("this is not valid TOML: {message}"));
        let start = text.get(..range.start).and_then(|before| before.rfind('\n')).map_or(0, |end| end + 1);
        let line = text.get(start..).unwrap_or_default().lines().next().unwrap_or_default();
        let value = line.split_once('=').map_or("", |(_, value)| value.split('#').next().unwrap_or_default());
        let help = match day_meant(value) {
            Some(day) => day,
            None if error.message().contains("recurse") => {
                "this is nested too deep to be meant; write it in fewer levels".into()
            }
            None => "text stands between double quotes (`title = \"…\"`), groups between brackets (`[book]`)".into(),
        };
        sink.push(finding.help(help));
    }
    Node { span: Span::new(source, table.span()), value: map(table.get_ref(), source) }
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
