//! What a program can count in a page by itself.

use crate::config::LanguageId;
use crate::container;
use crate::document::readability::{self, Sentence, sentences};
use crate::document::{Passage, Role};
use crate::markdown::Kind;
use crate::site::{PageId, Resolved, Site};
use std::collections::{BTreeMap, BTreeSet};

/// A page and what was counted in it.
pub(super) struct Counted<'s> {
    pub(super) site: &'s Site,
    pub(super) page: PageId,
    pub(super) documents: Vec<&'s Resolved>,
    /// The boxes of each kind: `risks`, `unknowns`, `do`.
    pub(super) boxes: BTreeMap<&'static str, usize>,
    pub(super) lists: usize,
    /// Lists whose order counts.
    pub(super) numbered: usize,
    pub(super) tables: usize,
    pub(super) headings: usize,
    pub(super) questions: usize,
    /// The words of the longest part without a heading.
    pub(super) longest: usize,
    /// Terms of the glossary that its text mentions.
    pub(super) terms: usize,
    pub(super) sentences: usize,
    /// Years at school, by Flesch and Kincaid.
    pub(super) grade: Option<f64>,
    /// Sentences that look as if nobody does what is done.
    pub(super) passive: usize,
    /// Sentences that speak to the reader.
    pub(super) to_reader: usize,
    /// What is counted in words is counted in English only.
    pub(super) is_english: bool,
}

impl<'s> Counted<'s> {
    pub(super) fn new(site: &'s Site, page: PageId) -> Self {
        let language = site.pages[page].language;
        let documents: Vec<&Resolved> =
            site.documents_of(page).iter().map(|number| &*site.documents[*number]).collect();
        let mut counted = Self {
            site,
            page,
            documents,
            boxes: BTreeMap::new(),
            lists: 0,
            numbered: 0,
            tables: 0,
            headings: 0,
            questions: 0,
            longest: 0,
            terms: 0,
            sentences: 0,
            grade: None,
            passive: 0,
            to_reader: 0,
            is_english: site.config.languages[language].code.starts_with("en"),
        };
        let texts = site.documents_of(page).iter().map(|number| {
            let document = &site.documents[*number];
            document.passages(document.text(site.file(*number)))
        });
        let passages: Vec<Passage> = texts.flatten().collect();
        counted.trees();
        counted.parts(&passages);
        counted.language(language, &passages);
        counted
    }

    /// How many boxes of a kind there are.
    pub(super) fn of(&self, kind: &str) -> usize {
        self.boxes.get(kind).copied().unwrap_or(0)
    }

    fn trees(&mut self) {
        for number in self.site.documents_of(self.page) {
            let (document, file) = (&self.site.documents[*number], self.site.file(*number));
            let body = (&document.body, document.text(file));
            let proses = document.front.proses().map(|prose| (&prose.tree, prose.text.as_str()));
            for (tree, text) in std::iter::once(body).chain(proses) {
                for node in tree.nodes() {
                    match node.kind {
                        Kind::List(None) => self.lists += 1,
                        Kind::List(Some(_)) => self.numbered += 1,
                        Kind::Table(_) => self.tables += 1,
                        _ => {}
                    }
                }
                for own in tree.containers().iter().filter_map(|own| container::find(tree.words(text, own.name))) {
                    *self.boxes.entry(own.name).or_default() += 1;
                }
            }
        }
    }

    fn parts(&mut self, passages: &[Passage]) {
        let mut words = 0;
        for passage in passages {
            if passage.role == Role::Heading {
                self.headings += 1;
                self.questions += usize::from(passage.text.trim_end().ends_with('?'));
                words = 0;
            } else {
                words += passage.text.split_whitespace().count();
                self.longest = self.longest.max(words);
            }
        }
    }

    fn language(&mut self, language: LanguageId, passages: &[Passage]) {
        let mentions = |text: &str| self.site.glossary.mentions(language, text).collect::<Vec<_>>();
        let terms: BTreeSet<_> =
            passages.iter().flat_map(|passage| mentions(&passage.text)).map(|mention| mention.document).collect();
        let ranges = |text: &str| mentions(text).into_iter().map(|mention| mention.range).collect();
        let all: Vec<Sentence> = sentences(passages, &ranges);
        let words = |sentence: &Sentence| passages[sentence.passage].text[sentence.range.clone()].to_lowercase();
        let texts: Vec<String> = all.iter().map(words).collect();
        self.terms = terms.len();
        self.sentences = all.len();
        self.grade = readability::grade_of(&all).filter(|_| self.is_english);
        self.passive = texts.iter().filter(|text| looks_passive(text)).count();
        self.to_reader = texts.iter().filter(|text| speaks_to_reader(text)).count();
    }
}

fn words(text: &str) -> impl Iterator<Item = &str> {
    text.split(|c: char| !c.is_alphanumeric() && c != '\'' && c != '’').filter(|word| !word.is_empty())
}

fn speaks_to_reader(text: &str) -> bool {
    words(text)
        .any(|word| ["you", "your", "yours", "yourself"].contains(&word.split(['\'', '’']).next().unwrap_or(word)))
}

/// A form of “to be” and a participle behind it, as far as their endings tell.
fn looks_passive(text: &str) -> bool {
    const BE: &[&str] = &["is", "are", "was", "were", "be", "been", "being"];
    const PARTICIPLES: &[&str] = &[
        "begun",
        "brought",
        "built",
        "chosen",
        "done",
        "drawn",
        "felt",
        "found",
        "given",
        "held",
        "kept",
        "known",
        "led",
        "left",
        "made",
        "meant",
        "paid",
        "put",
        "read",
        "said",
        "seen",
        "sent",
        "set",
        "shown",
        "spoken",
        "taken",
        "taught",
        "thought",
        "told",
        "understood",
        "written",
    ];
    let is_between = |word: &&str| ["not", "never", "also", "often"].contains(word) || word.ends_with("ly");
    let all: Vec<&str> = words(text).collect();
    let acts = |word: &str| PARTICIPLES.contains(&word) || (word.len() > 4 && word.ends_with("ed"));
    let behind = |at: usize| all[at + 1..].iter().copied().find(|word| !is_between(word));
    all.iter().enumerate().any(|(at, word)| BE.contains(word) && behind(at).is_some_and(acts))
}

#[cfg(test)]
mod tests {
    use super::{looks_passive, speaks_to_reader};

    #[test]
    fn voices_are_told_apart_by_their_endings() {
        for passive in ["it is often paid in advance.", "notes are not kept here.", "what was agreed stands."] {
            assert!(looks_passive(passive), "{passive}");
        }
        for active in ["you agree on a price.", "it is red.", "they kept it.", "we are here."] {
            assert!(!looks_passive(active), "{active}");
        }
        assert!(speaks_to_reader("you’ll know.") && !speaks_to_reader("the young know."));
    }
}
