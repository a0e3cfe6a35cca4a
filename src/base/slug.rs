//! Names for addresses: heading ids and file names.

use std::borrow::Cow;
use std::collections::BTreeMap;
use unicode_normalization::char::is_combining_mark;
use unicode_normalization::{UnicodeNormalization, is_nfc};

/// A heading's id as GitHub makes it: lower case, spaces become hyphens, letters and digits of every
/// script stay with their marks, composed, everything else goes. Empty when nothing is left.
pub(crate) fn slug(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let text = text.trim();
    let composed = if text.is_ascii() || is_nfc(text) { Cow::Borrowed(text) } else { text.nfc().collect() };
    for c in composed.chars() {
        if c.is_ascii_alphanumeric() {
            out.push(c.to_ascii_lowercase());
            continue;
        }
        // A mark stays with its letter, and goes with a sign.
        let marks =
            is_combining_mark(c) && out.ends_with(|last: char| last.is_alphanumeric() || is_combining_mark(last));
        if c.is_alphanumeric() || marks || c == '-' || c == '_' {
            out.extend(c.to_lowercase());
        } else if c.is_whitespace() {
            out.push('-');
        }
    }
    out
}

/// A name without what does not count when it is looked for: large letters, and the way in which accents are written.
pub(crate) fn folded(name: &str) -> String {
    if name.is_ascii() { name.to_ascii_lowercase() } else { name.nfc().flat_map(char::to_lowercase).collect() }
}

/// Gives out names that are unique among those given out so far.
#[derive(Debug, Default)]
pub(crate) struct Slugs {
    reserved: &'static [&'static str],
    taken: BTreeMap<String, usize>,
}

impl Slugs {
    /// Gives out none of `reserved`.
    pub(crate) fn without(reserved: &'static [&'static str]) -> Self {
        Self { reserved, taken: BTreeMap::new() }
    }

    /// `wanted` if it is free (`section` if it is empty), else `wanted-1`, `wanted-2`, …
    pub(crate) fn take(&mut self, wanted: &str) -> String {
        let base = if wanted.is_empty() { "section" } else { wanted };
        let mut name = base.to_owned();
        while self.taken.contains_key(&name) || self.reserved.contains(&name.as_str()) {
            let count = self.taken.entry(base.to_owned()).or_insert(0);
            *count += 1;
            name = format!("{base}-{count}");
        }
        self.taken.insert(name.clone(), 0);
        name
    }

    /// The same for a name with which others begin, followed by a hyphen: it is the beginning of none
    /// given out so far.
    pub(crate) fn stem(&mut self, wanted: &str) -> String {
        loop {
            let name = self.take(wanted);
            let start = format!("{name}-");
            if self.taken.range(start.clone()..).next().is_none_or(|(next, _)| !next.starts_with(&start)) {
                return name;
            }
        }
    }

    /// Counts a name as given out.
    pub(crate) fn keep(&mut self, name: String) {
        self.taken.entry(name).or_insert(0);
    }

    /// The names given out so far.
    pub(crate) fn iter(&self) -> impl Iterator<Item = &str> {
        self.taken.keys().map(String::as_str)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn slugs_are_readable_and_unique() {
        assert_eq!(slug("What is it, really?"), "what-is-it-really");
        assert_eq!(slug("Über uns"), "über-uns");
        assert_eq!([slug("हिन्दी"), slug("E\u{301}te\u{301}")], ["हिन्दी", "été"]);
        assert_eq!([slug("⚙\u{fe0f} Setup"), slug("Türkçe Bir Başlık")], ["-setup", "türkçe-bir-başlık"]);
        assert_eq!(folded("Photo.PNG"), "photo.png");
        assert_eq!(folded("re\u{301}sume\u{301}.md"), folded("Résumé.md"));
        let mut slugs = Slugs::default();
        let names: Vec<_> = ["a", "a", "a-1", "a", ""].iter().map(|name| slugs.take(name)).collect();
        assert_eq!(names, ["a", "a-1", "a-1-1", "a-2", "section"]);
        assert_eq!([slugs.stem("sect"), slugs.stem("a"), slugs.stem("b")], ["sect", "a-3", "b"]);
    }
}
