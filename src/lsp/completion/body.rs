//! The text of a page: citations, links, images, containers, code.

use super::offer::{Offer, Offers};
use super::values;
use crate::base::{Relative, parent, relative, resolve};
use crate::container::{self, ContainerKind};
use crate::document::Document;
use crate::highlight;
use crate::kind::term::DEFINITION;
use crate::lsp::hover;
use crate::lsp::state::State;
use crate::lsp::thing::Thing;
use crate::site::{DocumentId, Made, Resolved, TERM, picture_kind};
use lsp_types::CompletionItemKind;
use std::sync::Arc;

/// What may be written at a byte of a page's body.
pub(super) fn offers(state: &State, number: DocumentId, text: &str, byte: usize) -> Option<Offers> {
    let line = &text[text[..byte].rfind('\n').map_or(0, |at| at + 1)..byte];
    let from = |typed: &str, all: Vec<Offer>| Some(Offers { start: byte - typed.len(), all });
    if let Some(info) = fence(line) {
        return from(info, languages());
    }
    if let Some(rest) = colons(line) {
        return container(state, rest, byte);
    }
    if let Some(typed) = cited(line) {
        return from(typed, values::sources(state));
    }
    let (typed, is_image) = destination(line)?;
    if is_image {
        return from(typed, images(state, number));
    }
    if let Some(term) = typed.strip_prefix(TERM) {
        return from(term, terms(state));
    }
    match typed.split_once('#') {
        Some((path, id)) => from(id, anchors(state, number, path)),
        None => from(typed, pages(state, number)),
    }
}

/// What is typed behind the fence of code.
fn fence(line: &str) -> Option<&str> {
    let line = line.trim_start();
    let rest = line.strip_prefix("```").or_else(|| line.strip_prefix("~~~"))?.trim_start_matches(['`', '~']);
    (!rest.contains(['`', ' '])).then_some(rest)
}

/// What is typed behind the colons of a container.
fn colons(line: &str) -> Option<&str> {
    let line = line.trim_start().trim_start_matches("> ");
    Some(line.strip_prefix(":::")?.trim_start_matches(':').trim_start())
}

/// What is typed of a source's key.
fn cited(line: &str) -> Option<&str> {
    let open = line.rfind('[')?;
    let inner = &line[open + 1..];
    let last = inner.rsplit(';').next().unwrap_or(inner).trim_start();
    let key = last.strip_prefix('@')?;
    (inner.starts_with('@') && !inner.contains(']') && !key.contains([',', ' '])).then_some(key)
}

/// What is typed of a link's destination, and whether that is an image's.
fn destination(line: &str) -> Option<(&str, bool)> {
    let at = line.rfind("](")?;
    let typed = line[at + 2..].trim_start_matches('<');
    let open = line[..at].rfind('[')?;
    (!typed.contains([')', ' ', '>'])).then(|| (typed, line[..open].ends_with('!')))
}

fn languages() -> Vec<Offer> {
    let names = highlight::names().filter(|name| !name.contains(' ')).chain(["text"]);
    let mut names: Vec<String> = names.map(str::to_lowercase).collect();
    names.sort_unstable();
    names.dedup();
    names.into_iter().map(|name| Offer::new(name, CompletionItemKind::ENUM_MEMBER)).collect()
}

/// A container's name, then what may stand in its braces.
fn container(state: &State, rest: &str, byte: usize) -> Option<Offers> {
    let Some(brace) = rest.find('{') else {
        let all = container::ALL
            .iter()
            .map(|kind| Offer::new(kind.name, CompletionItemKind::CLASS).doc(hover::container(kind)));
        let is_name = rest.chars().all(|c| c.is_alphanumeric() || c == '-');
        return is_name.then(|| Offers { start: byte - rest.len(), all: all.collect() });
    };
    let name = rest[..brace].split(['[', ' ']).next().unwrap_or_default();
    let kind = container::find(name)?;
    let typed = rest[brace + 1..].rsplit(' ').next().unwrap_or_default();
    if rest.contains('}') {
        return None;
    }
    match typed.split_once('=') {
        Some((key, value)) => {
            let value = value.trim_start_matches('"');
            Some(Offers { start: byte - value.len(), all: attribute(state, kind, key) })
        }
        None => {
            let keys = kind.attributes.iter().map(|field| {
                Offer::new(field.key, CompletionItemKind::PROPERTY)
                    .insert(format!("{}=", field.key))
                    .doc(hover::field(field))
            });
            Some(Offers { start: byte - typed.len(), all: keys.collect() })
        }
    }
}

/// The values of a container's attribute; those of a figure's source are the site's figures.
fn attribute(state: &State, kind: &ContainerKind, key: &str) -> Vec<Offer> {
    let own = kind.attributes.iter().find(|field| field.key == key);
    let words = values::words(own.map_or(&[], |field| field.shape.words())).into_iter();
    let figures = state.compiled.site.figures.iter().filter(|_| kind.component == "figure" && key == "src");
    let figures = figures.map(|(name, figure)| Offer::new(name, CompletionItemKind::FILE).doc(figure.title.as_str()));
    words.chain(figures).collect()
}

/// The terms of the glossary, each with what it means.
fn terms(state: &State) -> Vec<Offer> {
    let site = &state.compiled.site;
    let own = site.documents.iter().filter(|document| document.is_term());
    let offer = |document: &Arc<Resolved>| {
        let name = document.path.rsplit('/').next().unwrap_or_default().trim_end_matches(".md").to_owned();
        let offer = Offer::new(name, CompletionItemKind::CONSTANT).detail(document.title().unwrap_or_default());
        match document.front.get(&DEFINITION) {
            Some(meaning) => offer.doc(meaning.words()),
            None => offer,
        }
    };
    let mut all: Vec<Offer> = own.map(offer).collect();
    all.sort_by(|a, b| a.label.cmp(&b.label));
    all.dedup_by(|a, b| a.label == b.label);
    all
}

/// The pages of the site as a link from this one writes them, and what else a link can begin with.
fn pages(state: &State, number: DocumentId) -> Vec<Offer> {
    let site = &state.compiled.site;
    let from = &site.documents[number].path;
    let page = |(other, document): (DocumentId, &Arc<Resolved>)| {
        let link = relative(from, &document.path);
        let about = hover::about(state, &Thing::Page(other)).unwrap_or_default();
        Offer::new(link, CompletionItemKind::FILE).detail(document.title().unwrap_or_default()).doc(about)
    };
    let pages = site.documents.iter_enumerated().filter(|(other, document)| *other != number && !document.is_term());
    let term = Offer::new(TERM, CompletionItemKind::KEYWORD).detail("a term of the glossary");
    pages.map(page).chain([term]).collect()
}

/// The ids of the page that a link leads to.
fn anchors(state: &State, number: DocumentId, path: &str) -> Vec<Offer> {
    let site = &state.compiled.site;
    let from = &site.documents[number];
    let meant = match resolve(parent(&from.path), path) {
        _ if path.is_empty() => Some(number),
        Relative::Inside(path) => site.document_at(&path),
        Relative::Outside => None,
    };
    let Some(document) = meant.map(|number| &site.documents[number]) else { return Vec::new() };
    ids(document).map(|(id, words)| Offer::new(id, CompletionItemKind::REFERENCE).detail(words)).collect()
}

fn ids(document: &Document) -> impl Iterator<Item = (&str, &str)> {
    let headings = document.facts.headings.iter().map(|heading| (heading.id.as_str(), heading.text.as_str()));
    headings.chain(document.facts.ids.iter().map(|(id, _)| (id.as_str(), "")))
}

/// The pictures of the site as this page writes them.
fn images(state: &State, number: DocumentId) -> Vec<Offer> {
    let site = &state.compiled.site;
    let from = &site.documents[number].path;
    let copied = site.routes.iter().filter_map(|(route, made)| match made {
        Made::File(source) => picture_kind(site.sources.file(*source).bytes()).map(|_| route),
        _ => None,
    });
    copied.map(|route| Offer::new(relative(from, route), CompletionItemKind::FILE)).collect()
}
