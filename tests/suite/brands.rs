//! Many brands of one site: each is what it would be alone, however much they share.

use crate::site::{Site, tree};
use serde_json::Value;
use std::collections::BTreeMap;
use std::path::Path;

/// A site on the library with brands that differ in all that brands may: settings, contacts (with which pages come and
/// go), a logo, words of another language, pages, templates, styles and static files.
fn clinics() -> Site {
    Site::new()
        .book("[book]\ntitle = \"Learning\"\n[build]\npack = \"spt\"\nbase-url = \"https://example.org/a/\"\n[languages.es]\ntitle = \"Aprender\"\n")
        .file("brands/plain.toml", "")
        .file("brands/colour.toml", "name = \"Colour & Co\"\n[color]\naccent = \"teal\"\n")
        .file("brands/gold.toml", "name = \"Gold </script>\"\n[color]\naccent = \"#ffcc00\"\n")
        .file("brands/river.toml", "name = \"River\"\nphone = \"020 7946 0001\"\naddress = \"1 Bank\"\ncomplaints = \"Write.\"\nlogo = \"static/logo.svg\"\n[es]\ncomplaints = \"Escriba.\"\n")
        .file("brands/lake.toml", "name = \"Lake\"\nphone = \"020 7946 0002\"\naddress = \"2 Bank\"\n")
        .file("brands/own.toml", "name = \"Own\"\n[color]\naccent = \"navy\"\n")
        .file("brands/own/content/costs/index.md", "---\ntitle: Our prices\n---\nAsk [us](../start/help.md).\n")
        .file("brands/own/static/own.txt", "own")
        .file("brands/own/themes/calm/tokens.css", ":root { --sand: #f0e0d0; }\n")
        .file("static/logo.svg", "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"40\" height=\"10\"></svg>")
}

/// What is found, but for the day's work: a line each.
fn findings(objects: &[Value]) -> Vec<String> {
    objects.iter().filter(|object| object["type"] == "diagnostic").map(Value::to_string).collect()
}

/// Holds every brand, built with all the others, to what it is when it is built alone.
#[track_caller]
fn each_is_as_alone(site: &Site) -> BTreeMap<String, BTreeMap<String, Vec<u8>>> {
    let together = site.run(&["build", "--all-brands", "--format", "json"]).ok();
    let mut sites = BTreeMap::new();
    let mut all = Vec::new();
    let brands = site.run(&["list", "--brands", "--format", "json"]).ok().objects();
    for brand in brands.iter().map(|brand| brand["brand"].as_str().unwrap()) {
        let folder = site.root().join("alone").join(brand);
        let alone = site.run(&["build", "--brand", brand, "--format", "json", "-d", folder.to_str().unwrap()]).ok();
        let built = tree(&site.root().join("public").join(brand));
        same(brand, &built, &tree(&folder));
        all.extend(findings(&alone.objects()));
        sites.insert(brand.to_owned(), built);
    }
    assert_eq!(findings(&together.objects()), all);
    sites
}

#[track_caller]
fn same(brand: &str, one: &BTreeMap<String, Vec<u8>>, other: &BTreeMap<String, Vec<u8>>) {
    assert!(one.keys().eq(other.keys()), "{brand}: other files");
    let differing: Vec<&String> =
        one.iter().filter(|(path, bytes)| other[*path] != **bytes).map(|(path, _)| path).collect();
    assert_eq!(differing, Vec::<&String>::new(), "{brand}");
}

fn text(site: &BTreeMap<String, Vec<u8>>, route: &str) -> String {
    String::from_utf8(site[route].clone()).unwrap()
}

#[test]
fn brands_that_are_built_together_are_what_they_are_alone() {
    let sites = each_is_as_alone(&clinics());
    assert!(sites["own"].contains_key("own.txt") && !sites["lake"].contains_key("own.txt"));
    assert!(text(&sites["own"], "costs/index.html").contains("Our prices"));
    assert!(!text(&sites["lake"], "costs/index.html").contains("Our prices"));
    for (brand, own) in [("river", "020 7946 0001"), ("lake", "020 7946 0002")] {
        let foreign = if own.ends_with('1') { "020 7946 0002" } else { "020 7946 0001" };
        let pages: Vec<String> =
            sites[brand].keys().filter(|path| path.ends_with(".html")).map(|path| text(&sites[brand], path)).collect();
        assert!(pages.iter().any(|page| page.contains(own)) && pages.iter().all(|page| !page.contains(foreign)));
    }
    // Nothing that stands for something else is left.
    for (brand, site) in &sites {
        let left = site.iter().find(|(path, bytes)| path.ends_with(".html") && bytes.contains(&0));
        assert!(left.is_none(), "{brand}: {:?}", left.map(|(path, _)| path));
    }
}

/// What the templates of a site make of a brand is no other brand's.
#[test]
fn templates_that_show_a_brand_show_each_its_own() {
    let care = "{% component care(@t, @site, title: string, level = \"\", id = \"\", classes = \"\", data = \"\") %}<div>{{ title }}{{ body }}{% if site.brand.phone %}<p>Call {{ site.brand.phone }}</p>{% endif %}</div>{% endcomponent care %}";
    let shouted = "{% extends \"layout.html\" %}{% block after %}{% if \"0001\" in page.footer %}<p>one</p>{% endif %}<p>{{ assets.css | upper }}</p>{% endblock %}";
    let site = Site::new()
        .book("[book]\ntitle = \"A\"\n")
        .file("content/index.md", "---\ntitle: A\n---\n:::care\nText.\n:::\n")
        .file("content/faq/one.md", "---\ntitle: One?\nanswer-short: Yes.\n---\nText.\n")
        .file("themes/calm/components/care/template.html", care)
        .file("themes/calm/templates/kinds/faq.html", shouted)
        .file("brands/one.toml", "name = \"One\"\nphone = \"020 7946 0001\"\naddress = \"1 Bank\"\n")
        .file(
            "brands/two.toml",
            "name = \"Two\"\nphone = \"020 7946 0002\"\naddress = \"2 Bank\"\n[color]\naccent = \"teal\"\n",
        );
    let sites = each_is_as_alone(&site);
    assert!(text(&sites["one"], "index.html").contains("Call 020 7946 0001"));
    assert!(text(&sites["two"], "index.html").contains("Call 020 7946 0002"));
    assert!(text(&sites["one"], "faq/one.html").contains("<p>one</p>"));
    assert!(!text(&sites["two"], "faq/one.html").contains("<p>one</p>"));
    let sheet = |brand: &str| {
        sites[brand]
            .keys()
            .find(|path| path.ends_with(".css") && text(&sites[brand], "index.html").contains(path.as_str()))
            .unwrap()
            .to_uppercase()
    };
    for brand in ["one", "two"] {
        assert!(text(&sites[brand], "faq/one.html").contains(&sheet(brand)), "{brand}");
    }
}

#[test]
fn brands_are_listed_with_what_is_their_own() {
    let site = clinics();
    let brands = site.run(&["list", "--brands", "--format", "json"]).ok().objects();
    let own = brands.iter().find(|brand| brand["brand"] == "own").unwrap();
    assert_eq!(own["name"], "Own");
    assert_eq!(own["settings"], serde_json::json!(["name", "color.accent"]));
    assert_eq!(own["files"], serde_json::json!(["content/costs/index.md", "static/own.txt", "themes/calm/tokens.css"]));
    let table = site.run(&["list", "--brands"]).ok().stdout;
    let rows: Vec<&str> = table.lines().filter(|line| line.starts_with("river ")).collect();
    assert!(rows.len() == 1 && rows[0].contains("phone") && rows[0].ends_with('-'), "{table}");
    assert!(Path::new(&site.root().join("public")).metadata().is_err(), "listing wrote something");
}

#[test]
fn a_table_in_a_brands_file_is_named() {
    let site = Site::new().file("content/index.md", "---\ntitle: A\n---\nText.\n");
    let site = site.file("brands/one.toml", "[brand]\nname = \"One\"\n[brand.color]\naccent = \"teal\"\n");
    let found = site.run(&["check", "--brand", "one", "--format", "json"]).expect(2).diagnostics();
    let found: Vec<_> = found.into_iter().filter(|found| found["severity"] == "error").collect();
    assert_eq!(found.len(), 1, "{found:?}");
    assert_eq!((&found[0]["path"], &found[0]["line"]), (&"brands/one.toml".into(), &1.into()));
    assert!(found[0]["help"].as_str().unwrap().contains("remove the line `[brand]`"), "{found:?}");
}
