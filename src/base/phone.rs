//! Telephone numbers, as people write them and as they are dialled.

use super::decode_path;
use std::fmt;

/// What begins the number of an extension, the longer spellings first.
const EXTENSION: &[&str] = &[";ext=", "extension", "ext.", "ext", "x.", "x", "#"];
/// Capitals that say something about a number and are no part of it.
const WORDS: &[&str] = &["AND", "AT", "CALL", "FAX", "FOR", "FREE", "ONLY", "OR", "PRESS", "SMS", "TEXT", "TO", "TTY"];
/// The longest number of the world (ITU-T E.164).
const LONGEST: usize = 15;
/// The shortest international number: its country's code and what follows.
const SHORTEST_ABROAD: usize = 7;

/// One telephone number; shown as it stands behind `tel:` (RFC 3966).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Phone {
    dialled: String,
    extension: Option<String>,
}

impl Phone {
    /// Reads one number: digits with their usual separators, `(0)` behind a country's code, capitals as on
    /// a keypad, an extension, a code such as `*31#`. None for two numbers, and for a number with words.
    pub fn parse(text: &str) -> Option<Self> {
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
    pub fn text_of(url: &str) -> Option<String> {
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
        // The digits of Arabic, Persian, Devanagari, Bengali, Thai and of full width.
        '٠'..='٩' | '۰'..='۹' | '०'..='९' | '০'..='৯' | '๐'..='๙' | '０'..='９' => {
            let zero = ['٠', '۰', '०', '০', '๐', '０']
                .into_iter()
                .rev()
                .find(|zero| *zero <= c && u32::from(c) - u32::from(*zero) < 10)?;
            char::from_digit(u32::from(c) - u32::from(zero), 10)
        }
        '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' => None,
        '\u{2010}'..='\u{2015}' | '−' => Some('-'),
        '＋' => Some('+'),
        c if c.is_whitespace() => Some(' '),
        c => Some(c),
    });
    letters.collect::<String>().trim().to_owned()
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
    let Reading { plus, digits, group, letters, .. } = read;
    let word = |word: &str| WORDS.contains(&word);
    let said = text.split(|c: char| !c.is_ascii_alphabetic()).any(word);
    let ends = text.ends_with(|c: char| c.is_ascii_alphanumeric() || c == ')');
    let begins = !letters || plus || digits.starts_with(['0', '1']);
    let fits =
        if plus { (SHORTEST_ABROAD..=LONGEST).contains(&digits.len()) } else { (2..=LONGEST).contains(&digits.len()) };
    let plus = if plus { "+" } else { "" };
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
            '0'..='9' if !self.letters && !(self.plus && self.digits.is_empty() && c == '0') => self.digits.push(c),
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

    /// What is written, and what stands behind `tel:`; nothing for what is not one number.
    const SPELLINGS: &[(&str, &str)] = &[
        ("112", "112"),
        ("999", "999"),
        ("911", "911"),
        ("000", "000"),
        ("15", "15"),
        ("988", "988"),
        ("116 123", "116123"),
        ("13 11 14", "131114"),
        ("0800 1111", "08001111"),
        ("0808 2000 247", "08082000247"),
        ("01632 960 123", "01632960123"),
        ("(01632) 960123", "01632960123"),
        ("020 7946 0000", "02079460000"),
        ("020\u{a0}7946\u{202f}0000", "02079460000"),
        ("+44 (0)20 7946 0000", "+442079460000"),
        ("+44(0)2079460000", "+442079460000"),
        ("(+44) (0)20 7946 0000", "+442079460000"),
        ("0044 (0)20 7946 0000", "00442079460000"),
        ("+44 20 7946 0000", "+442079460000"),
        ("+44 (020) 7946 0000", ""),
        ("+1 (800) 273-8255", "+18002738255"),
        ("+1-800-273-8255", "+18002738255"),
        ("1 - 800 - 273 - 8255", "18002738255"),
        ("(212) 555-0123", "2125550123"),
        ("212.555.0123", "2125550123"),
        ("1-800-273-TALK", "18002738255"),
        ("1-800-273-TALK (8255)", "18002738255"),
        ("1-800-273-8255 (TALK)", "18002738255"),
        ("1-800-273-TALK (9999)", ""),
        ("1-800-4-A-CHILD", "18004224453"),
        ("0800 SAMARITANS", "08007262748267"),
        ("13 YARN", "139276"),
        ("1300 555 788", "1300555788"),
        ("+61 2 5550 0000", "+61255500000"),
        ("+49 (0)30 23125-000", "+493023125000"),
        ("030/23 12 50 00", "03023125000"),
        ("030 - 23125000", "03023125000"),
        ("+49 30 / 23125000", "+493023125000"),
        ("0800 – 111 0 111", "08001110111"),
        ("01 40 20 50 50", "0140205050"),
        ("01.40.20.50.50", "0140205050"),
        ("+33 (0)1 40 20 50 50", "+33140205050"),
        ("+39 06 698 12345", "+390669812345"),
        ("+39 (06) 698 12345", "+390669812345"),
        ("91 000 00 00", "910000000"),
        ("+34 910 00 00 00", "+34910000000"),
        ("044 668 18 00", "0446681800"),
        ("+41 44 668 18 00", "+41446681800"),
        ("+7 (495) 000-00-00", "+74950000000"),
        ("+91 98765 43210", "+919876543210"),
        ("022-2754-6669", "02227546669"),
        ("(11) 91234-5678", "11912345678"),
        ("+55 11 91234-5678", "+5511912345678"),
        ("03-5774-0992", "0357740992"),
        ("+81 3 5774 0992", "+81357740992"),
        ("+972-3-123-4567", "+97231234567"),
        ("٠٨٠٠ ٨٨٨ ٠٧٠٠", "08008880700"),
        ("۱۲۳", "123"),
        ("\u{2066}+44 1632 960 000\u{2069}", "+441632960000"),
        ("＋８１ ３ ５７７４ ０９９２", "+81357740992"),
        ("020 7946 0000 ext. 5", "02079460000;ext=5"),
        ("020 7946 0000 x12", "02079460000;ext=12"),
        ("020 7946 0000, extension 123", "02079460000;ext=123"),
        ("(212) 555-0123 (ext 7)", "2125550123;ext=7"),
        ("212-555-0123 #45", "2125550123;ext=45"),
        ("+442079460000;ext=5", "+442079460000;ext=5"),
        ("*31#", "*31%23"),
        ("*67", "*67"),
        ("", ""),
        ("…", ""),
        ("+", ""),
        ("5", ""),
        ("call us", ""),
        ("116 123 or text 85258", ""),
        ("116 123 FREE", ""),
        ("988 (press 1)", ""),
        ("988 PRESS 1", ""),
        ("111 or 999", ""),
        ("111 OR 999", ""),
        ("112/999", ""),
        ("112 - 999", ""),
        ("0800 068 41 41 (9am to 12 midnight)", ""),
        ("0800 068 41 41, 0800 123 456", ""),
        ("0800 111 0 111 / 0800 111 0 222", ""),
        ("020 7946 0000 020 7946 0001", ""),
        ("116 123 (999)", ""),
        ("+44 +20 7946 0000", ""),
        ("+0800 123 456", ""),
        ("+999", ""),
        ("020 (7946 0000", ""),
        ("020 7946) 0000", ""),
        ("Tel. 020 7946 0000", ""),
        ("999 EMERGENCY", ""),
        ("0800 FAX 123", ""),
        ("020 7946 0000 ext.", ""),
        ("www.example.org", ""),
        ("a@example.org", ""),
    ];

    #[test]
    fn one_number_is_dialled_and_nothing_else() {
        for (written, dialled) in SPELLINGS {
            let read = Phone::parse(written).map(|phone| phone.to_string()).unwrap_or_default();
            assert_eq!(read, *dialled, "{written}");
            if !dialled.is_empty() && !dialled.contains('%') {
                assert_eq!(Phone::parse(dialled).map(|phone| phone.to_string()).as_deref(), Some(*dialled));
            }
        }
        assert_eq!(Phone::text_of("tel:0800%201111").as_deref(), Some("0800 1111"));
        assert_eq!(Phone::text_of("mailto:a@example.org"), None);
    }
}
