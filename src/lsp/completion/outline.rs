//! Where the cursor is in YAML that may be half written: told by its lines and how far they are indented.

use std::ops::Range;

/// The lines between the hyphens at the head of a page; to its end while the second line of hyphens is lacking.
pub(super) fn head(text: &str) -> Option<Range<usize>> {
    let first = text.lines().next()?;
    if first.trim_end() != "---" {
        return None;
    }
    let start = (first.len() + 1 + usize::from(text[first.len()..].starts_with("\r\n"))).min(text.len());
    let mut at = start;
    for line in text[start..].split_inclusive('\n') {
        if line.trim_end() == "---" {
            return Some(start..at.saturating_sub(1).max(start));
        }
        at += line.len();
    }
    Some(start..text.len())
}

/// What is being written at a place.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Cursor {
    /// The keys of the groups that it stands in.
    pub(super) path: Vec<String>,
    /// The key whose value is being written; none where a key is, or an item of a list.
    pub(super) key: Option<String>,
    /// Where what is being written begins.
    pub(super) start: usize,
    /// Whether it is an item of a list of lines.
    pub(super) is_item: bool,
}

/// A line's indentation behind its hyphens, that of its hyphen, and what stands behind.
struct Line<'t> {
    indent: usize,
    hyphen: Option<usize>,
    rest: &'t str,
}

impl<'t> Line<'t> {
    fn of(line: &'t str) -> Self {
        let mut indent = line.len() - line.trim_start_matches(' ').len();
        let (mut rest, mut hyphen) = (&line[indent..], None);
        while let Some(behind) =
            rest.strip_prefix("- ").or_else(|| rest.strip_prefix('-').filter(|rest| rest.is_empty()))
        {
            hyphen = hyphen.or(Some(indent));
            let inner = behind.trim_start_matches(' ');
            indent += rest.len() - inner.len();
            rest = inner;
        }
        Self { indent, hyphen, rest }
    }

    fn key(&self) -> Option<&'t str> {
        let (key, value) = self.rest.split_once(':')?;
        let is_key =
            !key.is_empty() && !key.contains([' ', '"', '#']) && (value.is_empty() || value.starts_with([' ', '\r']));
        is_key.then_some(key)
    }
}

/// What is being written at a byte of the YAML in `within`.
pub(super) fn cursor(text: &str, within: &Range<usize>, byte: usize) -> Cursor {
    let line_start = text[within.start..byte].rfind('\n').map_or(within.start, |at| within.start + at + 1);
    let line = Line::of(&text[line_start..byte]);
    let path = above(&text[within.start..line_start], line.hyphen.unwrap_or(line.indent), line.hyphen);
    match line.key() {
        Some(key) => {
            let value = &line.rest[key.len() + 1..];
            let open = value.rfind(['[', ',']).filter(|_| value.trim_start().starts_with('['));
            let written = value[open.map_or(0, |at| at + 1)..].trim_start_matches([' ', '"', '\'']);
            Cursor { path, key: Some(key.to_owned()), start: byte - written.len(), is_item: false }
        }
        None => {
            let written = line.rest.trim_start_matches(['"', '\'']);
            Cursor { path, key: None, start: byte - written.len(), is_item: line.hyphen.is_some() }
        }
    }
}

/// The keys above a line that is indented so far, the outermost first.
fn above(text: &str, indent: usize, hyphen: Option<usize>) -> Vec<String> {
    let (mut path, mut indent, mut is_item) = (Vec::new(), indent, hyphen.is_some());
    for line in text.lines().rev().filter(|line| !line.trim().is_empty()) {
        let line = Line::of(line);
        let own = line.hyphen.unwrap_or(line.indent);
        // The items of a list may stand as far left as its key.
        let is_above = line.indent < indent || (is_item && line.hyphen.is_none() && line.indent == indent);
        if !is_above && own >= indent {
            continue;
        }
        if let Some(key) = line.key().filter(|_| is_above) {
            path.push(key.to_owned());
        }
        (indent, is_item) = (own, line.hyphen.is_some());
    }
    path.reverse();
    path
}

/// The keys that stand at the left edge of some YAML.
pub(super) fn keys(text: &str) -> impl Iterator<Item = &str> {
    text.lines().map(Line::of).filter(|line| line.indent == 0).filter_map(|line| line.key())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(text: &str) -> (Vec<String>, Option<String>, String) {
        let byte = text.find('|').unwrap();
        let text = text.replace('|', "");
        let Cursor { path, key, start, .. } = cursor(&text, &(0..text.len()), byte);
        (path, key, text[start..byte].to_owned())
    }

    #[test]
    fn half_written_yaml_is_understood() {
        let told = |path: &[&str], key: Option<&str>, written: &str| {
            (path.iter().map(|key| (*key).to_owned()).collect(), key.map(str::to_owned), written.to_owned())
        };
        assert_eq!(at("title: A\nsumm|"), told(&[], None, "summ"));
        assert_eq!(at("kind: fa|"), told(&[], Some("kind"), "fa"));
        assert_eq!(at("sources: [a, b|"), told(&[], Some("sources"), "b"));
        assert_eq!(at("sources:\n  - a\n  - b|"), told(&["sources"], None, "b"));
        assert_eq!(at("sources:\n- a\n- |"), told(&["sources"], None, ""));
        assert_eq!(at("stages:\n  - title: A\n    te|"), told(&["stages"], None, "te"));
        assert_eq!(
            at("stages:\n  - title: A\n    inner:\n      key: v|"),
            told(&["stages", "inner"], Some("key"), "v")
        );
        assert_eq!(at("stages:\n  - title: A\nau|"), told(&[], None, "au"));
        assert_eq!(head("---\na: b\n---\nText"), Some(4..8));
        assert_eq!(head("Text"), None);
    }
}
