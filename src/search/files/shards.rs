//! The index of a large site in parts: what a query needs is fetched when it is asked.

use super::super::index::{Card, Class, Entry, Index, Postings};
use super::{card, digits, file, lead, phrases, postings, tongue, words};
use serde_json::{Value, json};
use std::collections::BTreeSet;

/// How many parts there are; it follows from the size of the texts, before anything is indexed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Counts {
    /// Parts with postings.
    pub postings: usize,
    /// Parts with what is shown.
    pub cards: usize,
}

/// The words for a kind of page.
type Label<'a> = &'a dyn Fn(&str) -> String;

/// So many pages are shown from one part.
const PAGES: usize = 8;
/// What a part with postings should weigh, in bytes.
const WEIGHT: usize = 5_000;
/// So many bytes of postings come from a thousand bytes of text.
const SHARE: usize = 140;
/// So many words are known before anything is fetched, and can be what a misspelt word means.
const WORDS: usize = 9_000;
/// A longer list is cut to the sections that a group is most about.
const LONGEST: usize = 1_500;

impl Counts {
    /// The parts of a site with so many bytes of text and so many pages.
    pub fn of(bytes: usize, pages: usize) -> Self {
        Self { postings: (bytes * SHARE / 1_000).div_ceil(WEIGHT).max(1), cards: pages.div_ceil(PAGES) }
    }

    /// The names of all parts.
    pub fn names(self) -> impl Iterator<Item = String> {
        (0..self.postings).map(|number| format!("b{number}")).chain((0..self.cards).map(|number| format!("x{number}")))
    }
}

pub(super) fn all(index: &Index, counts: Counts, label: Label<'_>) -> Vec<(String, Vec<u8>)> {
    let mut kinds: Vec<&str> = index.pages.iter().map(|page| page.kind).collect();
    kinds.sort_unstable();
    kinds.dedup();
    let lists: Vec<String> = index.classes.iter().map(|list| digits(postings(&cut(list)))).collect();
    let firsts = divide(&lists, counts.postings);
    let common = common(index);
    let smallest = smallest(index);
    let first_words: Vec<&str> =
        firsts.iter().map(|class| smallest.get(*class).copied().unwrap_or("\u{10ffff}")).collect();
    let mut out = vec![("m".to_owned(), file("m", &core(index, (&kinds, label), &common, (&firsts, &first_words))))];
    for (number, first) in firsts.iter().enumerate() {
        let last = firsts.get(number + 1).copied().unwrap_or(lists.len());
        let from = index.words.partition_point(|(word, _)| number > 0 && word.as_str() < first_words[number]);
        let to = first_words.get(number + 1);
        let to = to.map_or(index.words.len(), |next| index.words.partition_point(|(word, _)| word.as_str() < *next));
        let rare = (from..to.max(from)).filter(|place| !common.contains(place)).map(|place| &index.words[place]);
        let (text, groups) = words(rare);
        let name = format!("b{number}");
        let value = json!({ "words": text, "groups": groups, "postings": lists[*first..last].concat() });
        out.push((name.clone(), file(&name, &value)));
    }
    for (number, pages) in index.pages.chunks(PAGES).enumerate() {
        let name = format!("x{number}");
        out.push((name.clone(), file(&name, &cards(pages, &kinds))));
    }
    out
}

fn core(
    index: &Index,
    (kinds, label): (&[&str], Label<'_>),
    common: &BTreeSet<usize>,
    (firsts, first_words): (&[usize], &[&str]),
) -> Value {
    let (text, groups) = words(common.iter().map(|place| &index.words[*place]));
    let stops = index.classes.iter().enumerate().filter(|(_, list)| list.stop).map(|(number, _)| number as u32);
    let kind = |page: &Card| kinds.iter().position(|kind| *kind == page.kind).unwrap_or_default() as u32;
    json!({
        "words": text,
        "groups": groups,
        "stops": digits(stops),
        "phrases": phrases(index),
        "kinds": kinds.iter().map(|kind| json!([kind, label(kind)])).collect::<Vec<_>>(),
        "sizes": digits(index.pages.iter().map(|page| page.sections.len() as u32)),
        "outlines": digits(index.pages.iter().map(|page| kind(page) * 11 + u32::from(page.boost))),
        "shards": digits(firsts.iter().map(|first| *first as u32)),
        "firsts": first_words,
        "leads": index.leads.iter().map(lead).collect::<Vec<_>>(),
        "tongue": tongue(index),
    })
}

fn cards(pages: &[Card], kinds: &[&str]) -> Value {
    let text = |page: &Card, text: &str| if page.open { text.to_owned() } else { String::new() };
    let texts = pages.iter().flat_map(|page| page.sections.iter().map(move |section| text(page, &section.2)));
    json!({
        "pages": pages.iter().map(|page| card(page, kinds)).collect::<Vec<_>>(),
        "texts": texts.collect::<Vec<_>>(),
    })
}

/// The first group of each part: whole groups, each part about as heavy as the others.
fn divide(lists: &[String], parts: usize) -> Vec<usize> {
    let all: usize = lists.iter().map(String::len).sum();
    let mut firsts = vec![0];
    let mut weight = 0;
    for (class, list) in lists.iter().enumerate() {
        while firsts.len() < parts && weight * parts >= all * firsts.len() && class > 0 {
            firsts.push(class);
        }
        weight += list.len();
    }
    firsts.resize(parts, lists.len());
    firsts
}

/// The places of the words that are known at once: those of strings and of the thesaurus, then the
/// most frequent.
fn common(index: &Index) -> BTreeSet<usize> {
    let named = |class: Class| {
        let list = &index.classes[class as usize];
        list.stop || list.df == 0 || list.entries.iter().any(|entry| !entry.heads.is_empty())
    };
    let mut places: Vec<usize> = (0..index.words.len()).collect();
    places.sort_by_key(|place| {
        let class = index.words[*place].1;
        (!named(class), std::cmp::Reverse(index.classes[class as usize].df), *place)
    });
    places.truncate(WORDS);
    places.into_iter().collect()
}

/// The first word of each group.
fn smallest(index: &Index) -> Vec<&str> {
    let mut out: Vec<&str> = Vec::with_capacity(index.classes.len());
    for (word, class) in &index.words {
        if *class as usize == out.len() {
            out.push(word);
        }
    }
    out
}

fn cut(list: &Postings) -> Postings {
    if list.entries.len() <= LONGEST {
        return list.clone();
    }
    let mut entries: Vec<&Entry> = list.entries.iter().collect();
    entries.sort_by_key(|entry| (entry.heads.is_empty(), std::cmp::Reverse(entry.level), entry.section));
    entries.truncate(LONGEST);
    entries.sort_by_key(|entry| entry.section);
    Postings { entries: entries.into_iter().cloned().collect(), ..*list }
}
