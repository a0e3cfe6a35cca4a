//! "Did you mean …?"

use strsim::osa_distance;

/// The candidate that is nearest to a mistyped word, or none when nothing is near enough to be what was meant.
pub(crate) fn nearest<'a>(word: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let names: Names<&str> = candidates.into_iter().collect();
    names.nearest(word).map(|at| names.0[at].0)
}

/// Names among which mistyped ones are looked for, each with its letters.
#[derive(Debug)]
pub(crate) struct Names<S>(Vec<(S, Letters)>);

impl<S: AsRef<str>> FromIterator<S> for Names<S> {
    fn from_iter<I: IntoIterator<Item = S>>(names: I) -> Self {
        let with_letters = |name: S| {
            let letters = Letters::of(name.as_ref());
            (name, letters)
        };
        Self(names.into_iter().map(with_letters).collect())
    }
}

impl<S: AsRef<str>> Names<S> {
    /// The place of the name that is nearest to a word, if one is near enough. The distance is that of Damerau and
    /// Levenshtein (optimal string alignment), at most a third of the word's length; neither letter case nor the
    /// order of a name's words counts.
    pub(crate) fn nearest(&self, word: &str) -> Option<usize> {
        let word: String = word.to_lowercase().chars().take(64).collect();
        let limit = (word.chars().count() / 3).max(1);
        let ordered_word = ordered(&word);
        let letters = Letters::of(&word);
        let distance = |candidate: &str| {
            let candidate = candidate.to_lowercase();
            // Words in another order are one mistake, the letters of a word are others.
            osa_distance(&word, &candidate).min(1 + osa_distance(&ordered_word, &ordered(&candidate)))
        };
        let near = self.0.iter().enumerate().filter(|(_, (_, own))| letters.apart(own) <= limit);
        near.map(|(at, (name, _))| (distance(name.as_ref()), name.as_ref(), at))
            .filter(|(distance, name, _)| *distance <= limit && *distance < name.chars().count())
            .min()
            .map(|(.., at)| at)
    }
}

/// How often each letter stands in a name, large or small, the marks between words as one, and rare letters aside;
/// at most 255 times.
#[derive(Debug)]
struct Letters([u8; 32]);

impl Letters {
    fn of(name: &str) -> Self {
        let mut counts = [0_u8; 32];
        for byte in name.bytes().filter(u8::is_ascii) {
            let byte = if matches!(byte, b'_' | b' ') { b'-' } else { byte };
            let count = &mut counts[usize::from(byte & 31)];
            *count = count.saturating_add(1);
        }
        Self(counts)
    }

    /// What the distance of two names is at least: letters that only one of them has. It is had at little cost, and
    /// most names are far from a word.
    fn apart(&self, other: &Self) -> usize {
        let lacking = |one: &Self, other: &Self| -> u32 {
            one.0.iter().zip(&other.0).map(|(one, other)| u32::from(one.saturating_sub(*other))).sum()
        };
        lacking(self, other).max(lacking(other, self)) as usize
    }
}

/// The words of a name in the order of the alphabet.
fn ordered(name: &str) -> String {
    let mut words: Vec<&str> = name.split(['-', '_', ' ']).collect();
    words.sort_unstable();
    words.join("-")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn finds_what_was_meant_and_nothing_else() {
        assert_eq!(nearest("sumary", ["title", "summary"]), Some("summary"));
        assert_eq!(nearest("tilte", ["title", "tips"]), Some("title"));
        assert_eq!(nearest("colour", ["title", "summary"]), None);
        assert_eq!(nearest("a", ["b"]), None);
        assert_eq!(nearest("short-answer", ["answer", "answer-short"]), Some("answer-short"));
        assert_eq!(nearest("short answr", ["answer", "answer-short"]), Some("answer-short"));
    }
}
