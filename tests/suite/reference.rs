//! What `explain` and `schema` know, and that every example in it is read as it stands.

use crate::site::Site;
use candor::parts::reference::{Entry, Group, Place, all};
use serde_json::Value;

fn explain(name: &str) -> String {
    Site::new().run_bare(&["explain", name]).ok().stdout
}

/// people.md part 2: what an author looked for and did not find.
#[test]
fn what_authors_look_for_is_explained() {
    for (name, said) in [
        ("tip", ":::tip"),
        ("sources", "content/sources.yaml"),
        ("topics", "content/topics.yaml"),
        ("language.yaml", "terms:"),
        ("containers", "benefits"),
        ("citation", "[@smith-2020, p. 12]"),
        ("[@key]", "sources.yaml"),
        ("term:", "(term:"),
        ("translation", "source-fingerprint"),
        ("brand", "complaints-within"),
        ("book", "[brand]"),
        ("brand.color.accent", "#rrggbb"),
        ("region.GB.help.kind", "sexual-assault"),
        ("figures", "dots"),
        ("dots", "How many people out of a group"),
        ("worksheet.fields", "options"),
        ("evidence", "There are few studies"),
        ("last_reviewed_on", "last reviewed"),
        ("audience", "Partners, family"),
        ("sensitivity", "step by step"),
        ("verdict", "leaves out too much"),
        ("misleading", "a value of `myth.verdict`"),
        ("confidence", "known only from another source"),
        (":::care", "Call an ambulance"),
        ("exceptions", "candor allow="),
        ("menu", "SUMMARY.md"),
        ("override", "candor adopt"),
        ("candor.lock", "without a redirect"),
        ("baseline", "--write-baseline"),
        ("reviews.yaml", "agreed with changes"),
        ("raw-html", "without anything that could run"),
    ] {
        let text = explain(name);
        assert!(text.contains(said), "`explain {name}` does not say {said:?}:\n{text}");
    }
    let near = Site::new().run_bare(&["explain", "evidnece"]).expect(2).stderr;
    assert!(near.contains("did you mean `evidence`?"), "{near}");
    let overview = Site::new().run_bare(&["explain"]).ok().stdout;
    for group in ["kinds", "front-matter", "writing", "containers", "files", "settings", "site", "rules"] {
        assert!(overview.contains(&format!("candor explain {group}`")), "{group}\n{overview}");
        assert!(explain(group).lines().count() > 9, "{group}");
    }
    assert!(overview.lines().count() < 90, "{overview}");
}

#[test]
fn every_data_file_and_key_has_a_schema() {
    let schema =
        |name: &str| -> Value { serde_json::from_str(&Site::new().run_bare(&["schema", name]).ok().stdout).unwrap() };
    let sources = schema("sources");
    let confidence = &sources["additionalProperties"]["properties"]["confidence"]["oneOf"];
    assert!(confidence[1]["description"].as_str().unwrap().contains("another source"), "{sources}");
    assert_eq!(schema("language")["properties"]["terms"]["type"], "array");
    assert_eq!(schema("discreet")["type"], "array");
    assert!(schema("figures.dots")["properties"]["groups"]["items"]["properties"]["count"]["maximum"] == 100);
    assert_eq!(schema("evidence")["oneOf"].as_array().unwrap().len(), 9);
    assert!(schema("brand.color")["properties"]["accent"]["description"].is_string());
}

/// Whether somebody writes it as it stands in an example of its own.
fn is_whole(entry: &&Entry) -> bool {
    !entry.is_part
        || entry.name.matches('.').count() == 1 && entry.name.starts_with("figures.") && entry.shape.is_none()
}

/// A site with every example of its own in its place.
#[test]
fn every_example_is_read_as_it_stands() {
    let all = all();
    let mut site = Site::new().book("[book]\ntitle = \"A\"\n[markdown]\n");
    site = site.file("content/index.md", "---\ntitle: Start\n---\n## Start\n\nText.\n");
    site = site.file("content/glossary/vaginismus.md", "---\ntitle: Cramp\nplain-definition: A cramp.\n---\n");
    let picture = "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 9 9\"><path d=\"M0 0h9\"/></svg>";
    site = site.file("content/path.svg", picture).file("content/x/path.svg", picture);
    site = site.file("content/x/index.md", "---\ntitle: Examples\n---\n## Start\n\nText.\n");
    let mut written = 0;
    for (number, entry) in all.iter().filter(is_whole).enumerate() {
        let Some(example) = &entry.example else { continue };
        let page = |body: &str| format!("---\ntitle: Page {number}\n---\n{body}");
        let (path, text) = match (entry.group, entry.place) {
            (Group::Kinds, _) => (format!("content/x/page-{number}.md"), example.clone()),
            (_, Place::Text) => (format!("content/x/page-{number}.md"), page(example)),
            (_, Place::File(path)) => (path.replace("NAME", &entry.name.replace('.', "-")), example.clone()),
            _ => continue,
        };
        site = site.file(&path, text);
        written += 1;
    }
    assert!(written > 50, "only {written}");
    let found = site.run(&["check", "--format", "json", "-v"]).diagnostics();
    let wrong: Vec<_> = found
        .iter()
        .filter(|one| {
            let code = one["code"].as_str().unwrap();
            one["severity"] == "error"
                || code.starts_with("kind/")
                || code.ends_with("unknown-key")
                || code.starts_with("review/missing")
        })
        .collect();
    assert!(wrong.is_empty(), "{wrong:#?}");
    let settings = all.iter().find(|entry| entry.name == "book.toml").and_then(|entry| entry.example.clone());
    Site::new().book(&settings.unwrap()).file("content/index.md", "---\ntitle: A\n---\nText.\n").check().ok();
}
