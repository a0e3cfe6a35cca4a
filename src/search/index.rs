//! The index of one language: every word, the group that it belongs to, and the sections in which the
//! group is met. This is what the files hold and what [`super::query`] asks.

use super::tongue::Tongue;
use super::units::Units;
use std::collections::BTreeMap;
use std::sync::Arc;

mod build;

pub use build::{TOGETHER, build};

/// The number of a group of word forms.
pub type Class = u32;

/// Where a string with which a page is named stands, from the strongest field on.
pub const TITLE: u8 = 0;
/// A heading.
pub const HEADING: u8 = 1;
/// How people ask, and other names.
pub const ALIAS: u8 = 2;

/// The weight of a stop word in a string: enough to tell strings apart, too little to find one.
pub const STOP: f64 = 1.0;

/// An index.
#[derive(Clone, Debug, Default)]
pub struct Index {
    /// What is shown of each page, in the order of routes.
    pub pages: Vec<Card>,
    /// What each page was taken from.
    pub units: Vec<Arc<Units>>,
    /// The page of each section.
    pub page_of: Vec<u32>,
    /// The words, sorted, each with its group.
    pub words: Vec<(String, Class)>,
    /// Where each group is met. Groups are numbered by their first word.
    pub classes: Vec<Postings>,
    /// The strings in which other names and questions stand: their section, and their groups in order.
    pub aliases: Vec<(u32, Vec<Class>)>,
    /// Phrases of the thesaurus: their groups, and what each may mean with its weight.
    pub phrases: BTreeMap<Vec<Class>, Vec<(Vec<Class>, f64)>>,
    /// Groups that leads name together.
    pub sets: Vec<Vec<Class>>,
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
    /// Its sections: id and heading, which are empty for its beginning.
    pub sections: Vec<(String, String)>,
}

/// Where a group of word forms is met.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Postings {
    /// Whether it carries little meaning.
    pub stop: bool,
    /// Whether it is met only where people ask, and hardly there: it may be a misspelling that an
    /// author foresaw.
    pub weak: bool,
    /// The number of sections in which it is met.
    pub df: u32,
    /// The sections whose body has it.
    pub body: Vec<Entry>,
    /// The strings that have it.
    pub heads: Vec<Head>,
}

/// A group in the body of a section. There are millions on a large site, so both are in one number.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Entry(u32);

impl Entry {
    /// A group that is so much of a section's body, 1 to 3.
    pub fn new(section: u32, level: u8) -> Self {
        Self(section << 2 | u32::from(level))
    }

    /// The section.
    pub fn section(self) -> u32 {
        self.0 >> 2
    }

    /// How much of the body it is, 1 to 3.
    pub fn level(self) -> u8 {
        (self.0 & 3) as u8
    }
}

/// A group in a string with which a section is named.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Head {
    /// The section.
    pub section: u32,
    /// The string's place among those of its section.
    pub place: u8,
    /// Its field.
    pub field: u8,
    /// Its size (see [`mass`]).
    pub size: u8,
}

/// Where certain words lead first.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Lead {
    /// What people type.
    pub patterns: Vec<Vec<Part>>,
    /// What is not heard as any of them.
    pub but: Vec<Vec<Part>>,
    /// What stands above the links.
    pub words: String,
    /// Addresses and titles.
    pub to: Vec<(String, String)>,
}

/// A part of a pattern.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// A word of a group.
    Word(Class),
    /// A word of one of the groups of a set.
    Any(usize),
    /// Up to a few words.
    Gap,
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

    /// Whether a group means little.
    pub fn stop(&self, class: Class) -> bool {
        self.classes[class as usize].stop
    }

    /// The texts of a page's sections that may be shown; empty where none may.
    pub fn texts(&self, page: usize) -> impl Iterator<Item = &str> {
        let open = self.pages[page].open;
        self.units[page].sections.iter().map(move |section| if open { section.text.as_str() } else { "" })
    }
}
