//! All about one page.

use super::query::Query;
use super::sheet::{Block, Cell, Head, Sheet, facts, table, text};
use super::view::Desk;
use super::{findings, reading, review, search, sources};
use crate::base::{Fingerprint, Span, decode_path, encode_path};
use crate::front_matter::fields::{AUDIENCE, EVIDENCE, TOPICS};
use crate::language;
use crate::lint::Finding;
use crate::site::{DocumentId, Made, PageId, due};
use crate::theme::{Group, View};

pub(super) fn sheet(desk: &Desk<'_>, path: &str, query: &Query) -> Option<Sheet> {
    let site = desk.site();
    let route = decode_path(path)?;
    let Some(Made::Page(page)) = site.routes.get(&route) else { return None };
    let page = *page;
    let mut blocks = vec![facts(said(desk, page, &route)), frames(desk, page, &route)];
    let found = found(desk, page);
    blocks.push(match found.is_empty() {
        true => text(if desk.is_judged { "No problems found on this page." } else { "Nothing found so far." }),
        false => findings::list(desk, query, found),
    });
    blocks.extend(links(desk, query, page));
    if let [number] = site.documents_of(page) {
        blocks.push(cited(desk, query, *number));
        blocks.push(search::of_page(desk, query, *number));
    }
    let own = &site.pages[page];
    let lead = own.summary.clone().unwrap_or_else(|| "This page has no summary.".to_owned());
    Some(Sheet::new(&own.title, lead, blocks).lang(&site.config.languages[own.language].code))
}

/// What is known of it in a word.
fn said(desk: &Desk<'_>, page: PageId, route: &str) -> Vec<(&'static str, Cell)> {
    let site = desk.site();
    let own = &site.pages[page];
    let url = format!("{}{}", desk.base(), encode_path(route));
    let mut said = vec![("Address", Cell::text(route).look("code").link(url)), ("Kind", Cell::text(own.kind.name))];
    let language = &site.config.languages[own.language].code;
    said.push(("Language", Cell::text(language)));
    let documents = site.documents_of(page);
    let [number] = documents else {
        said.push(("Made from", Cell::text(format!("{} files", documents.len()))));
        return said;
    };
    let document = &site.documents[*number];
    let front = &document.front;
    let file = site.file(*number);
    let open = desk.open(&site.sources, Span::file(document.source));
    said.push(("File", Cell::text(file.place()).look("code").maybe_link(open)));
    let joined = |texts: Vec<String>| if texts.is_empty() { "–".to_owned() } else { texts.join(", ") };
    said.push(("For", Cell::text(joined(front.texts(&AUDIENCE)))));
    said.push(("Topics", Cell::text(joined(front.texts(&TOPICS)))));
    said.push(("Evidence", Cell::text(front.text(&EVIDENCE).unwrap_or("–"))));
    said.push(("How explicit", Cell::text(format!("{} of 3", front.sensitivity()))));
    said.push(("Words", Cell::text(document.facts.words.to_string())));
    let grade = reading::graded(desk).iter().find(|graded| graded.number == *number);
    said.extend(grade.map(|graded| ("Years of school", Cell::text(format!("{:.1}", graded.grade)))));
    if let Some(due) = due::of(site, *number) {
        let next = due.next.map_or_else(|| "no date".to_owned(), |next| next.to_string());
        said.extend([("Next review", Cell::text(next)), ("Review", review::state(&due))]);
    }
    said
}

/// The findings in its files.
fn found<'a>(desk: &Desk<'a>, page: PageId) -> Vec<&'a Finding> {
    let site = desk.site();
    let paths: Vec<&str> = site.documents_of(page).iter().map(|number| site.file(*number).path.as_str()).collect();
    let own = |finding: &&Finding| paths.contains(&desk.sources.file(finding.diagnostic.span.source).path.as_str());
    desk.verdict.findings.iter().filter(own).collect()
}

fn links(desk: &Desk<'_>, query: &Query, page: PageId) -> [Block; 2] {
    let graph = desk.links();
    let lists = [
        ("in", "Pages that link here", "No other page links here.", &graph.into[page]),
        ("out", "Pages that it links to", "It links to no other page.", &graph.out[page]),
    ];
    lists.map(|(id, title, none, pages)| {
        let head = Head { id, title, note: "", none, columns: &["Page", "Address"] };
        table(query, &head, pages, |other| {
            vec![desk.page_cell(*other), Cell::text(&desk.site().pages[*other].route).look("code")]
        })
    })
}

fn cited(desk: &Desk<'_>, query: &Query, number: DocumentId) -> Block {
    let site = desk.site();
    let keys = sources::cited_by(site, number).into_iter();
    let known: Vec<_> = keys.filter_map(|key| Some((key, site.references.find(key)?))).collect();
    let head =
        Head { id: "sources", title: "Sources", note: "", none: "It cites no source.", columns: &["Source", "Read"] };
    table(query, &head, &known, |(key, reference)| {
        vec![sources::source_cell(key, reference), sources::read_cell(reference)]
    })
}

/// The page itself in frames: as it is on a phone, in the dark, on paper, and in each other language.
fn frames(desk: &Desk<'_>, page: PageId, route: &str) -> Block {
    let site = desk.site();
    let seen = [("On a phone", "phone", "light"), ("Dark colours", "phone", "dark"), ("On paper", "paper", "print")];
    let mut frames: Vec<View> =
        seen.into_iter().map(|(title, size, seen)| frame(desk, route, (title, size, seen), None)).collect();
    for (language, settings) in site.config.languages.iter_enumerated() {
        let other = site.translation_in(page, language).map(|other| site.pages[other].route.clone());
        if let Some(other) = other.or_else(|| site.stand_in(page, language)) {
            let name = language::name(&settings.code).unwrap_or_else(|| settings.code.clone());
            frames.push(frame(desk, &other, (&name, "phone", "light"), Some(&settings.code)));
        }
    }
    Block::new("frames", Group::default().set("items", View::list(frames)))
}

/// A frame. Its address is another one when the page is, so that whoever looks sees the new one.
fn frame(desk: &Desk<'_>, route: &str, (title, size, seen): (&str, &'static str, &str), lang: Option<&str>) -> View {
    let rendered = desk.compiled.render(route);
    let print = rendered.map_or_else(String::new, |page| Fingerprint::of(&page.artifact.bytes).short());
    let url = format!("{}{}?candor-as={seen}&of={print}", desk.base(), encode_path(route));
    let group = Group::default().set("title", title).set("size", size).set("url", url.as_str());
    group.maybe("lang", lang).set("route", route).into()
}
