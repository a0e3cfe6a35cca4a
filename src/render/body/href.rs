//! Destinations of links as authors write them.

use percent_encoding::{AsciiSet, CONTROLS, utf8_percent_encode};
use std::borrow::Cow;

/// What may not stand in a URL by itself. A percent sign may: the author has encoded what follows.
const UNSAFE: &AsciiSet = &CONTROLS
    .add(b' ')
    .add(b'"')
    .add(b'<')
    .add(b'>')
    .add(b'[')
    .add(b'\\')
    .add(b']')
    .add(b'^')
    .add(b'`')
    .add(b'{')
    .add(b'|')
    .add(b'}');

/// A destination for an `href` or `src`: what may not stand in a URL is percent-encoded, and what is
/// already encoded stays.
pub(crate) fn encode_href(dest: &str) -> Cow<'_, str> {
    utf8_percent_encode(dest, UNSAFE).into()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn encoding_is_done_once() {
        assert_eq!(encode_href("a b/ä?x=[1]&y"), "a%20b/%C3%A4?x=%5B1%5D&y");
        assert_eq!(encode_href("a%20b"), "a%20b");
    }
}
