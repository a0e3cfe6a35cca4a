//! `list`: the pages with their addresses, or the topics with their pages.

use super::args::{List, ListFormat};
use super::world::World;
use super::{Ended, Refusal, print, say};
use crate::engine::{self, Memory};
use crate::report::escape;
use crate::site::{DocumentId, Site, Topic};
use std::collections::BTreeMap;

pub(super) fn run(args: &List) -> Result<Ended, Refusal> {
    let mut world = World::open(&args.common)?;
    let sources = world.read()?;
    let compiled = engine::compile(sources, &world.options, &mut Memory::default());
    let verdict = compiled.judge(Vec::new());
    let site = &compiled.site;
    let pages: Vec<DocumentId> = (0..site.documents.len()).filter(|number| site.addresses[*number].is_some()).collect();
    print(&match (args.coverage, args.format) {
        (false, ListFormat::Json) => pages.iter().map(|number| line(site, *number)).collect(),
        (false, ListFormat::Table) => table(site, &pages),
        (true, ListFormat::Json) => coverage(site, &pages).iter().map(topic_line).collect(),
        (true, ListFormat::Table) => topic_table(&coverage(site, &pages)),
    });
    if !verdict.passes(false) {
        say("candor: some pages have errors; `candor check` shows them\n");
    }
    Ok(Ended::Well)
}

/// The address of a document's page, from the site's root.
fn url(site: &Site, number: DocumentId) -> String {
    let Some(address) = &site.addresses[number] else { return String::new() };
    let route = &site.pages[address.page].route;
    address.fragment.as_ref().map_or(route.clone(), |fragment| format!("{route}#{fragment}"))
}

fn title(site: &Site, number: DocumentId) -> String {
    let document = &site.documents[number];
    match &site.addresses[number] {
        Some(address) if address.fragment.is_none() => site.pages[address.page].title.clone(),
        _ => document.title().unwrap_or(&document.path).to_owned(),
    }
}

fn line(site: &Site, number: DocumentId) -> String {
    let document = &site.documents[number];
    let record = &document.front.record;
    let text = |value: Option<String>| value.map_or_else(|| "null".to_owned(), |value| escape(&value));
    let topics: Vec<String> = record.texts("topics").iter().map(|topic| escape(topic)).collect();
    let file = site.file(number);
    format!(
        "{{\"type\":\"page\",\"url\":{},\"source\":{},\"layer\":{},\"kind\":{},\"title\":{},\"topics\":[{}],\"sensitivity\":{},\"language\":{},\"last_reviewed\":{},\"next_review\":{}}}\n",
        escape(&url(site, number)),
        escape(&file.path),
        escape(file.layer.as_str()),
        escape(document.front.kind.name),
        escape(&title(site, number)),
        topics.join(","),
        document.front.sensitivity(),
        escape(&site.config.languages[site.config.language_of(&document.path)].code),
        text(record.date("last-reviewed").map(|date| date.to_string())),
        text(document.front.next_review().map(|date| date.to_string())),
    )
}

fn table(site: &Site, pages: &[DocumentId]) -> String {
    let rows = pages.iter().map(|number| {
        let document = &site.documents[*number];
        let layer = site.file(*number).layer.as_str().to_owned();
        let kind = document.front.kind.name.to_owned();
        [url(site, *number), kind, document.front.sensitivity().to_string(), layer, title(site, *number)]
    });
    columns(["ADDRESS", "KIND", "SENSITIVITY", "LAYER", "TITLE"], rows.collect())
}

/// A topic and the addresses of the pages that answer it.
struct Answered<'s> {
    key: &'s str,
    topic: &'s Topic,
    pages: Vec<String>,
}

fn coverage<'s>(site: &'s Site, pages: &[DocumentId]) -> Vec<Answered<'s>> {
    let mut answers: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for number in pages {
        for key in site.documents[*number].front.record.texts("topics") {
            answers.entry(key).or_default().push(url(site, *number));
        }
    }
    let answered = |(key, topic)| Answered { key, topic, pages: answers.remove(key).unwrap_or_default() };
    site.topics.iter().map(answered).collect()
}

fn topic_line(answered: &Answered<'_>) -> String {
    let pages: Vec<String> = answered.pages.iter().map(|page| escape(page)).collect();
    format!(
        "{{\"type\":\"topic\",\"topic\":{},\"text\":{},\"pages\":[{}],\"excluded\":{}}}\n",
        escape(answered.key),
        escape(&answered.topic.text),
        pages.join(","),
        answered.topic.excluded.as_deref().map_or_else(|| "null".to_owned(), escape),
    )
}

fn topic_table(topics: &[Answered<'_>]) -> String {
    let rows = topics.iter().map(|answered| {
        let first = match (&answered.topic.excluded, answered.pages.first()) {
            (Some(reason), _) => format!("left out: {reason}"),
            (None, Some(page)) => page.clone(),
            (None, None) => "no page".to_owned(),
        };
        [answered.key.to_owned(), answered.pages.len().to_string(), first]
    });
    columns(["TOPIC", "PAGES", "FIRST"], rows.collect())
}

/// Rows below their heads, each column as wide as its widest cell; the last is as wide as it is.
fn columns<const N: usize>(heads: [&str; N], rows: Vec<[String; N]>) -> String {
    let heads = heads.map(str::to_owned);
    let width = |column: usize| rows.iter().chain([&heads]).map(|row| row[column].chars().count()).max().unwrap_or(0);
    let widths: Vec<usize> = (0..N - 1).map(width).collect();
    let mut out = String::new();
    for row in [&heads].into_iter().chain(&rows) {
        for (cell, width) in row.iter().zip(&widths) {
            out.push_str(&format!("{cell:<width$}  "));
        }
        out.push_str(&row[N - 1]);
        out.push('\n');
    }
    out
}
