//! "Did you mean …?"

use strsim::osa_distance;

/// The candidate that is nearest to a mistyped word, or none when nothing is near enough to be
/// what was meant. The distance is that of Damerau and Levenshtein (optimal string alignment),
/// at most a third of the word's length; neither letter case nor the order of a name's words counts.
pub(crate) fn nearest<'a>(word: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let word: String = word.to_lowercase().chars().take(64).collect();
    let length = word.chars().count();
    let limit = (length / 3).max(1);
    let ordered_word = ordered(&word);
    let letters_of_word = letters(&word);
    let distance = |candidate: &str| {
        let candidate = candidate.to_lowercase();
        // Words in another order are one mistake, the letters of a word are others.
        osa_distance(&word, &candidate).min(1 + osa_distance(&ordered_word, &ordered(&candidate)))
    };
    candidates
        .into_iter()
        .filter(|candidate| !candidate.is_ascii() || candidate.len().abs_diff(length) <= limit)
        .filter(|candidate| apart(&letters_of_word, &letters(candidate)) <= limit)
        .map(|candidate| (distance(candidate), candidate))
        .filter(|(distance, candidate)| *distance <= limit && *distance < candidate.chars().count())
        .min()
        .map(|(_, candidate)| candidate)
}

/// How often each letter stands in a name, large or small, the marks between words as one; rare letters aside.
fn letters(name: &str) -> [u32; 32] {
    let mut counts = [0; 32];
    for byte in name.bytes().filter(u8::is_ascii) {
        let byte = if matches!(byte, b'_' | b' ') { b'-' } else { byte };
        counts[usize::from(byte & 31)] += 1;
    }
    counts
}

/// What the distance of two names is at least, as their lengths say too: letters that only one of them has. It is
/// had at little cost, and most names are far from a word.
fn apart(one: &[u32; 32], other: &[u32; 32]) -> usize {
    let lacking =
        |one: &[u32; 32], other: &[u32; 32]| one.iter().zip(other).map(|(one, other)| one.saturating_sub(*other)).sum();
    let (fewer, more): (u32, u32) = (lacking(one, other), lacking(other, one));
    fewer.max(more) as usize
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
