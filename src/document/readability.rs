//! How hard a page is to read: sentences, syllables, and the grade of Flesch and Kincaid. The rules
//! of syllables are those of English.

use super::passage::{Passage, Role};
use std::ops::Range;

/// A sentence of a passage.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sentence {
    /// The number of its passage.
    pub passage: usize,
    /// Its bytes in the passage's text.
    pub range: Range<usize>,
    /// Its words; a term of the glossary counts as one.
    pub words: usize,
    /// Its syllables; a term of the glossary has two.
    pub syllables: usize,
}

impl Sentence {
    /// The grade of the sentence alone: years at a school of the United States.
    pub fn grade(&self) -> f64 {
        grade(self.words, 1, self.syllables)
    }
}

/// The sentences of the prose among passages: headings, table cells and quotes are left out, an item
/// of a list is a sentence. `terms` finds the terms of the glossary in a text, in their order.
pub fn sentences(passages: &[Passage], terms: &dyn Fn(&str) -> Vec<Range<usize>>) -> Vec<Sentence> {
    let mut found = Vec::new();
    for (number, passage) in passages.iter().enumerate() {
        if !matches!(passage.role, Role::Paragraph | Role::Item) {
            continue;
        }
        let known = terms(&passage.text);
        for range in split(&passage.text) {
            let (words, syllables) = count(&passage.text, range.clone(), &known);
            if words > 0 {
                found.push(Sentence { passage: number, range, words, syllables });
            }
        }
    }
    found
}

/// The grade of all sentences together; none for too little text to say.
pub fn grade_of(sentences: &[Sentence]) -> Option<f64> {
    let words: usize = sentences.iter().map(|sentence| sentence.words).sum();
    let syllables = sentences.iter().map(|sentence| sentence.syllables).sum();
    (words >= FEWEST_WORDS).then(|| grade(words, sentences.len(), syllables))
}

/// Fewer words say nothing about a page.
const FEWEST_WORDS: usize = 60;

/// Words that end with a full stop inside a sentence.
const SHORTENED: &[&str] = &["dr", "mr", "mrs", "ms", "st", "no", "vs", "e.g", "i.e", "etc", "al", "p", "pp", "ch"];

#[expect(clippy::cast_precision_loss, reason = "counts of words are far below 2^52")]
fn grade(words: usize, sentences: usize, syllables: usize) -> f64 {
    let (words, sentences, syllables) = (words.max(1) as f64, sentences.max(1) as f64, syllables as f64);
    0.39 * (words / sentences) + 11.8 * (syllables / words) - 15.59
}

/// Where the sentences of a text are.
pub fn split(text: &str) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut start = 0;
    for (at, mark) in text.match_indices(['.', '!', '?', '…']) {
        let rest = &text[at + mark.len()..];
        let closed = rest.trim_start_matches(['”', '"', '’', ')', ']', '.', '!', '?']);
        let next = closed.trim_start();
        let begins = next.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit() || "“\"‘([".contains(c));
        if at < start || closed.len() == next.len() || !begins {
            continue;
        }
        let word = text[start..at].rsplit([' ', '(']).next().unwrap_or_default().to_lowercase();
        let initial = word.chars().count() == 1 && word.chars().all(char::is_alphabetic) && word != "i";
        if mark == "." && (initial || SHORTENED.contains(&word.as_str())) {
            continue;
        }
        let end = text.len() - closed.len();
        found.push(start..end);
        start = text.len() - next.len();
    }
    if !text[start..].trim().is_empty() {
        found.push(start..text.trim_end().len());
    }
    found
}

/// Words and syllables of a part of a text.
fn count(text: &str, range: Range<usize>, terms: &[Range<usize>]) -> (usize, usize) {
    let (mut words, mut syllables) = (0, 0);
    let mut at = range.start;
    let plain = |from: usize, to: usize| {
        text[from..to].split(|c: char| !c.is_alphanumeric() && c != '’' && c != '\'').filter(|word| !word.is_empty())
    };
    let mut add = |from: usize, to: usize| {
        for word in plain(from, to) {
            words += 1;
            syllables += in_word(word);
        }
    };
    let mut known = 0;
    for term in terms.iter().filter(|term| range.start <= term.start && term.end <= range.end) {
        add(at, term.start);
        known += 1;
        at = term.end;
    }
    add(at, range.end);
    (words + known, syllables + 2 * known)
}

/// How many syllables an English word has.
fn in_word(word: &str) -> usize {
    let letters: Vec<char> = word.chars().filter(|c| c.is_alphanumeric()).collect();
    if letters.iter().any(char::is_ascii_digit) {
        return letters.len().div_ceil(2);
    }
    if letters.len() > 1 && letters.iter().all(|letter| letter.is_uppercase()) {
        return letters.len();
    }
    let word: String = letters.into_iter().collect::<String>().to_lowercase();
    let is_vowel = |c: char| "aeiouyáéíóúäöü".contains(c);
    let mut groups = 0;
    let mut before = false;
    for letter in word.chars() {
        let vowel = is_vowel(letter);
        groups += usize::from(vowel && !before);
        before = vowel;
    }
    // Vowels that stand together but are said apart.
    let apart = ["ia", "io", "iu", "eo", "ua", "ism", "being", "doing", "going", "iet", "area", "creat", "react"];
    // Such short texts are compared at each place: to look for them by what is known of them costs more.
    let times = |part: &str| word.as_bytes().windows(part.len()).filter(|window| *window == part.as_bytes()).count();
    let more: usize = apart.iter().map(|pair| times(pair)).sum();
    let together = [
        "tion", "sion", "cion", "cial", "tial", "cian", "geon", "gion", "xion", "qua", "gua", "people", "cious",
        "tious",
    ];
    let fewer: usize = together.iter().map(|pair| times(pair)).sum();
    let silent = ["e", "es", "ed"].iter().any(|end| {
        let Some(stem) = word.strip_suffix(end) else { return false };
        let Some(last) = stem.chars().next_back() else { return false };
        let said = match *end {
            "es" => "sxzcg".contains(last) || stem.ends_with("ch") || stem.ends_with("sh"),
            "ed" => "td".contains(last),
            _ => last == 'l' && stem.chars().rev().nth(1).is_some_and(|c| !is_vowel(c)),
        };
        !is_vowel(last) && !said
    });
    (groups + more).saturating_sub(fewer + usize::from(silent)).max(1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn syllables_of_common_words() {
        let words = [
            ("one", 1),
            ("therapy", 3),
            ("people", 2),
            ("little", 2),
            ("agreed", 2),
            ("wanted", 2),
            ("asked", 1),
            ("exercises", 4),
            ("relation", 3),
            ("anxiety", 4),
            ("SPT", 3),
            ("area", 3),
            ("you", 1),
        ];
        for (word, syllables) in words {
            assert_eq!(in_word(word), syllables, "{word}");
        }
    }

    #[test]
    fn sentences_end_where_they_end() {
        let text = "Dr. Smith asked why. “No.” That was all (see p. 3). It cost 1.5 hours… then more";
        let found: Vec<&str> = split(text).into_iter().map(|range| &text[range]).collect();
        assert_eq!(
            found,
            ["Dr. Smith asked why.", "“No.”", "That was all (see p. 3).", "It cost 1.5 hours… then more"]
        );
    }
}
