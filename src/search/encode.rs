//! How an index is written down: text that compresses well, that every host serves compressed, and that works both
//! by `fetch` and, from a disk, by a script element. Each file is `candor("v-0123456789/name", JSON)`.

use super::index::{Index, Posting, Stem, StoredPage};
use super::tokenizer::tokens;
use serde_json::{Value, json};

/// A file of an index: its name, which says the index's own folder, and its bytes, which begin with the name.
pub(super) fn file(folder: &str, name: &str, value: &Value) -> (String, Vec<u8>) {
    let name = format!("{folder}/{name}");
    let bytes = format!("candor(\"{name}\",{value})\n").into_bytes();
    (name, bytes)
}

/// Numbers in base 45: a sign of the first half ends a number, one of the second half goes on.
pub(super) fn digits(numbers: impl IntoIterator<Item = u32>) -> String {
    let mut out = String::new();
    for mut number in numbers {
        loop {
            let digit = (number % 45) as u8;
            number /= 45;
            out.push(sign(if number > 0 { digit + 45 } else { digit }));
            if number == 0 {
                break;
            }
        }
    }
    out
}

/// The signs from `#` on, without the backslash.
fn sign(digit: u8) -> char {
    let byte = digit + b'#';
    char::from(if byte >= b'\\' { byte + 1 } else { byte })
}

/// The words, each without what it shares with the one before (a capital says how much), and their
/// stems, told by how far each is from the next new one.
pub(super) fn spelt<'a>(list: impl Iterator<Item = &'a (String, Stem)>) -> Value {
    let mut text = String::new();
    let mut steps = Vec::new();
    let (mut before, mut next) = ("", 0);
    for (word, stem) in list {
        // The client counts as JavaScript does; a beginning beyond Z is not worth more.
        let (mut units, mut bytes) = (0, 0);
        for (letter, other) in word.chars().zip(before.chars()) {
            if letter != other || units + letter.len_utf16() > 25 {
                break;
            }
            units += letter.len_utf16();
            bytes += letter.len_utf8();
        }
        text.push(char::from(b'A' + units as u8));
        text.push_str(&word[bytes..]);
        steps.push(if *stem >= next { (stem - next) * 2 } else { (next - stem) * 2 - 1 });
        next = next.max(stem + 1);
        before = word;
    }
    json!([text, digits(steps)])
}

/// The sections of a list, each by its step from the one before, with the level.
pub(super) fn body(postings: &[Posting]) -> impl Iterator<Item = u32> {
    let mut next = 0;
    postings.iter().map(move |posting| {
        let step = posting.section() - next;
        next = posting.section() + 1;
        step * 3 + u32::from(posting.level()) - 1
    })
}

/// What is shown of some pages, like with like: lines of one kind make small files.
pub(super) fn stored(pages: &[StoredPage], kinds: &[&str]) -> Value {
    let headings = pages.iter().flat_map(|page| page.sections.iter().skip(1).map(|(_, heading)| heading));
    let ids = pages.iter().flat_map(|page| page.sections.iter().map(id));
    json!({
        "outlines": outlines(pages, kinds),
        "sizes": sizes(pages),
        "urls": lines(pages.iter().map(|page| &page.url)),
        "titles": lines(pages.iter().map(|page| &page.title)),
        "summaries": lines(pages.iter().map(|page| &page.summary)),
        "headings": lines(headings),
        "ids": lines(ids),
    })
}

/// The kind and the boost of each page.
pub(super) fn outlines(pages: &[StoredPage], kinds: &[&str]) -> String {
    let kind = |page: &StoredPage| kinds.iter().position(|kind| *kind == page.kind).unwrap_or_default() as u32;
    digits(pages.iter().map(|page| kind(page) * 11 + u32::from(page.boost)))
}

/// How many sections each page has.
pub(super) fn sizes(pages: &[StoredPage]) -> String {
    digits(pages.iter().map(|page| page.sections.len() as u32))
}

/// The id of a section; nothing where its heading tells it.
fn id((id, heading): &(String, String)) -> String {
    if *id == tokens(heading).join("-") { String::new() } else { id.clone() }
}

fn lines<S: AsRef<str>>(texts: impl Iterator<Item = S>) -> String {
    texts.map(|text| text.as_ref().replace('\n', " ")).collect::<Vec<_>>().join("\n")
}

/// The kinds of the pages of an index.
pub(super) fn kinds(index: &Index) -> Vec<&'static str> {
    let mut kinds: Vec<&str> = index.pages.iter().map(|page| page.kind).collect();
    kinds.sort_unstable();
    kinds.dedup();
    kinds
}
