//! Telephone numbers, as people write them and as they are dialled.

use super::decode_path;
use std::fmt;

/// What begins the number of an extension, the longer spellings first.
const EXTENSION: &[&str] = &[";ext=", "extension", "ext.", "ext", "x.", "x", "#"];
/// Capitals that say something about a number and are no part of it.
const WORDS: &[&str] = &["AND", "AT", "CALL", "FAX", "FOR", "FREE", "ONLY", "OR", "PRESS", "SMS", "TEXT", "TO", "TTY"];
/// Nought in Arabic, Persian, Devanagari, Bengali, Thai and in full width.
const NOUGHTS: &[char] = &['٠', '۰', '०', '০', '๐', '０'];
/// The longest number of the world (ITU-T E.164).
const LONGEST: usize = 15;
/// The shortest number that is dialled within a country.
const SHORTEST: usize = 2;
/// The shortest international number: its country's code and what follows.
const SHORTEST_ABROAD: usize = 7;

/// One telephone number; shown as it stands behind `tel:` (RFC 3966).
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Phone {
    dialled: String,
    extension: Option<String>,
}

impl Phone {
    /// Reads one number: digits with their usual separators, `(0)` behind a country's code, capitals as on
    /// a keypad, an extension, a code such as `*31#`. None for two numbers, and for a number with words.
    pub(crate) fn parse(text: &str) -> Option<Self> {
        let text = plain(text);
        if text.starts_with(['*', '#']) {
            let code = text.bytes().all(|byte| byte.is_ascii_digit() || b"*#".contains(&byte));
            let digits = text.bytes().any(|byte| byte.is_ascii_digit());
            return (code && digits).then(|| Self { dialled: text.replace('#', "%23"), extension: None });
        }
        let (number, extension) = extension(&text).unwrap_or((&text, ""));
        let extension = Some(extension.to_owned()).filter(|extension| !extension.is_empty());
        Some(Self { dialled: with_repetition(number)?, extension })
    }

    /// What stands behind `tel:` in an address; none in other addresses.
    pub(crate) fn text_of(url: &str) -> Option<String> {
        let (scheme, text) = url.split_once(':')?;
        scheme.eq_ignore_ascii_case("tel").then(|| decode_path(text).unwrap_or_else(|| text.to_owned()))
    }
}

impl fmt::Display for Phone {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.dialled)?;
        self.extension.iter().try_for_each(|extension| write!(f, ";ext={extension}"))
    }
}

/// The same text in the digits, the hyphens and the spaces of ASCII, without marks of direction.
fn plain(text: &str) -> String {
    let letters = text.chars().filter_map(|c| match c {
        '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' => None,
        '\u{2010}'..='\u{2015}' | '−' => Some('-'),
        '＋' => Some('+'),
        c if c.is_whitespace() => Some(' '),
        c => Some(digit(c).unwrap_or(c)),
    });
    letters.collect::<String>().trim().to_owned()
}

/// A digit of another script as one of ASCII.
fn digit(c: char) -> Option<char> {
    NOUGHTS.iter().find_map(|nought| char::from_digit(u32::from(c).checked_sub(u32::from(*nought))?, 10))
}

/// The number before an extension, and the extension: `020 7946 0000 (ext. 5)`.
fn extension(text: &str) -> Option<(&str, &str)> {
    let inner = text.strip_suffix(')').unwrap_or(text);
    let head = inner.trim_end_matches(|c: char| c.is_ascii_digit());
    let digits = &inner[head.len()..];
    let head = head.trim_end();
    let fits = |mark: &&&str| {
        head.len() > mark.len() && head.get(head.len() - mark.len()..).is_some_and(|end| end.eq_ignore_ascii_case(mark))
    };
    let before = &head[..head.len() - EXTENSION.iter().find(fits)?.len()];
    let opened = before.trim_end_matches([' ', ',', ';', '(']);
    let closed = inner.len() < text.len();
    let whole = !before.ends_with(|c: char| c.is_ascii_alphabetic()) && closed == before.ends_with('(');
    (whole && (1..=7).contains(&digits.len())).then_some((opened, digits))
}

/// A number that may be written a second time in brackets, once with letters: `1-800-273-TALK (8255)`.
fn with_repetition(text: &str) -> Option<String> {
    let Some((before, again)) = text.strip_suffix(')').and_then(|text| text.rsplit_once('(')) else {
        return one_number(text);
    };
    let again: String = again.chars().filter(|c| !matches!(c, ' ' | '-')).map(key).collect::<Option<_>>()?;
    one_number(before.trim_end()).filter(|number| !again.is_empty() && number.ends_with(&again))
}

/// What is dialled for a text that is one number and nothing else.
fn one_number(text: &str) -> Option<String> {
    let mut read = Reading::default();
    for (at, c) in text.char_indices() {
        read.take(c, &text[..at], &text[at + c.len_utf8()..])?;
    }
    let Reading { plus, digits, group, letters } = read;
    let word = |word: &str| WORDS.contains(&word);
    let said = text.split(|c: char| !c.is_ascii_alphabetic()).any(word);
    let ends = text.ends_with(|c: char| c.is_ascii_alphanumeric() || c == ')');
    let begins = !letters || plus || digits.starts_with(['0', '1']);
    let (plus, shortest) = if plus { ("+", SHORTEST_ABROAD) } else { ("", SHORTEST) };
    let fits = (shortest..=LONGEST).contains(&digits.len());
    (!said && ends && begins && fits && group.is_none()).then(|| format!("{plus}{digits}"))
}

/// A number, as far as it was read.
#[derive(Default)]
struct Reading {
    plus: bool,
    digits: String,
    /// How many digits stand before the bracket that is open.
    group: Option<usize>,
    letters: bool,
}

impl Reading {
    /// Takes one more letter; none where the text turns out to be no number.
    fn take(&mut self, c: char, before: &str, after: &str) -> Option<()> {
        match c {
            '+' if self.digits.is_empty() && !self.plus => self.plus = true,
            // No country's code begins with a nought.
            '0' if self.plus && self.digits.is_empty() => return None,
            '0'..='9' if !self.letters => self.digits.push(c),
            'A'..='Z' if !self.digits.is_empty() && self.group.is_none() => {
                self.digits.push(key(c)?);
                self.letters = true;
            }
            '(' if self.group.is_none() => self.group = Some(self.digits.len()),
            ')' => self.close()?,
            // Between two numbers there may stand the same as behind the code of an area.
            '/' if before.contains('/') || !self.is_area() => return None,
            '-' if before.ends_with(' ') && after.starts_with(' ') && !self.is_area() && !before.contains(" - ") => {
                return None;
            }
            ' ' | '-' | '.' | '/' => {}
            _ => return None,
        }
        Some(())
    }

    /// Whether what was read so far is no number by itself: the code of an area or of a country.
    fn is_area(&self) -> bool {
        let longest = if self.plus { 8 } else { 6 };
        (self.plus || self.digits == "1" || self.digits.starts_with('0')) && self.digits.len() <= longest
    }

    /// Closes a bracket. A nought in it behind a country's code is for callers within the country, where
    /// all but Italy leave it out.
    fn close(&mut self) -> Option<()> {
        let start = self.group.take()?;
        let group = &self.digits[start..];
        let abroad = start > 0 && (self.plus || self.digits.starts_with("00"));
        if group == "0" && abroad {
            self.digits.truncate(start);
        } else if group.is_empty() || (group.starts_with('0') && abroad && !self.digits.starts_with("39")) {
            return None;
        }
        Some(())
    }
}

/// The key of a telephone on which a digit or a capital stands (ITU-T E.161).
fn key(c: char) -> Option<char> {
    Some(match c {
        '0'..='9' => c,
        'A'..='C' => '2',
        'D'..='F' => '3',
        'G'..='I' => '4',
        'J'..='L' => '5',
        'M'..='O' => '6',
        'P'..='S' => '7',
        'T'..='V' => '8',
        'W'..='Z' => '9',
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What is written, and behind a tab what stands behind `tel:`; nothing for what is not one number.
    const SPELLINGS: &str = include_str!("../../tests/corpora/phones.tsv");

    #[test]
    fn one_number_is_dialled_and_nothing_else() {
        for (written, dialled) in SPELLINGS.lines().filter_map(|line| line.split_once('\t')) {
            let read = Phone::parse(written).map(|phone| phone.to_string()).unwrap_or_default();
            assert_eq!(read, dialled, "{written}");
            if !dialled.is_empty() && !dialled.contains('%') {
                assert_eq!(Phone::parse(dialled).map(|phone| phone.to_string()).as_deref(), Some(dialled));
            }
        }
        assert_eq!(Phone::text_of("tel:0800%201111").as_deref(), Some("0800 1111"));
        assert_eq!(Phone::text_of("mailto:a@example.org"), None);
    }
}
