//! The packs under a site: `essentials` by itself, and a site on another subject that lies on it.

use crate::site::{Site, files_under, repository};
use std::path::Path;

/// What speaks of the library's own subject, in small letters.
const SUBJECT: &[&str] = &["surrog", "sustitut", "spt", "sex therap", "sexual therap", "terapia sexual"];

/// Words of a text that speak of it, with their surroundings.
fn spoken(text: &str) -> Vec<String> {
    let small = text.to_lowercase();
    let found = SUBJECT.iter().flat_map(|word| small.match_indices(word).map(move |(at, _)| (*word, at)));
    let alone = |(word, at): &(&str, usize)| {
        // `SPT` is a word, and stands in `transpt`.
        let letter = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
        let (before, behind) = (small[..*at].chars().next_back(), small[at + word.len()..].chars().next());
        *word != "spt" || !letter(before) && !letter(behind)
    };
    let around = |(_, at): (&str, usize)| small[at..].chars().take(40).collect();
    found.filter(alone).map(around).collect()
}

fn panic_site() -> Site {
    Site::copy_of(&repository("tests/subjects/panic"))
}

#[test]
fn a_site_on_another_subject_is_clean_and_on_nothing_else() {
    let site = panic_site();
    let run = site.run(&["build", "--strict", "--format", "json", "--pack-findings"]).ok();
    let heavy: Vec<_> = run.diagnostics().into_iter().filter(|one| one["severity"] != "advice").collect();
    assert!(heavy.is_empty(), "{heavy:?}");
    let public = site.root().join("public");
    let files = files_under(&public);
    assert!(files.iter().filter(|path| path.ends_with(".html")).count() > 40, "{files:?}");
    for path in files.iter().filter(|path| !path.starts_with("assets/")) {
        let text = String::from_utf8_lossy(&std::fs::read(public.join(path)).unwrap()).into_owned();
        // Its index holds patterns of danger, which may name anything that readers type.
        let text = if path.starts_with("search/v-") { String::new() } else { text };
        assert_eq!((path, spoken(&text)), (path, Vec::new()));
    }
    for owed in ["start/help.html", "start/browse-safely.html", "about/privacy.html", "about/accessibility.html"] {
        assert!(files.iter().any(|path| path == owed), "no {owed}");
    }
    let help = site.page("start/help.html");
    assert!(help.contains("tel:999") && help.contains("Samaritans"), "{help}");
}

#[test]
fn the_essentials_have_no_subject() {
    for path in files_under(&repository("src/packs/essentials")) {
        // Patterns of danger hold what readers type.
        if path.ends_with("danger.yaml") || path.ends_with("search-tests.yaml") || path.ends_with("thesaurus.yaml") {
            continue;
        }
        let text = std::fs::read_to_string(repository("src/packs/essentials").join(&path)).unwrap();
        assert_eq!((&path, spoken(&text)), (&path, Vec::new()));
    }
}

#[test]
fn each_page_says_which_layer_it_is_from() {
    let site = Site::new()
        .book("[build]\npack = \"essentials\"\n")
        .file("content/own.md", "---\ntitle: Own\n---\nText.\n")
        .file("content/about/privacy.md", "---\ntitle: Ours\n---\nText.\n");
    let pages = site.run(&["list", "--format", "json"]).ok().of_type("page");
    let layer = |url: &str| pages.iter().find(|page| page["url"] == url).map(|page| page["layer"].clone());
    assert_eq!(layer("own.html"), Some("site".into()));
    assert_eq!(layer("about/privacy.html"), Some("site".into()));
    assert_eq!(layer("start/help.html"), Some("essentials".into()));
    assert_eq!(layer("faq/cost.html"), None);
    assert!(Path::new(&repository("src/packs/essentials/help.yaml")).is_file());
}

/// What the library is laid on stays below it, as a clinic's pages do above both.
#[test]
fn the_library_lies_on_the_essentials() {
    let site = Site::new().book("[build]\npack = \"spt\"\n").file("content/own.md", "---\ntitle: Own\n---\nText.\n");
    let pages = site.run(&["list", "--format", "json"]).ok().of_type("page");
    let of = |layer: &str| pages.iter().filter(|page| page["layer"] == layer).count();
    assert!(of("essentials") > 4 && of("pack") > 200 && of("site") == 1, "{} {}", of("essentials"), of("pack"));
}
