//! From the units of documents to an index. What concerns one page is done for all pages side by side;
//! only numbering the words and filling the lists is one after the other.

use super::super::author::{self, Author};
use super::super::lexicon::{Lexicon, Words};
use super::super::tongue::Tongue;
use super::super::units::{Section, Units};
use super::super::words::{self, Grouping};
use super::{ALIAS, Card, Class, Entrant, Entry, HEADING, Head, Index, Lead, Part, Postings, TITLE, mass_digit};
use rayon::iter::{IntoParallelIterator, IntoParallelRefIterator, ParallelIterator};
use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;

const K1: f64 = 1.2;
const B: f64 = 0.6;
/// The weight of what means the same.
const BOTH: f64 = 0.95;
/// The weight of the word that is meant by what people say.
const ONE_WAY: f64 = 0.85;
/// More strings of a section are not looked at.
const STRINGS: usize = 255;
/// So many pages are taken apart at once, and share a lexicon.
pub const TOGETHER: usize = 64;

/// Builds the index of the entrants, which stand in the order of their routes. `lead_to` gives the
/// address and title of a path below the content folder, where that is published.
pub fn build(
    entrants: Vec<Entrant>,
    author: &Author,
    language: &str,
    lead_to: &dyn Fn(&str) -> Option<(String, String)>,
) -> Index {
    let mut index = Index { tongue: Tongue::of(language), ..Index::default() };
    let mut lexicon = Lexicon::default();
    let mut acronyms: BTreeMap<&str, &[String]> = BTreeMap::new();
    let numbers = number(&entrants, &mut lexicon);
    for (short, long) in entrants.iter().flat_map(|entrant| &entrant.units.acronyms) {
        lexicon.add(short);
        acronyms.entry(short).or_insert(long);
    }
    said(author, &mut lexicon);
    let spelt = author.meanings.iter().flat_map(|meaning| {
        let right = words::list(&meaning.term.0);
        meaning.spelt.iter().map(move |(wrong, _)| (words::list(wrong), right.clone()))
    });
    let class_of = group(&lexicon.into_words(), &Grouping::of(language), spelt, &mut index);
    fill(&entrants, numbers.into_classes(&class_of), &mut index);
    index.phrases = phrases(&index, author, &acronyms);
    resolve(author, lead_to, &mut index);
    for Entrant { units, card } in entrants {
        let page = index.pages.len() as u32;
        index.page_of.extend(units.sections.iter().map(|_| page));
        index.pages.push(card);
        index.units.push(units);
    }
    index
}

/// The words of entrants, numbered together.
#[derive(Default)]
struct Numbers {
    /// By the place of an entrant: which of `known` its words are.
    own: Vec<usize>,
    /// By the numbers that some entrants share: the number among all.
    known: Vec<Vec<u32>>,
    /// By the place of an entrant: the words of its title.
    titles: Vec<Vec<u32>>,
}

impl Numbers {
    /// The groups in the place of the numbers.
    fn into_classes(mut self, class_of: &[Class]) -> Self {
        for number in self.known.iter_mut().chain(&mut self.titles).flatten() {
            *number = class_of[*number as usize];
        }
        self
    }
}

/// Numbers the words of entrants. Many share theirs, which are looked up once.
fn number(entrants: &[Entrant], lexicon: &mut Lexicon) -> Numbers {
    let mut numbers = Numbers::default();
    let mut places: HashMap<*const Words, usize> = HashMap::new();
    for Entrant { units, card } in entrants {
        let place = *places.entry(Arc::as_ptr(&units.words)).or_insert_with(|| {
            numbers.known.push(units.words.iter().map(|word| lexicon.add(word)).collect());
            numbers.known.len() - 1
        });
        numbers.own.push(place);
        numbers.titles.push(words::list(&card.title).iter().map(|word| lexicon.add(word)).collect());
    }
    numbers
}

/// Numbers the words of the thesaurus and of the leads.
fn said(author: &Author, lexicon: &mut Lexicon) {
    for meaning in &author.meanings {
        let texts = std::iter::once(&meaning.term).chain(&meaning.says).chain(&meaning.spelt);
        for word in texts.flat_map(|(text, _)| words::list(text)) {
            lexicon.add(&word);
        }
    }
    let sets = author.sets.iter().flat_map(|set| &set.1);
    let leads = author.leads.iter().flat_map(|lead| lead.says.iter().chain(&lead.but));
    for (says, _) in sets.chain(leads) {
        for part in author.pattern(says) {
            if let author::Part::Word(word) = part {
                lexicon.add(&word);
            }
        }
    }
}

/// Sorts the words and groups their forms; what comes back is the group of each number. A word that
/// is only another spelling belongs to the group of the right one.
fn group(
    words: &Words,
    grouping: &Grouping,
    spelt: impl Iterator<Item = (Vec<String>, Vec<String>)>,
    index: &mut Index,
) -> Vec<Class> {
    let mut order: Vec<(&str, u32)> = words.iter().zip(0..).collect();
    order.sort_unstable();
    let keys: Vec<String> = order.par_iter().map(|(word, _)| grouping.key(word)).collect();
    let single = |mut words: Vec<String>| if words.len() == 1 { words.pop() } else { None };
    let spelt: HashMap<String, String> = spelt
        .filter_map(|(wrong, right)| Some((grouping.key(&single(wrong)?), grouping.key(&single(right)?))))
        .collect();
    let mut classes: HashMap<&str, Class> = HashMap::new();
    let mut class_of = vec![0; words.len()];
    for ((word, number), key) in order.iter().zip(&keys) {
        let next = classes.len() as Class;
        let class = *classes.entry(spelt.get(key).unwrap_or(key)).or_insert(next);
        class_of[*number as usize] = class;
        index.words.push(((*word).to_owned(), class));
    }
    index.classes = vec![Postings::default(); classes.len()];
    for word in index.tongue.stop_words() {
        if let Some(class) = index.class(&word) {
            index.classes[class as usize].stop = true;
        }
    }
    class_of
}

/// What a section gives to the lists.
struct Taken {
    length: u32,
    /// The groups of its body, each with its number of times.
    body: Vec<(Class, u32)>,
    /// The groups that its strings have and its body does not, or that are not listed by bodies.
    named: Vec<Class>,
    /// Its strings: field, and groups in order.
    strings: Vec<(u8, Vec<Class>)>,
}

/// An entrant with the groups of its words, and those of its title.
struct Given<'a> {
    entrant: &'a Entrant,
    classes: &'a [Class],
    title: Vec<Class>,
}

/// The sections of entrants, in their order.
fn take(entrants: Vec<Given<'_>>, lists: &[Postings]) -> Vec<Taken> {
    let pages = entrants.into_par_iter().map_init(
        || vec![0; lists.len()],
        |places, Given { entrant: Entrant { units, card }, classes, title }| {
            let class = |number: u32| classes[number as usize];
            let mut sections = sections(units, card, title, &class);
            for (taken, section) in sections.iter_mut().zip(&units.sections) {
                count(taken, section.body.iter().map(|word| (class(word.word()), word.count())), places);
                taken.named.retain(|class| lists[*class as usize].stop || places[*class as usize] == 0);
                for (class, _) in &taken.body {
                    places[*class as usize] = 0;
                }
            }
            sections
        },
    );
    pages.collect::<Vec<_>>().into_iter().flatten().collect()
}

/// Adds up how often each group stands in a body. `places` says after it where in the list each stands, from 1, and is
/// 0 for the others, as for all before.
fn count(taken: &mut Taken, words: impl Iterator<Item = (Class, u32)>, places: &mut [u32]) {
    for (class, times) in words {
        let place = &mut places[class as usize];
        if *place == 0 {
            taken.body.push((class, times));
            *place = taken.body.len() as u32;
        } else {
            taken.body[*place as usize - 1].1 += times;
        }
    }
}

/// The sections of a page with their strings.
fn sections(units: &Units, card: &Card, title: Vec<Class>, class: &impl Fn(u32) -> Class) -> Vec<Taken> {
    debug_assert_eq!(units.sections.len(), card.sections.len(), "{}", card.url);
    let mut title = Some((TITLE, sorted(title)));
    let taken = units.sections.iter().map(|Section { name, aliases, body, length, .. }| {
        let string = |words: &Vec<u32>| sorted(words.iter().map(|word| class(*word)).collect());
        let mut strings = vec![title.take().unwrap_or_else(|| (HEADING, string(name)))];
        strings.extend(aliases.iter().map(|alias| (ALIAS, string(alias))));
        strings.truncate(STRINGS);
        let named = sorted(strings.iter().flat_map(|(_, string)| string).copied().collect());
        Taken { length: *length, body: Vec::with_capacity(body.len()), named, strings }
    });
    taken.collect()
}

fn sorted(mut classes: Vec<Class>) -> Vec<Class> {
    classes.sort_unstable();
    classes.dedup();
    classes
}

/// Fills the lists of all groups.
fn fill(entrants: &[Entrant], mut classes: Numbers, index: &mut Index) {
    let lengths = entrants.iter().flat_map(|entrant| &entrant.units.sections).map(|section| f64::from(section.length));
    let mean = (lengths.clone().sum::<f64>() / lengths.count().max(1) as f64).max(1.0);
    let mut strings = Vec::new();
    // What is taken from some pages goes into the lists before more is taken.
    let mut titles = std::mem::take(&mut classes.titles).into_iter();
    for (number, entrants) in entrants.chunks(TOGETHER).enumerate() {
        let own = classes.own[number * TOGETHER..].iter().map(|place| classes.known[*place].as_slice());
        let given = entrants.iter().zip(own).zip(titles.by_ref());
        let given = given.map(|((entrant, classes), title)| Given { entrant, classes, title }).collect();
        for section in take(given, &index.classes) {
            put(&section, (strings.len() as u32, mean), index);
            strings.push(section.strings);
        }
    }
    let weights: Vec<f64> = index.classes.iter().map(|postings| weight_of(postings, strings.len())).collect();
    for (number, strings) in strings.into_iter().enumerate() {
        for (place, (field, string)) in strings.into_iter().enumerate() {
            let size = mass_digit(string.iter().map(|class| weights[*class as usize]).sum());
            let head = Head { section: number as u32, place: place as u8, field, size };
            for class in &string {
                index.classes[*class as usize].heads.push(head);
            }
            if field == ALIAS {
                index.aliases.push((number as u32, string));
            }
        }
    }
    for postings in &mut index.classes {
        let asked = postings.heads.iter().all(|head| head.field == ALIAS);
        postings.weak = postings.df < 3 && postings.body.is_empty() && asked;
    }
}

/// Puts a section's body into the lists, and counts in which it is met, there or only in a string.
fn put(section: &Taken, (number, mean): (u32, f64), index: &mut Index) {
    for (class, count) in &section.body {
        let postings = &mut index.classes[*class as usize];
        if !postings.stop {
            let level = level(f64::from(*count), f64::from(section.length) / mean);
            postings.body.push(Entry::new(number, level));
            postings.df += 1;
        }
    }
    for class in &section.named {
        index.classes[*class as usize].df += 1;
    }
}

fn weight_of(postings: &Postings, sections: usize) -> f64 {
    if postings.stop { super::STOP } else { super::weight(postings.df, sections) }
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

fn phrases(
    index: &Index,
    author: &Author,
    acronyms: &BTreeMap<&str, &[String]>,
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
        let short = std::slice::from_ref(&(*short).to_owned()).to_vec();
        put(&short, long, BOTH);
        put(long, &short, BOTH);
    }
    phrases.retain(|_, meanings| !meanings.is_empty());
    phrases
}

/// Turns the words of the leads into groups.
fn resolve(author: &Author, lead_to: &dyn Fn(&str) -> Option<(String, String)>, index: &mut Index) {
    let part = |part: author::Part| match part {
        author::Part::Word(word) => index.class(&word).map(Part::Word),
        author::Part::Set(set) => Some(Part::Any(set)),
        author::Part::Gap => Some(Part::Gap),
    };
    let pattern = |says: &str| author.pattern(says).into_iter().map(part).collect::<Option<Vec<_>>>();
    let lead = |lead: &author::Lead| Lead {
        patterns: lead.says.iter().filter_map(|(says, _)| pattern(says)).collect(),
        but: lead.but.iter().filter_map(|(says, _)| pattern(says)).collect(),
        words: lead.words.clone(),
        to: lead.to.iter().filter_map(|(path, _)| lead_to(path)).collect(),
    };
    let classes = |(_, words): &(String, Vec<_>)| {
        let words = words.iter().flat_map(|(text, _): &(String, _)| words::list(text));
        sorted(words.filter_map(|word| index.class(&word)).collect())
    };
    let leads = author.leads.iter().map(lead).collect();
    let sets = author.sets.iter().map(classes).collect();
    (index.leads, index.sets) = (leads, sets);
}
