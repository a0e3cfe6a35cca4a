//! How far a misspelt word is from a known one, in the mistakes that people make.

/// How far a word of so many letters may be from a known one.
pub fn limit(letters: usize) -> f64 {
    match letters {
        0..=3 => 0.0,
        4..=5 => 1.05,
        6..=8 => 1.7,
        _ => 2.3,
    }
}

const SOUNDS: &[&str] = &["ckqx", "sz", "fv", "iye", "gj", "dt", "bp", "mn", "ckg"];

/// What it costs to write two letters in each other's place.
const TURNED: f64 = 0.7;

fn vowel(c: char) -> bool {
    matches!(c, 'a' | 'e' | 'i' | 'o' | 'u' | 'y')
}

/// What it costs to write one letter for another.
fn swap(a: char, b: char) -> f64 {
    if a == b {
        0.0
    } else if SOUNDS.iter().any(|group| group.contains(a) && group.contains(b)) {
        0.55
    } else if vowel(a) && vowel(b) {
        0.6
    } else {
        1.0
    }
}

/// What it costs to leave out or add a letter beside another: little for a doubled one, less than
/// usual for a vowel.
fn gap(letter: char, beside: Option<char>) -> f64 {
    if beside == Some(letter) {
        0.4
    } else if vowel(letter) || letter == 'h' {
        0.8
    } else {
        1.0
    }
}

/// The cost of the mistakes between what was typed and a word; above `limit` the search for them is
/// given up and something above `limit` comes back.
pub fn distance(typed: &[char], word: &[char], limit: f64) -> f64 {
    let width = word.len() + 1;
    let mut before: Vec<f64> = vec![0.0; width];
    let mut last: Vec<f64> = vec![0.0; width];
    for j in 1..width {
        last[j] = last[j - 1] + gap(word[j - 1], j.checked_sub(2).map(|at| word[at]));
    }
    let mut least_before = 0.0;
    for i in 1..=typed.len() {
        let letter = typed[i - 1];
        let mut row = vec![0.0; width];
        row[0] = last[0] + gap(letter, i.checked_sub(2).map(|at| typed[at]));
        let mut least = row[0];
        for j in 1..width {
            let other = word[j - 1];
            let mut cost = last[j - 1] + swap(letter, other);
            cost = cost.min(last[j] + gap(letter, i.checked_sub(2).map(|at| typed[at])));
            cost = cost.min(row[j - 1] + gap(other, j.checked_sub(2).map(|at| word[at])));
            if i > 1 && j > 1 && letter == word[j - 2] && typed[i - 2] == other && letter != other {
                cost = cost.min(before[j - 2] + TURNED);
            }
            row[j] = cost;
            least = least.min(cost);
        }
        // Two letters in each other's place lead from the row before this one to the next.
        if least > limit && least_before + TURNED > limit {
            return least;
        }
        least_before = least;
        before = std::mem::replace(&mut last, row);
    }
    let first = if typed.first() == word.first() { 0.0 } else { 0.4 };
    last[word.len()] + first
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cost(typed: &str, word: &str) -> f64 {
        let (typed, word): (Vec<char>, Vec<char>) = (typed.chars().collect(), word.chars().collect());
        (distance(&typed, &word, 9.0) * 100.0).round() / 100.0
    }

    #[test]
    fn likely_mistakes_cost_less() {
        assert_eq!(cost("surogate", "surrogate"), 0.4);
        assert_eq!(cost("thearpist", "therapist"), 0.7);
        assert_eq!(cost("desease", "disease"), 0.55);
        assert_eq!(cost("cat", "dog"), 3.0);
    }
}
