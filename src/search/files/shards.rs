//! The index of a large site in parts: what a query needs is fetched when it is asked.

use super::super::index::{Entry, Head, Index, Postings};
use super::{body, cards, common, digits, file, kinds, outlines, sizes, spelt};
use rayon::iter::{IntoParallelIterator, IntoParallelRefIterator, ParallelExtend, ParallelIterator};
use serde_json::json;
use std::borrow::Cow;

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
const PAGES: usize = 16;
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

pub(super) fn all(index: &Index, folder: &str, counts: Counts, label: Label<'_>) -> Vec<(String, Vec<u8>)> {
    let kinds = kinds(index);
    let lists: Vec<String> = index.classes.par_iter().map(|list| digits(postings(list))).collect();
    let firsts = divide(&lists, counts.postings);
    let known = known(index);
    let smallest = smallest(index);
    let first_words: Vec<&str> =
        firsts.iter().map(|class| smallest.get(*class).copied().unwrap_or("\u{10ffff}")).collect();
    let mut core = common(index, &kinds, label);
    core["words"] = spelt(known.iter().map(|place| &index.words[*place]));
    core["sizes"] = json!(sizes(&index.pages));
    core["outlines"] = json!(outlines(&index.pages, &kinds));
    core["shards"] = json!(digits(firsts.iter().map(|first| *first as u32)));
    core["firsts"] = json!(first_words);
    let mut out = vec![file(folder, "m", &core)];
    out.par_extend((0..firsts.len()).into_par_iter().map(|number| {
        let last = firsts.get(number + 1).copied().unwrap_or(lists.len());
        let from = index.words.partition_point(|(word, _)| number > 0 && word.as_str() < first_words[number]);
        let to = first_words.get(number + 1);
        let to = to.map_or(index.words.len(), |next| index.words.partition_point(|(word, _)| word.as_str() < *next));
        let rare = (from..to.max(from)).filter(|place| known.binary_search(place).is_err());
        let words = spelt(rare.map(|place| &index.words[place]));
        let postings = lists[firsts[number]..last].concat();
        file(folder, &format!("b{number}"), &json!({ "words": words, "postings": postings }))
    }));
    out.par_extend((0..counts.cards).into_par_iter().map(|number| {
        let end = |number: usize| index.pages.len().min(number * PAGES);
        let pages = end(number)..end(number + 1);
        file(folder, &format!("x{number}"), &cards(&index.pages[pages], &kinds))
    }));
    out
}

/// A list by itself: the sections with its group, how many are told of those with it in their body,
/// these, how many strings, and these: the step to the section, place and field, size.
fn postings(list: &Postings) -> Vec<u32> {
    let (entries, heads) = (cut(&list.body), cut_heads(&list.heads));
    let mut out = vec![list.df, entries.len() as u32];
    out.extend(body(&entries));
    out.push(heads.len() as u32);
    let mut before = 0;
    for head in heads.iter() {
        out.push(head.section - before);
        out.push(u32::from(head.place) * 3 + u32::from(head.field));
        out.push(u32::from(head.size));
        before = head.section;
    }
    out
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

/// The places of the words that are known at once, in order: those of strings and of the thesaurus,
/// then the most frequent.
fn known(index: &Index) -> Vec<usize> {
    let named = |list: &Postings| list.stop || list.df == 0 || !list.heads.is_empty();
    let mut places: Vec<usize> = (0..index.words.len()).collect();
    places.sort_by_cached_key(|place| {
        let list = &index.classes[index.words[*place].1 as usize];
        (!named(list), std::cmp::Reverse(list.df), *place)
    });
    places.truncate(WORDS);
    places.sort_unstable();
    places
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

/// The sections that a group is most about.
fn cut(entries: &[Entry]) -> Cow<'_, [Entry]> {
    if entries.len() <= LONGEST {
        return Cow::Borrowed(entries);
    }
    let mut kept = entries.to_vec();
    kept.sort_by_key(|entry| (std::cmp::Reverse(entry.level()), entry.section()));
    kept.truncate(LONGEST);
    kept.sort_unstable();
    Cow::Owned(kept)
}

/// The strings that say the least beside a group.
fn cut_heads(heads: &[Head]) -> Cow<'_, [Head]> {
    if heads.len() <= LONGEST {
        return Cow::Borrowed(heads);
    }
    let mut kept = heads.to_vec();
    kept.sort_by_key(|head| (head.size, head.section, head.place));
    kept.truncate(LONGEST);
    kept.sort_unstable_by_key(|head| (head.section, head.place));
    Cow::Owned(kept)
}
