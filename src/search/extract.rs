//! What of a document can be found: its sections with their words, by fields. An extract depends on nothing but
//! the document and the figures in it, so it is remembered with them.

use super::tokenizer::{each_token, tokens};
use super::vocabulary::{Vocabulary, VocabularyBuilder};
use crate::data::Use;
use crate::document::Document;
use crate::figure::{Figure, Figures, placed_by};
use crate::front_matter::fields;
use crate::markdown::{Extensions, Kind};
use crate::source::SourceFile;
use std::collections::BTreeMap;
use std::sync::Arc;

/// The uses of front matter by which a page is found as by its name.
const NAMES: [Use; 1] = [Use::Name];
/// How much each name of a section tells: its page's title, its heading, then those of [`NAMES`].
pub(crate) const FIELDS: [f64; 2 + NAMES.len()] = [1.0, 1.05, 0.95];
/// What a name is, by its place in [`FIELDS`]; how people ask, and other names, are aliases.
pub(crate) const TITLE: u8 = 0;
pub(crate) const HEADING: u8 = 1;
pub(crate) const FIRST_ALIAS: u8 = 2;

/// The sections of a document, the words before the first heading as the first.
#[derive(Clone, Debug, Default)]
pub struct Extract {
    /// Words, among them all of its own, by the numbers that its sections use. Documents that are read together
    /// share them.
    pub vocabulary: Arc<Vocabulary>,
    /// How many documents were read with that vocabulary.
    pub together: usize,
    pub sections: Vec<Section>,
    /// Abbreviations that the document explains, `spt` with the words for which it stands.
    pub acronyms: Vec<(String, Vec<String>)>,
}

impl Extract {
    /// The numbers of all its own words, some of them several times.
    pub(crate) fn numbers(&self) -> impl Iterator<Item = u32> {
        self.sections.iter().flat_map(|section| {
            let aliases = section.aliases.iter().flat_map(|(_, words)| words);
            let names = section.name.iter().chain(aliases).copied();
            names.chain(section.body.iter().map(|word| word.word()))
        })
    }
}

#[derive(Clone, Debug, Default)]
pub struct Section {
    /// Its heading among those of the document's facts; none for the words before the first.
    pub heading: Option<usize>,
    /// The heading's words.
    pub name: Vec<u32>,
    /// Other names under which it is found, each with its field: how people ask, a myth's claim.
    pub aliases: Vec<(u8, Vec<u32>)>,
    /// The body's words, each with the number of times it stands there, up to 255.
    pub body: Vec<Frequency>,
    /// How many words the body has.
    pub length: u32,
    /// The body as one text, where that is wanted.
    pub text: String,
}

/// A word's number and its frequency in a section, in one: a large site has millions.
#[derive(Clone, Copy, Debug)]
pub struct Frequency(u32);

impl Frequency {
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

/// The extracts of some documents, where they are wanted with the texts of their sections.
pub(crate) fn extract(documents: &[(&Document, &SourceFile)], figures: &Figures, texts: bool) -> Vec<Extract> {
    let mut extractor = Extractor {
        figures,
        texts,
        vocabulary: VocabularyBuilder::default(),
        sections: Vec::new(),
        acronyms: Vec::new(),
        counts: Vec::new(),
    };
    let mut extracts: Vec<Extract> =
        documents.iter().map(|(document, file)| one(document, file, &mut extractor)).collect();
    let vocabulary = Arc::new(extractor.vocabulary.build());
    for extract in &mut extracts {
        extract.vocabulary = Arc::clone(&vocabulary);
        extract.together = documents.len();
    }
    extracts
}

/// The extract of a document, yet without the words.
fn one(document: &Document, file: &SourceFile, extractor: &mut Extractor<'_>) -> Extract {
    let mut text = String::new();
    let mut names = BTreeMap::new();
    let own = document.front.text(&fields::TITLE).unwrap_or_default();
    for (field, node) in document.front.values() {
        if let Some(place) = NAMES.iter().position(|name| field.is(*name)) {
            let name = Some(node.words()).filter(|name| name != own).map(|name| tokens(&name));
            names.extend(name.map(|name| (name, FIRST_ALIAS + place as u8)));
        } else if (field.is(Use::Searched) || node.prose().is_some()) && !node.words().is_empty() {
            text += &(node.words() + "\n");
        }
    }
    let names = names.iter().filter(|(name, _)| !name.is_empty());
    let aliases = names.map(|(name, field)| (*field, extractor.numbers(name))).collect();
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
                    extractor.close(std::mem::take(&mut section), &text);
                    text.clear();
                    section.heading = Some(next_fact - 1);
                    section.name = extractor.numbers(&tokens(&fact.text));
                } else if let Some(fact) = document.facts.headings.get(next_fact - 1) {
                    // A heading of a lower rank begins no section: it is part of one.
                    text += &format!("\n{}\n", fact.text);
                }
            }
            Kind::Text(slice) | Kind::Code(slice) => text.push_str(body.words(source, slice)),
            Kind::SoftBreak | Kind::HardBreak => text.push(' '),
            Kind::Container(number) => {
                let placed = placed_by(&body.containers()[number as usize], body, source);
                let drawn = placed.and_then(|placed| extractor.figures.find(&placed.name));
                text += &format!("\n{}\n", drawn.map(Figure::words).unwrap_or_default());
            }
            kind if kind.is_block() && !text.ends_with([' ', '\n']) => text.push('\n'),
            _ => {}
        }
    }
    extractor.close(section, &text);
    Extract {
        vocabulary: Arc::default(),
        together: 0,
        sections: std::mem::take(&mut extractor.sections),
        acronyms: std::mem::take(&mut extractor.acronyms),
    }
}

/// What was read of documents so far: the words of all, and of the one at hand the rest.
struct Extractor<'a> {
    figures: &'a Figures,
    texts: bool,
    vocabulary: VocabularyBuilder,
    sections: Vec<Section>,
    acronyms: Vec<(String, Vec<String>)>,
    /// The times that each word stands in the section at hand.
    counts: Vec<u32>,
}

impl Extractor<'_> {
    fn numbers(&mut self, words: &[String]) -> Vec<u32> {
        words.iter().map(|word| self.vocabulary.add(word)).collect()
    }

    fn close(&mut self, mut section: Section, text: &str) {
        find_acronyms(text, &mut self.acronyms);
        let (vocabulary, counts) = (&mut self.vocabulary, &mut self.counts);
        each_token(text, |word| {
            section.length += 1;
            let number = vocabulary.add(word);
            if counts.len() <= number as usize {
                counts.resize(number as usize + 1, 0);
            }
            if counts[number as usize] == 0 {
                section.body.push(Frequency(number));
            }
            counts[number as usize] += 1;
        });
        for word in &mut section.body {
            *word = Frequency::new(word.0, std::mem::take(&mut counts[word.0 as usize]));
        }
        section.body.shrink_to_fit();
        if self.texts {
            section.text = text.split_whitespace().collect::<Vec<_>>().join(" ");
        }
        self.sections.push(section);
    }
}

/// Finds `surrogate partner therapy (SPT)`: capitals in brackets behind words that begin with them.
fn find_acronyms(text: &str, found: &mut Vec<(String, Vec<String>)>) {
    for (at, _) in text.match_indices('(') {
        // Capitals alone are counted, so a text of nothing but brackets is not read to its end from each.
        let length = text.as_bytes()[at + 1..].iter().take(7).take_while(|byte| byte.is_ascii_uppercase()).count();
        let inside = &text[at + 1..at + 1 + length];
        if !(2..=6).contains(&length) || !text[at + 1 + length..].starts_with(')') {
            continue;
        }
        let before = tokens(text[..at].rsplit(['.', '(', ')', '\n']).next().unwrap_or_default());
        let Some(first) = before.len().checked_sub(length) else { continue };
        let acronym = inside.to_ascii_lowercase();
        let initials: String = before[first..].iter().filter_map(|word| word.chars().next()).collect();
        if initials == acronym {
            found.push((acronym, before[first..].to_vec()));
        }
    }
}
