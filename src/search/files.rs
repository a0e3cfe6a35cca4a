//! The files of an index: its core, and what travels beside it.

use super::curation::{Element, Pattern};
use super::delivery::Delivery;
use super::encode::{body, digits, file, kinds, spelt, stored};
use super::extract::{FIELDS, FIRST_ALIAS};
use super::index::{Index, Pinned, Stem};
use super::shards;
use serde_json::{Value, json};
use std::collections::BTreeMap;

/// The words of the interface for each kind of page.
pub(crate) type Labels = BTreeMap<&'static str, String>;

/// All files of an index, by folder and name without ending. At the level of shards there are as many as
/// [`shards::Counts`] says.
pub(crate) fn all(index: &Index, folder: &str, delivery: Delivery, labels: &Labels) -> Vec<(String, Vec<u8>)> {
    let kinds = kinds(index);
    let mut core = core(index, &kinds, labels);
    if let Delivery::Shards(counts) = delivery {
        return shards::all(index, folder, (counts, &kinds), core);
    }
    core["words"] = spelt(index.dictionary.words.iter());
    core["counts"] = json!(digits(index.postings.iter().map(|list| list.body.len() as u32)));
    core["postings"] = json!(digits(index.postings.iter().flat_map(|list| body(&list.body))));
    core["names"] = aliases(index);
    core["pages"] = stored(&index.pages, &kinds);
    let mut out = Vec::new();
    if delivery == Delivery::Whole {
        core["texts"] = json!(true);
        out.push(file(folder, "t", &texts(index)));
    }
    out.push(file(folder, "m", &core));
    out
}

/// What the core of an index has in every delivery.
fn core(index: &Index, kinds: &[&str], labels: &Labels) -> Value {
    let stops = (0..index.postings.len() as Stem).filter(|stem| index.stop(*stem));
    let locale = &index.locale;
    json!({
        "stops": digits(stops),
        "synonyms": synonyms(index),
        "kinds": kinds.iter().map(|kind| json!([kind, labels[kind]])).collect::<Vec<_>>(),
        "sets": index.sets.iter().map(|set| digits(set.iter().copied())).collect::<Vec<_>>(),
        "pins": index.pinned.iter().map(pinned).collect::<Vec<_>>(),
        "locale": [locale.openers, locale.endings, locale.other_endings],
    })
}

/// The aliases: the step to the section of each, how many stems it has with its field, and the stems. Titles and
/// headings are not here, for the client reads them from what is shown.
fn aliases(index: &Index) -> Value {
    let mut before = 0;
    let places = index.aliases.iter().flat_map(|(section, field, stems)| {
        let step = section - before;
        before = *section;
        [step, stems.len() as u32 * (FIELDS.len() as u32 - 2) + u32::from(field - FIRST_ALIAS)]
    });
    let places = digits(places.collect::<Vec<_>>());
    json!([places, digits(index.aliases.iter().flat_map(|(.., stems)| stems).copied())])
}

/// What may be typed for each meaning: how many stems the meaning has, its weight, how many phrases, and
/// the stems of each; and all those stems, of the phrases the first as a step from the phrase before.
fn synonyms(index: &Index) -> Value {
    let mut meant: BTreeMap<(&[Stem], u32), Vec<&[Stem]>> = BTreeMap::new();
    for (from, meanings) in &index.synonyms {
        for (to, weight) in meanings {
            meant.entry((to, (weight * 100.0).round() as u32)).or_default().push(from);
        }
    }
    let (mut sizes, mut stems) = (Vec::new(), Vec::new());
    for ((to, weight), phrases) in meant {
        sizes.extend([to.len() as u32, weight, phrases.len() as u32]);
        stems.extend(to);
        let mut before = 0;
        for phrase in phrases {
            sizes.push(phrase.len() as u32);
            stems.push(phrase[0] - before);
            stems.extend(&phrase[1..]);
            before = phrase[0];
        }
    }
    json!([digits(sizes), digits(stems)])
}

/// The texts that may be shown.
fn texts(index: &Index) -> Value {
    (0..index.pages.len()).flat_map(|page| index.texts(page)).map(Value::from).collect()
}

fn pinned(pinned: &Pinned) -> Value {
    let element = |element: &Element<Stem>| match element {
        Element::Gap => 0,
        Element::Set(set) => *set as u32 * 2 + 1,
        Element::Word(stem) => stem * 2 + 2,
    };
    let patterns = |patterns: &[Pattern<Stem>]| -> Vec<String> {
        patterns.iter().map(|pattern| digits(pattern.iter().map(element))).collect()
    };
    let head = [json!(patterns(&pinned.patterns)), json!(patterns(&pinned.but)), json!(pinned.words)];
    head.into_iter().chain(pinned.to.iter().flat_map(|(url, title)| [json!(url), json!(title)])).collect()
}
