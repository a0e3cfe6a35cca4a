//! No word that an author wrote is lost: what plain CommonMark shows of a text is on the built page, or a
//! finding stands where it was written.
//!
//! What plain CommonMark shows is asked of pulldown-cmark without extensions; the page is built in memory, as
//! the program builds it. What extensions and theme move or take by design stands in [`TAKEN`].

use crate::html::{Token, main, tokens};
use crate::site::repository;
use candor::{Date, Layer, Memory, Options, SourceFile, Sources, compile};
use proptest::strategy::{Strategy, ValueTree};
use proptest::test_runner::TestRunner;
use pulldown_cmark::{Event, Options as Extensions, Parser, TagEnd};
use std::collections::BTreeMap;
use std::convert::Infallible;
use std::ops::Range;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex};

/// Findings that say that words are not shown, or not as they were meant.
const SAYING: &[&str] = &[
    "container/",
    "footnote/",
    "front-matter/",
    "html/",
    "table/",
    // An icon, or an image, that is not there has no words either.
    "link/undefined-reference",
];

/// The part of a line that is no word of the page by design, if there is one.
type Taken = fn(&str) -> Option<Range<usize>>;

const TAKEN: &[Taken] = &[
    // The fence of a container: its name, and what stands in braces.
    fence,
    // `## Words {#id .class key=value}`
    attributes,
    // `> [!NOTE]`, which becomes a title.
    |line| line.contains('>').then(|| bracket(line, "[!")).flatten(),
    // `- [x]`, which becomes a box.
    task,
    // `[^label]` and `[@key]`, which become numbers.
    |line| bracket(line, "[^"),
    |line| bracket(line, "[@"),
    // `[label]: /address`, where what an extension has begun lets a definition stand.
    definition,
];

fn definition(line: &str) -> Option<Range<usize>> {
    let behind = line.rfind("-->").map_or(0, |end| end + 3);
    let marks = behind + line[behind..].find(|c: char| !" \t>:-+*".contains(c))?;
    let label = line[marks..].strip_prefix('[')?.find("]: ")?;
    line[marks + 1..marks + 1 + label].chars().all(char::is_alphanumeric).then_some(marks..line.len())
}

fn fence(line: &str) -> Option<Range<usize>> {
    let at = line.find(":::")?;
    let rest = &line[at..];
    let name = rest.find(|c: char| c.is_alphabetic()).unwrap_or(rest.len());
    let end = rest[name..]
        .find(|c: char| !c.is_alphanumeric() && c != '-' && c != '_')
        .map_or(line.len(), |end| at + name + end);
    // The words of the title stay; what stands in braces is taken by the next round.
    Some(at..end)
}

fn attributes(line: &str) -> Option<Range<usize>> {
    let at = line.rfind('{')?;
    let marked = line.trim_start_matches([' ', '>', '-', '*', '+', '_']).starts_with(['#', ':']) || line.contains("{#");
    (marked && line.trim_end().ends_with('}')).then_some(at..line.len())
}

fn task(line: &str) -> Option<Range<usize>> {
    let at = line.find("[x] ").or_else(|| line.find("[X] "))?;
    line[..at].trim_end().ends_with(['-', '*', '+', '.', ')']).then_some(at..at + 3)
}

fn bracket(line: &str, opening: &str) -> Option<Range<usize>> {
    let at = line.find(opening)?;
    let end = line[at..].find(']')?;
    Some(at..at + end + 1)
}

/// What is by design no word of the page, as ranges of a text.
fn taken(text: &str) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut start = 0;
    for line in text.split_inclusive('\n') {
        for part in TAKEN {
            let mut from = 0;
            while let Some(part) = part(&line[from..]).filter(|part| !part.is_empty()) {
                found.push(start + from + part.start..start + from + part.end);
                from += part.end;
            }
        }
        start += line.len();
    }
    // A comment that begins where another ends is one, though CommonMark goes on there.
    for (start, _) in text.match_indices("<!--") {
        found.extend(text[start..].find("-->").map(|end| start..start + end));
    }
    found
}

/// A word and where it stands.
type Word = (String, Range<usize>);

/// The words that plain CommonMark shows, each with its place. Unless HTML is trusted, Markdown goes on
/// behind a comment.
fn written(text: &str, trusted: bool) -> Vec<Word> {
    let mut words = Words::default();
    let mut in_html = None;
    for (event, range) in Parser::new_ext(text, Extensions::empty()).into_offset_iter() {
        match event {
            Event::Text(shown) | Event::Code(shown) => words.add(&shown, text, range),
            // Tags are no words; a tag may go over lines, so a block is read as one.
            Event::Html(_) => {
                let whole: &mut Range<usize> = in_html.get_or_insert(range.clone());
                whole.end = range.end;
            }
            Event::End(TagEnd::HtmlBlock) => {
                let whole = in_html.take().unwrap_or(range);
                words.end();
                let comment = !trusted && text[whole.clone()].trim_start().starts_with("<!--");
                let behind =
                    text[whole.clone()].rfind("-->").filter(|_| comment).map_or(whole.end, |end| whole.start + end + 3);
                shown_by(&text[whole.start..behind], &mut |shown| words.add(shown, text, whole.start..behind));
                words.end();
                let place = |place: Range<usize>| behind + place.start..behind + place.end;
                words
                    .found
                    .extend(written(&text[behind..whole.end], false).into_iter().map(|(word, at)| (word, place(at))));
            }
            Event::Start(tag) if !is_running(tag.to_end()) => words.end(),
            Event::End(end) if !is_running(end) => words.end(),
            Event::SoftBreak | Event::HardBreak | Event::Rule => words.end(),
            _ => {}
        }
    }
    words.end();
    words.found
}

fn is_running(end: TagEnd) -> bool {
    matches!(end, TagEnd::Emphasis | TagEnd::Strong)
}

/// The text that HTML shows: that between tags, and what stands for images.
fn shown_by(html: &str, take: &mut dyn FnMut(&str)) {
    let mut unseen = 0;
    for token in tokens(html) {
        match token {
            Token::Start("nav" | "title", _) => unseen += 1,
            Token::End("nav" | "title") => unseen = usize::max(unseen, 1) - 1,
            Token::Text(text) if unseen == 0 => take(&text),
            Token::Start("img", attributes) if unseen == 0 => {
                attributes.iter().filter(|(name, _)| *name == "alt").for_each(|(_, alt)| take(&format!(" {alt} ")));
            }
            Token::Start(name, _) | Token::End(name) if !RUNNING.contains(&name) => take(" "),
            _ => {}
        }
    }
}

/// Elements in the midst of a word.
const RUNNING: &[&str] =
    &["abbr", "b", "cite", "code", "del", "em", "i", "kbd", "mark", "q", "s", "span", "strong", "sub", "u"];

/// Words, put together from runs of text that markup cuts.
#[derive(Default)]
struct Words {
    open: Option<Word>,
    found: Vec<Word>,
}

impl Words {
    /// Adds what is shown of a place of a text; where it stands there as it is shown, each word has its own place.
    fn add(&mut self, shown: &str, text: &str, whole: Range<usize>) {
        let exact = text.get(whole.clone()) == Some(shown);
        for (at, c) in shown.char_indices() {
            let start = whole.start + at;
            let place = if exact { start..start + c.len_utf8() } else { whole.clone() };
            if c.is_alphanumeric() {
                let (word, whole) = self.open.get_or_insert_with(|| (String::new(), place.clone()));
                word.extend(c.to_lowercase());
                whole.end = place.end.max(whole.end);
            } else {
                self.end();
            }
        }
    }

    fn end(&mut self) {
        self.found.extend(self.open.take());
    }
}

/// The words of a built page, and how often each stands there.
fn counted(page: &str) -> BTreeMap<String, usize> {
    let mut words = Words::default();
    shown_by(main(page), &mut |shown| words.add(shown, "", 0..0));
    words.end();
    let mut counts = BTreeMap::new();
    for (word, _) in words.found {
        *counts.entry(word).or_default() += 1;
    }
    counts
}

/// The words of a text that a page has not and that nothing was said about; `said` are the places of findings.
fn lost(text: &str, page: &str, said: &[Range<usize>], trusted: bool) -> Vec<Word> {
    let mut there = counted(page);
    let mut squeezed = String::new();
    shown_by(main(page), &mut |shown| {
        squeezed.extend(shown.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase))
    });
    let taken = taken(text);
    let blocks = blocks(text);
    let excused = |place: &Range<usize>| {
        let meets = |part: &Range<usize>| part.start < place.end && place.start < part.end.max(part.start + 1);
        // A finding speaks for the block that it stands in.
        let block = blocks.iter().find(|block| block.contains(&place.start));
        taken.iter().any(meets)
            || said.iter().any(|said| meets(said) || block.is_some_and(|block| block.contains(&said.start)))
    };
    let words = written(text, trusted);
    let (free, bound): (Vec<_>, Vec<_>) = words.into_iter().partition(|(_, place)| excused(place));
    drop(free);
    let missing = bound.into_iter().filter(|(word, place)| match there.get_mut(word) {
        Some(count) if *count > 0 => {
            *count -= 1;
            false
        }
        // Markup in the midst of a word may cut it elsewhere on the page.
        _ => text.get(place.clone()).is_none_or(|own| own.to_lowercase() == *word) || !squeezed.contains(word),
    });
    missing.collect()
}

/// Lines that stand together: up to an empty one.
fn blocks(text: &str) -> Vec<Range<usize>> {
    let mut blocks = Vec::new();
    let (mut start, mut at) = (0, 0);
    for line in text.split_inclusive('\n') {
        at += line.len();
        if line.trim_matches([' ', '\t', '\r', '\n', '>']).is_empty() {
            blocks.push(start..at);
            start = at;
        }
    }
    blocks.push(start..at);
    blocks
}

/// What was found in a corpus: a line for each text that has lost words.
fn losses(texts: &[(String, String)], raw_html: &str) -> String {
    let book =
        format!("[book]\ntitle = \"A site\"\n[search]\nloading = \"none\"\n[markdown]\nraw-html = \"{raw_html}\"\n");
    let mut files = candor::parts::layer(None, "content", &[]);
    let own = |path: String, text: String| Arc::new(SourceFile::new(Layer::Site, path, text.into_bytes()));
    files.push(own("book.toml".into(), book));
    const HEAD: &str = "---\ntitle: Untitled\n---\n";
    files.extend(
        texts
            .iter()
            .enumerate()
            .map(|(number, (_, text))| own(format!("content/p{number}.md"), format!("{HEAD}{text}"))),
    );
    let today = Date::parse("2026-11-22").unwrap();
    let options = Options { brand: None, drafts: false, base_url: None, today, overrides: Vec::new() };
    let compiled = compile(Arc::new(Sources::new(files)), &options, &mut Memory::default());
    let pages = Mutex::new(BTreeMap::new());
    let take = |route: &str, artifact: &candor::Artifact| {
        if route.ends_with(".html") {
            pages.lock().unwrap().insert(route.to_owned(), String::from_utf8_lossy(&artifact.bytes).into_owned());
        }
        Ok::<(), Infallible>(())
    };
    let verdict = compiled.render_all(take).unwrap();
    let mut said: BTreeMap<String, Vec<Range<usize>>> = BTreeMap::new();
    for finding in &verdict.findings {
        if SAYING.iter().any(|code| finding.diagnostic.code.starts_with(code)) {
            let span = finding.diagnostic.span;
            let path = compiled.site.sources.file(span.source).path.clone();
            let mut range = span.range();
            // What is never closed takes what follows, and footnotes stand last.
            if finding.diagnostic.code.ends_with("/unclosed-comment") {
                range = HEAD.len()..usize::MAX;
            }
            said.entry(path)
                .or_default()
                .push(range.start.saturating_sub(HEAD.len())..range.end.saturating_sub(HEAD.len()));
        }
    }
    let pages = pages.into_inner().unwrap();
    let mut report = String::new();
    for (number, (name, text)) in texts.iter().enumerate() {
        let said = said.get(&format!("content/p{number}.md")).map_or(&[][..], Vec::as_slice);
        let lost = lost(text, &pages[&format!("p{number}.html")], said, raw_html == "trust");
        for (word, place) in lost.iter().take(3) {
            let line = text[..place.start].matches('\n').count() + 1;
            let shown = if text.len() < 400 { text } else { text.lines().nth(line - 1).unwrap_or_default() };
            report += &format!("{name}:{line}: {word:?} of {} lost words: {shown:?}\n", lost.len());
        }
    }
    report
}

/// What CommonMark has for front matter is none of it.
fn body(text: &str) -> String {
    let text = text.replace("\r\n", "\n").replace(['\r', '\0'], "\n");
    let rest = text.strip_prefix("---\n").and_then(|rest| rest.split_once("\n---\n"));
    rest.map_or(text.clone(), |(_, body)| body.to_owned())
}

#[track_caller]
fn nothing_is_lost(texts: &[(String, String)]) {
    for raw_html in ["deny", "sanitise", "trust"] {
        let report = losses(texts, raw_html);
        assert!(report.is_empty(), "raw-html = {raw_html}, {} lines\n{report}", report.lines().count());
    }
}

#[test]
fn no_word_of_the_specification_is_lost() {
    let json: serde_json::Value = serde_json::from_str(include_str!("../corpora/commonmark.json")).unwrap();
    let examples = json.as_array().unwrap().iter();
    let texts: Vec<_> =
        examples.map(|one| (format!("example {}", one["example"]), body(one["markdown"].as_str().unwrap()))).collect();
    assert_eq!(texts.len(), 652);
    nothing_is_lost(&texts);
}

#[test]
fn no_word_of_the_library_is_lost() {
    let texts = files_named(&repository("content"), &["md"]);
    assert!(texts.len() > 300, "only {} pages", texts.len());
    nothing_is_lost(&texts);
}

/// The Markdown of the packages that the two lock files name: their `.md` files, and what their code says of
/// its modules, which is Markdown too.
#[test]
fn no_word_of_other_peoples_files_is_lost() {
    let mut texts = files_named(&repository("tests/node_modules"), &["md"]);
    for package in packages() {
        texts.extend(files_named(&package, &["md", "rs"]));
    }
    assert!(texts.len() >= 500, "only {} files", texts.len());
    nothing_is_lost(&texts);
}

/// The folders of the packages that Cargo.lock names and cargo has unpacked: all that this machine builds.
fn packages() -> Vec<PathBuf> {
    let home = std::env::var_os("CARGO_HOME").map(PathBuf::from);
    let home = home.or_else(|| Some(PathBuf::from(std::env::var_os("HOME")?).join(".cargo"))).unwrap();
    let lock = std::fs::read_to_string(repository("Cargo.lock")).unwrap();
    let lock: toml::Table = toml::from_str(&lock).unwrap();
    let registries: Vec<_> =
        std::fs::read_dir(home.join("registry/src")).unwrap().map(|one| one.unwrap().path()).collect();
    let named = lock["package"]
        .as_array()
        .unwrap()
        .iter()
        .map(|package| format!("{}-{}", package["name"].as_str().unwrap(), package["version"].as_str().unwrap()));
    named
        .flat_map(|name| registries.iter().map(move |registry| registry.join(&name)))
        .filter(|folder| folder.exists())
        .collect()
}

/// Every file with one of the endings; of code, what its first lines say of it.
fn files_named(folder: &Path, endings: &[&str]) -> Vec<(String, String)> {
    let paths = crate::site::files_under(folder);
    let wanted =
        paths.into_iter().filter(|path| path.rsplit_once('.').is_some_and(|(_, ending)| endings.contains(&ending)));
    let text = |path: String| {
        let text = std::fs::read_to_string(folder.join(&path)).ok()?;
        let text = match path.ends_with(".rs") {
            true => text
                .lines()
                .filter_map(|line| line.strip_prefix("//!"))
                .map(|line| format!("{}\n", line.strip_prefix(' ').unwrap_or(line)))
                .collect(),
            false => text,
        };
        // A module with a line or two has no Markdown to speak of.
        let name = folder.join(&path).to_string_lossy().into_owned();
        (path.ends_with(".md") || text.len() > 400).then(|| (name, body(&text)))
    };
    wanted.filter_map(text).collect()
}

/// What generated texts are made of; each `W` becomes a word of its own.
const PIECES: &[&str] = &[
    "W",
    "W",
    "W",
    " ",
    " ",
    " ",
    "\n",
    "\n",
    "\n",
    "\n\n",
    "\n\n",
    "**W**",
    "_W_",
    "`W`",
    "`",
    "*",
    "~~",
    "[W](nowhere.md)",
    "[W]",
    "![W](no.png)",
    "| W | W |",
    "\n| W | W |\n|---|---|\n| W | W | W |\n| W |\n",
    "|",
    "\n|---|---|\n",
    "\n| W | W | W |\n",
    ": W",
    ":W",
    "\n: ",
    "\n:",
    "- ",
    "> ",
    "1. ",
    "<!-- ",
    " -->",
    "<!-- x -->",
    "# ",
    "##",
    "\n===\n",
    "\n---\n",
    "[^a]",
    "\n[^a]: W W\n",
    "\n[^b]: W W\n",
    "\n:::note\n",
    "\n:::\n",
    "\n::::details[W *W*]\n",
    "\n::::\n",
    "    ",
    "\t",
    "  ",
    "```\n",
    "<b>",
    "</b>",
    "<div>\n",
    "</div>\n",
    "[@k]",
    "{#id}",
    "[x] ",
    "> [!NOTE]\n> ",
    "\\",
    "&amp;",
    "<a@example.org>",
    "[W]: /W\n",
    "\n  W",
    "\r\n",
    "é",
    "W:W",
];

#[test]
fn no_word_of_generated_texts_is_lost() {
    let mut runner = TestRunner::deterministic();
    let strategy = proptest::collection::vec(proptest::sample::select(PIECES), 1..24);
    let texts = (0..2000).map(|number| {
        let mut text = String::new();
        for (place, piece) in strategy.new_tree(&mut runner).unwrap().current().into_iter().enumerate() {
            text += &piece.replace('W', &format!("w{place}"));
        }
        (format!("text {number}"), text)
    });
    nothing_is_lost(&texts.collect::<Vec<_>>());
}

/// The comparison sees today's faults, put into pages by hand.
#[test]
fn the_comparison_sees_what_is_lost() {
    let lost = |text: &str, page: &str, said: &[Range<usize>]| -> Vec<String> {
        lost(text, &format!("<main>{page}</main>"), said, false).into_iter().map(|(word, _)| word).collect()
    };
    let comment = "<!-- ask Ann --> Call the police.\n";
    assert_eq!(lost(comment, "", &[]), ["call", "the", "police"]);
    assert_eq!(lost(comment, "<p>Call the <b>pol</b>ice.</p>", &[]), [""; 0]);
    let table = "| a | b |\n|---|---|\n| 1 | 2 | three |\n";
    let cells = "<tr><th>a<th>b</tr><tr><td>1<td>2</tr>";
    assert_eq!(lost(table, cells, &[]), ["three"]);
    assert_eq!(lost(table, cells, std::slice::from_ref(&(30..35))), [""; 0]);
    let notes = "x[^a]\n\n[^a]: First words.\n\n[^a]: Second words.\n";
    let shown = "x<sup>1</sup><ol><li>First words.</li></ol>";
    assert_eq!(lost(notes, shown, &[]), ["second", "words"]);
    assert_eq!(lost(notes, shown, std::slice::from_ref(&(7..9))), ["second"], "a finding speaks for its own block");
    // A word that is there once was not written twice.
    assert_eq!(lost("twice twice", "<p>twice</p>", &[]), ["twice"]);
    assert_eq!(lost("## Words {#id}\n\n> [!NOTE]\n> More[^a]", "Words Note More", &[]), [""; 0]);
    assert_eq!(lost(":::note[Not shown]\n:::", "", &[]), ["not", "shown"]);
}
