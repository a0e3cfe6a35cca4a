//! Texts of a megabyte: what is long takes time in proportion to its length, and no stack ends.

use super::hostile::Texts;
use super::oracle::build;
use std::time::{Duration, Instant};

const LENGTH: usize = 1 << 20;

/// How long a page of a megabyte may take, and how often it is tried: the machine has other work too.
const LIMIT: Duration = Duration::from_secs(2);
const TRIES: usize = 3;

/// Pieces that open something that nothing closes, beside those that mean other harm.
const OPEN: &[&str] = &[
    "> ",
    "- ",
    "* a\n",
    "[",
    "![",
    "[a](",
    "[a][",
    "*",
    "_",
    "**a",
    "`",
    "``a",
    "<div>",
    "<b>",
    "<a href=x>",
    "<!--",
    "<",
    "&",
    "|",
    "|-|\n",
    "[^a]",
    "[^a]: b\n",
    "[@a]",
    ":::note\n",
    ":::",
    "{",
    "{#a ",
    "\\",
    "~~",
    "~",
    "#",
    "1. ",
    "a\n: b\n",
    "<table>",
    "<ruby><rt>",
    "<p>",
    "</b>",
    "<s>",
    "(",
    "a(",
    "[a]: b\n",
    "Consent ",
    "word ",
    "\"",
    "'",
    "- [x] ",
    "```\n",
    "  ",
    "\t",
    "\n",
    "\r",
    "a\n\n",
    "## a\n\n",
    "## a {#b}\n",
    "![a](b)",
    "[a](b.md) ",
    "https://a.example/ ",
    "<https://a.example/> ",
];

fn timed(path: &str, text: &str, html: &str) -> Duration {
    let files = [
        (
            "book.toml".to_owned(),
            format!("[book]\ntitle = \"A\"\n[markdown]\nraw-html = \"{html}\"\n[lint]\nall = \"warn\"\n"),
        ),
        (path.to_owned(), text.to_owned()),
        (
            "content/glossary/consent.md".to_owned(),
            "---\ntitle: Consent\nplain-definition: A free yes.\n---\n".to_owned(),
        ),
    ];
    let start = Instant::now();
    build(&files, |_, _| ());
    start.elapsed()
}

/// One long text: a piece, or two in turn, or many of one and then many of the other.
fn long(texts: &mut Texts) -> (String, String) {
    let piece = |texts: &mut Texts| if texts.random.percent(60) { texts.random.pick(OPEN) } else { texts.piece() };
    let (one, other) = (piece(texts), piece(texts));
    let count = |length: usize| LENGTH / length.max(1);
    match texts.random.below(3) {
        0 => (format!("{one:?} many times"), one.repeat(count(one.len()))),
        1 => (format!("{one:?} {other:?} many times"), format!("{one}{other}").repeat(count(one.len() + other.len()))),
        _ => {
            let half = |piece: &str| piece.repeat(count(piece.len()) / 2);
            (format!("{one:?} many times, {other:?} many times"), half(one) + &half(other))
        }
    }
}

/// Long texts that take too long.
fn slow(seed: u64, count: usize) -> Vec<String> {
    let mut texts = Texts::new(seed, true);
    let mut slow = Vec::new();
    for _ in 0..count {
        let (name, text) = long(&mut texts);
        let html = texts.random.pick(&["deny", "sanitise"]);
        let (path, text) = match texts.random.below(8) {
            0 => ("content/sources.yaml", format!("book: {{title: {}}}\n", serde_json::Value::from(text))),
            1 => ("content/a.md", format!("---\ntitle: {}\n---\nText.\n", serde_json::Value::from(text))),
            2 => ("content/topics.yaml", text),
            _ => ("content/a.md", format!("---\ntitle: A\n---\n{text}")),
        };
        let least = (0..TRIES).map(|_| timed(path, &text, html));
        let mut shortest = Duration::MAX;
        for time in least {
            shortest = shortest.min(time);
            if shortest < LIMIT {
                break;
            }
        }
        if shortest >= LIMIT {
            slow.push(format!("{path}, {html}, {name}: {shortest:?}"));
        }
    }
    slow
}

fn none(slow: Vec<String>) {
    assert!(slow.is_empty(), "{}", slow.join("\n"));
}

/// Brackets that nothing closes were once searched to the end of the text from each.
#[test]
fn open_brackets_are_not_searched_to_the_end_from_each() {
    let text = format!("---\ntitle: A\n---\n{}", "a](".repeat(LENGTH / 3));
    let shortest = (0..TRIES).map(|_| timed("content/a.md", &text, "deny")).min().unwrap();
    assert!(shortest < LIMIT, "{shortest:?}");
}

#[test]
fn a_megabyte_takes_its_time_and_no_more() {
    none(slow(1, 24));
}

#[test]
#[ignore = "takes long: tests/fuzz/run"]
fn megabytes_by_the_hundred() {
    none(slow(super::setting("CANDOR_FUZZ_SEED", 1) as u64 + 1, super::setting("CANDOR_FUZZ_LARGE", 400)));
}
