//! The sources, by how much of them was read, and where they are cited.

use super::query::{Query, ROOT, only};
use super::sheet::{Block, Cell, Head, Sheet, facts, table, ways};
use super::view::Desk;
use crate::site::{DocumentId, Reference, Site};
use std::collections::{BTreeMap, BTreeSet};

/// What may be said of how much was read, and what stands for nothing.
const READ: [&str; 4] = ["whole", "abstract", "opening", UNSAID];
const UNSAID: &str = "not given";

/// The published pages that cite each source.
type Cited<'s> = BTreeMap<&'s str, BTreeSet<DocumentId>>;

/// The keys of the sources that a document cites, in its text, at its head and in its figures.
pub(super) fn cited_by(site: &Site, number: DocumentId) -> BTreeSet<&str> {
    let own = site.documents[number].facts.citations.iter().map(|citation| citation.key.as_str());
    let figures = site.figures_in(number).filter_map(|placed| site.figures.find(&placed.name));
    own.chain(figures.flat_map(|figure| figure.sources.iter().map(|(key, _)| key.as_str()))).collect()
}

fn cited(site: &Site) -> Cited<'_> {
    let mut cited = Cited::new();
    for (number, ..) in site.published() {
        for key in cited_by(site, number) {
            cited.entry(key).or_default().insert(number);
        }
    }
    cited
}

fn read(reference: &Reference) -> &str {
    reference.text("read").unwrap_or(UNSAID)
}

pub(super) fn sum(desk: &Desk<'_>) -> (usize, String) {
    let all: Vec<&Reference> = desk.site().references.iter().map(|(_, reference)| reference).collect();
    let whole = all.iter().filter(|reference| read(reference) == "whole").count();
    (all.len(), format!("sources, {whole} of them read in full"))
}

pub(super) fn sheet(desk: &Desk<'_>, query: &Query) -> Sheet {
    let site = desk.site();
    let cited = cited(site);
    let lead = "The sources of the pages, how much of each was read, and where they are cited.";
    if let Some((key, reference)) = query.get("key").and_then(|key| Some((key, site.references.find(key)?))) {
        let mut blocks = vec![ways("Choose sources", [("All sources".to_owned(), format!("{ROOT}/sources"), false)])];
        blocks.extend(one(desk, query, (key, reference), &cited));
        return Sheet::new(reference.text("title").unwrap_or(key), "This source, and the pages that cite it.", blocks);
    }
    let wanted = query.get("read");
    let rows: Vec<(&str, &Reference)> =
        site.references.iter().filter(|(_, reference)| wanted.is_none_or(|wanted| read(reference) == wanted)).collect();
    let head = Head {
        id: "sources",
        title: "All sources",
        note: "",
        none: "There are no sources in content/sources.yaml.",
        columns: &["Source", "Read", "Confidence", "Pages that cite it"],
    };
    let all = table(query, &head, &rows, |(key, reference)| {
        let pages = cited.get(key).map_or(0, BTreeSet::len);
        let pages = if pages == 0 { Cell::text("none").look("bad number") } else { Cell::number(pages) };
        vec![source_cell(key, reference), read_cell(reference), Cell::text(sure(reference)), pages]
    });
    Sheet::new("Sources", lead, vec![by_read(desk, query), all])
}

/// A source by its title, leading to all that is known of it.
pub(super) fn source_cell(key: &str, reference: &Reference) -> Cell {
    let by = ["author", "year"].into_iter().filter_map(|field| reference.text(field)).collect::<Vec<_>>().join(", ");
    let title = reference.text("title").unwrap_or(key);
    let cell = Cell::text(title).link(only("sources", "key", key));
    if by.is_empty() { cell } else { cell.note(by) }
}

/// How much of a source was read.
pub(super) fn read_cell(reference: &Reference) -> Cell {
    let read = read(reference);
    Cell::text(read).look(if read == UNSAID { "bad" } else { "" })
}

fn sure(reference: &Reference) -> &str {
    reference.text("confidence").unwrap_or("–")
}

fn by_read(desk: &Desk<'_>, query: &Query) -> Block {
    let number = |wanted: &str| desk.site().references.iter().filter(|(_, own)| read(own) == wanted).count();
    let rows = READ.map(|read| (read, number(read)));
    let all = rows.iter().map(|(_, number)| number).sum();
    let head = Head {
        id: "read",
        title: "How much was read",
        note: "Choose one to see only those sources.",
        none: "",
        columns: &["Read", "Sources"],
    };
    table(query, &head, &rows, |(read, number)| {
        let name = Cell::text(*read).link(query.with("read", read));
        vec![if *read == UNSAID && *number > 0 { name.look("bad") } else { name }, Cell::bar(*number, all)]
    })
}

/// A source in full.
fn one(desk: &Desk<'_>, query: &Query, (key, reference): (&str, &Reference), cited: &Cited<'_>) -> Vec<Block> {
    let texts = [
        ("Author", "author"),
        ("Year", "year"),
        ("Published in", "container"),
        ("DOI", "doi"),
        ("Kind", "kind"),
        ("Confidence", "confidence"),
        ("Read", "read"),
        ("Cited for", "supports"),
        ("Note", "note"),
    ];
    let mut said: Vec<(&'static str, Cell)> =
        texts.into_iter().filter_map(|(name, field)| Some((name, Cell::text(reference.text(field)?)))).collect();
    said.extend(reference.text("url").map(|url| ("Address", Cell::text(url).link(url))));
    said.extend(reference.checked().map(|date| ("Checked", Cell::text(date.to_string()))));
    let open = desk.open(&desk.site().sources, reference.span);
    said.push(("Key", Cell::text(key).look("code").maybe_link(open)));
    let pages: Vec<DocumentId> = cited.get(key).into_iter().flatten().copied().collect();
    let head = Head {
        id: "cited",
        title: "Pages that cite it",
        note: "",
        none: "No page cites it.",
        columns: &["Page", "File"],
    };
    let cited = table(query, &head, &pages, |number| {
        vec![desk.document_cell(*number), Cell::text(desk.site().file(*number).place()).look("code")]
    });
    vec![facts(said), cited]
}
