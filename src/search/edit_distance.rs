//! How far a misspelt word is from a known one, in the mistakes that people make: a weighted edit distance. The
//! client's `2-edit-distance.js` is the same.

use super::shared::shared;
use hashbrown::HashMap;

shared! {
    /// How far a word may be from a known one, by its letters; more letters than these may be as far as the last.
    LIMITS: [f64; 9] = [0.0, 0.0, 0.0, 0.0, 1.05, 1.05, 1.7, 1.7, 1.7];
    LIMIT: f64 = 2.3;
    /// Letters that sound alike.
    SOUNDS: [&str; 9] = ["ckqx", "sz", "fv", "iye", "gj", "dt", "bp", "mn", "ckg"];
    ALIKE: f64 = 0.55;
    /// What it costs to write one vowel for another.
    VOWEL: f64 = 0.6;
    /// What it costs to leave out or add a letter that is doubled, or one that is hardly heard.
    DOUBLED: f64 = 0.4;
    QUIET: f64 = 0.8;
    /// What it costs to write two letters in each other's place.
    TURNED: f64 = 0.7;
    /// What it costs to get the first letter wrong, beside the mistake itself.
    FIRST: f64 = 0.4;
    /// Less than any two costs differ.
    NOTHING: f64 = 1e-9;
}

/// How far a word of so many letters may be from a known one.
pub(crate) fn limit(letters: usize) -> f64 {
    LIMITS.get(letters).copied().unwrap_or(LIMIT)
}

/// Calls `see` with the place and the cost of each of the sorted words that is no further from what was typed than
/// `limit`. Words with the same beginning share its rows of costs, and all fail with it.
pub(crate) fn closest<W>(
    typed: &[char],
    words: &[W],
    word: impl Fn(&W) -> &str,
    limit: f64,
    mut see: impl FnMut(usize, f64),
) {
    let mut table = Table::new(typed);
    let mut before: Vec<char> = Vec::new();
    // No letter is left out or added for less.
    let most = ((limit / DOUBLED) as usize).min(3);
    let mut next = 0;
    while next < words.len() {
        let (place, word_here) = (next, word(&words[next]));
        next += 1;
        // Most words are of ASCII, and need not be counted.
        let letters = if word_here.is_ascii() { word_here.len() } else { word_here.chars().count() };
        if letters.abs_diff(typed.len()) > most || letters < 3 {
            continue;
        }
        let alike = word_here.chars().zip(&before).take_while(|(letter, other)| letter == *other);
        let (shared, bytes) = alike.fold((0, 0), |(count, bytes), (letter, _)| (count + 1, bytes + letter.len_utf8()));
        before.truncate(shared);
        before.extend(word_here[bytes..].chars());
        let first = if typed[0] == before[0] { 0.0 } else { FIRST };
        let rest = limit - first + NOTHING;
        match (shared + 1..=letters).find(|length| table.fails(&before[..*length], rest)) {
            Some(hopeless) => {
                let bytes: usize = before[..hopeless].iter().map(|letter| letter.len_utf8()).sum();
                next += beginning(&words[next..], |other| {
                    word(other).as_bytes().starts_with(&word_here.as_bytes()[..bytes])
                });
            }
            None => {
                let cost = table.rows[letters][typed.len()] + first;
                if cost <= limit {
                    see(place, cost);
                }
            }
        }
    }
}

/// How many of the sorted words at the beginning are alike, found in steps that double.
fn beginning<W>(words: &[W], alike: impl Fn(&W) -> bool) -> usize {
    let mut step = 1;
    while step <= words.len() && alike(&words[step - 1]) {
        step *= 2;
    }
    let known = step / 2;
    known + words[known..words.len().min(step)].partition_point(alike)
}

/// The costs between the beginnings of what was typed and those of a word.
struct Table<'a> {
    typed: &'a [char],
    /// What each typed letter costs as one too many.
    gaps: Vec<f64>,
    /// What each typed letter costs in the place of a letter.
    swaps: HashMap<char, Vec<f64>>,
    /// By the length of the word's beginning, then of the typed one.
    rows: Vec<Vec<f64>>,
    /// The least of each row.
    least: Vec<f64>,
}

impl<'a> Table<'a> {
    fn new(typed: &'a [char]) -> Self {
        let gaps: Vec<f64> = (0..typed.len()).map(|at| gap(typed, at)).collect();
        let mut first = vec![0.0];
        for gap in &gaps {
            first.push(first[first.len() - 1] + gap);
        }
        Self { typed, gaps, swaps: HashMap::new(), rows: vec![first], least: vec![0.0] }
    }

    /// Writes the row of a word's beginning after those of shorter ones. Whether no word that begins so is near
    /// enough: two letters in each other's place lead from the row before the last to the next.
    fn fails(&mut self, word: &[char], limit: f64) -> bool {
        let (at, typed) = (word.len() - 1, self.typed);
        let (letter, added) = (word[at], gap(word, at));
        let swaps =
            self.swaps.entry(letter).or_insert_with(|| typed.iter().map(|other| swap(*other, letter)).collect());
        self.rows.resize_with(self.rows.len().max(at + 2), || vec![0.0; typed.len() + 1]);
        let (earlier, rest) = self.rows.split_at_mut(at + 1);
        let (last, row) = (&earlier[at], &mut rest[0]);
        row[0] = last[0] + added;
        let mut least = row[0];
        for j in 1..row.len() {
            let mut cost = (last[j - 1] + swaps[j - 1]).min(row[j - 1] + self.gaps[j - 1]).min(last[j] + added);
            let turned = at > 0 && j > 1 && typed[j - 1] == word[at - 1] && typed[j - 2] == letter;
            if turned && letter != typed[j - 1] {
                cost = cost.min(earlier[at - 1][j - 2] + TURNED);
            }
            row[j] = cost;
            least = least.min(cost);
        }
        self.least.truncate(at + 1);
        self.least.push(least);
        least > limit && self.least[at] + TURNED > limit
    }
}

fn vowel(c: char) -> bool {
    matches!(c, 'a' | 'e' | 'i' | 'o' | 'u' | 'y')
}

/// What it costs to write one letter for another.
fn swap(a: char, b: char) -> f64 {
    if a == b {
        0.0
    } else if SOUNDS.iter().any(|group| group.contains(a) && group.contains(b)) {
        ALIKE
    } else if vowel(a) && vowel(b) {
        VOWEL
    } else {
        1.0
    }
}

/// What it costs to leave out or add the letter at a place of a word.
fn gap(word: &[char], at: usize) -> f64 {
    let letter = word[at];
    if at > 0 && word[at - 1] == letter {
        DOUBLED
    } else if vowel(letter) || letter == 'h' {
        QUIET
    } else {
        1.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cost(typed: &str, word: &str) -> f64 {
        let typed: Vec<char> = typed.chars().collect();
        let mut found = f64::NAN;
        // The words before it leave their rows behind.
        let words = ["dabble", "diabolic", word];
        closest(
            &typed,
            &words,
            |word| word,
            9.0,
            |place, cost| {
                if place == 2 {
                    found = (cost * 100.0).round() / 100.0;
                }
            },
        );
        found
    }

    #[test]
    fn likely_mistakes_cost_less() {
        assert_eq!(cost("surogate", "surrogate"), 0.4);
        assert_eq!(cost("thearpist", "therapist"), 0.7);
        assert_eq!(cost("desease", "disease"), 0.55);
        assert_eq!(cost("cat", "dog"), 3.0);
    }
}
