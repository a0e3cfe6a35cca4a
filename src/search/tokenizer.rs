//! The tokenizer: words of a text as search knows them, folded and split. The client's `1-tokenizer.js` does the same.

use crate::language::Locale;
use std::borrow::Cow;
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// A compound of two parts is also known without its hyphen when one part is this short.
const SHORT_PART: usize = 3;

/// Calls `see` for every word of a text, folded. A compound whose parts are short (`g-spot`) is seen
/// in its parts and also as one.
pub(crate) fn each_token(text: &str, see: impl FnMut(&str)) {
    each(text, true, see);
}

/// The words of a text in their order, folded, without joined compounds.
pub(crate) fn tokens(text: &str) -> Vec<String> {
    let mut out = Vec::new();
    each(text, false, |word| out.push(word.to_owned()));
    out
}

fn each(text: &str, compounds: bool, see: impl FnMut(&str)) {
    let simple = text.is_ascii() || text.chars().all(|c| plain(c).is_some());
    if simple { each_plain(text, compounds, see) } else { each_run(text, compounds, see) }
}

/// [`each`] where it takes no rule of Unicode: most of a large site's words stand in the text as they are seen.
fn each_plain(text: &str, compounds: bool, mut see: impl FnMut(&str)) {
    let text = text.to_ascii_lowercase();
    let mut at = 0;
    let (mut word, mut previous) = (Cow::Borrowed(""), Cow::Borrowed(""));
    // The signs since the last word, and the last of them.
    let mut between = (0, ' ');
    loop {
        // Most words stand between two spaces.
        if word.is_empty() && between.1 != '-' {
            let mut last = at..at;
            while let Some(end) = before_space(text.as_bytes(), at) {
                see(&text[at..end]);
                last = at..end;
                at = end + 1;
            }
            if !last.is_empty() {
                (previous, between) = (Cow::Borrowed(&text[last]), (1, ' '));
            }
        }
        let (run, behind) = text[at..].split_at(run_end(text.as_bytes(), at) - at);
        word = if word.is_empty() { Cow::Borrowed(run) } else { word + run };
        let mut letters = behind.chars();
        let next = letters.next();
        at = text.len() - letters.as_str().len();
        // The end ends a word too.
        let letter = next.map_or(Some(' '), plain).unwrap_or_default();
        let quiet = matches!(letter, '\'' | '’' | '‘' | '`');
        if quiet && !ELISIONS.contains(&word.as_ref()) {
            continue;
        }
        if !word.is_empty() {
            let is_joined = compounds && between == (1, '-') && !previous.is_empty();
            if is_joined && (short(&previous) || short(&word)) {
                see(&(previous + word.as_ref()));
            }
            see(&word);
            previous = std::mem::take(&mut word);
            between.0 = 0;
        }
        between = (between.0 + 1, letter);
        if next.is_none() {
            break;
        }
    }
}

/// Where the small letters and digits of ASCII from a place on end. Eight are looked at as one: most words are no
/// longer, and a step for each letter would cost more than all else that is done with a word.
fn run_end(text: &[u8], at: usize) -> usize {
    let mut end = at;
    while let Some(eight) = text.get(end..).and_then(<[u8]>::first_chunk::<8>) {
        let others = others(u64::from_le_bytes(*eight));
        if others != 0 {
            return end + others.trailing_zeros() as usize / 8;
        }
        end += 8;
    }
    while text.get(end).is_some_and(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit()) {
        end += 1;
    }
    end
}

/// The highest bit of each of eight bytes that is no small letter and no digit of ASCII.
fn others(eight: u64) -> u64 {
    const HIGH: u64 = 0x8080_8080_8080_8080;
    // No byte borrows from the next: its highest bit is set before, and says afterwards whether it was as much.
    let from = |byte: u8| (eight | HIGH) - u64::from_le_bytes([byte; 8]);
    let digits = from(b'0') & !from(b'9' + 1);
    let letters = from(b'a') & !from(b'z' + 1);
    (eight | !(digits | letters)) & HIGH
}

/// Where the word from a place on ends; none where there is none, or something else than a space behind it.
fn before_space(text: &[u8], at: usize) -> Option<usize> {
    let end = run_end(text, at);
    (end > at && text.get(end) == Some(&b' ')).then_some(end)
}

fn each_run(text: &str, compounds: bool, mut see: impl FnMut(&str)) {
    let folded = fold(text);
    let mut previous: Option<&str> = None;
    let mut end = 0;
    for (start, word) in runs(&folded) {
        let joined =
            previous.filter(|first| compounds && joins_next(&folded[end..start]) && (short(first) || short(word)));
        if let Some(first) = joined {
            see(&format!("{first}{word}"));
        }
        end = start + word.len();
        previous = Some(word);
        if !word.is_ascii() && word.contains(unspaced) { pairs(word, &mut see) } else { see(word) }
    }
}

/// The stop words of a language, folded.
pub(crate) fn stop_words(locale: &Locale) -> Vec<String> {
    locale.stop_words.split_whitespace().map(fold).collect()
}

/// A text in lower case, without accents and apostrophes, compatible forms made one. What is cut short
/// before a word (`l’eau`) stands apart from it.
pub(crate) fn fold(text: &str) -> String {
    if text.chars().all(|c| plain(c).is_some()) {
        return without_apostrophes(text.chars().filter_map(plain));
    }
    fold_any(text)
}

/// What a letter of ASCII is when folded, and what most texts have beside them; none for what needs a rule of Unicode.
fn plain(c: char) -> Option<char> {
    match c {
        '\0'..='\u{7f}' => Some(c.to_ascii_lowercase()),
        '–' | '—' | '“' | '”' | '…' | '\u{a0}' => Some(' '),
        '’' | '‘' => Some(c),
        _ => None,
    }
}

fn fold_any(text: &str) -> String {
    let lower = text.to_lowercase();
    without_apostrophes(lower.nfkd().filter(|c| !accent(*c))).nfc().collect()
}

/// Words that are cut short before another.
const ELISIONS: [&str; 9] = ["c", "d", "j", "l", "m", "n", "qu", "s", "t"];

fn without_apostrophes(letters: impl Iterator<Item = char>) -> String {
    let mut out = String::new();
    for letter in letters {
        match letter {
            '\'' | '’' | '‘' | 'ʼ' | '`' => {
                let word = out.rsplit(|c| !within(c)).next().unwrap_or_default();
                if ELISIONS.contains(&word) {
                    out.push(' ');
                }
            }
            'ß' => out.push_str("ss"),
            'œ' => out.push_str("oe"),
            'æ' => out.push_str("ae"),
            letter => out.push(letter),
        }
    }
    out
}

/// Marks that many people leave out: those of Latin, Greek and Cyrillic, Hebrew points, Arabic vowels.
fn accent(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36f}' | '\u{591}'..='\u{5bd}' | '\u{5bf}'..='\u{5c7}' | '\u{610}'..='\u{61a}'
        | '\u{64b}'..='\u{65f}' | '\u{670}')
}

/// Letters of scripts that put no spaces between words: Thai, Lao, Myanmar, Khmer, Kana and Han.
fn unspaced(c: char) -> bool {
    matches!(c, '\u{e00}'..='\u{eff}' | '\u{1000}'..='\u{109f}' | '\u{1780}'..='\u{17ff}' | '\u{3040}'..='\u{30ff}'
        | '\u{3400}'..='\u{4dbf}' | '\u{4e00}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{20000}'..='\u{2ffff}')
}

fn within(c: char) -> bool {
    c.is_alphanumeric() || !c.is_ascii() && is_combining_mark(c)
}

/// The runs of letters and digits, each with its first byte.
fn runs(folded: &str) -> impl Iterator<Item = (usize, &str)> {
    let start = folded.as_ptr() as usize;
    folded.split(|c| !within(c)).filter(|word| !word.is_empty()).map(move |word| (word.as_ptr() as usize - start, word))
}

/// Every two neighbouring letters: no dictionary, so build and browser agree.
fn pairs(word: &str, see: &mut impl FnMut(&str)) {
    let starts: Vec<usize> = word.char_indices().map(|(at, _)| at).chain([word.len()]).collect();
    if starts.len() < 3 {
        return see(word);
    }
    for window in starts.windows(3) {
        see(&word[window[0]..window[2]]);
    }
}

fn joins_next(between: &str) -> bool {
    matches!(between, "-" | "\u{2010}" | "\u{2011}")
}

fn short(word: &str) -> bool {
    word.chars().take(SHORT_PART + 1).count() <= SHORT_PART
}

#[cfg(test)]
mod tests {
    use super::*;

    fn seen(text: &str) -> Vec<String> {
        let [out, _] = [true, false].map(|compounds| {
            let (mut out, mut any) = (Vec::new(), Vec::new());
            each(text, compounds, |word| out.push(word.to_owned()));
            each_run(text, compounds, |word| any.push(word.to_owned()));
            assert_eq!(out, any, "{text:?}");
            out
        });
        out
    }

    #[test]
    fn plain_text_is_split_as_any_other() {
        let parts = ["a", "qu", "Word", "x1", "-", "--", " ", "’", "'", "`", "–", ".", "l", "\n", "G"];
        // Every row of five.
        for number in 0..parts.len().pow(5) {
            let text: String = (0..5).map(|place| parts[number / parts.len().pow(place) % parts.len()]).collect();
            seen(&text);
        }
    }

    #[test]
    fn a_run_ends_at_every_byte_that_is_no_letter_or_digit() {
        for byte in 0..=u8::MAX {
            let ends = !(byte.is_ascii_lowercase() || byte.is_ascii_digit());
            for place in 0..12 {
                let mut text = *b"ab0z9cdefghijk";
                text[place] = byte;
                assert_eq!(run_end(&text, 0), if ends { place } else { text.len() }, "{byte} at {place}");
            }
        }
    }

    #[test]
    fn words_are_folded_and_split() {
        assert_eq!(tokens("Can’t come — Ça va, Übung?"), ["cant", "come", "ca", "va", "ubung"]);
        assert_eq!(
            seen("the G-spot and a first-meeting"),
            ["the", "g", "gspot", "spot", "and", "a", "first", "meeting"]
        );
        assert_eq!(fold("It’s “so” – yes"), fold_any("It’s  so  \u{a0} yes"));
        assert_eq!(tokens("性治疗 test"), ["性治", "治疗", "test"]);
        assert_eq!(tokens("ﬁne Ⅷ"), ["fine", "viii"]);
        assert_eq!(tokens("L’intimité qu'elle aime, au cœur"), ["l", "intimite", "qu", "elle", "aime", "au", "coeur"]);
        assert_eq!(tokens("Größe I'd he's"), ["grosse", "id", "hes"]);
    }
}
