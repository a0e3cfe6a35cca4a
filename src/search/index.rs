//! The index of one language: every word, the group that it belongs to, and the sections in which the
//! group is met. This is what the files hold and what [`super::query`] asks.

use super::author::{self, Author};
use super::tongue::Tongue;
use super::units::Units;
use super::words::{self, Grouping};
use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;

/// The number of a group of word forms.
pub type Class = u32;

/// Where a string with which a page is named stands, from the strongest field on.
pub const TITLE: u8 = 0;
/// A heading.
pub const HEADING: u8 = 1;
/// How people ask, and other names.
pub const ALIAS: u8 = 2;

/// The weight of a stop word in a string: enough to tell strings apart, too little to find one.
pub const STOP: f64 = 0.3;

const K1: f64 = 1.2;
const B: f64 = 0.6;

/// An index.
#[derive(Clone, Debug, Default)]
pub struct Index {
    /// What is shown of each page, in the order of routes.
    pub pages: Vec<Card>,
    /// The page of each section.
    pub page_of: Vec<u32>,
    /// The words, sorted, each with its group.
    pub words: Vec<(String, Class)>,
    /// Where each group is met. Groups are numbered by their first word.
    pub classes: Vec<Postings>,
    /// Phrases of the thesaurus: their groups, and what each may mean with its weight.
    pub phrases: BTreeMap<Vec<Class>, Vec<(Vec<Class>, f64)>>,
    /// What leads somewhere first.
    pub leads: Vec<Lead>,
    /// What is known of its language.
    pub tongue: Tongue,
}

/// What is shown of a page, and of its sections.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Card {
    /// Where it is.
    pub url: String,
    /// Its title.
    pub title: String,
    /// What it is.
    pub kind: &'static str,
    /// Its summary.
    pub summary: String,
    /// How far its author raises it: 0 to 10.
    pub boost: u8,
    /// Whether excerpts of its text may be shown.
    pub open: bool,
    /// Its sections: id, heading and text; id and heading are empty for its beginning.
    pub sections: Vec<(String, String, String)>,
}

/// Where a group of word forms is met.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Postings {
    /// Whether it carries little meaning.
    pub stop: bool,
    /// Whether it is met only where people ask, and hardly there: it may be a misspelling that an
    /// author foresaw.
    pub weak: bool,
    /// The number of sections in which it is met, those of a shortened list included.
    pub df: u32,
    /// By section.
    pub entries: Vec<Entry>,
}

/// A group in a section.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Entry {
    /// The section.
    pub section: u32,
    /// How much of the body it is, 1 to 3; 0 when it is not in the body.
    pub level: u8,
    /// The strings in which it stands: field, number and size (see [`mass`]).
    pub heads: Vec<(u8, u8, u8)>,
}

/// Where certain words lead first.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Lead {
    /// Groups in their order; none for a gap.
    pub patterns: Vec<Vec<Option<Class>>>,
    /// What stands above the links.
    pub words: String,
    /// Addresses and titles.
    pub to: Vec<(String, String)>,
}

/// A document to be indexed: its units and what is shown of it.
#[derive(Clone, Debug)]
pub struct Entrant {
    /// Its words.
    pub units: Arc<Units>,
    /// What is shown; its sections agree with those of the units.
    pub card: Card,
}

/// The sum of the weights of a string's groups from the digit that stands for it.
pub fn mass(digit: u8) -> f64 {
    2f64.powf((f64::from(digit) - 8.0) / 4.0)
}

fn mass_digit(mass: f64) -> u8 {
    (mass.log2() * 4.0 + 8.0).round().clamp(0.0, 44.0) as u8
}

/// How much a group that is met in `df` of `sections` tells.
pub fn weight(df: u32, sections: usize) -> f64 {
    let (df, all) = (f64::from(df), sections as f64);
    (1.0 + (all - df + 0.5) / (df + 0.5)).ln()
}

/// Builds the index of the entrants, which stand in the order of their routes. `lead_to` gives the
/// address and title of a path below the content folder, where that is published.
pub fn build(
    entrants: Vec<Entrant>,
    author: &Author,
    language: &str,
    lead_to: &dyn Fn(&str) -> Option<(String, String)>,
) -> Index {
    let mut builder = Builder::default();
    let mut index = Index { tongue: Tongue::of(language), ..Index::default() };
    for (page, entrant) in entrants.into_iter().enumerate() {
        builder.add(&entrant.units);
        index.page_of.extend(entrant.units.sections.iter().map(|_| page as u32));
        index.pages.push(entrant.card);
    }
    for meaning in &author.meanings {
        for text in std::iter::once(&meaning.term.0).chain(meaning.says.iter().map(|(text, _)| text)) {
            words::list(text).iter().for_each(|word| {
                builder.word(word);
            });
        }
    }
    for word in author.leads.iter().flat_map(|lead| &lead.says).flat_map(|(says, _)| author::pattern(says)) {
        if word != "*" {
            builder.word(&word);
        }
    }
    let acronyms = std::mem::take(&mut builder.acronyms);
    builder.group(language, &mut index);
    index.phrases = phrases(&index, author, acronyms);
    index.leads = author.leads.iter().map(|lead| resolve(&index, lead, lead_to)).collect();
    index
}

fn phrases(
    index: &Index,
    author: &Author,
    acronyms: BTreeMap<String, Vec<String>>,
) -> BTreeMap<Vec<Class>, Vec<(Vec<Class>, f64)>> {
    let classes = |text: &[String]| text.iter().map(|word| index.class(word)).collect::<Option<Vec<_>>>();
    let mut phrases: BTreeMap<Vec<Class>, Vec<(Vec<Class>, f64)>> = BTreeMap::new();
    let mut put = |from: &[String], to: &[String], weight: f64| {
        let (Some(from), Some(to)) = (classes(from), classes(to)) else { return };
        let meanings = phrases.entry(from.clone()).or_default();
        if from != to && !from.is_empty() && !meanings.iter().any(|(known, _)| *known == to) {
            meanings.push((to, weight));
        }
    };
    for meaning in &author.meanings {
        let term = words::list(&meaning.term.0);
        for (says, _) in &meaning.says {
            let says = words::list(says);
            put(&says, &term, if meaning.both { BOTH } else { ONE_WAY });
            if meaning.both {
                put(&term, &says, BOTH);
            }
        }
    }
    for (short, long) in acronyms {
        let short = std::slice::from_ref(&short);
        put(short, &long, BOTH);
        put(&long, short, BOTH);
    }
    phrases.retain(|_, meanings| !meanings.is_empty());
    phrases
}

/// The weight of what means the same.
const BOTH: f64 = 0.95;
/// The weight of the word that is meant by what people say.
const ONE_WAY: f64 = 0.85;

fn resolve(index: &Index, lead: &author::Lead, lead_to: &dyn Fn(&str) -> Option<(String, String)>) -> Lead {
    let pattern = |says: &str| {
        author::pattern(says)
            .iter()
            .map(|word| if word == "*" { Some(None) } else { index.class(word).map(Some) })
            .collect()
    };
    Lead {
        patterns: lead.says.iter().filter_map(|(says, _)| pattern(says)).collect(),
        words: lead.words.clone(),
        to: lead.to.iter().filter_map(|(path, _)| lead_to(path)).collect(),
    }
}

impl Index {
    /// The group of a folded word.
    pub fn class(&self, word: &str) -> Option<Class> {
        let found = self.words.binary_search_by(|(known, _)| known.as_str().cmp(word)).ok()?;
        Some(self.words[found].1)
    }

    /// How much a group tells.
    pub fn weight(&self, class: Class) -> f64 {
        let postings = &self.classes[class as usize];
        if postings.stop { STOP } else { weight(postings.df, self.page_of.len()) }
    }
}

/// Words while they are gathered, numbered in the order in which they are met.
#[derive(Default)]
struct Builder {
    numbers: HashMap<String, u32>,
    names: Vec<String>,
    sections: Vec<Gathered>,
    acronyms: BTreeMap<String, Vec<String>>,
}

struct Gathered {
    length: u32,
    body: Vec<(u32, u32)>,
    heads: Vec<(u8, Vec<u32>)>,
}

impl Builder {
    fn word(&mut self, word: &str) -> u32 {
        if let Some(number) = self.numbers.get(word) {
            return *number;
        }
        let number = self.names.len() as u32;
        self.numbers.insert(word.to_owned(), number);
        self.names.push(word.to_owned());
        number
    }

    fn string(&mut self, string: &[String]) -> Vec<u32> {
        string.iter().map(|word| self.word(word)).collect()
    }

    fn add(&mut self, units: &Units) {
        for (place, section) in units.sections.iter().enumerate() {
            let mut heads = Vec::new();
            if place == 0 {
                heads.push((TITLE, self.string(&units.title)));
            } else {
                heads.push((HEADING, self.string(&section.name)));
            }
            heads.extend(section.aliases.iter().map(|alias| (ALIAS, self.string(alias))));
            let body = section.body.iter().map(|(word, count)| (self.word(word), *count)).collect();
            self.sections.push(Gathered { length: section.length, body, heads });
        }
        for (short, long) in &units.acronyms {
            self.string(std::slice::from_ref(short));
            self.acronyms.entry(short.clone()).or_insert_with(|| long.clone());
        }
    }

    /// Sorts the words, groups them, and turns what was gathered into postings.
    fn group(self, language: &str, index: &mut Index) {
        let grouping = Grouping::of(language);
        let mut order: Vec<u32> = (0..self.names.len() as u32).collect();
        order.sort_unstable_by_key(|number| &self.names[*number as usize]);
        let mut keys: HashMap<String, Class> = HashMap::new();
        let mut class_of = vec![0; self.names.len()];
        for number in order {
            let word = &self.names[number as usize];
            let next = keys.len() as Class;
            let class = *keys.entry(grouping.key(word)).or_insert(next);
            class_of[number as usize] = class;
            index.words.push((word.clone(), class));
        }
        index.classes = vec![Postings::default(); keys.len()];
        for word in index.tongue.stop_words() {
            if let Some(class) = index.class(&word) {
                index.classes[class as usize].stop = true;
            }
        }
        post(&self.sections, &class_of, index);
    }
}

fn post(sections: &[Gathered], class_of: &[Class], index: &mut Index) {
    let total: u64 = sections.iter().map(|section| u64::from(section.length)).sum();
    let mean = (total as f64 / sections.len().max(1) as f64).max(1.0);
    for (number, section) in sections.iter().enumerate() {
        let mut counts: Vec<(Class, u32)> =
            section.body.iter().map(|(word, count)| (class_of[*word as usize], *count)).collect();
        counts.sort_unstable();
        for group in counts.chunk_by(|a, b| a.0 == b.0) {
            let (class, count) = (group[0].0, group.iter().map(|(_, count)| count).sum::<u32>());
            let postings = &mut index.classes[class as usize];
            if !postings.stop {
                let level = level(f64::from(count), f64::from(section.length) / mean);
                postings.entries.push(Entry { section: number as u32, level, heads: Vec::new() });
            }
        }
        for (place, (field, string)) in section.heads.iter().enumerate() {
            let mut classes: Vec<Class> = string.iter().map(|word| class_of[*word as usize]).collect();
            classes.sort_unstable();
            classes.dedup();
            for class in classes {
                let entries = &mut index.classes[class as usize].entries;
                if entries.last().is_none_or(|entry| entry.section != number as u32) {
                    entries.push(Entry { section: number as u32, ..Entry::default() });
                }
                if let Some(entry) = entries.last_mut() {
                    entry.heads.push((*field, place as u8, 0));
                }
            }
        }
    }
    for postings in &mut index.classes {
        postings.df = postings.entries.len() as u32;
        let asked = |entry: &Entry| entry.level == 0 && entry.heads.iter().all(|(field, ..)| *field == ALIAS);
        postings.weak = postings.entries.len() < 3 && postings.entries.iter().all(asked);
    }
    weigh_strings(sections, class_of, index);
}

/// How much of a section's body a group is: the part of BM25 that depends on the section, in three steps.
fn level(count: f64, length: f64) -> u8 {
    let part = count / (count + K1 * (1.0 - B + B * length));
    if part < 0.365 {
        1
    } else if part < 0.6 {
        2
    } else {
        3
    }
}

/// Gives every string its size, now that the weights of all groups are known.
fn weigh_strings(sections: &[Gathered], class_of: &[Class], index: &mut Index) {
    let size = |string: &[u32]| {
        let mut classes: Vec<Class> = string.iter().map(|word| class_of[*word as usize]).collect();
        classes.sort_unstable();
        classes.dedup();
        mass_digit(classes.iter().map(|class| index.weight(*class)).sum())
    };
    let sizes: Vec<Vec<u8>> =
        sections.iter().map(|section| section.heads.iter().map(|(_, string)| size(string)).collect()).collect();
    for entry in index.classes.iter_mut().flat_map(|postings| &mut postings.entries) {
        for (_, place, digit) in &mut entry.heads {
            *digit = sizes[entry.section as usize][*place as usize];
        }
    }
}
