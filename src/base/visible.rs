//! Characters that nobody sees and that do something: those of terminals, line ends, and those that turn the
//! direction of a text.

use std::borrow::Cow;
use std::fmt::Write as _;

/// Whether a character is none that a reader could see, and changes how others are read.
pub(crate) fn is_unseen(c: char) -> bool {
    c.is_control()
        || matches!(c,
            '\u{200b}' | '\u{2028}'..='\u{202e}' | '\u{2060}' | '\u{2066}'..='\u{2069}' | '\u{feff}')
}

/// A text of others in one line, as it enters a message, a path that is shown or a cell: what is unseen is
/// written as an escape.
pub(crate) fn visible(text: &str) -> Cow<'_, str> {
    let is_plain = |byte: &u8| (b' '..=b'~').contains(byte);
    if text.as_bytes().iter().all(is_plain) || !text.contains(is_unseen) {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len() + 8);
    for c in text.chars() {
        match c {
            '\n' => out.push_str("\\n"),
            '\r' => out.push_str("\\r"),
            '\t' => out.push(' '),
            c if is_unseen(c) => drop(write!(out, "\\u{{{:x}}}", u32::from(c))),
            c => out.push(c),
        }
    }
    Cow::Owned(out)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_unseen_is_shown() {
        assert_eq!(
            visible("a\r\n::error::\u{1b}[31m\u{202e}\u{2028}"),
            "a\\r\\n::error::\\u{1b}[31m\\u{202e}\\u{2028}"
        );
        assert!(matches!(visible("Übung می\u{200c}خواهم"), Cow::Borrowed(_)));
    }
}
