//! The index of a large site in parts: what a query needs is fetched when it is asked.

use super::encode::{body, digits, file, outlines, sizes, spelt, stored};
use super::extract::FIELDS;
use super::index::{Index, Name, PostingList};
use rayon::iter::{IntoParallelIterator, IntoParallelRefIterator, ParallelExtend, ParallelIterator};
use serde_json::{Value, json};
use std::cmp::Reverse;

/// How many parts there are; it follows from the size of the texts, before anything is indexed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Counts {
    /// Parts with postings.
    pub postings: usize,
    /// Parts with what is stored of pages.
    pub pages: usize,
}

/// So many pages are shown from one part.
pub(super) const PAGES: usize = 16;
/// What a part with postings should weigh, in bytes.
const WEIGHT: usize = 5_000;
/// So many bytes of postings come from a thousand bytes of text.
const SHARE: usize = 140;
/// So many words are known before anything is fetched, and can be what a misspelt word means.
const WORDS: usize = 9_000;
/// A longer list is cut to the sections that a stem is most about.
const LONGEST: usize = 1_500;

impl Counts {
    /// The parts of a site with so many bytes of text and so many pages.
    pub(crate) fn of(bytes: usize, pages: usize) -> Self {
        Self { postings: (bytes * SHARE / 1_000).div_ceil(WEIGHT).max(1), pages: pages.div_ceil(PAGES) }
    }

    /// The names of all parts.
    pub(crate) fn names(self) -> impl Iterator<Item = String> {
        (0..self.postings).map(|number| format!("b{number}")).chain((0..self.pages).map(|number| format!("x{number}")))
    }
}

/// The files of an index, with what its core has to know of them.
pub(super) fn all(
    index: &Index,
    folder: &str,
    (counts, kinds): (Counts, &[&str]),
    mut core: Value,
) -> Vec<(String, Vec<u8>)> {
    let lists: Vec<String> = index.postings.par_iter().map(|list| digits(postings(list, &index.names))).collect();
    let firsts = divide(&lists, counts.postings);
    let words = &index.dictionary.words;
    let known = known(index);
    let smallest = smallest(index);
    let first_words: Vec<&str> =
        firsts.iter().map(|stem| smallest.get(*stem).copied().unwrap_or("\u{10ffff}")).collect();
    core["words"] = spelt(known.iter().map(|place| &words[*place]));
    core["sizes"] = json!(sizes(&index.pages));
    core["outlines"] = json!(outlines(&index.pages, kinds));
    core["shards"] = json!(digits(firsts.iter().map(|first| *first as u32)));
    core["firsts"] = json!(first_words);
    let mut out = vec![file(folder, "m", &core)];
    out.par_extend((0..firsts.len()).into_par_iter().map(|number| {
        let last = firsts.get(number + 1).copied().unwrap_or(lists.len());
        let from = words.partition_point(|(word, _)| number > 0 && word.as_str() < first_words[number]);
        let to = first_words.get(number + 1);
        let to = to.map_or(words.len(), |next| words.partition_point(|(word, _)| word.as_str() < *next));
        let rare = (from..to.max(from)).filter(|place| known.binary_search(place).is_err());
        let rare_words = spelt(rare.map(|place| &words[place]));
        let postings = lists[firsts[number]..last].concat();
        file(folder, &format!("b{number}"), &json!({ "words": rare_words, "postings": postings }))
    }));
    out.par_extend((0..counts.pages).into_par_iter().map(|number| {
        let end = |number: usize| index.pages.len().min(number * PAGES);
        let pages = end(number)..end(number + 1);
        file(folder, &format!("x{number}"), &stored(&index.pages[pages], kinds))
    }));
    out
}

/// A list by itself: the sections with its stem, how many are told of those with it in their body,
/// these, how many names, and these: the step to the section, place and field, mass.
fn postings(list: &PostingList, names: &[Name]) -> Vec<u32> {
    let sections = cut(&list.body, |posting| Reverse(posting.level()));
    let names = cut(&list.names, |name| names[*name as usize].mass).into_iter().map(|name| names[name as usize]);
    let mut out = vec![list.df, sections.len() as u32];
    out.extend(body(&sections));
    out.push(names.len() as u32);
    let mut before = 0;
    for name in names {
        let place = u32::from(name.place) * FIELDS.len() as u32 + u32::from(name.field);
        out.extend([name.section - before, place, u32::from(name.mass)]);
        before = name.section;
    }
    out
}

/// The first stem of each part: whole stems, each part about as heavy as the others.
fn divide(lists: &[String], parts: usize) -> Vec<usize> {
    let all: usize = lists.iter().map(String::len).sum();
    let mut firsts = vec![0];
    let mut weight = 0;
    for (stem, list) in lists.iter().enumerate() {
        while firsts.len() < parts && weight * parts >= all * firsts.len() && stem > 0 {
            firsts.push(stem);
        }
        weight += list.len();
    }
    firsts.resize(parts, lists.len());
    firsts
}

/// The places of the words that are known at once, in order: those of names and of the thesaurus,
/// then the most frequent.
fn known(index: &Index) -> Vec<usize> {
    let named = |list: &PostingList| list.stop || list.df == 0 || !list.names.is_empty();
    let mut places: Vec<usize> = (0..index.dictionary.words.len()).collect();
    places.sort_by_cached_key(|place| {
        let list = &index.postings[index.dictionary.words[*place].1 as usize];
        (!named(list), Reverse(list.df), *place)
    });
    places.truncate(WORDS);
    places.sort_unstable();
    places
}

/// The first word of each stem.
fn smallest(index: &Index) -> Vec<&str> {
    let mut out: Vec<&str> = Vec::with_capacity(index.postings.len());
    for (word, stem) in &index.dictionary.words {
        if *stem as usize == out.len() {
            out.push(word);
        }
    }
    out
}

/// What a stem is most about: of a longer list so many as come first by `key`, in the order of the list.
fn cut<T: Copy, K: Ord>(list: &[T], key: impl Fn(&T) -> K) -> Vec<T> {
    let mut places: Vec<usize> = (0..list.len()).collect();
    if places.len() > LONGEST {
        places.select_nth_unstable_by_key(LONGEST, |place| (key(&list[*place]), *place));
        places.truncate(LONGEST);
        places.sort_unstable();
    }
    places.into_iter().map(|place| list[place]).collect()
}
