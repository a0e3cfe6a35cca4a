//! From the extracts of documents to an index.

use super::curation::{Curation, Element, Pin};
use super::extract::{FIRST_ALIAS, HEADING, Section, TITLE};
use super::index::{Alias, Dictionary, Index, Indexable, Name, Pinned, Posting, PostingList, Stem, mass_digit};
use super::tokenizer::{stop_words, tokens};
use super::vocabulary::{Vocabulary, VocabularyBuilder};
use crate::language::Locale;
use rayon::iter::{IntoParallelRefIterator, ParallelIterator};
use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;

const K1: f64 = 1.2;
const B: f64 = 0.6;
/// The weight of what means the same.
const BOTH: f64 = 0.95;
/// The weight of the word that is meant by what people say.
const ONE_WAY: f64 = 0.85;
/// More names of a section are not looked at.
const NAMES: usize = 255;

type Synonyms = BTreeMap<Vec<Stem>, Vec<(Vec<Stem>, f64)>>;

/// Builds the index of what stands in the order of its routes. `link_to` gives the address and title of a
/// path below the content folder, where that is published.
pub(crate) fn build(
    inputs: Vec<Indexable>,
    curation: &Curation,
    locale: Locale,
    link_to: &dyn Fn(&str) -> Option<(String, String)>,
) -> Index {
    let mut vocabulary = VocabularyBuilder::default();
    let mut acronyms: BTreeMap<&str, &[String]> = BTreeMap::new();
    let numbers = number(&inputs, &mut vocabulary);
    for (short, long) in inputs.iter().flat_map(|input| &input.extract.acronyms) {
        vocabulary.add(short);
        acronyms.entry(short).or_insert(long);
    }
    add_curated(curation, &mut vocabulary);
    let (dictionary, stem_of) = stem(&vocabulary.build(), locale, curation);
    let stems = stem_of.iter().max().map_or(0, |last| *last as usize + 1);
    let mut postings = vec![PostingList::default(); stems];
    for stem in stop_words(&locale).iter().filter_map(|word| dictionary.stem(word)) {
        postings[stem as usize].stop = true;
    }
    let (names, aliases) = fill(&inputs, numbers.into_stems(&stem_of), &mut postings);
    let mut index = Index {
        pages: Vec::new(),
        extracts: Vec::new(),
        page_of: Vec::new(),
        postings,
        names,
        aliases,
        synonyms: synonyms(&dictionary, curation, &acronyms),
        sets: sets(&dictionary, curation),
        pinned: curation.pins.iter().map(|pin| pinned(&dictionary, curation, pin, link_to)).collect(),
        dictionary,
        locale,
    };
    for Indexable { extract, page } in inputs {
        let number = index.pages.len() as u32;
        index.page_of.extend(extract.sections.iter().map(|_| number));
        index.pages.push(page);
        let has_texts = extract.sections.iter().any(|section| !section.text.is_empty());
        index.extracts.push(has_texts.then_some(extract));
    }
    index
}

/// The words of all inputs, numbered together.
#[derive(Default)]
struct Numbers {
    /// By the place of an input: which of `known` its words are.
    own: Vec<usize>,
    /// By the numbers that some inputs share: the number among all.
    known: Vec<Vec<u32>>,
    /// By the place of an input: the words of its title.
    titles: Vec<Vec<u32>>,
}

impl Numbers {
    /// The stems in the place of the words.
    fn into_stems(mut self, stem_of: &[Stem]) -> Self {
        for number in self.known.iter_mut().chain(&mut self.titles).flatten() {
            *number = stem_of[*number as usize];
        }
        self
    }
}

/// Numbers the words of inputs. Many share theirs, which are looked up once.
fn number(inputs: &[Indexable], vocabulary: &mut VocabularyBuilder) -> Numbers {
    let mut numbers = Numbers::default();
    let mut places: HashMap<*const Vocabulary, usize> = HashMap::new();
    let left = left(inputs);
    for Indexable { extract, page } in inputs {
        let place = *places.entry(Arc::as_ptr(&extract.vocabulary)).or_insert_with(|| {
            let left = left.get(&Arc::as_ptr(&extract.vocabulary));
            let is_left = |number: usize| left.is_none_or(|left| left[number]);
            let words = extract.vocabulary.iter().enumerate();
            // What nobody says any more has no number of its own.
            let own = words.map(|(number, word)| if is_left(number) { vocabulary.add(word) } else { 0 });
            numbers.known.push(own.collect());
            numbers.known.len() - 1
        });
        numbers.own.push(place);
        numbers.titles.push(tokens(&page.title).iter().map(|word| vocabulary.add(word)).collect());
    }
    numbers
}

/// Which words are left of vocabularies that were made for documents some of which have changed since.
fn left(inputs: &[Indexable]) -> HashMap<*const Vocabulary, Vec<bool>> {
    let mut readers: HashMap<*const Vocabulary, usize> = HashMap::new();
    for input in inputs {
        *readers.entry(Arc::as_ptr(&input.extract.vocabulary)).or_default() += 1;
    }
    let mut left: HashMap<*const Vocabulary, Vec<bool>> = HashMap::new();
    for extract in inputs.iter().map(|input| &input.extract) {
        let vocabulary = Arc::as_ptr(&extract.vocabulary);
        if readers[&vocabulary] < extract.together {
            let left = left.entry(vocabulary).or_insert_with(|| vec![false; extract.vocabulary.iter().count()]);
            extract.numbers().for_each(|number| left[number as usize] = true);
        }
    }
    left
}

/// Adds the words of the thesaurus and of patterns.
fn add_curated(curation: &Curation, vocabulary: &mut VocabularyBuilder) {
    for synonym in &curation.synonyms {
        let texts = std::iter::once(&synonym.term).chain(&synonym.says).chain(&synonym.spelt);
        for word in texts.flat_map(|(text, _)| tokens(text)) {
            vocabulary.add(&word);
        }
    }
    let sets = curation.sets.iter().flat_map(|set| &set.1);
    let pins = curation.pins.iter().flat_map(|pin| pin.says.iter().chain(&pin.but));
    for element in sets.chain(pins).flat_map(|(says, _)| curation.pattern(says)) {
        if let Element::Word(word) = element {
            vocabulary.add(&word);
        }
    }
}

/// The dictionary, and the stem of each number. A word that is only another spelling has the stem of the right one.
fn stem(words: &Vocabulary, locale: Locale, curation: &Curation) -> (Dictionary, Vec<Stem>) {
    let mut order: Vec<(&str, u32)> = words.iter().zip(0..).collect();
    order.sort_unstable();
    let keys: Vec<String> = order.par_iter().map(|(word, _)| locale.stem(word)).collect();
    let single = |text: &str| <[String; 1]>::try_from(tokens(text)).ok().map(|[word]| locale.stem(&word));
    let spelt = curation.synonyms.iter().flat_map(|synonym| synonym.spelt.iter().map(|wrong| (wrong, &synonym.term)));
    let spelt: HashMap<String, String> =
        spelt.filter_map(|(wrong, right)| Some((single(&wrong.0)?, single(&right.0)?))).collect();
    let mut stems: HashMap<&str, Stem> = HashMap::new();
    let mut stem_of = vec![0; order.len()];
    let mut dictionary = Dictionary::default();
    for ((word, number), key) in order.iter().zip(&keys) {
        let next = stems.len() as Stem;
        let stem = *stems.entry(spelt.get(key).unwrap_or(key)).or_insert(next);
        stem_of[*number as usize] = stem;
        dictionary.words.push(((*word).to_owned(), stem));
    }
    (dictionary, stem_of)
}

/// The stems of a section's body, each with its number of times.
#[derive(Default)]
struct Body {
    stems: Vec<(Stem, u32)>,
    /// By stem: where among them it stands, from 1; 0 for those that don't.
    places: Vec<u32>,
}

impl Body {
    fn has(&self, stem: Stem) -> bool {
        self.places[stem as usize] != 0
    }

    /// Takes the next body in place of the last.
    fn read(&mut self, words: impl Iterator<Item = (Stem, u32)>) {
        for (stem, _) in self.stems.drain(..) {
            self.places[stem as usize] = 0;
        }
        for (stem, times) in words {
            let place = &mut self.places[stem as usize];
            if *place == 0 {
                self.stems.push((stem, times));
                *place = self.stems.len() as u32;
            } else {
                self.stems[*place as usize - 1].1 += times;
            }
        }
    }
}

/// The names of a section: field, and stems in order. Its page's title is the name of the first.
fn names(section: &Section, title: Option<Vec<Stem>>, stem: &impl Fn(u32) -> Stem) -> Vec<(u8, Vec<Stem>)> {
    let stems = |words: &[u32]| sorted(words.iter().map(|word| stem(*word)).collect());
    let name = title.map_or_else(|| (HEADING, stems(&section.name)), |title| (TITLE, sorted(title)));
    let aliases = section.aliases.iter().map(|(field, alias)| (*field, stems(alias)));
    std::iter::once(name).chain(aliases).take(NAMES).collect()
}

fn sorted(mut stems: Vec<Stem>) -> Vec<Stem> {
    stems.sort_unstable();
    stems.dedup();
    stems
}

/// Fills the lists of all stems; gives the names, and the stems of those that are aliases.
fn fill(inputs: &[Indexable], mut numbers: Numbers, postings: &mut [PostingList]) -> (Vec<Name>, Vec<Alias>) {
    let lengths = inputs.iter().flat_map(|input| &input.extract.sections).map(|section| f64::from(section.length));
    let mean = (lengths.clone().sum::<f64>() / lengths.count().max(1) as f64).max(1.0);
    let mut named: Vec<Vec<(u8, Vec<Stem>)>> = Vec::new();
    let mut body = Body { places: vec![0; postings.len()], ..Body::default() };
    for ((Indexable { extract, page }, own), title) in inputs.iter().zip(&numbers.own).zip(&mut numbers.titles) {
        debug_assert_eq!(extract.sections.len(), page.sections.len(), "{}", page.url);
        let stem = |word: u32| numbers.known[*own][word as usize];
        let mut title = Some(std::mem::take(title));
        for section in &extract.sections {
            let names = names(section, title.take(), &stem);
            body.read(section.body.iter().map(|word| (stem(word.word()), word.count())));
            put(&body, &names, (named.len() as u32, f64::from(section.length) / mean), postings);
            named.push(names);
        }
    }
    let weights: Vec<f64> = postings.iter().map(|list| list.weight(named.len())).collect();
    let (mut names, mut aliases) = (Vec::new(), Vec::new());
    for (section, own) in named.into_iter().enumerate() {
        let section = section as u32;
        for (place, (field, stems)) in own.into_iter().enumerate() {
            for stem in &stems {
                postings[*stem as usize].names.push(names.len() as u32);
            }
            let mass = mass_digit(stems.iter().map(|stem| weights[*stem as usize]).sum());
            names.push(Name { section, place: place as u8, field, mass });
            if field >= FIRST_ALIAS {
                aliases.push((section, field, stems));
            }
        }
    }
    for list in postings {
        let asked = list.names.iter().all(|name| names[*name as usize].field >= FIRST_ALIAS);
        list.weak = list.df < 3 && list.body.is_empty() && asked;
    }
    (names, aliases)
}

/// Puts a section's body into the lists, and counts in which it is met, there or only in a name.
fn put(body: &Body, names: &[(u8, Vec<Stem>)], (number, length): (u32, f64), postings: &mut [PostingList]) {
    for (stem, count) in &body.stems {
        let list = &mut postings[*stem as usize];
        if !list.stop {
            list.body.push(Posting::new(number, level(f64::from(*count), length)));
            list.df += 1;
        }
    }
    for stem in sorted(names.iter().flat_map(|(_, stems)| stems).copied().collect()) {
        let list = &mut postings[stem as usize];
        if list.stop || !body.has(stem) {
            list.df += 1;
        }
    }
}

/// How much of a section's body a stem is: the part of BM25 that depends on the section, in three steps.
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

fn synonyms(dictionary: &Dictionary, curation: &Curation, acronyms: &BTreeMap<&str, &[String]>) -> Synonyms {
    let stems = |text: &[String]| text.iter().map(|word| dictionary.stem(word)).collect::<Option<Vec<_>>>();
    let mut synonyms = Synonyms::new();
    let mut put = |from: &[String], to: &[String], weight: f64| {
        let (Some(from), Some(to)) = (stems(from), stems(to)) else { return };
        let meanings = synonyms.entry(from.clone()).or_default();
        if from != to && !from.is_empty() && !meanings.iter().any(|(known, _)| *known == to) {
            meanings.push((to, weight));
        }
    };
    for synonym in &curation.synonyms {
        let term = tokens(&synonym.term.0);
        for (says, _) in &synonym.says {
            let says = tokens(says);
            put(&says, &term, if synonym.both { BOTH } else { ONE_WAY });
            if synonym.both {
                put(&term, &says, BOTH);
            }
        }
    }
    for (short, long) in acronyms {
        let short = [(*short).to_owned()];
        put(&short, long, BOTH);
        put(long, &short, BOTH);
    }
    synonyms.retain(|_, meanings| !meanings.is_empty());
    synonyms
}

/// The stems of each set of words.
fn sets(dictionary: &Dictionary, curation: &Curation) -> Vec<Vec<Stem>> {
    let stems = |words: &[(String, _)]| {
        let words = words.iter().flat_map(|(text, _)| tokens(text));
        sorted(words.filter_map(|word| dictionary.stem(&word)).collect())
    };
    curation.sets.iter().map(|(_, words)| stems(words)).collect()
}

/// A pin, with its words as stems and its pages as links.
fn pinned(
    dictionary: &Dictionary,
    curation: &Curation,
    pin: &Pin,
    link_to: &dyn Fn(&str) -> Option<(String, String)>,
) -> Pinned {
    let element = |element: Element<String>| match element {
        Element::Word(word) => dictionary.stem(&word).map(Element::Word),
        Element::Set(set) => Some(Element::Set(set)),
        Element::Gap => Some(Element::Gap),
    };
    let pattern = |says: &str| curation.pattern(says).into_iter().map(element).collect::<Option<Vec<_>>>();
    Pinned {
        patterns: pin.says.iter().filter_map(|(says, _)| pattern(says)).collect(),
        but: pin.but.iter().filter_map(|(says, _)| pattern(says)).collect(),
        words: pin.words.clone(),
        to: pin.to.iter().filter_map(|(path, _)| link_to(path)).collect(),
    }
}
