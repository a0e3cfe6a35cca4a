//! How well search leads: `tests/perf/search FILE`, or
//! `cargo test --release --test suite perf_of_search -- --ignored --nocapture`.
//!
//! Reads this repository's own library from the disk, so that a change of a page or of the thesaurus
//! needs no new build. `CANDOR_QUERIES` names another file of queries (by default
//! `content/search-tests.yaml`), `CANDOR_HALF` one half of it (`odd` is tuned on, `even` is not), and
//! `CANDOR_MISSES` asks for what was missed. `CANDOR_EXPORT` names a folder into which the core of the
//! index and the queries with their right places are written, for experiments outside.

use candor::base::Date;
use candor::config::Options;
use candor::disk::{self, Folder};
use candor::engine::{self, Compiled, Memory};
use candor::search::author::Trial;
use candor::search::{query, trial};
use candor::source::{Layer, SourceFile, Sources};
use serde_json::json;
use std::collections::BTreeMap;
use std::path::Path;
use std::sync::Arc;

const QUERIES: &str = "content/search-tests.yaml";

/// The library as it lies on the disk, with the queries of another file in the place of its own.
fn library(queries: Option<&str>) -> Compiled {
    let folders = ["book.toml", "content", "themes"].map(Folder::site);
    let mut files = disk::read(Path::new(env!("CARGO_MANIFEST_DIR")), &folders).unwrap();
    if let Some(path) = queries {
        files.retain(|file| file.path != QUERIES);
        files.push(Arc::new(SourceFile::new(Layer::Site, QUERIES.into(), std::fs::read(path).unwrap())));
    }
    let today = Date::parse("2026-11-22").unwrap();
    let options = Options { brand: None, drafts: false, base_url: None, today, overrides: Vec::new() };
    engine::compile(Arc::new(Sources::new(files)), &options, &mut Memory::default())
}

/// Writes what an experiment outside needs: `m.js` and `queries.json`.
fn export(site: &Compiled, folder: &str) {
    let own = |route: &&String| route.starts_with("search/v-") && route.ends_with("/m.js");
    let core = site.routes.keys().find(own).unwrap();
    std::fs::write(format!("{folder}/m.js"), site.render(core).unwrap().artifact.bytes).unwrap();
    let query =
        |one: &Trial| json!({ "query": one.query.0, "sort": sort(one), "right": trial::right(&site.site, 0, one) });
    let queries: Vec<_> = site.search.author(0).trials.iter().map(query).collect();
    std::fs::write(format!("{folder}/queries.json"), json!(queries).to_string()).unwrap();
}

/// What happened to the queries of one sort.
#[derive(Default)]
struct Sum {
    tried: usize,
    first: usize,
    third: usize,
    reciprocal: f64,
    empty: usize,
}

impl Sum {
    fn add(&mut self, rank: Option<usize>, empty: bool) {
        self.tried += 1;
        self.first += usize::from(rank == Some(0));
        self.third += usize::from(rank.is_some_and(|rank| rank < 3));
        self.reciprocal += rank.map_or(0.0, |rank| 1.0 / (rank + 1) as f64);
        self.empty += usize::from(empty);
    }

    fn row(&self, name: &str) {
        let part = |count: f64| count / self.tried as f64;
        eprintln!(
            "| {name} | {} | {:.3} | {:.3} | {:.3} | {:.1} % |",
            self.tried,
            part(self.first as f64),
            part(self.third as f64),
            part(self.reciprocal),
            part(self.empty as f64) * 100.0
        );
    }
}

/// The sort that a query is counted with: what its file says, else its form.
fn sort(trial: &Trial) -> &str {
    const OPENERS: [&str; 14] =
        ["what", "how", "why", "when", "where", "who", "is", "are", "am", "do", "does", "can", "will", "should"];
    let words: Vec<&str> = trial.query.0.split_whitespace().collect();
    match trial.sort.as_str() {
        "" if words.len() < 3 => "one or two words",
        "" if OPENERS.contains(&words[0]) => "question",
        "" => "other",
        said => said,
    }
}

#[test]
#[ignore = "a measurement"]
fn perf_of_search() {
    let queries = std::env::var("CANDOR_QUERIES").ok();
    let site = library(queries.as_deref());
    if let Ok(folder) = std::env::var("CANDOR_EXPORT") {
        export(&site, &folder);
    }
    let half = std::env::var("CANDOR_HALF").unwrap_or_default();
    let misses = std::env::var_os("CANDOR_MISSES").is_some();
    let index = site.search.index_of(&site.site, 0);
    let helping: Vec<&str> = index.leads.iter().flat_map(|lead| lead.to.iter().map(|(url, _)| url.as_str())).collect();
    let mut sums: BTreeMap<&str, Sum> = BTreeMap::new();
    let mut alarmed = Vec::new();
    for (number, one) in site.search.author(0).trials.iter().enumerate() {
        let right = trial::right(&site.site, 0, one);
        if right.is_empty() || half == "odd" && number % 2 == 1 || half == "even" && number % 2 == 0 {
            continue;
        }
        let query = &one.query.0;
        let places = trial::places(index, query);
        let rank = places.iter().take(10).position(|place| right.contains(place));
        let mut add = |name| sums.entry(name).or_default().add(rank, places.is_empty());
        add("all");
        add(sort(one));
        let danger = right.iter().any(|place| helping.contains(&place.as_str()));
        if danger {
            add("to a lead's pages");
        } else if query::ask(index, query, true).lead.is_some() {
            alarmed.push(query.as_str());
        }
        if misses && rank.is_none_or(|rank| rank > 2) {
            eprintln!("{query} [{}] rank {rank:?}: {:?}", one.topics.join(" "), &places[..places.len().min(4)]);
        }
    }
    eprintln!("| sort | queries | S@1 | S@3 | MRR@10 | nothing |\n| --- | --- | --- | --- | --- | --- |");
    for (name, sum) in &sums {
        sum.row(name);
    }
    eprintln!("led first without a reason: {alarmed:?}");
}
