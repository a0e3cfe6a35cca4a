//! Search: queries and where they lead, and the client held to the same answers.

use candor::base::Date;
use candor::config::Options;
use candor::engine::{self, Memory};
use candor::search::query;
use candor::source::Sources;
use std::sync::Arc;

#[test]
#[ignore]
fn measure() {
    let path = std::env::var("CANDOR_QUERIES").unwrap_or_else(|_| "/tmp/dev.yaml".into());
    let options = Options { brand: None, drafts: false, base_url: None, today: Date::parse("2026-11-22").unwrap(), overrides: Vec::new() };
    let sources = library();
    let compiled = engine::compile(sources, &options, &mut Memory::default());
    let site = &compiled.site;
    let started = std::time::Instant::now();
    let index = compiled.search.index(site);
    println!("index in {:?}: {} pages {} sections {} words {} classes, {} postings {} heads", started.elapsed(), index.pages.len(), index.page_of.len(), index.words.len(), index.classes.len(), index.classes.iter().map(|p|p.entries.len()).sum::<usize>(), index.classes.iter().flat_map(|p|&p.entries).map(|e|e.heads.len()).sum::<usize>());
    let core = candor::search::files::core(index, &|kind| kind.to_owned());
    std::fs::write("/tmp/m.js", candor::search::files::file("m", &core)).unwrap();
    let topics: Vec<_> = site.pages.iter().enumerate().map(|(n, page)| (page.route.clone(), site.documents_of(n).iter().flat_map(|d| site.documents[*d].front.record.texts("topics")).collect::<Vec<_>>())).collect();
    std::fs::write("/tmp/topics.json", serde_json::to_string(&topics).unwrap()).unwrap();
    let text = std::fs::read_to_string(path).unwrap();
    let mut by: std::collections::BTreeMap<String, [f64;5]> = Default::default();
    for line in text.split("- {").skip(1) {
        let line = line.split('}').next().unwrap().replace('\n', " ");
        let field = |name: &str| line.split(&format!("{name}: ")).nth(1).unwrap().to_owned();
        let q = field("query"); let q = q.split(", topic:").next().unwrap().split(", type:").next().unwrap().trim_matches(['\'','"']).replace("''", "'");
        let topics: Vec<String> = field("topic").trim_start_matches('[').split(']').next().unwrap().split(',').map(|t| t.trim().to_owned()).collect();
        let kind = field("type"); let kind = kind.split([',','}']).next().unwrap().trim().to_owned();
        let answer = query::ask(index, &q, true);
        let mut urls: Vec<String> = answer.lead.iter().flat_map(|l| index.leads[*l].to.iter().map(|t| t.0.clone())).collect();
        urls.extend(answer.hits.iter().map(|h| index.pages[index.page_of[h.section] as usize].url.clone()));
        let right = |url: &String| topics.iter().any(|t| site.pages.iter().enumerate().any(|(n,p)| p.route == *url && (special(t) == Some(url) || site.documents_of(n).iter().any(|d| site.documents[*d].front.record.texts("topics").contains(t) ))));
        let rank = urls.iter().position(right);
        for key in [kind, "all".to_owned()] {
            let e = by.entry(key).or_default();
            e[0]+=1.0; if rank==Some(0){e[1]+=1.0} if rank.is_some_and(|r| r<3){e[2]+=1.0} if let Some(r)=rank.filter(|r| *r<10){e[3]+=1.0/(r as f64+1.0)} if urls.is_empty(){e[4]+=1.0}
        }
        if !rank.is_some_and(|r| r<3) && std::env::var("QUIET").is_err() {
            println!("MISS {:?} {q:?} {topics:?} -> {:?} {:?}", rank.map(|r|r+1), urls.iter().take(4).collect::<Vec<_>>(), answer.corrected);
        }
    }
    for (k, e) in by { println!("{k:10} n={} S@1 {:.3} S@3 {:.3} MRR {:.3} none {:.3}", e[0], e[1]/e[0], e[2]/e[0], e[3]/e[0], e[4]/e[0]); }
}

fn special(topic: &str) -> Option<&'static str> {
    Some(match topic { "help" => "start/help.html", "browse-safely" => "start/browse-safely.html", "under-18" => "is-it-for-me/under-18.html", "soon-after" => "response/soon-after.html", "complaints" => "law-and-safety/complaints.html", "having-a-baby" => "start/having-a-baby.html", _ => return None })
}

/// The library that is built into the program.
fn library() -> Arc<Sources> {
    let files = candor::embedded::layer(true, "content");
    Arc::new(Sources::new(files))
}
