//! What of a document can be found: its sections with their words, by fields. A document's units
//! depend on nothing but the document, so they are remembered with it.

use super::lexicon::{Lexicon, Words};
use super::words;
use crate::data::Use;
use crate::document::Document;
use crate::front_matter::fields::TITLE;
use crate::markdown::{Extensions, Kind};
use crate::source::SourceFile;
use std::collections::BTreeSet;
use std::sync::Arc;

/// The sections of a document, the words before the first heading as the first.
#[derive(Clone, Debug, Default)]
pub struct Units {
    /// Words, among them all of its own, by the numbers that its sections use. Documents that are taken apart together
    /// share them.
    pub words: Arc<Words>,
    /// The sections.
    pub sections: Vec<Section>,
    /// Abbreviations that the document explains, `spt` with the words for which it stands.
    pub acronyms: Vec<(String, Vec<String>)>,
}

/// A section.
#[derive(Clone, Debug, Default)]
pub struct Section {
    /// Its heading among those of the document's facts; none for the words before the first.
    pub heading: Option<usize>,
    /// The heading's words.
    pub name: Vec<u32>,
    /// Other strings under which it is found: how people ask, other names, a myth's claim.
    pub aliases: Vec<Vec<u32>>,
    /// The body's words, each with the number of times it stands there, up to 255.
    pub body: Vec<Counted>,
    /// How many words the body has.
    pub length: u32,
    /// The body as one text, where that is wanted.
    pub text: String,
}

/// A word's number and how often it stands in a section, in one: a large site has millions.
#[derive(Clone, Copy, Debug)]
pub struct Counted(u32);

impl Counted {
    fn new(word: u32, count: u32) -> Self {
        Self(count.min(255) << 24 | word)
    }

    /// The word's number: no document has sixteen million words.
    pub fn word(self) -> u32 {
        self.0 & 0xff_ffff
    }

    /// How often it stands there.
    pub fn count(self) -> u32 {
        self.0 >> 24
    }
}

/// The units of some documents, where they are wanted with the texts of their sections.
pub fn of(documents: &[(&Document, &SourceFile)], texts: bool) -> Vec<Units> {
    let mut taken = Taken { texts, ..Taken::default() };
    let mut units: Vec<Units> = documents.iter().map(|(document, file)| one(document, file, &mut taken)).collect();
    let words = Arc::new(taken.words.into_words());
    for units in &mut units {
        units.words = Arc::clone(&words);
    }
    units
}

/// The units of a document, yet without the words.
fn one(document: &Document, file: &SourceFile, taken: &mut Taken) -> Units {
    let mut text = String::new();
    let mut names = BTreeSet::new();
    let own = document.front.text(&TITLE).unwrap_or_default();
    for (field, node) in document.front.values() {
        if field.is(Use::Name) {
            names.extend(Some(node.words()).filter(|name| name != own).map(|name| words::list(&name)));
        } else if field.is(Use::Searched) || node.prose().is_some() {
            push(&mut text, &node.words());
        }
    }
    let aliases = names.iter().filter(|name| !name.is_empty()).map(|name| taken.string(name)).collect();
    let mut section = Section { aliases, ..Section::default() };
    let (body, source) = (&document.body, document.text(file));
    let mut next_fact = 0;
    let mut next_node = 0;
    for (number, node) in body.nodes().iter().enumerate() {
        if number < next_node {
            continue;
        }
        match node.kind {
            Kind::Heading(_) if document.facts.takes_h1 && Some(number) == body.leading_h1() => {
                next_node = body.subtree(number).end;
            }
            Kind::Heading(_) if body.extensions().contains(Extensions::HEADING_IDS) => {
                next_node = body.subtree(number).end;
                let fact = document.facts.headings.get(next_fact);
                next_fact += 1;
                if let Some(fact) = fact.filter(|fact| (2..=3).contains(&fact.level)) {
                    taken.close(std::mem::take(&mut section), &text);
                    text.clear();
                    section.heading = Some(next_fact - 1);
                    section.name = taken.string(&words::list(&fact.text));
                }
            }
            Kind::Text(slice) | Kind::Code(slice) => text.push_str(body.words(source, slice)),
            Kind::SoftBreak | Kind::HardBreak => text.push(' '),
            kind if kind.is_block() && !text.ends_with([' ', '\n']) => text.push('\n'),
            _ => {}
        }
    }
    taken.close(section, &text);
    Units {
        words: Arc::default(),
        sections: std::mem::take(&mut taken.sections),
        acronyms: std::mem::take(&mut taken.acronyms),
    }
}

/// What was taken from documents so far: the words of all, and of the one at hand the rest.
#[derive(Default)]
struct Taken {
    texts: bool,
    words: Lexicon,
    sections: Vec<Section>,
    acronyms: Vec<(String, Vec<String>)>,
    /// The times that each word stands in the section at hand.
    counts: Vec<u32>,
}

impl Taken {
    fn string(&mut self, string: &[String]) -> Vec<u32> {
        string.iter().map(|word| self.words.add(word)).collect()
    }

    fn close(&mut self, mut section: Section, text: &str) {
        mine(text, &mut self.acronyms);
        let (words, counts) = (&mut self.words, &mut self.counts);
        words::each(text, |word| {
            section.length += 1;
            let number = words.add(word);
            if counts.len() <= number as usize {
                counts.resize(number as usize + 1, 0);
            }
            if counts[number as usize] == 0 {
                section.body.push(Counted(number));
            }
            counts[number as usize] += 1;
        });
        for word in &mut section.body {
            *word = Counted::new(word.0, std::mem::take(&mut counts[word.0 as usize]));
        }
        section.body.shrink_to_fit();
        if self.texts {
            section.text = spaced(text);
        }
        self.sections.push(section);
    }
}

/// A text with single spaces.
fn spaced(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for word in text.split_whitespace() {
        if !out.is_empty() {
            out.push(' ');
        }
        out.push_str(word);
    }
    out
}

fn push(text: &mut String, more: &str) {
    if !more.is_empty() {
        text.push_str(more);
        text.push('\n');
    }
}

/// Finds `surrogate partner therapy (SPT)`: capitals in brackets behind words that begin with them.
fn mine(text: &str, found: &mut Vec<(String, Vec<String>)>) {
    for (at, _) in text.match_indices('(') {
        let Some(inside) = text[at + 1..].split(')').next() else { continue };
        let length = inside.len();
        if !(2..=6).contains(&length) || !inside.bytes().all(|byte| byte.is_ascii_uppercase()) {
            continue;
        }
        let before = words::list(text[..at].rsplit(['.', '(', ')', '\n']).next().unwrap_or_default());
        let Some(first) = before.len().checked_sub(length) else { continue };
        let acronym = inside.to_ascii_lowercase();
        let initials: String = before[first..].iter().filter_map(|word| word.chars().next()).collect();
        if initials == acronym {
            found.push((acronym, before[first..].to_vec()));
        }
    }
}
