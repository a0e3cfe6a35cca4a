//! What holds for every site, whatever is in it.

use crate::html;
use crate::site::{Site, files_under, repository, tree};
use candor::parts::{Relative, decode_path, parent, resolve};
use proptest::prelude::*;
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

/// Every folder that holds a site: the good ones and the broken ones.
fn corpus() -> Vec<Site> {
    let mut sites = Vec::new();
    for folder in ["tests/sites", "tests/corpora/broken"] {
        let mut cases: Vec<_> =
            std::fs::read_dir(repository(folder)).unwrap().map(|case| case.unwrap().path()).collect();
        cases.sort();
        for case in cases.into_iter().filter(|case| case.join("content").exists()) {
            let site = Site::copy_of(&case);
            site.settle();
            sites.push(site);
        }
    }
    sites
}

#[test]
fn a_build_fails_exactly_when_a_check_fails() {
    for site in corpus() {
        let (check, build) = (site.check(), site.build());
        assert_eq!(check.code, build.code, "{}\n{}", check.stdout, build.stdout);
        assert_eq!(check.diagnostics(), build.diagnostics());
        assert_eq!(build.code == 0, site.root().join("public").exists(), "{}", build.stdout);
    }
}

#[test]
fn the_same_bytes_come_out_each_time() {
    let sites = corpus().into_iter().filter(|site| site.build().code == 0);
    for site in sites.chain([repository_site()]) {
        let runs = [["1", "one"], ["2", "two"], ["7", "seven"]].map(|[threads, folder]| {
            let run = site.run(&["build", "--format", "json", "--threads", threads, "--dest-dir", folder]);
            (run.diagnostics(), tree(&site.root().join(folder)))
        });
        for (found, bytes) in &runs[1..] {
            assert_eq!(found, &runs[0].0);
            let differing: Vec<_> = bytes
                .iter()
                .filter(|(path, bytes)| runs[0].1.get(*path) != Some(bytes))
                .map(|(path, _)| path)
                .collect();
            assert!(differing.is_empty(), "{differing:?}");
            assert_eq!(bytes.len(), runs[0].1.len());
        }
    }
}

#[test]
fn a_second_build_over_the_first_changes_nothing() {
    let site = repository_site();
    site.run(&["build"]).ok();
    let first = site.built();
    site.run(&["build"]).ok();
    assert_eq!(first.keys().collect::<Vec<_>>(), site.built().keys().collect::<Vec<_>>());
    assert!(first == site.built());
}

#[test]
fn every_link_leads_somewhere() {
    let mut wrong = Vec::new();
    for site in corpus().into_iter().filter(|site| is_our_own_html(site) && site.build().code == 0) {
        wrong.extend(
            dead_links(&site.root().join("public")).into_iter().map(|link| format!("{}: {link}", named(&site))),
        );
    }
    let site = repository_site();
    site.run(&["build"]).ok();
    wrong.extend(dead_links(&site.root().join("public")));
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn links_are_relative_and_nothing_is_fetched_from_elsewhere() {
    let mut wrong = Vec::new();
    for site in corpus().into_iter().filter(|site| site.build().code == 0).chain([repository_site()]) {
        site.run(&["build"]).ok();
        let exit = exit_of(&site);
        for (page, text) in pages(&site.root().join("public")) {
            let bad = html::links(&text)
                .into_iter()
                .filter(|link| is_absolute(&link.address) && !may_be_absolute(link, &exit, &page));
            wrong.extend(bad.map(|link| format!("{} {page}: <{}> {}", named(&site), link.element, link.address)));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// Whether nobody has asked to trust what stands in the pages.
/// Sites that trust raw HTML, or allow links to nowhere, get what they ask for.
fn is_our_own_html(site: &Site) -> bool {
    let book = std::fs::read_to_string(site.root().join("book.toml")).unwrap_or_default();
    !book.contains("raw-html = \"trust\"") && !book.contains("link/missing-target")
}

/// Where the exit leads, as the pages themselves say.
fn exit_of(site: &Site) -> BTreeSet<String> {
    let text = site.page("404.html");
    let marked = html::tokens(&text).into_iter().filter_map(|token| match token {
        html::Token::Start("a", attributes) if attributes.iter().any(|(name, _)| *name == "data-exit") => {
            attributes.into_iter().find(|(name, _)| *name == "href").map(|(_, value)| value)
        }
        _ => None,
    });
    marked.collect()
}

/// Addresses of other places: only where a reader may choose to follow them, or machines must know.
fn may_be_absolute(link: &html::Link, exit: &BTreeSet<String>, page: &str) -> bool {
    // It is sent from any folder, so it names the site's own from the host's root.
    if page == "404.html" && link.address.starts_with('/') {
        return true;
    }
    match link.element.as_str() {
        "a" => !link.address.starts_with('/') || exit.contains(&link.address),
        "link" => link.rel == "canonical" || link.rel == "alternate",
        _ => false,
    }
}

fn is_absolute(address: &str) -> bool {
    let scheme = address
        .split_once(':')
        .is_some_and(|(scheme, _)| scheme.chars().all(|c| c.is_ascii_alphanumeric() || "+-.".contains(c)));
    scheme || address.starts_with('/')
}

/// Links in a built site that lead to no file, or to no id in it.
pub(crate) fn dead_links(public: &Path) -> Vec<String> {
    let files: BTreeSet<_> = files_under(public).into_iter().collect();
    let pages = pages(public);
    let ids: BTreeMap<_, _> = pages.iter().map(|(page, text)| (page.as_str(), html::ids(text))).collect();
    let mut dead = Vec::new();
    for (page, text) in &pages {
        for link in html::links(text) {
            if is_absolute(&link.address) {
                continue;
            }
            let (path, id) = link.address.split_once('#').unwrap_or((&link.address, ""));
            let path = path.split('?').next().unwrap_or_default();
            let target = match resolve(parent(page), &decode_path(path).unwrap_or_default()) {
                _ if path.is_empty() => page.clone(),
                Relative::Inside(inside) if inside.is_empty() || inside.ends_with('/') => inside + "index.html",
                Relative::Inside(inside) => inside,
                Relative::Outside => "outside".to_owned(),
            };
            let id = decode_path(id).unwrap_or_default();
            let found = files.contains(&target)
                && (id.is_empty() || ids.get(target.as_str()).is_none_or(|ids| ids.contains(&id)));
            if !found {
                dead.push(format!("{page}: <{}> {}", link.element, link.address));
            }
        }
    }
    dead
}

fn pages(public: &Path) -> Vec<(String, String)> {
    let paths = files_under(public).into_iter().filter(|path| path.ends_with(".html"));
    paths.map(|path| (path.clone(), std::fs::read_to_string(public.join(&path)).unwrap())).collect()
}

/// What a small site is about, for messages.
fn named(site: &Site) -> String {
    files_under(&site.root().join("content")).into_iter().take(3).collect::<Vec<_>>().join(" ")
}

/// The site of this repository, copied so that nothing is written into it.
fn repository_site() -> Site {
    let site = Site::new();
    for folder in ["content", "static", "brands"] {
        for path in files_under(&repository(folder)) {
            site.write(&format!("{folder}/{path}"), std::fs::read(repository(folder).join(&path)).unwrap());
        }
    }
    site.write("book.toml", std::fs::read(repository("book.toml")).unwrap());
    site
}

#[test]
fn a_dead_link_is_found() {
    let site = Site::new()
        .file(
            "public/a/b.html",
            "<a href=../c.html#x>x</a><a href='../c.html#y'>y</a><a href=d.html>d</a><a href=#z>z</a>",
        )
        .file("public/c.html", "<p id=x><a href=a/>a</a><a href=../../c.html>up</a>");
    let dead = dead_links(&site.root().join("public"));
    assert_eq!(
        dead,
        [
            "a/b.html: <a> ../c.html#y",
            "a/b.html: <a> d.html",
            "a/b.html: <a> #z",
            "c.html: <a> a/",
            "c.html: <a> ../../c.html"
        ]
    );
}

/// Pieces that writers, and accidents, put into files.
const PIECES: [&str; 44] = [
    "---\n",
    "---",
    "\n",
    "\r\n",
    "\t",
    " ",
    ":",
    "title: ",
    "kind: myth\n",
    "- ",
    "* ",
    "> ",
    "# ",
    "## ",
    "###### ",
    ":::",
    "::::",
    ":::note\n",
    ":::care{level=urgent}\n",
    "[",
    "]",
    "](",
    ")",
    "![",
    "[@",
    "[^1]",
    "[^1]: ",
    "(term:a)",
    "`",
    "```\n",
    "|",
    "|-|\n",
    "~~",
    "**",
    "_",
    "<b>",
    "<!--",
    "&#0;",
    "\\",
    "{#a}",
    "\0",
    "\u{feff}",
    "\u{202e}",
    "é",
];

/// A text, and what befell it.
#[derive(Clone, Debug)]
enum Change {
    Insert(usize, &'static str),
    Remove(usize, usize),
    Repeat(usize, usize),
    Byte(usize, u8),
}

fn change() -> impl Strategy<Value = Change> {
    prop_oneof![
        4 => (any::<usize>(), prop::sample::select(PIECES.to_vec())).prop_map(|(at, piece)| Change::Insert(at, piece)),
        2 => (any::<usize>(), 1..40usize).prop_map(|(at, length)| Change::Remove(at, length)),
        1 => (any::<usize>(), 1..40usize).prop_map(|(at, length)| Change::Repeat(at, length)),
        1 => (any::<usize>(), any::<u8>()).prop_map(|(at, byte)| Change::Byte(at, byte)),
    ]
}

fn apply(bytes: &mut Vec<u8>, change: &Change) {
    let place = |at: usize| at % (bytes.len() + 1);
    match *change {
        Change::Insert(at, piece) => {
            let at = place(at);
            bytes.splice(at..at, piece.bytes());
        }
        Change::Remove(at, length) => {
            let at = place(at);
            bytes.drain(at..(at + length).min(bytes.len()));
        }
        Change::Repeat(at, length) => {
            let at = place(at);
            let piece = bytes[at..(at + length).min(bytes.len())].to_vec();
            bytes.splice(at..at, piece);
        }
        Change::Byte(at, byte) => {
            let at = place(at);
            bytes.splice(at..at, [byte]);
        }
    }
}

/// The files of a small site that has a little of everything.
fn everything() -> Vec<(&'static str, &'static str)> {
    vec![
        (
            "book.toml",
            "[book]\ntitle = \"A small site\"\nlanguage = \"en\"\n\n[build]\nmax-sensitivity = 2\n\n[brand.color]\naccent = \"#0b6e5f\"\n",
        ),
        (
            "content/index.md",
            "---\ntitle: Home\nsummary: Where to start\n---\n\nTo [cost](faq/cost.md#part), [a yes](term:consent), a study [@a-2001].\n\n:::note[A note]\n- one\n:::\n\n| a | b |\n|---|---|\n| 1 | 2 |\n",
        ),
        (
            "content/faq/cost.md",
            "---\ntitle: What does it cost?\nanswer-short: It varies.\nasked-as: [price]\n---\n\n## Part {#part}\n\nText[^1] with *stress*.\n\n[^1]: A note.\n",
        ),
        (
            "content/myths/choice.md",
            "---\ntitle: You choose\nclaim: Somebody else does.\nverdict: false\nwhy-it-misleads: It leaves out consent.\n---\n\n## What is true\n\nYou do.\n",
        ),
        ("content/glossary/consent.md", "---\ntitle: Consent\nplain-definition: A free yes.\n---\n"),
        ("content/sources.yaml", "a-2001:\n  author: A\n  year: 2001\n  title: A study\n  kind: study\n"),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 96, failure_persistence: None, ..ProptestConfig::default() })]

    /// Whatever happens to its files, a site is judged: `Run` refuses panics and other exit statuses.
    #[test]
    fn no_accident_makes_it_panic(changes in prop::collection::vec((0..6usize, change()), 1..12)) {
        let mut files: Vec<_> = everything().into_iter().map(|(path, text)| (path, text.as_bytes().to_vec())).collect();
        for (file, change) in &changes {
            apply(&mut files[*file].1, change);
        }
        let site = Site::new();
        for (path, bytes) in &files {
            site.write(path, bytes);
        }
        let run = site.build();
        prop_assert_eq!(run.code == 0, site.root().join("public").exists());
        for found in run.diagnostics() {
            prop_assert!(found["line"].as_u64() > Some(0) && found["column"].as_u64() > Some(0), "{}", found);
        }
        if run.code == 0 {
            prop_assert_eq!(dead_links(&site.root().join("public")), Vec::<String>::new());
        }
    }
}
