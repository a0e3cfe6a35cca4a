//! A site that is edited again and again: whatever is changed, what the preview sends and finds is what a build writes
//! and a check finds of the same files.

use crate::preview::Preview;
use crate::random::Random;
use crate::site::Site;
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::time::{Duration, Instant};

/// `tests/long/edits` asks for more.
const EDITS: &str = "CANDOR_EDITS";
const WORDS: &[&str] = &["warm", "calm", "slow", "kind", "clear", "soft", "near", "late"];

struct Author {
    site: Site,
    chance: Random,
    made: u32,
}

impl Author {
    fn word(&mut self) -> &'static str {
        self.chance.pick(WORDS)
    }

    fn pages(&self) -> Vec<String> {
        let all = crate::site::files_under(&self.site.root().join("content"));
        all.into_iter().filter(|path| path.ends_with(".md")).map(|path| format!("content/{path}")).collect()
    }

    fn one(&mut self) -> String {
        let pages = self.pages();
        pages[self.chance.below(pages.len())].clone()
    }

    fn text(&self, path: &str) -> String {
        fs::read_to_string(self.site.root().join(path)).unwrap_or_default()
    }

    fn page(&mut self) -> String {
        let (one, two, three) = (self.word(), self.word(), self.word());
        let linked = self.one();
        let link = linked.trim_start_matches("content/");
        format!(
            "---\ntitle: A {one} page\nsummary: It is {two}.\n---\n\nIt is {three}.\n\n## What is {one}\n\nSee [there](/{link}) \
             and [@book]. **{two}**\n"
        )
    }

    /// Mends all that is broken.
    fn mend(&mut self) {
        for path in self.pages() {
            let text = self.text(&path);
            if text.contains(":::wibble") || text.contains("title: [") {
                let page = self.page();
                self.site.write(&path, page);
            }
        }
    }

    /// Makes a change, and says which.
    fn edit(&mut self) -> String {
        let path = self.one();
        let kind = self.chance.below(16);
        let number = self.made;
        self.made += 1;
        let folder = self.chance.pick(&["", "faq/", "glossary/", "part/"]);
        match kind {
            0 => {
                let text = self.page();
                self.site.write(&format!("content/{folder}new-{number}.md"), text);
            }
            1 | 2 => {
                let (text, word) = (self.text(&path), self.word());
                self.site.write(&path, format!("{text}\nThis is {word} {number}.\n"));
            }
            3 => {
                let (text, one, two) = (self.text(&path), self.word(), self.word());
                self.site.write(&path, text.replacen(one, two, 1));
            }
            4 => {
                let (text, word) = (self.text(&path), self.word());
                self.site.write(&path, format!("{text}\n## A {word} heading\n\n:::tip\nBe {word}.\n:::\n"));
            }
            5 => {
                let to = format!("content/{folder}moved-{number}.md");
                fs::create_dir_all(self.site.root().join("content").join(folder)).unwrap();
                fs::rename(self.site.root().join(&path), self.site.root().join(to)).unwrap();
            }
            6 if self.pages().len() > 6 => fs::remove_file(self.site.root().join(&path)).unwrap(),
            7 => {
                let text = self.text(&path);
                self.site.write(&path, format!("{text}\n:::wibble\n[nowhere](none-{number}.md)\n"));
            }
            8 => self.site.write(&path, "---\ntitle: [\n---\n\nBroken.\n"),
            9 | 10 => self.mend(),
            11 => {
                let word = self.word();
                self.site.write("themes/calm/templates/../strings/en.yaml", format!("menu: The {word} menu\n"));
            }
            12 => {
                let word = self.word();
                self.site.write("book.toml", format!("[book]\ntitle = \"A {word} site\"\n"));
            }
            13 => {
                let (author, key) = (self.word(), if number.is_multiple_of(3) { "other" } else { "book" });
                self.site.write(
                    "content/sources.yaml",
                    format!("{key}:\n  author: {author}\n  year: 2020\n  title: A book\n  url: https://example.org/\n"),
                );
            }
            14 => self.site.write("static/note.txt", format!("{number}")),
            _ => {
                let (text, word) = (self.text(&path), self.word());
                self.site.write(&path, text.replacen("title: A", &format!("draft: true\ntitle: A {word}"), 1));
            }
        }
        format!("edit {number}, of kind {kind}, {path}")
    }
}

/// A finding as both tell it.
fn told(findings: &[Value]) -> BTreeSet<String> {
    let keys = ["code", "severity", "path", "line", "column", "message"];
    findings.iter().map(|one| keys.map(|key| one[key].to_string()).join(" ")).collect()
}

/// What is served at each route of a built site, without the preview's own script.
fn differs(preview: &Preview, built: &BTreeMap<String, Vec<u8>>) -> Option<String> {
    let own = [".candor-files", "hosting/"];
    let all = built.iter().filter(|(route, _)| !own.iter().any(|own| route.starts_with(own)));
    all.filter(|(route, bytes)| preview.sent(route) != **bytes).map(|(route, _)| route.clone()).next()
}

#[test]
fn whatever_is_edited_what_is_served_and_found_is_what_is_built_and_checked() {
    let edits = std::env::var(EDITS).ok().and_then(|text| text.parse().ok()).unwrap_or(25);
    let page = |title: &str| format!("---\ntitle: {title}\n---\n\nIt is calm, warm and slow.\n");
    let site = Site::new()
        .file("book.toml", "[book]\ntitle = \"A site\"\n")
        .file("content/index.md", page("Home"))
        .file("content/faq/one.md", page("Does it hurt?"))
        .file("content/glossary/consent.md", "---\ntitle: Consent\n---\n\nA clear and free yes.\n")
        .file("content/part/index.md", page("A part"))
        .file("content/part/two.md", page("Two"))
        .file(
            "content/sources.yaml",
            "book:\n  author: A\n  year: 2020\n  title: A book\n  url: https://example.org/\n",
        );
    site.settle();
    let mut author = Author { site, chance: Random::new(20_261_130), made: 0 };
    let preview = Preview::of(&author.site);
    for _ in 0..edits {
        let mut done = author.edit();
        if author.chance.percent(20) {
            done += &format!(" and {}", author.edit());
        }
        let checked = told(&author.site.run(&["check", "--format", "json"]).diagnostics());
        let is_built = author.site.run(&["build"]).code == 0;
        let built = if is_built { author.site.built() } else { BTreeMap::new() };
        let end = Instant::now() + Duration::from_secs(20);
        loop {
            let found = told(&preview.findings());
            let other = differs(&preview, &built);
            if found == checked && other.is_none() {
                break;
            }
            let only =
                |one: &BTreeSet<String>, two: &BTreeSet<String>| one.difference(two).cloned().collect::<Vec<_>>();
            assert!(
                Instant::now() < end,
                "after {done}: {other:?} is another; found only by the preview {:#?}, only by the check {:#?}",
                only(&found, &checked),
                only(&checked, &found),
            );
            std::thread::sleep(Duration::from_millis(20));
        }
    }
}
