//! Texts of a megabyte: what is long takes time in proportion to its length, and no stack ends.

use super::hostile::Texts;
use crate::site::Site;

const LENGTH: usize = 1 << 20;

/// How much processor time a megabyte may take, in seconds.
const LIMIT: f64 = 2.0;

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

/// The processor time, in seconds, that a site takes with this file in it.
fn spent((path, text): &(&str, String), html: &str) -> f64 {
    let book = format!("[book]\ntitle = \"A\"\n[markdown]\nraw-html = \"{html}\"\n[lint]\nall = \"warn\"\n");
    Site::new()
        .book(&book)
        .file("content/glossary/consent.md", "---\ntitle: Consent\nplain-definition: A free yes.\n---\n")
        .file(path, text)
        .spent()
}

/// What a long text is made of.
#[derive(Debug)]
enum Long {
    Many(String),
    /// The one many times, and then the other.
    Halves(String, String),
}

impl Long {
    fn of(texts: &mut Texts) -> Self {
        let piece = |texts: &mut Texts| {
            let piece = if texts.random.percent(60) { texts.random.pick(OPEN) } else { texts.piece() };
            piece.to_owned()
        };
        let (one, other) = (piece(texts), piece(texts));
        match texts.random.below(3) {
            0 => Self::Many(one),
            1 => Self::Many(one + other.as_str()),
            _ => Self::Halves(one, other),
        }
    }

    fn text(&self, length: usize) -> String {
        let fill = |piece: &str, length: usize| piece.repeat(length / piece.len().max(1));
        match self {
            Self::Many(piece) => fill(piece, length),
            Self::Halves(one, other) => fill(one, length / 2) + &fill(other, length / 2),
        }
    }
}

/// A file of a site that has a text in one of the places that take one.
fn file(place: usize, text: String) -> (&'static str, String) {
    match place {
        0 => ("content/sources.yaml", format!("book: {{title: {}}}\n", serde_json::Value::from(text))),
        1 => ("content/a.md", format!("---\ntitle: {}\n---\nText.\n", serde_json::Value::from(text))),
        2 => ("content/topics.yaml", text),
        _ => ("content/a.md", format!("---\ntitle: A\n---\n{text}")),
    }
}

/// Holds a text of a megabyte to its limit, or to what a quarter of it takes: sixteen times that is quadratic.
fn too_long(long: &Long, place: usize, html: &str, by_growth: bool) -> Option<String> {
    let whole = spent(&file(place, long.text(LENGTH)), html);
    if whole < LIMIT {
        return None;
    }
    let quarter = if by_growth { spent(&file(place, long.text(LENGTH / 4)), html) } else { 0.0 };
    (whole > 8.0 * quarter).then(|| format!("{long:?} at {place}, {html}: {whole} s, a quarter {quarter} s"))
}

/// Long texts that take too long.
fn slow(seed: u64, count: usize, by_growth: bool) -> Vec<String> {
    let mut texts = Texts::new(seed, true);
    let tried = (0..count).filter_map(|_| {
        let long = Long::of(&mut texts);
        let html = texts.random.pick(&["deny", "sanitise"]);
        too_long(&long, texts.random.below(8), html, by_growth)
    });
    tried.collect()
}

fn none(slow: &[String]) {
    assert!(slow.is_empty(), "{}", slow.join("\n"));
}

/// Brackets that nothing closes were once searched to the end of the text from each.
#[test]
fn open_brackets_are_not_searched_to_the_end_from_each() {
    none(too_long(&Long::Many("a](".into()), 3, "deny", true).as_slice());
}

/// Whether there is one way to close a container was once asked of the whole page for each.
#[test]
fn containers_that_nothing_closes_are_not_compared_with_all_others() {
    for fence in [":::note{exit}\n", ":::\n", "a\n\n:::note\n"] {
        none(too_long(&Long::Many(fence.into()), 3, "deny", true).as_slice());
    }
}

/// What other programs read as markup was once looked for anew, to the end of the line, behind each that was found.
#[test]
fn marks_of_other_programs_are_found_in_one_go() {
    let many =
        ["[[a]] ", ":smile: ", "{{x}} ", "$x^2$ ", "==a== ", "x^2^ ", "H~2~O ", "[b]a[/b] ", "\\foo{a} ", "{a.b} "];
    for piece in many {
        none(too_long(&Long::Many(piece.into()), 3, "deny", true).as_slice());
    }
}

#[test]
fn a_megabyte_takes_its_time_and_no_more() {
    none(&slow(1, 24, true));
}

#[test]
#[ignore = "takes long: tests/fuzz/run"]
fn megabytes_by_the_hundred() {
    let count = super::setting("CANDOR_FUZZ_LARGE", 400);
    none(&slow(super::setting("CANDOR_FUZZ_SEED", 1) as u64 + 1, count, false));
}
