//! Search: the library's own queries, the limits of the index, and the client held to the same answers.

use candor::base::Date;
use candor::config::Options;
use candor::engine::{self, Compiled, Memory};
use candor::search::index::Index;
use candor::search::query::{self, Answer};
use candor::source::{Layer, SourceFile, Sources};
use serde_json::{Value, json};
use std::io::Write as _;
use std::process::{Command, Stdio};
use std::sync::Arc;

fn compile(files: Vec<Arc<SourceFile>>) -> Compiled {
    let today = Date::parse("2026-11-22").unwrap();
    let options = Options { brand: None, drafts: false, base_url: None, today, overrides: Vec::new() };
    engine::compile(Arc::new(Sources::new(files)), &options, &mut Memory::default())
}

/// The library that is built into the program.
fn library() -> Compiled {
    compile(candor::embedded::layer(true, "content"))
}

/// A small site: paths and texts, with the theme.
fn site(files: &[(&str, &str)]) -> Compiled {
    let own = files.iter().map(|(path, text)| SourceFile::new(Layer::Site, (*path).into(), (*text).into()));
    compile(candor::embedded::layer(false, "content").into_iter().chain(own.map(Arc::new)).collect())
}

fn urls(index: &Index, answer: &Answer) -> Vec<String> {
    let lead = answer.lead.iter().flat_map(|lead| index.leads[*lead].to.iter().map(|(url, _)| url.clone()));
    let page = |section: usize| index.pages[index.page_of[section] as usize].url.clone();
    lead.chain(answer.hits.iter().map(|hit| page(hit.section))).collect()
}

fn ask(site: &Compiled, query: &str) -> Vec<String> {
    let index = site.search.index(&site.site);
    urls(index, &query::ask(index, query, true))
}

/// The scripts of the client that answer, with the index of a site, run by node on some queries.
fn client_answers(site: &Compiled, queries: &[&str], complete: bool) -> Option<Vec<Value>> {
    let core = site.routes.keys().find(|route| route.ends_with("/m.js"))?;
    let core = String::from_utf8(site.render(core)?.artifact.bytes).ok()?;
    let scripts =
        site.site.sources.under("themes/calm/search").filter(|(_, file)| {
            ["1-", "2-", "3-", "4-"].iter().any(|number| file.path.contains(&format!("/{number}")))
        });
    let mut program: String = scripts.map(|(_, file)| file.text()).collect();
    program += &format!(
        "let core; globalThis.candor = (_, value) => core = value\n{core}\nconst index = open(core)\n\
         console.log(JSON.stringify({}.map(query => {{ const answer = ask(index, query, {complete}); \
         return [answer.hits.map(hit => [hit.section, hit.score]), answer.corrected, index.leads.indexOf(answer.lead)] }})))",
        json!(queries)
    );
    let mut node = Command::new("node").stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().ok()?;
    node.stdin.take()?.write_all(program.as_bytes()).ok()?;
    let out = node.wait_with_output().ok()?;
    serde_json::from_slice::<Value>(&out.stdout).ok()?.as_array().cloned()
}

#[test]
fn the_client_gives_the_same_answers() {
    let site = library();
    let index = site.search.index(&site.site);
    let trials: Vec<&str> = site.search.author.trials.iter().map(|trial| trial.query.0.as_str()).collect();
    assert!(trials.len() > 400, "{} queries", trials.len());
    for complete in [true, false] {
        let Some(theirs) = client_answers(&site, &trials, complete) else {
            assert!(Command::new("node").arg("--version").output().is_err(), "the client does not run");
            return;
        };
        for (query, theirs) in trials.iter().zip(theirs) {
            let ours = query::ask(index, query, complete);
            let hits: Vec<Value> = ours.hits.iter().map(|hit| json!([hit.section, hit.score])).collect();
            let lead = ours.lead.map_or(-1, |lead| lead as i64);
            assert_eq!(json!([hits, ours.corrected, lead]).to_string(), floats(&theirs).to_string(), "{query}");
        }
    }
}

/// The same JSON, with the scores as numbers with a fraction, as Rust writes them.
fn floats(answer: &Value) -> Value {
    let hit = |hit: &Value| json!([hit[0], hit[1].as_f64().unwrap()]);
    json!([answer[0].as_array().unwrap().iter().map(hit).collect::<Vec<_>>(), answer[1], answer[2]])
}

/// Writes the index and its topics for experiments outside; run by hand.
#[test]
#[ignore = "writes into the temporary folder"]
fn export() {
    let site = library();
    let folder = std::env::temp_dir();
    let core = site.routes.keys().find(|route| route.ends_with("/m.js")).unwrap();
    std::fs::write(folder.join("m.js"), site.render(core).unwrap().artifact.bytes).unwrap();
    let topics = |number| {
        site.site
            .documents_of(number)
            .iter()
            .flat_map(|document| site.site.documents[*document].front.record.texts("topics"))
    };
    let topics: Vec<_> = site
        .site
        .pages
        .iter()
        .enumerate()
        .map(|(number, page)| (page.route.clone(), topics(number).collect::<Vec<_>>()))
        .collect();
    std::fs::write(folder.join("topics.json"), json!(topics).to_string()).unwrap();
}
