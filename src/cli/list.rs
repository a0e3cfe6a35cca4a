//! `list`: the pages with their addresses, or the topics with their pages.

use super::args::Common;
use super::outcome::{Ended, Refusal, print, say};
use super::table::columns;
use super::world::World;
use crate::base::Date;
use crate::config;
use crate::engine::Compiled;
use crate::front_matter::fields::{AUDIENCE, LAST_REVIEWED, TOPICS};
use crate::report::lines;
use crate::site::{DocumentId, Site, Topic};
use clap::{Args as Group, ValueEnum};
use serde_json::{Value, json};
use std::collections::BTreeMap;

#[derive(Debug, Group)]
pub(super) struct List {
    #[command(flatten)]
    common: Common,
    /// How the list is written
    #[arg(long, value_enum, default_value_t = ListFormat::Table)]
    format: ListFormat,
    /// List the topics of topics.yaml instead, with the pages that answer each
    #[arg(long)]
    coverage: bool,
    /// List the brands of brands/ instead, with what each has of its own
    #[arg(long, conflicts_with_all = ["coverage", "brand"])]
    brands: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum ListFormat {
    Table,
    Json,
}

pub(super) fn run(args: &List) -> Result<Ended, Refusal> {
    if args.brands {
        return brands(args);
    }
    let compiled = World::open(&args.common)?.compile()?;
    let site = &compiled.site;
    let pages: Vec<DocumentId> = site.published().map(|(number, ..)| number).collect();
    print(&match (args.coverage, args.format) {
        (false, ListFormat::Json) => lines(pages.iter().map(|number| object(site, *number))),
        (false, ListFormat::Table) => table(site, &pages),
        (true, ListFormat::Json) => lines(coverage(site, &pages).iter().map(topic_object)),
        (true, ListFormat::Table) => topic_table(&coverage(site, &pages)),
    })?;
    Ok(warned(&compiled))
}

/// What a brand has of its own: its name for readers, the settings in its file, and the files in its folder.
struct Branded<'s> {
    brand: &'s str,
    name: String,
    settings: Vec<String>,
    files: Vec<&'s str>,
}

fn brands(args: &List) -> Result<Ended, Refusal> {
    let mut world = World::open(&args.common)?;
    let all = world.read_all()?;
    let branded = |brand| {
        let (name, settings) = config::brand_settings(&all, brand, world.options.today);
        let home = format!("brands/{brand}");
        let files = all.under(&home).map(|(_, file)| &file.path[home.len() + 1..]).collect();
        Branded { brand, name: name.unwrap_or_else(|| brand.to_owned()), settings, files }
    };
    let brands: Vec<Branded<'_>> = config::brands(&all).map(branded).collect();
    print(&match args.format {
        ListFormat::Json => lines(brands.iter().map(|Branded { brand, name, settings, files }| {
            json!({ "type": "brand", "brand": brand, "name": name, "settings": settings, "files": files })
        })),
        ListFormat::Table => {
            let none = |list: String| if list.is_empty() { "-".to_owned() } else { list };
            let row = |own: &Branded<'_>| {
                let (settings, files) = (none(own.settings.join(", ")), none(own.files.join(", ")));
                [own.brand.to_owned(), own.name.clone(), settings, files]
            };
            columns(["BRAND", "NAME", "ITS OWN SETTINGS", "ITS OWN FILES"], brands.iter().map(row).collect())
        }
    })?;
    Ok(Ended::Well)
}

/// Says that what was listed has errors, which are no reason to list nothing.
pub(super) fn warned(compiled: &Compiled) -> Ended {
    if !compiled.judge(Vec::new()).passes(false) {
        say("candor: some pages have errors; `candor check` shows them\n");
    }
    Ended::Well
}

/// The address of a document's page, from the site's root.
pub(super) fn url(site: &Site, number: DocumentId) -> String {
    let Some(address) = &site.documents[number].address else { return String::new() };
    let route = &site.pages[address.page].route;
    address.fragment.as_ref().map_or(route.clone(), |fragment| format!("{route}#{fragment}"))
}

/// The title of a document's page; of a term its own.
pub(super) fn title(site: &Site, number: DocumentId) -> String {
    let document = &site.documents[number];
    match &site.documents[number].address {
        Some(address) if address.fragment.is_none() => site.pages[address.page].title.clone(),
        _ => document.title().unwrap_or(&document.path).to_owned(),
    }
}

fn object(site: &Site, number: DocumentId) -> Value {
    let document = &site.documents[number];
    let front = &document.front;
    let file = site.file(number);
    json!({
        "type": "page",
        "url": url(site, number),
        "source": file.place(),
        "layer": file.layer.as_str(),
        "kind": front.kind.name,
        "title": title(site, number),
        "topics": front.texts(&TOPICS),
        "audience": front.texts(&AUDIENCE),
        "sensitivity": front.sensitivity(),
        "language": site.config.languages[site.language_of(number)].code,
        "last_reviewed": front.date(&LAST_REVIEWED).map(|date| date.to_string()),
        "next_review": front.next_review().map(|date| date.to_string()),
    })
}

fn table(site: &Site, pages: &[DocumentId]) -> String {
    let rows = pages.iter().map(|number| {
        let (front, file) = (&site.documents[*number].front, site.file(*number));
        let date = |date: Option<Date>| date.map_or_else(|| "-".to_owned(), |date| date.to_string());
        [
            url(site, *number),
            front.kind.name.to_owned(),
            front.sensitivity().to_string(),
            file.layer.as_str().to_owned(),
            date(front.date(&LAST_REVIEWED)),
            date(front.next_review()),
            title(site, *number),
            file.place().to_owned(),
            front.texts(&TOPICS).join(", "),
        ]
    });
    let heads = ["URL", "KIND", "SENSITIVITY", "LAYER", "LAST REVIEWED", "NEXT REVIEW", "TITLE", "SOURCE", "TOPICS"];
    columns(heads, rows.collect())
}

/// The topics by their keys, each with the addresses of the pages that answer it.
type Coverage<'s> = Vec<(&'s str, &'s Topic, Vec<String>)>;

fn coverage<'s>(site: &'s Site, pages: &[DocumentId]) -> Coverage<'s> {
    let mut answers: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for number in pages {
        for key in site.documents[*number].front.texts(&TOPICS) {
            answers.entry(key).or_default().push(url(site, *number));
        }
    }
    site.topics.iter().map(|(key, topic)| (key, topic, answers.remove(key).unwrap_or_default())).collect()
}

fn topic_object((key, topic, pages): &(&str, &Topic, Vec<String>)) -> Value {
    json!({ "type": "topic", "topic": key, "text": topic.text, "pages": pages, "excluded": topic.excluded })
}

fn topic_table(topics: &Coverage<'_>) -> String {
    let rows = topics.iter().map(|(key, topic, pages)| {
        let first = match (&topic.excluded, pages.first()) {
            (Some(reason), _) => format!("left out: {reason}"),
            (None, Some(page)) => page.clone(),
            (None, None) => "no page".to_owned(),
        };
        [(*key).to_owned(), pages.len().to_string(), first]
    });
    columns(["TOPIC", "PAGES", "FIRST"], rows.collect())
}
