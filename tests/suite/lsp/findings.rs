//! What is said while somebody types is what `candor check` says of the same text.

use super::editor::{Editor, checked};
use crate::site::{Site, files_under, repository};
use serde_json::{Value, json};

#[track_caller]
fn is_as_checked(editor: &mut Editor, disk: &Site, what: &str) {
    let wanted = checked(disk);
    let deadline = std::time::Instant::now() + std::time::Duration::from_secs(40);
    editor.until(what, |editor| editor.findings() == wanted || std::time::Instant::now() > deadline);
    assert_eq!(editor.findings(), wanted, "{what}");
}

/// Numbers that look like chance.
struct Chance(u64);

impl Chance {
    fn below(&mut self, most: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).unwrap() % most.max(1)
    }

    fn of<'a>(&mut self, all: &[&'a str]) -> &'a str {
        all[self.below(all.len())]
    }
}

const PAGE: &str = "---\ntitle: A page 😀\nsummary: Says something.\n---\n\n# A page 😀\n\nSee [@who], [here](other.md) and [a word](term:none).\n\n:::note\nÄ e\u{301} 👩‍👩‍👧 text.\n:::\n";

fn site() -> Site {
    Site::new()
        .book("[book]\ntitle = \"A\"\n")
        .file("content/index.md", PAGE)
        .file("content/other.md", "---\ntitle: Other\n---\n\n## Here\n\n[back](index.md#gone)\n")
        .file("content/faq/cost.md", "---\ntitle: Cost\n---\n\nClick [here](../index.md).\n")
        .file("content/sources.yaml", "who:\n  title: A report\n  yaer: 2020\n")
}

/// What may be typed in the middle of a file.
const TYPED: &[&str] = &[
    "😀",
    "e\u{301}",
    "\n",
    "\r\n",
    "\n\n",
    "[x](y.md)",
    "[@who]",
    "[@nobody]",
    ":::note\n",
    ":::\n",
    "---\n",
    "title: ",
    "```\n",
    "# H\n",
    "[",
    "](other.md#here)",
    "draft: true\n",
    "kind: faq\n",
    "🏳️‍🌈 ",
    "<b>",
    "a",
    " ",
    "\u{202e}",
    "key = 1\n",
];

#[test]
fn random_edits_are_found_as_on_the_disk() {
    let (site, disk) = (site(), site());
    let mut editor = Editor::open(&site);
    let mut chance = Chance(20_261_130);
    let paths = ["content/index.md", "content/sources.yaml", "book.toml", "content/other.md", "content/new.md"];
    let mut texts: Vec<String> =
        paths.map(|path| std::fs::read_to_string(site.root().join(path)).unwrap_or_default()).into();
    for (path, text) in paths.iter().zip(&texts) {
        editor.open_text(path, text);
    }
    disk.write("content/new.md", "");
    for round in 0..14 {
        for step in 0..1 + chance.below(4) {
            // Mostly pages: the settings are soon so broken that all else is silent.
            let at = [0, 0, 3, 4, 1, 0, 3, 2][chance.below(8)];
            let (now, change) = edit(&mut chance, &texts[at], paths[at]);
            texts[at] = now;
            editor.change(paths[at], round * 10 + step + 2, &[change]);
        }
        for (path, text) in paths.iter().zip(&texts) {
            disk.write(path, text);
        }
        is_as_checked(&mut editor, &disk, &format!("round {round}: {texts:#?}"));
    }
    // What is closed is what the disk says.
    for path in paths {
        editor.tell("textDocument/didClose", &json!({ "textDocument": { "uri": editor.uri(path) } }));
    }
    is_as_checked(&mut editor, &site, "closed");
    assert_eq!(editor.end(), 0);
}

/// A text after an edit, and the edit as an editor tells it.
fn edit(chance: &mut Chance, text: &str, path: &str) -> (String, Value) {
    let ends: Vec<usize> = text.char_indices().map(|(at, _)| at).chain([text.len()]).collect();
    // No editor puts its cursor between the two signs that end a line.
    let is_place = |at: &usize| !(text[..*at].ends_with('\r') && text[*at..].starts_with('\n'));
    let ends: Vec<usize> = ends.into_iter().filter(is_place).collect();
    let start = chance.below(ends.len());
    let end = (start + chance.below(6)).min(ends.len() - 1);
    let (start, end) = (ends[start], ends[end]);
    let mut typed = chance.of(TYPED);
    if path.ends_with(".toml") {
        typed = chance.of(&["a", "\n", "key = 1\n", "# 😀\n"]);
    }
    let now = format!("{}{typed}{}", &text[..start], &text[end..]);
    let change = if chance.below(4) == 0 {
        json!({ "text": now })
    } else {
        json!({ "range": { "start": place(text, start), "end": place(text, end) }, "text": typed })
    };
    (now, change)
}

fn place(text: &str, at: usize) -> Value {
    let before = &text[..at];
    let line = before.rsplit('\n').next().unwrap();
    json!({ "line": before.matches('\n').count(), "character": line.encode_utf16().count() })
}

/// Sites that are broken in every way.
#[test]
fn broken_sites_are_told_as_they_are_checked() {
    let folders = files_under(&repository("tests/corpora/broken"));
    let mut names: Vec<&str> = folders.iter().filter_map(|path| path.split('/').next()).collect();
    names.dedup();
    for name in names.into_iter().step_by(9) {
        let site = Site::copy_of(&repository("tests/corpora/broken").join(name));
        if !site.root().join("book.toml").exists() {
            site.settle();
        }
        let mut editor = Editor::open(&site);
        is_as_checked(&mut editor, &site, name);
        assert_eq!(editor.end(), 0, "{name}");
    }
}

#[test]
fn what_others_change_is_read_and_what_is_mended_goes() {
    let site = site();
    let mut editor = Editor::open(&site);
    editor.open_text("content/index.md", PAGE);
    is_as_checked(&mut editor, &site, "as it lies");
    site.write("content/none.md", "---\ntitle: None\n---\n\n[gone](gone.md)\n");
    let changes = json!({ "changes": [{ "uri": editor.uri("content/none.md"), "type": 1 }] });
    editor.tell("workspace/didChangeWatchedFiles", &changes);
    is_as_checked(&mut editor, &site, "another page");
    std::fs::remove_file(site.root().join("content/none.md")).unwrap();
    editor.tell("textDocument/didSave", &json!({ "textDocument": { "uri": editor.uri("content/index.md") } }));
    is_as_checked(&mut editor, &site, "gone again");
    // With its own settings unreadable nothing is lost, and when they are mended all is as before.
    editor.open_text("book.toml", "[book]\ntitle = \"A\"\nsrc = \"other\"\n");
    editor
        .until("a site without pages", |editor| editor.said.iter().any(|said| said["method"] == "window/showMessage"));
    editor.change("book.toml", 2, &[json!({ "text": "[book]\ntitle = \"A\"\n" })]);
    is_as_checked(&mut editor, &site, "mended");
    assert_eq!(editor.end(), 0);
}
