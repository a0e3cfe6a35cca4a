//! The index as files: text that compresses well, that every host serves compressed, and that works
//! both by `fetch` and, from a disk, by a script element.
//!
//! Each file is `candor("v-0123456789/name", JSON)`. Numbers are written in base 45 with 90 printable signs.

use super::index::{Card, Class, Entry, Index, Lead, Part};
use super::{Level, words};
use serde_json::{Value, json};
use std::collections::BTreeMap;

mod shards;

pub use shards::Counts;

/// All files of an index, by folder and name without ending. At the level of shards there are as many as
/// [`Counts`] says.
pub fn all(index: &Index, folder: &str, level: Level, label: &dyn Fn(&str) -> String) -> Vec<(String, Vec<u8>)> {
    if let Level::Shards(counts) = level {
        return shards::all(index, folder, counts, label);
    }
    let kinds = kinds(index);
    let mut core = common(index, &kinds, label);
    core["words"] = spelt(index.words.iter());
    core["counts"] = json!(digits(index.classes.iter().map(|list| list.body.len() as u32)));
    core["postings"] = json!(digits(index.classes.iter().flat_map(|list| body(&list.body))));
    core["asked"] = asked(index);
    core["cards"] = cards(&index.pages, &kinds);
    let mut out = Vec::new();
    if level == Level::Whole {
        core["texts"] = json!(true);
        out.push(file(folder, "t", &texts(index)));
    }
    out.push(file(folder, "m", &core));
    out
}

/// What the core of an index has at every level.
fn common(index: &Index, kinds: &[&str], label: &dyn Fn(&str) -> String) -> Value {
    let stops = (0..index.classes.len() as Class).filter(|class| index.stop(*class));
    json!({
        "stops": digits(stops),
        "phrases": phrases(index),
        "kinds": kinds.iter().map(|kind| json!([kind, label(kind)])).collect::<Vec<_>>(),
        "sets": index.sets.iter().map(|set| digits(set.iter().copied())).collect::<Vec<_>>(),
        "leads": index.leads.iter().map(lead).collect::<Vec<_>>(),
        "tongue": tongue(index),
    })
}

fn kinds(index: &Index) -> Vec<&'static str> {
    let mut kinds: Vec<&str> = index.pages.iter().map(|page| page.kind).collect();
    kinds.sort_unstable();
    kinds.dedup();
    kinds
}

/// What the client has to know of the language of an index.
fn tongue(index: &Index) -> Value {
    json!([index.tongue.openers, index.tongue.endings, index.tongue.others])
}

/// A file of an index: its name, which says the index's own folder, and its bytes, which begin with the name.
fn file(folder: &str, name: &str, value: &Value) -> (String, Vec<u8>) {
    let name = format!("{folder}/{name}");
    let bytes = format!("candor(\"{name}\",{value})\n").into_bytes();
    (name, bytes)
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
fn spelt<'a>(list: impl Iterator<Item = &'a (String, Class)>) -> Value {
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
    json!([text, digits(steps)])
}

/// The sections of a list, each by its step from the one before, with the level.
fn body(entries: &[Entry]) -> impl Iterator<Item = u32> {
    let mut next = 0;
    entries.iter().map(move |entry| {
        let step = entry.section() - next;
        next = entry.section() + 1;
        step * 3 + u32::from(entry.level()) - 1
    })
}

/// Other names and questions: the step to the section of each and how many groups it has, and the groups.
/// Titles and headings are not here, for the client reads them from what is shown.
fn asked(index: &Index) -> Value {
    let mut before = 0;
    let places = index.aliases.iter().flat_map(|(section, classes)| {
        let step = section - before;
        before = *section;
        [step, classes.len() as u32]
    });
    let places = digits(places.collect::<Vec<_>>());
    json!([places, digits(index.aliases.iter().flat_map(|(_, classes)| classes).copied())])
}

/// What may be typed for each meaning: how many groups the meaning has, its weight, how many phrases, and
/// the groups of each; and all those groups, of the phrases the first as a step from the phrase before.
fn phrases(index: &Index) -> Value {
    let mut meant: BTreeMap<(&[Class], u32), Vec<&[Class]>> = BTreeMap::new();
    for (from, meanings) in &index.phrases {
        for (to, weight) in meanings {
            meant.entry((to, (weight * 100.0).round() as u32)).or_default().push(from);
        }
    }
    let (mut sizes, mut classes) = (Vec::new(), Vec::new());
    for ((to, weight), phrases) in meant {
        sizes.extend([to.len() as u32, weight, phrases.len() as u32]);
        classes.extend(to);
        let mut before = 0;
        for phrase in phrases {
            sizes.push(phrase.len() as u32);
            classes.push(phrase[0] - before);
            classes.extend(&phrase[1..]);
            before = phrase[0];
        }
    }
    json!([digits(sizes), digits(classes)])
}

/// What is shown of some pages, like with like: lines of one kind make small files.
fn cards(pages: &[Card], kinds: &[&str]) -> Value {
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
fn outlines(pages: &[Card], kinds: &[&str]) -> String {
    let kind = |page: &Card| kinds.iter().position(|kind| *kind == page.kind).unwrap_or_default() as u32;
    digits(pages.iter().map(|page| kind(page) * 11 + u32::from(page.boost)))
}

/// How many sections each page has.
fn sizes(pages: &[Card]) -> String {
    digits(pages.iter().map(|page| page.sections.len() as u32))
}

/// The id of a section; nothing where its heading tells it.
fn id((id, heading): &(String, String)) -> String {
    if *id == words::list(heading).join("-") { String::new() } else { id.clone() }
}

fn lines<S: AsRef<str>>(texts: impl Iterator<Item = S>) -> String {
    texts.map(|text| text.as_ref().replace('\n', " ")).collect::<Vec<_>>().join("\n")
}

/// The texts that may be shown.
fn texts(index: &Index) -> Value {
    (0..index.pages.len()).flat_map(|page| index.texts(page)).map(Value::from).collect()
}

fn lead(lead: &Lead) -> Value {
    let part = |part: &Part| match part {
        Part::Gap => 0,
        Part::Any(set) => *set as u32 * 2 + 1,
        Part::Word(class) => class * 2 + 2,
    };
    let patterns = |patterns: &[Vec<Part>]| -> Vec<String> {
        patterns.iter().map(|pattern| digits(pattern.iter().map(part))).collect()
    };
    let mut out = vec![json!(patterns(&lead.patterns)), json!(patterns(&lead.but)), json!(lead.words)];
    for (url, title) in &lead.to {
        out.push(json!(url));
        out.push(json!(title));
    }
    Value::from(out)
}
