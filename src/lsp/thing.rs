//! What stands at a place of a text, and where it is told.

use super::state::State;
use crate::base::Span;
use crate::config::{self, BRAND, FILE};
use crate::container::{self, ContainerKind};
use crate::data::{Entry, Field, Node, Shape, parse_toml};
use crate::document::Document;
use crate::figure::Figure;
use crate::front_matter::COMMON;
use crate::front_matter::fields::TOPICS;
use crate::lint::{Rule, rules};
use crate::output::Route;
use crate::site::{DocumentId, Made, Origin, Target};
use std::ops::Range;

/// What can be spoken of.
#[derive(Clone, Debug)]
pub(super) enum Thing {
    /// A page, or a term of the glossary.
    Page(DocumentId),
    /// A heading, or what else has this id.
    Anchor(DocumentId, String),
    /// A source, by its key.
    Source(String),
    /// A topic, by its key.
    Topic(String),
    /// A figure, by its name.
    Figure(String),
    /// A file that is copied.
    File(Route),
    Container(&'static ContainerKind),
    Field(&'static Field),
    Rule(&'static Rule),
}

impl PartialEq for Thing {
    fn eq(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Page(one), Self::Page(two)) => one == two,
            (Self::Anchor(one, id), Self::Anchor(two, other)) => one == two && id == other,
            (Self::Source(one), Self::Source(two))
            | (Self::Topic(one), Self::Topic(two))
            | (Self::Figure(one), Self::Figure(two))
            | (Self::File(one), Self::File(two)) => one == two,
            _ => false,
        }
    }
}

/// A thing that is named at a place.
#[derive(Clone, Debug)]
pub(super) struct Spot {
    pub(super) thing: Thing,
    pub(super) span: Span,
}

/// What stands at a byte of a file.
pub(super) fn at(state: &State, path: &str, byte: usize) -> Option<Spot> {
    match state.document(path) {
        Some(number) => in_document(state, number, byte),
        None => in_data(state, path, byte),
    }
}

fn in_document(state: &State, number: DocumentId, byte: usize) -> Option<Spot> {
    let site = &state.compiled.site;
    let document = &site.documents[number];
    let holds = |spot: &Spot| {
        spot.span.source == document.source && (spot.span.range().start..=spot.span.range().end).contains(&byte)
    };
    let named = named(state, number).into_iter().filter(holds).min_by_key(|spot| spot.span.range().len());
    let text = site.file(number).text();
    let is_on_line = |spot: &Spot| {
        let start = spot.span.range().start;
        text.get(start.min(byte)..start.max(byte)).is_some_and(|between| !between.contains('\n'))
    };
    let heading = || headings(document, number).into_iter().find(is_on_line).map(|spot| bare(spot, text));
    named.or_else(heading).or_else(|| field(document, byte)).or_else(|| mention(state, number, byte))
}

/// Everything that a document names.
pub(super) fn named(state: &State, number: DocumentId) -> Vec<Spot> {
    let site = &state.compiled.site;
    let document = &site.documents[number];
    let links = document.facts.links.iter().zip(&document.links);
    let images = document.facts.images.iter().zip(&document.images);
    let mut found: Vec<Spot> = links
        .chain(images)
        .filter_map(|(link, target)| {
            Some(Spot { thing: meant(state, target)?, span: link.address.unwrap_or(link.span) })
        })
        .collect();
    let cited = document.facts.citations.iter();
    found.extend(cited.map(|one| Spot { thing: Thing::Source(one.key.clone()), span: one.span }));
    let topics = document.front.list(&TOPICS).iter();
    found.extend(topics.filter_map(|one| Some(Spot { thing: Thing::Topic(one.text()?.to_owned()), span: one.span })));
    found.extend(site.figures_in(number).map(|placed| Spot { thing: Thing::Figure(placed.name), span: placed.span }));
    let text = document.text(site.file(number));
    found.extend(document.body.containers().iter().filter_map(|one| {
        let kind = container::find(document.body.words(text, one.name))?;
        Some(Spot { thing: Thing::Container(kind), span: document.body.slice_span(one.name) })
    }));
    found
}

/// A heading's words without the signs before them and the end of their line.
fn bare(spot: Spot, text: &str) -> Spot {
    let span = without_line_end(spot.span, text);
    let range = span.range();
    let words = text.get(range.clone()).unwrap_or_default().trim_start_matches(['#', ' ']);
    Spot { span: Span::new(span.source, range.end - words.len()..range.end), ..spot }
}

/// A heading's line: the range that VS Code's own Markdown gives it, so that there a link leads to one place, not two.
fn without_line_end(span: Span, text: &str) -> Span {
    let range = span.range();
    let whole = text.get(range.clone()).unwrap_or_default();
    Span::new(span.source, range.start..range.start + whole.trim_end().len())
}

/// The headings of a document, and what else has an id.
pub(super) fn headings(document: &Document, number: DocumentId) -> Vec<Spot> {
    let headings = document.facts.headings.iter().map(|heading| (&heading.id, heading.span));
    let ids = document.facts.ids.iter().map(|(id, span)| (id, *span));
    let spot = |(id, span): (&String, Span)| Spot { thing: Thing::Anchor(number, id.clone()), span };
    headings.chain(ids).map(spot).collect()
}

/// What a link means.
pub(super) fn meant(state: &State, target: &Target) -> Option<Thing> {
    let site = &state.compiled.site;
    match target {
        Target::Withheld(document) => Some(Thing::Page(*document)),
        Target::File(route) => Some(Thing::File(route.clone())),
        Target::External(_) | Target::Missing(_) => None,
        Target::Page { page, fragment } => match (&site.pages[*page].origin, fragment) {
            (Origin::Document(document), None) => Some(Thing::Page(*document)),
            (Origin::Document(document), Some(id)) => Some(Thing::Anchor(*document, id.clone())),
            (Origin::Letter(_, terms), Some(id)) => {
                let is_it = |term: &&DocumentId| {
                    site.documents[**term].address.as_ref().is_some_and(|own| own.fragment.as_ref() == Some(id))
                };
                terms.iter().find(is_it).map(|term| Thing::Page(*term))
            }
            _ => None,
        },
    }
}

/// The field whose key or value stands there.
fn field(document: &Document, byte: usize) -> Option<Spot> {
    let (field, span) = [COMMON, document.front.kind.fields]
        .iter()
        .find_map(|fields| field_at(document.front.entries(), fields, byte))?;
    Some(Spot { thing: Thing::Field(field), span })
}

fn field_at(entries: &[Entry], fields: &'static [Field], byte: usize) -> Option<(&'static Field, Span)> {
    entries.iter().find_map(|entry| {
        let named = |field: &&Field| field.key == entry.key || field.aliases.contains(&entry.key.as_str());
        let field = fields.iter().find(named)?;
        let (key, value) = (entry.key_span.range(), entry.node.span.range());
        if !(key.start..=value.end.max(key.end)).contains(&byte) {
            return None;
        }
        let inner = inner(&field.shape).and_then(|inner| {
            let groups = entry.node.one_or_more().iter();
            groups.map(Node::entries).find_map(|entries| field_at(entries, inner, byte))
        });
        Some(inner.unwrap_or((field, entry.key_span)))
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

/// A term that is named in running text.
fn mention(state: &State, number: DocumentId, byte: usize) -> Option<Spot> {
    let site = &state.compiled.site;
    let (document, text) = (&site.documents[number], site.file(number).text());
    let within = |range: &Range<usize>| byte >= document.front.body && range.contains(&byte);
    let line = text.get(..byte)?.rfind('\n').map_or(0, |at| at + 1);
    let rest = text.get(line..)?.lines().next()?;
    let mentions = site.glossary.mentions(site.language_of(number), rest);
    let mut mentions = mentions.map(|found| (line + found.range.start..line + found.range.end, found.document));
    let (range, term) = mentions.find(|(range, _)| within(range))?;
    Some(Spot { thing: Thing::Page(term), span: Span::new(document.source, range) })
}

/// What stands in settings and data files.
fn in_data(state: &State, path: &str, byte: usize) -> Option<Spot> {
    let site = &state.compiled.site;
    let source = site.sources.find(path)?;
    let holds = |span: Span| span.source == source && (span.range().start..=span.range().end).contains(&byte);
    let is_brand = path.starts_with("brands/") && path.ends_with(".toml");
    if path == FILE || is_brand {
        let tree = parse_toml(site.sources.file(source).text(), source, "config/syntax", None, &mut Vec::new());
        return setting(&tree, if is_brand { BRAND } else { config::BOOK }, byte);
    }
    let sources = site.references.iter().map(|(key, one)| (Thing::Source(key.to_owned()), one.span));
    let topics = site.topics.iter().map(|(key, one)| (Thing::Topic(key.to_owned()), one.span));
    let cited = site.figures.iter().flat_map(|(_, figure): (&str, &Figure)| &figure.sources);
    let cited = cited.map(|(key, span)| (Thing::Source(key.clone()), *span));
    let (thing, span) = sources.chain(topics).chain(cited).find(|(_, span)| holds(*span))?;
    Some(Spot { thing, span })
}

/// The key of the settings, or the rule that `[lint]` weighs.
fn setting(node: &Node, fields: &'static [Field], byte: usize) -> Option<Spot> {
    node.entries().iter().find_map(|entry| {
        let field = fields.iter().find(|field| field.key == entry.key)?;
        let inside = match &field.shape {
            Shape::Map(inner) => setting(&entry.node, inner, byte),
            Shape::Table(_) => entry.node.entries().iter().find_map(|inner| {
                let rule = rules::named(&inner.key).filter(|_| inner.key_span.range().contains(&byte))?;
                Some(Spot { thing: Thing::Rule(rule), span: inner.key_span })
            }),
            _ => None,
        };
        let own = || {
            let range = entry.key_span.range();
            (range.start..=range.end)
                .contains(&byte)
                .then_some(Spot { thing: Thing::Field(field), span: entry.key_span })
        };
        inside.or_else(own)
    })
}

/// Where a thing is told.
pub(super) fn told_at(state: &State, thing: &Thing) -> Option<Span> {
    let site = &state.compiled.site;
    match thing {
        Thing::Page(document) => Some(site.top(*document)),
        Thing::Anchor(document, id) => {
            let spots = headings(&site.documents[*document], *document);
            let own = spots.into_iter().find(|spot| matches!(&spot.thing, Thing::Anchor(_, other) if other == id));
            let line = |spot: Spot| without_line_end(spot.span, site.file(*document).text());
            Some(own.map_or_else(|| site.top(*document), line))
        }
        Thing::Source(key) => Some(site.references.find(key)?.span),
        Thing::Topic(key) => Some(site.topics.find(key)?.span),
        Thing::Figure(name) => Some(site.figures.find(name)?.span),
        Thing::File(route) => match site.routes.get(route)? {
            Made::File(source) => Some(Span::file(*source)),
            _ => None,
        },
        Thing::Container(_) | Thing::Field(_) | Thing::Rule(_) => None,
    }
}
