//! "Did you mean …?"

use strsim::osa_distance;

/// The candidate that is nearest to a mistyped word, or none when nothing is near enough to be what was meant.
pub(crate) fn nearest<'a>(word: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let names: Names<&str> = candidates.into_iter().collect();
    names.nearest(word).map(|at| names.0[at].0)
}

/// Names in the order of how much they are like a word.
pub(crate) fn by_nearness<'a>(word: &str, names: &[&'a str]) -> Vec<&'a str> {
    let mut sorted = names.to_vec();
    sorted.sort_by_cached_key(|name| osa_distance(&word.to_lowercase(), &name.to_lowercase()));
    sorted
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

/// Whose names they are among which one was mistyped.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Whose {
    /// The program's: they are few, and none is another with a letter changed.
    Ours,
    /// Those that authors give: any word may be one, and `content` is none of `consent`.
    Authors,
}

/// The one name that a mistyped word can only have meant; none where there is any doubt. Large letters and what
/// parts the words of a name do not count.
pub(crate) fn only<'a>(word: &str, candidates: impl IntoIterator<Item = &'a str>, whose: Whose) -> Option<&'a str> {
    let wanted = parted(word);
    let far = wanted.chars().count() / 3;
    let far = if whose == Whose::Ours { far.min(2) } else { (wanted.chars().count() / 4).min(1) };
    let mut near: Vec<(usize, &str)> = candidates
        .into_iter()
        .map(|name| (slips(&wanted, &parted(name), whose), name))
        .filter_map(|(slips, name)| Some((slips?, name)))
        .collect();
    near.sort_unstable();
    near.dedup();
    match near[..] {
        [(slips, name)] if slips <= far => Some(name),
        [(slips, name), (next, _), ..] if slips <= far && next > (slips + 1).min(far) => Some(name),
        _ => None,
    }
}

/// How many letters of a word are wrong if it was to be that name; none where it is another one: with other digits
/// (`part-1`), another beginning (`illegal`), or another short word (`plan-b`).
fn slips(word: &str, name: &str, whose: Whose) -> Option<usize> {
    if word == name {
        return Some(0);
    }
    // What has no letter to spare: `b` of `plan-b`, `2014a`.
    let exact = |name: &str| -> Vec<String> {
        let parts = name.split(|c: char| !c.is_alphanumeric());
        let is_exact = |part: &&str| part.chars().count() < 3 || part.contains(|c: char| c.is_ascii_digit());
        parts.filter(is_exact).map(str::to_owned).collect()
    };
    if exact(word) != exact(name) {
        return None;
    }
    if whose == Whose::Ours && ordered(word) == ordered(name) {
        return Some(1);
    }
    let letters = |name: &str| {
        let mut letters: Vec<char> = name.chars().collect();
        letters.sort_unstable();
        letters
    };
    let is_other = word.chars().count() == name.chars().count() && letters(word) != letters(name);
    let begins = word.chars().next() == name.chars().next();
    (begins && !(whose == Whose::Authors && is_other)).then(|| osa_distance(word, name))
}

/// A name in small letters, with hyphens between its words.
fn parted(name: &str) -> String {
    name.to_lowercase().replace(['_', ' '], "-")
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

    #[test]
    fn only_what_is_beyond_doubt_is_meant() {
        let ours = |word, names: &[&'static str]| only(word, names.iter().copied(), Whose::Ours);
        assert_eq!(ours("sumary", &["title", "summary"]), Some("summary"));
        assert_eq!(ours("Last_Reviewed", &["last-reviewed", "next-review"]), Some("last-reviewed"));
        assert_eq!(ours("short-answer", &["answer", "answer-short"]), Some("answer-short"));
        assert_eq!(ours("sorces", &["source", "sources"]), None);
        assert_eq!(ours("untrue", &["true", "false"]), None);
        let authors = |word, names: &[&'static str]| only(word, names.iter().copied(), Whose::Authors);
        assert_eq!(authors("consnet", &["consent"]), Some("consent"));
        assert_eq!(authors("cost", &["costs"]), Some("costs"));
        for (word, name) in [
            ("content", "consent"),
            ("smith-2013", "smith-2014"),
            ("a-2041", "a-2014"),
            ("smith-2014a", "smith-2014"),
            ("plan-b", "plan-a"),
            ("legal", "illegal"),
            ("male", "female"),
            ("sex", "six"),
            ("part-1", "part-2"),
        ] {
            assert_eq!(authors(word, &[name]), None, "{word}");
        }
    }
}
