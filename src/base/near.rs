//! "Did you mean …?"

use strsim::osa_distance;

/// The candidate that is nearest to a mistyped word, or none when nothing is near enough to be
/// what was meant. The distance is that of Damerau and Levenshtein (optimal string alignment),
/// at most a third of the word's length; neither letter case nor the order of a name's words counts.
pub(crate) fn nearest<'a>(word: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let word: String = word.to_lowercase().chars().take(64).collect();
    let limit = (word.chars().count() / 3).max(1);
    let ordered_word = ordered(&word);
    let distance = |candidate: &str| {
        let candidate = candidate.to_lowercase();
        // Words in another order are one mistake, the letters of a word are others.
        osa_distance(&word, &candidate).min(1 + osa_distance(&ordered_word, &ordered(&candidate)))
    };
    candidates
        .into_iter()
        .map(|candidate| (distance(candidate), candidate))
        .filter(|(distance, candidate)| *distance <= limit && *distance < candidate.chars().count())
        .min()
        .map(|(_, candidate)| candidate)
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
