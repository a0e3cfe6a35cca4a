//! The headings of a page as its outline; pages, terms and sources of the site by name.

use super::state::State;
use crate::base::Span;
use crate::document::HeadingFact;
use crate::site::DocumentId;
use lsp_types::{DocumentSymbol, Location, OneOf, SymbolKind, WorkspaceSymbol};

/// More names help nobody to find one.
const MOST: usize = 500;

/// What a page or a data file consists of.
pub(super) fn outline(state: &State, path: &str) -> Vec<DocumentSymbol> {
    match state.document(path) {
        Some(number) => headings(state, number),
        None => keys(state, path),
    }
}

fn headings(state: &State, number: DocumentId) -> Vec<DocumentSymbol> {
    let site = &state.compiled.site;
    let document = &site.documents[number];
    let end = site.file(number).text().len();
    let facts = &document.facts.headings;
    let mut open: Vec<(u8, DocumentSymbol)> = Vec::new();
    let mut roots = Vec::new();
    for (at, heading) in facts.iter().enumerate() {
        let next = facts[at + 1..].iter().find(|other| other.level <= heading.level);
        let stop = next.map_or(end, |next| next.span.range().start);
        close(&mut open, &mut roots, heading.level);
        open.push((heading.level, of_heading(state, heading, stop)));
    }
    close(&mut open, &mut roots, 0);
    roots
}

fn of_heading(state: &State, heading: &HeadingFact, stop: usize) -> DocumentSymbol {
    let whole = Span::new(heading.span.source, heading.span.range().start..stop.max(heading.span.range().end));
    let name = if heading.text.is_empty() { heading.id.clone() } else { heading.text.clone() };
    symbol((name, SymbolKind::STRING), state.range(whole), state.range(heading.span))
}

/// Puts what is not above a heading of this level where it belongs.
fn close(open: &mut Vec<(u8, DocumentSymbol)>, roots: &mut Vec<DocumentSymbol>, level: u8) {
    while let Some((_, done)) = open.pop_if(|(own, _)| *own >= level) {
        match open.last_mut() {
            Some((_, parent)) => parent.children.get_or_insert_default().push(done),
            None => roots.push(done),
        }
    }
}

/// The sources or topics of a file.
fn keys(state: &State, path: &str) -> Vec<DocumentSymbol> {
    let site = &state.compiled.site;
    let Some(source) = site.sources.find(path) else { return Vec::new() };
    let sources = site.references.iter().map(|(key, one)| (key, one.span));
    let topics = site.topics.iter().map(|(key, one)| (key, one.span));
    let mut own: Vec<_> = sources.chain(topics).filter(|(_, span)| span.source == source).collect();
    own.sort_by_key(|(_, span)| span.start);
    own.iter()
        .map(|(key, span)| symbol(((*key).to_owned(), SymbolKind::KEY), state.range(*span), state.range(*span)))
        .collect()
}

#[allow(deprecated, reason = "the protocol's struct has no other way to be made")]
fn symbol((name, kind): (String, SymbolKind), range: lsp_types::Range, own: lsp_types::Range) -> DocumentSymbol {
    DocumentSymbol {
        name,
        kind,
        range,
        selection_range: own,
        detail: None,
        tags: None,
        deprecated: None,
        children: None,
    }
}

/// What is called so, all over a site: every letter of the query is in its name, in order.
pub(super) fn search(state: &State, query: &str) -> Vec<WorkspaceSymbol> {
    let site = &state.compiled.site;
    let pages = site.documents.iter_enumerated().flat_map(|(number, document)| {
        let kind = if document.is_term() { SymbolKind::CONSTANT } else { SymbolKind::FILE };
        let title = document.title().unwrap_or(&document.path).to_owned();
        let within = Some(document.path.clone());
        let headings = document.facts.headings.iter();
        let headings =
            headings.map(|one| (one.text.clone(), SymbolKind::STRING, one.span, Some(document.path.clone())));
        std::iter::once((title, kind, site.top(number), within)).chain(headings.collect::<Vec<_>>())
    });
    let sources = site.references.iter().map(|(key, one)| (key.to_owned(), SymbolKind::KEY, one.span, None));
    let wanted = |(name, ..): &(String, SymbolKind, Span, Option<String>)| holds(name, query);
    let symbol = |(name, kind, span, container_name): (String, SymbolKind, Span, Option<String>)| {
        let location: Location = state.location(span)?;
        Some(WorkspaceSymbol { name, kind, tags: None, container_name, location: OneOf::Left(location), data: None })
    };
    pages.chain(sources).filter(wanted).filter_map(symbol).take(MOST).collect()
}

fn holds(name: &str, query: &str) -> bool {
    let mut letters = name.chars().flat_map(char::to_lowercase);
    let wanted = query.chars().filter(|c| !c.is_whitespace()).flat_map(char::to_lowercase);
    wanted.into_iter().all(|wanted| letters.any(|letter| letter == wanted))
}
