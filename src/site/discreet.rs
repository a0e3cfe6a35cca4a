//! Words that are not fit for the wall of a waiting room: `discreet.yaml` in the content folder, and
//! for each further language in its own.

use crate::config::{Config, LanguageId, Titles};
use crate::data::{self, Node, Whole};
use crate::diagnostic::Diagnostic;
use crate::source::Sources;
use std::collections::BTreeSet;
use std::ops::Range;

/// The words; none for a site that shows its titles in full, or has no list.
#[derive(Clone, Debug, Default)]
pub struct Discreet {
    words: BTreeSet<String>,
}

impl Discreet {
    pub(super) fn read(sources: &Sources, config: &Config, language: LanguageId, sink: &mut Vec<Diagnostic>) -> Self {
        let path = config.data_file(language, "discreet.yaml");
        let files = data::joined(sources, &path, Whole::List, "write one word per line, each after `- `", sink);
        if config.titles == Titles::Full {
            return Self::default();
        }
        let items = files.iter().flatten().flat_map(Node::items);
        let words = items.filter_map(|item| item.text()).map(|word| word.trim().to_lowercase());
        Self { words: words.filter(|word| !word.is_empty()).collect() }
    }

    /// Whether there is nothing to look for.
    pub fn is_empty(&self) -> bool {
        self.words.is_empty()
    }

    /// The first listed word in a text or an address, a plural counting as well. Words of two parts
    /// (`wet-dream`) are found with a hyphen or a space between them.
    pub fn find(&self, text: &str) -> Option<Range<usize>> {
        if self.is_empty() {
            return None;
        }
        let words = words(text);
        let mut word = String::new();
        let mut listed = |text: &str| {
            word.clear();
            word.extend(
                text.chars().flat_map(char::to_lowercase).map(|c| if matches!(c, ' ' | '_') { '-' } else { c }),
            );
            let plural = word.strip_suffix('s').is_some_and(|one| self.words.contains(one));
            plural || self.words.contains(&word)
        };
        let pairs = words.windows(2).map(|pair| pair[0].start..pair[1].end);
        words.iter().cloned().chain(pairs).find(|range| listed(&text[range.clone()]))
    }
}

fn words(text: &str) -> Vec<Range<usize>> {
    let mut found: Vec<Range<usize>> = Vec::new();
    for (at, letter) in text.char_indices().filter(|(_, letter)| letter.is_alphanumeric()) {
        match found.last_mut().filter(|word| word.end == at) {
            Some(word) => word.end = at + letter.len_utf8(),
            None => found.push(at..at + letter.len_utf8()),
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whole_words_and_their_plurals_are_found() {
        let list = Discreet { words: ["naked", "wet-dream", "sex"].map(str::to_owned).into() };
        let found = |text: &str| list.find(text).map(|range| text[range].to_owned());
        assert_eq!(found("faq/naked-first.html").as_deref(), Some("naked"));
        assert_eq!(found("About Wet dreams").as_deref(), Some("Wet dreams"));
        assert_eq!(found("Essex and sextant"), None);
    }
}
