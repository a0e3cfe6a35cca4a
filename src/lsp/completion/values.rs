//! What a field can be given.

use super::offer::Offer;
use crate::data::{Field, Shape, Word};
use crate::document::Document;
use crate::front_matter::fields::{KIND, RELATED, SOURCES, TOPICS, TRANSLATION_OF};
use crate::kind;
use crate::lsp::hover;
use crate::lsp::state::State;
use crate::site::Reference;
use lsp_types::CompletionItemKind;

/// What stands at a place, by the keys that lead there.
pub(super) enum Expected {
    /// A group of these.
    Group(Vec<&'static Field>),
    /// A value of a field.
    Value(&'static Field, &'static Shape),
}

/// What is expected below the keys of a path.
pub(super) fn expected(fields: &[&'static [Field]], path: &[String]) -> Option<Expected> {
    let mut group: Vec<&'static Field> = fields.iter().flat_map(|list| list.iter()).collect();
    let mut found: Option<(&'static Field, &'static Shape)> = None;
    for key in path {
        let key = key.replace('_', "-");
        found = match found {
            Some((field, Shape::Table(item))) => Some((field, item)),
            _ => {
                let field = group.iter().find(|field| field.key == key || field.aliases.contains(&key.as_str()))?;
                Some((field, &field.shape))
            }
        };
        let (_, shape) = found?;
        group = inner(shape).map_or_else(Vec::new, |fields| fields.iter().collect());
    }
    Some(match found {
        Some((field, shape)) if group.is_empty() => Expected::Value(field, shape),
        _ => Expected::Group(group),
    })
}

/// The fields of a group, or of the groups of a list.
fn inner(shape: &'static Shape) -> Option<&'static [Field]> {
    match shape {
        Shape::Map(fields) => Some(fields),
        Shape::List(item) | Shape::TextOr(item) => inner(item),
        _ => None,
    }
}

/// What a field can be given, without quotes.
pub(super) fn values(state: &State, document: Option<&Document>, field: &Field, shape: &Shape) -> Vec<Offer> {
    let site = &state.compiled.site;
    let is = |other: &Field| document.is_some() && field.key == other.key;
    if is(&KIND) {
        let offer = |kind: &&kind::Kind| Offer::new(kind.name, CompletionItemKind::ENUM_MEMBER).doc(kind.doc);
        return kind::ALL.iter().map(offer).collect();
    }
    if is(&SOURCES) || matches!(shape, Shape::Source) {
        return sources(state);
    }
    if is(&TOPICS) {
        let offer = |(key, topic): (&str, &crate::site::Topic)| {
            Offer::new(key, CompletionItemKind::REFERENCE).doc(topic.text.as_str())
        };
        return site.topics.iter().map(offer).collect();
    }
    if is(&RELATED) || is(&TRANSLATION_OF) {
        return site.paths().map(|path| Offer::new(path, CompletionItemKind::FILE)).collect();
    }
    match shape {
        Shape::Bool => ["true", "false"].map(|word| Offer::new(word, CompletionItemKind::ENUM_MEMBER)).into(),
        Shape::Choice(all) | Shape::Level(all) => words(all),
        Shape::Integer(low, high) if high.checked_sub(*low).is_some_and(|span| span <= 20) => {
            (*low..=*high).map(|number| Offer::new(number.to_string(), CompletionItemKind::VALUE)).collect()
        }
        Shape::Date => {
            let today = state.options.today.to_string();
            vec![Offer::new(today, CompletionItemKind::VALUE).detail("today")]
        }
        Shape::List(item) | Shape::TextOr(item) => values(state, document, field, item),
        _ => Vec::new(),
    }
}

/// Words, each with what it means.
pub(super) fn words(words: &[Word]) -> Vec<Offer> {
    words.iter().map(|(word, meaning)| Offer::new(*word, CompletionItemKind::ENUM_MEMBER).doc(*meaning)).collect()
}

/// The keys of sources, each with the source in full.
pub(super) fn sources(state: &State) -> Vec<Offer> {
    let offer = |(key, one): (&str, &Reference)| {
        let parts: Vec<&str> = ["author", "year", "title"].iter().filter_map(|key| one.text(key)).collect();
        let offer = Offer::new(key, CompletionItemKind::REFERENCE).detail(parts.join(", "));
        offer.doc(hover::source(state, one))
    };
    state.compiled.site.references.iter().map(offer).collect()
}

/// A key that may be given.
pub(super) fn key(field: &Field, insert: String) -> Offer {
    Offer::new(field.key, CompletionItemKind::FIELD)
        .insert(insert)
        .detail(field.shape.describe())
        .doc(hover::field(field))
}
