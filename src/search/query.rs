//! What a reader typed, read with the help of an index: misspelt words mended, each word with the stems that it may
//! have, and what means the same. `themes/calm/search/4-query.js` is this file, `pinned.rs` and `ranking.rs` in the
//! browser; the tests hold the two to each other.

use super::edit_distance;
use super::index::{Index, Stem};
use super::shared::shared;
use super::tokenizer::tokens;

shared! {
    /// What it costs, as a correction, to be met only where people ask.
    WEAK: f64 = 0.3;
    /// Up to this cost, what is not known is rather a misspelt word than two that ran together.
    SLIP: f64 = 0.7;
    /// At most so many words of a query are looked at.
    LONGEST: usize = 24;
    /// At most so many words are looked up together as a phrase.
    PHRASE: usize = 6;
    /// The weight of a word that what is being typed may become, where that is a word itself and where it is none.
    BEGUN: f64 = 0.5;
    GUESSED: f64 = 0.9;
    /// What a correction loses of its weight by its cost.
    MISTAKE: f64 = 0.22;
    /// A correction may cost so much more than the best.
    BESIDE: f64 = 0.35;
    /// At most so many are looked for.
    CORRECTIONS: usize = 4;
    /// At most so many words may be what is being typed.
    COMPLETIONS: usize = 6;
}

#[derive(Clone, Debug, Default)]
pub(crate) struct Query {
    /// By word, the stems that it may have, each with the weight of that reading.
    pub words: Vec<Vec<(Stem, f64)>>,
    /// What was typed and the known word that is looked for instead.
    pub corrected: Vec<(String, String)>,
    /// Whether something is asked.
    pub is_question: bool,
}

/// Something that the reader asks about: a word or a phrase, and how it can be read.
#[derive(Clone, Debug)]
pub(crate) struct Clause {
    /// Stems that together mean it, with the weight of each reading.
    pub readings: Vec<(Vec<Stem>, f64)>,
    /// How much it tells.
    pub weight: f64,
    /// Whether it is a stop word.
    pub stop: bool,
}

impl Query {
    /// Reads what was typed. While it is still being typed (`complete` is false) its last word may be the
    /// beginning of another.
    pub(crate) fn read(index: &Index, typed: &str, complete: bool) -> Self {
        let mut words = tokens(typed);
        words.truncate(LONGEST);
        join(index, &mut words);
        split(index, &mut words, complete);
        let opens = |first: &String| index.locale.openers.split_whitespace().any(|word| word == first);
        let is_question = typed.contains(['?', '¿', '؟']) || words.first().is_some_and(opens);
        let mut query = Self { is_question, ..Self::default() };
        let last = words.len();
        for (place, word) in words.iter().enumerate() {
            let readings = readings(index, word, !complete && place + 1 == last, &mut query.corrected);
            query.words.push(readings);
        }
        query
    }

    /// The longest phrases of the thesaurus, and the words between them. Stop words count where there is nothing else.
    pub(crate) fn clauses(&self, index: &Index) -> Vec<Clause> {
        let mut clauses = Vec::new();
        let mut at = 0;
        while at < self.words.len() {
            let (length, readings) = phrase(index, &self.words[at..]);
            let weight =
                |(stems, weight): &(Vec<Stem>, f64)| weight * stems.iter().map(|stem| index.weight(*stem)).sum::<f64>();
            if !readings.is_empty() {
                let stop = length == 1 && readings.iter().flat_map(|(stems, _)| stems).all(|stem| index.stop(*stem));
                let weight = readings.iter().map(weight).fold(0.0, f64::max);
                clauses.push(Clause { readings, weight, stop });
            }
            at += length;
        }
        if clauses.iter().all(|clause| clause.stop) {
            clauses.iter_mut().for_each(|clause| clause.stop = false);
        }
        clauses
    }
}

/// The longest phrase with which words begin, else the first of them: how many words it has, and its readings.
fn phrase(index: &Index, words: &[Vec<(Stem, f64)>]) -> (usize, Vec<(Vec<Stem>, f64)>) {
    let longest = (1..=PHRASE.min(words.len())).rev().find_map(|length| {
        let own: Vec<Stem> = words[..length].iter().map(|word| Some(word.first()?.0)).collect::<Option<_>>()?;
        index.synonyms.get(&own).map(|meanings| (length, own, meanings))
    });
    let single = || words[0].iter().map(|(stem, weight)| (vec![*stem], *weight)).collect();
    let Some((length, own, meanings)) = longest else { return (1, single()) };
    let mut readings: Vec<_> = if length == 1 {
        single()
    } else {
        vec![(own, words[..length].iter().map(|word| word[0].1).fold(1.0, f64::min))]
    };
    readings.extend(meanings.iter().cloned());
    (length, readings)
}

/// `g spot` is `gspot`, and `sexdrive` is `sex drive`, where the site knows that.
fn join(index: &Index, words: &mut Vec<String>) {
    let short = |word: &str| word.chars().count() < 3;
    let mut at = 0;
    while at + 1 < words.len() {
        let (a, b) = (&words[at], &words[at + 1]);
        let joined = format!("{a}{b}");
        let stems = [index.stem(a), index.stem(b)];
        let stop = |stem: &Option<Stem>| stem.is_some_and(|stem| index.stop(stem));
        let apart = (short(a) || short(b)) && !stems.iter().all(stop) || stems.contains(&None);
        if apart && joined.chars().count() > 3 && index.stem(&joined).is_some_and(|stem| !index.stop(stem)) {
            words[at] = joined;
            words.remove(at + 1);
        }
        at += 1;
    }
}

/// Two words for one that is not known, where both are.
fn split(index: &Index, words: &mut Vec<String>, complete: bool) {
    let part = |part: &str| part.chars().count() > 2 && index.stem(part).is_some_and(|stem| !index.list(stem).weak);
    for at in (0..words.len()).rev() {
        let word = words[at].clone();
        if index.stem(&word).is_some() || !complete && at + 1 == words.len() {
            continue;
        }
        let places = word.char_indices().map(|(place, _)| word.split_at(place));
        if let Some((a, b)) = places.rev().find(|(a, b)| part(a) && part(b)) {
            let slip = || corrections(index, &word).first().is_some_and(|(_, cost)| *cost <= SLIP);
            if other_form(index, &word).is_none() && !slip() {
                words.splice(at..=at, [a.to_owned(), b.to_owned()]);
            }
        }
    }
}

/// The stems that a typed word may have: its own; else that of another form; else those of words that are
/// spelt nearly so. A word that is still being typed may also become others.
fn readings(index: &Index, word: &str, growing: bool, corrected: &mut Vec<(String, String)>) -> Vec<(Stem, f64)> {
    let mut readings: Vec<(Stem, f64)> = Vec::new();
    let add = |readings: &mut Vec<(Stem, f64)>, stem: Stem, weight: f64| {
        if !readings.iter().any(|(known, _)| *known == stem) {
            readings.push((stem, weight));
        }
    };
    if let Some(stem) = index.stem(word).or_else(|| other_form(index, word)) {
        readings.push((stem, 1.0));
    }
    if growing && word.chars().count() > 1 {
        let weight = if readings.is_empty() { GUESSED } else { BEGUN };
        for stem in completions(index, word) {
            add(&mut readings, stem, weight);
        }
    }
    let doubtful = |stem: Stem| !growing && index.list(stem).weak && !index.stop(stem);
    if readings.first().is_none_or(|(stem, _)| doubtful(*stem)) {
        let found = corrections(index, word);
        if let Some((best, _)) = found.first().filter(|_| readings.is_empty()) {
            corrected.push((word.to_owned(), index.dictionary.words[*best].0.clone()));
        }
        for (place, cost) in found {
            add(&mut readings, index.dictionary.words[place].1, 1.0 - MISTAKE * cost);
        }
    }
    readings
}

/// The stem of the same word with another ending.
fn other_form(index: &Index, word: &str) -> Option<Stem> {
    index.locale.endings.split_whitespace().find_map(|ending| {
        let start = word.strip_suffix(ending).filter(|start| start.chars().count() > 3)?;
        let mut others = std::iter::once("").chain(index.locale.other_endings.split_whitespace());
        others.find_map(|other| index.stem(&format!("{start}{other}")))
    })
}

/// Up to [`COMPLETIONS`] stems whose words begin so, the most frequent first.
fn completions(index: &Index, word: &str) -> impl Iterator<Item = Stem> {
    let words = &index.dictionary.words;
    let first = words.partition_point(|(known, _)| known.as_str() < word);
    let begin = words[first..].iter().take_while(|(known, _)| known.starts_with(word)).map(|(_, stem)| *stem);
    let mut found: Vec<Stem> = begin.filter(|stem| !index.stop(*stem)).collect();
    found.sort_by_key(|stem| (std::cmp::Reverse(index.list(*stem).df), *stem));
    found.dedup();
    found.into_iter().take(COMPLETIONS)
}

/// Words spelt nearly like this one, by their place, with the cost of the mistakes: the best, and
/// those that are hardly worse. Of two as near the one that more sections have comes first.
fn corrections(index: &Index, word: &str) -> Vec<(usize, f64)> {
    let letters: Vec<char> = word.chars().collect();
    let limit = edit_distance::limit(letters.len());
    if limit == 0.0 || letters.iter().any(char::is_ascii_digit) {
        return Vec::new();
    }
    let words = &index.dictionary.words;
    let mut found: Vec<(f64, u32, usize)> = Vec::new();
    edit_distance::closest(
        &letters,
        words,
        |(word, _)| word,
        limit,
        |place, cost| {
            let list = index.list(words[place].1);
            found.push((cost + if list.weak { WEAK } else { 0.0 }, list.df, place));
        },
    );
    found.sort_by(|a, b| a.0.total_cmp(&b.0).then(b.1.cmp(&a.1)).then(a.2.cmp(&b.2)));
    let best = found.first().map_or(0.0, |found| found.0);
    found
        .into_iter()
        .filter(|found| found.0 <= best + BESIDE)
        .take(CORRECTIONS)
        .map(|(cost, _, place)| (place, cost))
        .collect()
}
