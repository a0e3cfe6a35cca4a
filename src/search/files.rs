//! The index as files: text that compresses well, that every host serves compressed, and that works
//! both by `fetch` and, from a disk, by a script element.
//!
//! Each file is `candor("name", JSON)`. Numbers are written in base 45 with 90 printable signs.

use super::Level;
use super::index::{Card, Class, Index, Postings};
use serde_json::{Value, json};

mod shards;

pub use shards::Counts;

/// All files of an index, by name without ending. At the level of shards there are as many as
/// [`Counts`] says.
pub fn all(index: &Index, level: Level, label: &dyn Fn(&str) -> String) -> Vec<(String, Vec<u8>)> {
    if let Level::Shards(counts) = level {
        return shards::all(index, counts, label);
    }
    let mut core = core(index, label);
    let mut out = Vec::new();
    if level == Level::Whole {
        core["texts"] = json!(true);
        let text = |page: &Card, text: &str| if page.open { text.to_owned() } else { String::new() };
        let texts = index.pages.iter().flat_map(|page| page.sections.iter().map(move |section| text(page, &section.2)));
        out.push(("t".to_owned(), file("t", &Value::from(texts.collect::<Vec<_>>()))));
    }
    out.push(("m".to_owned(), file("m", &core)));
    out
}

/// The core of an index: words, groups, postings, phrases, cards.
pub fn core(index: &Index, label: &dyn Fn(&str) -> String) -> Value {
    let mut kinds: Vec<&str> = index.pages.iter().map(|page| page.kind).collect();
    kinds.sort_unstable();
    kinds.dedup();
    let (words, groups) = words(index.words.iter());
    let stops = index.classes.iter().enumerate().filter(|(_, postings)| postings.stop).map(|(number, _)| number as u32);
    json!({
        "words": words,
        "groups": groups,
        "stops": digits(stops),
        "postings": digits(index.classes.iter().flat_map(postings)),
        "phrases": phrases(index),
        "kinds": kinds.iter().map(|kind| json!([kind, label(kind)])).collect::<Vec<_>>(),
        "pages": index.pages.iter().map(|page| card(page, &kinds)).collect::<Vec<_>>(),
        "leads": index.leads.iter().map(lead).collect::<Vec<_>>(),
        "tongue": tongue(index),
    })
}

/// What the client has to know of the language of an index.
fn tongue(index: &Index) -> Value {
    json!([index.tongue.openers, index.tongue.endings, index.tongue.others])
}

/// The bytes of a file.
pub fn file(name: &str, value: &Value) -> Vec<u8> {
    format!("candor(\"{name}\",{value})\n").into_bytes()
}

/// Numbers in base 45: a sign of the first half ends a number, one of the second half goes on.
fn digits(numbers: impl IntoIterator<Item = u32>) -> String {
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
/// groups, told by how far each is from the next new one.
fn words<'a>(list: impl Iterator<Item = &'a (String, Class)>) -> (String, String) {
    let mut text = String::new();
    let mut steps = Vec::new();
    let (mut before, mut next) = ("", 0);
    for (word, class) in list {
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
        steps.push(if *class >= next { (class - next) * 2 } else { (next - class) * 2 - 1 });
        next = next.max(class + 1);
        before = word;
    }
    (text, digits(steps))
}

fn postings(postings: &Postings) -> Vec<u32> {
    let count = postings.entries.len() as u32;
    let mut out = vec![postings.df * 2 + u32::from(count != postings.df)];
    if count != postings.df {
        out.push(count);
    }
    let mut next = 0;
    for entry in &postings.entries {
        let step = (entry.section - next) * 4;
        next = entry.section + 1;
        if entry.heads.is_empty() {
            out.push(step + u32::from(entry.level) - 1);
            continue;
        }
        out.push(step + 3);
        out.push(entry.heads.len() as u32 * 4 + u32::from(entry.level));
        for (field, place, size) in &entry.heads {
            out.push(u32::from(*place) * 3 + u32::from(*field));
            out.push(u32::from(*size));
        }
    }
    out
}

fn phrases(index: &Index) -> String {
    let mut numbers = Vec::new();
    let put = |numbers: &mut Vec<u32>, classes: &[u32]| {
        numbers.push(classes.len() as u32);
        numbers.extend(classes);
    };
    for (from, meanings) in &index.phrases {
        put(&mut numbers, from);
        numbers.push(meanings.len() as u32);
        for (to, weight) in meanings {
            put(&mut numbers, to);
            numbers.push((weight * 100.0).round() as u32);
        }
    }
    digits(numbers)
}

fn card(page: &Card, kinds: &[&str]) -> Value {
    let kind = kinds.iter().position(|kind| *kind == page.kind).unwrap_or_default();
    let mut card = vec![json!(page.url), json!(page.title), json!(kind), json!(page.summary), json!(page.boost)];
    for (id, heading, _) in &page.sections {
        card.push(json!(id));
        card.push(json!(heading));
    }
    Value::from(card)
}

fn lead(lead: &super::index::Lead) -> Value {
    let patterns =
        lead.patterns.iter().map(|pattern| digits(pattern.iter().map(|class| class.map_or(0, |class| class + 1))));
    let mut out = vec![json!(patterns.collect::<Vec<_>>()), json!(lead.words)];
    for (url, title) in &lead.to {
        out.push(json!(url));
        out.push(json!(title));
    }
    Value::from(out)
}
