//! The index of one language: its dictionary, and for each stem the sections in which it is met. This is what the
//! files hold and what a query asks.

use super::curation::Pattern;
use super::extract::Extract;
use crate::language::Locale;
use std::collections::BTreeMap;
use std::sync::Arc;

/// The number of a stem, for which all forms of a word stand. Stems are numbered by their first word.
pub(crate) type Stem = u32;

/// The weight of a stop word in a name: enough to tell names apart, too little to find one.
pub(crate) const STOP: f64 = 1.0;

/// All that is kept of a language's pages, before it is written down.
#[derive(Clone, Debug)]
pub struct Index {
    /// What is stored of each page, in the order of routes.
    pub pages: Vec<StoredPage>,
    /// What each page was read from, where that has texts to show.
    pub extracts: Vec<Option<Arc<Extract>>>,
    /// The page of each section.
    pub page_of: Vec<u32>,
    /// The words and their stems.
    pub dictionary: Dictionary,
    /// Where each stem is met.
    pub postings: Vec<PostingList>,
    /// The names of sections, in the order of these.
    pub names: Vec<Name>,
    /// Those names that are aliases.
    pub aliases: Vec<Alias>,
    /// Phrases of the thesaurus and acronyms: their stems, and what each may mean with its weight.
    pub synonyms: BTreeMap<Vec<Stem>, Vec<(Vec<Stem>, f64)>>,
    /// Stems that patterns name together.
    pub sets: Vec<Vec<Stem>>,
    /// What comes first when certain words are typed.
    pub pinned: Vec<Pinned>,
    /// Its language.
    pub locale: Locale,
}

/// An alias: its section, its field, and its stems in order.
pub(crate) type Alias = (u32, u8, Vec<Stem>);

/// Words and their stems.
#[derive(Clone, Debug, Default)]
pub struct Dictionary {
    /// The words, sorted.
    pub words: Vec<(String, Stem)>,
}

/// What is stored of a page, to be shown of it and of its sections.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct StoredPage {
    /// Where it is.
    pub url: String,
    pub title: String,
    pub kind: &'static str,
    pub summary: String,
    /// How far its author raises it: 0 to 10.
    pub boost: u8,
    /// Whether excerpts of its text may be shown.
    pub open: bool,
    /// Its sections: id and heading, which are empty for its beginning.
    pub sections: Vec<(String, String)>,
}

/// Where a stem is met.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct PostingList {
    /// Whether it is that of a stop word.
    pub stop: bool,
    /// Whether it is met only where people ask, and hardly there: it may be a misspelling that an
    /// author foresaw.
    pub weak: bool,
    /// The number of sections in which it is met.
    pub df: u32,
    /// The sections whose body has it.
    pub body: Vec<Posting>,
    /// The names that have it, by their numbers.
    pub names: Vec<u32>,
}

/// A stem in the body of a section. There are millions on a large site, so both are in one number.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Posting(u32);

impl Posting {
    /// A stem that is so much of a section's body, 1 to 3.
    pub fn new(section: u32, level: u8) -> Self {
        Self(section << 2 | u32::from(level))
    }

    pub fn section(self) -> u32 {
        self.0 >> 2
    }

    /// How much of the body it is, 1 to 3.
    pub fn level(self) -> u8 {
        (self.0 & 3) as u8
    }
}

/// A name of a section: its title, its heading or an alias.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Name {
    pub section: u32,
    /// Its place among the names of its section.
    pub place: u8,
    pub field: u8,
    /// Its mass, as a digit (see [`mass`]).
    pub mass: u8,
}

/// Pages that come first when certain words are typed.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Pinned {
    /// What people type.
    pub patterns: Vec<Pattern<Stem>>,
    /// What is not heard as any of them.
    pub but: Vec<Pattern<Stem>>,
    /// What stands above the links.
    pub words: String,
    /// Addresses and titles.
    pub to: Vec<(String, String)>,
}

/// A document to be indexed.
#[derive(Clone, Debug)]
pub(crate) struct Indexable {
    /// Its words.
    pub extract: Arc<Extract>,
    /// What is stored of it; its sections agree with those of the extract.
    pub page: StoredPage,
}

/// The sum of the weights of a name's stems, from the digit that stands for it.
pub(crate) fn mass(digit: u8) -> f64 {
    2f64.powf((f64::from(digit) - 8.0) / 4.0)
}

/// The digit that stands for a mass.
pub(crate) fn mass_digit(mass: f64) -> u8 {
    (mass.log2() * 4.0 + 8.0).round().clamp(0.0, 44.0) as u8
}

impl PostingList {
    /// How much the stem tells in an index of so many sections: its inverse document frequency.
    pub fn weight(&self, sections: usize) -> f64 {
        if self.stop {
            return STOP;
        }
        let (df, all) = (f64::from(self.df), sections as f64);
        (1.0 + (all - df + 0.5) / (df + 0.5)).ln()
    }
}

impl Dictionary {
    /// The stem of a folded word.
    pub fn stem(&self, word: &str) -> Option<Stem> {
        let found = self.words.binary_search_by(|(known, _)| known.as_str().cmp(word)).ok()?;
        Some(self.words[found].1)
    }
}

impl Index {
    /// The stem of a folded word.
    pub fn stem(&self, word: &str) -> Option<Stem> {
        self.dictionary.stem(word)
    }

    /// Where a stem is met.
    pub fn list(&self, stem: Stem) -> &PostingList {
        &self.postings[stem as usize]
    }

    /// How much a stem tells.
    pub fn weight(&self, stem: Stem) -> f64 {
        self.list(stem).weight(self.page_of.len())
    }

    /// Whether a stem is that of a stop word.
    pub fn stop(&self, stem: Stem) -> bool {
        self.list(stem).stop
    }

    /// Where a hit leads.
    pub fn page(&self, section: usize) -> &StoredPage {
        &self.pages[self.page_of[section] as usize]
    }

    /// The texts of a page's sections that may be shown; empty where none may.
    pub fn texts(&self, page: usize) -> impl Iterator<Item = &str> {
        let stored = &self.pages[page];
        let extract = self.extracts[page].as_ref().filter(|_| stored.open);
        (0..stored.sections.len())
            .map(move |section| extract.map_or("", |extract| extract.sections[section].text.as_str()))
    }
}
