//! Citations: `[@key]`, `[@key, p. 12]`, `[@one; @two, ch. 3]`.

use std::ops::Range;

/// A cited source, as ranges of the text that was read.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Cited {
    pub(super) key: Range<usize>,
    /// What stands after the comma; empty when there is no comma.
    pub(super) locator: Range<usize>,
    pub(super) whole: Range<usize>,
}

/// The citations in `text[span]`, which is a whole bracket, or two of them together; none when it is
/// not a citation.
pub(super) fn read(text: &str, span: Range<usize>) -> Option<Vec<Cited>> {
    let between = text.get(span.clone())?.find("][").map(|at| span.start + at + 1);
    let both = between.and_then(|at| Some((bracket(text, span.start..at)?, bracket(text, at..span.end)?)));
    match both {
        Some((mut first, second)) => {
            first.extend(second);
            Some(first)
        }
        None => bracket(text, span),
    }
}

fn bracket(text: &str, span: Range<usize>) -> Option<Vec<Cited>> {
    let inner = text.get(span.clone())?.strip_prefix('[')?.strip_suffix(']')?;
    let mut at = span.start + 1;
    let mut found = Vec::new();
    for part in inner.split(';') {
        found.push(one(text, trim(text, at..at + part.len()))?);
        at += part.len() + 1;
    }
    Some(found)
}

fn one(text: &str, whole: Range<usize>) -> Option<Cited> {
    let part = text[whole.clone()].strip_prefix('@')?;
    let length = part.find(|c: char| !is_key(c)).unwrap_or(part.len());
    let rest = &part[length..];
    let starts_well = part.starts_with(|c: char| c.is_alphanumeric() || c == '_');
    let ends_well = rest.trim().is_empty() || rest.starts_with(',');
    if !starts_well || !ends_well {
        return None;
    }
    let key = whole.start + 1..whole.start + 1 + length;
    let locator = if rest.starts_with(',') { trim(text, key.end + 1..whole.end) } else { whole.end..whole.end };
    Some(Cited { key, locator, whole })
}

fn is_key(c: char) -> bool {
    c.is_alphanumeric() || matches!(c, '_' | '-' | '.' | ':' | '/' | '+')
}

fn trim(text: &str, range: Range<usize>) -> Range<usize> {
    let part = &text[range.clone()];
    let start = range.start + (part.len() - part.trim_start().len());
    start..start + part.trim().len()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn keys(text: &str) -> Option<Vec<(&str, &str)>> {
        let cited = read(text, 0..text.len())?;
        Some(cited.into_iter().map(|one| (&text[one.key], &text[one.locator])).collect())
    }

    #[test]
    fn citations_are_told_from_other_brackets() {
        assert_eq!(keys("[@who-2024]"), Some(vec![("who-2024", "")]));
        assert_eq!(keys("[@a, p. 12; @b:c]"), Some(vec![("a", "p. 12"), ("b:c", "")]));
        assert_eq!(keys("[@a, p. 1][@b; @c]"), Some(vec![("a", "p. 1"), ("b", ""), ("c", "")]));
        for no in
            ["[@a][b]", "[a][@b]", "[@a][]", "[@]", "[a]", "[@a b]", "[@a; b]", "[@a;]", "[see @a]", "@a", "[@-a]"]
        {
            assert_eq!(keys(no), None, "{no}");
        }
    }
}
