//! Settings and brands.

use super::offer::{Offer, Offers};
use super::values::{self, Expected, expected};
use crate::data::{Field, Shape};
use crate::lint::rules;
use crate::lsp::state::State;
use lsp_types::CompletionItemKind;

/// What may be written at a byte of a TOML file.
pub(super) fn offers(state: &State, fields: &'static [Field], text: &str, byte: usize) -> Option<Offers> {
    let line_start = text[..byte].rfind('\n').map_or(0, |at| at + 1);
    let line = &text[line_start..byte];
    if let Some(typed) = line.trim_start().strip_prefix('[').filter(|rest| !rest.contains(']')) {
        let typed = typed.trim_start_matches('[');
        return Some(Offers { start: byte - typed.len(), all: tables(fields, "") });
    }
    let table = table(&text[..line_start]);
    let fields: [&'static [Field]; 1] = [fields];
    let Some((key, value)) = line.split_once('=') else {
        let typed = line.trim_start();
        let (above, _) = typed.rsplit_once('.').unwrap_or(("", typed));
        let path: Vec<String> = table.iter().cloned().chain(parts(above)).collect();
        let start = byte - (typed.len() - if above.is_empty() { 0 } else { above.len() + 1 });
        return Some(Offers { start, all: keys(&fields, &path, text, line_start)? });
    };
    let path: Vec<String> = table.into_iter().chain(parts(key)).collect();
    let Expected::Value(field, shape) = expected(&fields, &path)? else { return None };
    let open = value.rfind(['[', ',']).filter(|_| value.trim_start().starts_with('['));
    let typed = value[open.map_or(0, |at| at + 1)..].trim_start();
    let is_quoted = typed.starts_with('"');
    let quote = |offer: Offer| {
        let bare =
            is_quoted || matches!(offer.insert.as_str(), "true" | "false") || offer.insert.parse::<i64>().is_ok();
        let insert = if bare { offer.insert.clone() } else { format!("\"{}\"", offer.insert) };
        offer.insert(insert)
    };
    let all = values::values(state, None, field, shape).into_iter().map(quote).collect();
    Some(Offers { start: byte - typed.trim_start_matches('"').len(), all })
}

/// The keys of a table that are not given in it yet; those of `[lint]` are rules.
fn keys(fields: &[&'static [Field]], path: &[String], text: &str, line_start: usize) -> Option<Vec<Offer>> {
    let after = text[line_start..].split_once('\n').map_or("", |(_, rest)| rest);
    let here = text[..line_start].lines().rev().take_while(|line| !line.starts_with('['));
    let below = after.lines().take_while(|line| !line.starts_with('['));
    let given: Vec<&str> =
        here.chain(below).filter_map(|line| Some(line.split_once('=')?.0.trim().trim_matches('"'))).collect();
    let is_free = |key: &str| !given.contains(&key);
    match expected(fields, path)? {
        Expected::Group(group) => {
            let plain = group.into_iter().filter(|field| is_free(field.key) && !is_table(&field.shape));
            Some(plain.map(|field| values::key(field, format!("{} = ", field.key))).collect())
        }
        Expected::Value(_, Shape::Table(Shape::Choice(_))) => {
            let free = rules::ALL.iter().filter(|rule| is_free(rule.code));
            let offer = |rule: &&crate::lint::Rule| {
                Offer::new(rule.code, CompletionItemKind::PROPERTY)
                    .insert(format!("\"{}\" = ", rule.code))
                    .doc(rule.why)
            };
            Some(free.map(offer).collect())
        }
        Expected::Value(..) => None,
    }
}

fn is_table(shape: &Shape) -> bool {
    matches!(shape, Shape::Map(_) | Shape::Table(_) | Shape::List(Shape::Map(_)))
}

/// The tables that there can be, by their whole names.
fn tables(fields: &'static [Field], above: &str) -> Vec<Offer> {
    let tables = fields.iter().filter(|field| is_table(&field.shape));
    tables
        .flat_map(|field| {
            let name = format!("{above}{}", field.key);
            let inner = match &field.shape {
                Shape::Map(inner) => self::tables(inner, &format!("{name}.")),
                _ => Vec::new(),
            };
            std::iter::once(Offer::new(name, CompletionItemKind::MODULE).doc(field.doc)).chain(inner)
        })
        .collect()
}

/// The table in which the end of a text stands.
fn table(text: &str) -> Vec<String> {
    let header = text.lines().rev().find(|line| line.starts_with('[')).unwrap_or_default();
    let name = header.trim_start_matches('[').split(']').next().unwrap_or_default();
    parts(name).collect()
}

fn parts(name: &str) -> impl Iterator<Item = String> + '_ {
    name.split('.').map(|part| part.trim().trim_matches('"').to_owned()).filter(|part| !part.is_empty())
}
