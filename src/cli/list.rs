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
use crate::site::coverage::Coverage;
use crate::site::{DocumentId, Site, Topic};
use clap::{Args as Group, ValueEnum};
use serde_json::{Value, json};

#[derive(Debug, Group)]
pub(super) struct List {
    #[command(flatten)]
    common: Common,
    /// The format of the list
    #[arg(long, value_enum, default_value_t = ListFormat::Table)]
    format: ListFormat,
    /// List the topics in topics.yaml instead, with the pages that answer each
    #[arg(long)]
    coverage: bool,
    /// List the brands in brands/ instead, with their own settings and files
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
        (true, ListFormat::Json) => lines(site.coverage().iter().map(|topic| topic_object(topic, site))),
        (true, ListFormat::Table) => topic_table(site, &site.coverage()),
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
        say("candor: some pages have errors; type `candor check` to see them\n");
    }
    Ended::Well
}

fn object(site: &Site, number: DocumentId) -> Value {
    let document = &site.documents[number];
    let front = &document.front;
    let file = site.file(number);
    json!({
        "type": "page",
        "url": site.url_of(number),
        "source": file.place(),
        "layer": file.layer.as_str(),
        "kind": front.kind.name,
        "title": site.title_of(number),
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
            site.url_of(*number),
            front.kind.name.to_owned(),
            front.sensitivity().to_string(),
            file.layer.as_str().to_owned(),
            date(front.date(&LAST_REVIEWED)),
            date(front.next_review()),
            site.title_of(*number).to_owned(),
            file.place().to_owned(),
            front.texts(&TOPICS).join(", "),
        ]
    });
    let heads = ["URL", "KIND", "SENSITIVITY", "LAYER", "LAST REVIEWED", "NEXT REVIEW", "TITLE", "SOURCE", "TOPICS"];
    columns(heads, rows.collect())
}

fn topic_object((key, topic, pages): &(&str, &Topic, Vec<DocumentId>), site: &Site) -> Value {
    let pages: Vec<String> = pages.iter().map(|number| site.url_of(*number)).collect();
    json!({ "type": "topic", "topic": key, "text": topic.text, "pages": pages, "excluded": topic.excluded })
}

fn topic_table(site: &Site, topics: &Coverage<'_>) -> String {
    let rows = topics.iter().map(|(key, topic, pages)| {
        let first = match (&topic.excluded, pages.first()) {
            (Some(reason), _) => format!("left out: {reason}"),
            (None, Some(page)) => site.url_of(*page),
            (None, None) => "no page".to_owned(),
        };
        [(*key).to_owned(), pages.len().to_string(), first]
    });
    columns(["TOPIC", "PAGES", "FIRST"], rows.collect())
}
