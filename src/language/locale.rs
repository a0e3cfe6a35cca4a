//! What the program knows of a language.

use rust_stemmers::{Algorithm, Stemmer};
use std::borrow::Cow;

/// A language. Lists of words have a space between them.
#[derive(Clone, Copy, Debug)]
pub struct Locale {
    /// Its code, without a region.
    pub code: &'static str,
    /// What tabs show of a new site in it.
    pub discreet_title: &'static str,
    /// Whether the grade of Flesch and Kincaid holds for its texts.
    pub is_graded: bool,
    /// What is written together with a word and is not where one looks for it; empty for none.
    pub article: &'static str,
    /// What finds the forms of a word; without one every word stands for itself.
    pub stemmer: Option<Algorithm>,
    /// Endings that the stemmer knows only with an accent, as they are without it, and with it.
    pub accented: &'static [(&'static str, &'static str)],
    /// Words that carry little meaning of their own.
    pub stop_words: &'static str,
    /// Words with which a question begins, folded.
    pub openers: &'static str,
    /// Endings that a typed word may have beside those of the site, folded, longest first.
    pub endings: &'static str,
    /// What may stand in their place, beside nothing.
    pub other_endings: &'static str,
}

/// A language of which nothing is known.
pub(super) const PLAIN: Locale = Locale {
    code: "",
    discreet_title: "",
    is_graded: false,
    article: "",
    stemmer: None,
    accented: &[],
    stop_words: "",
    openers: "",
    endings: "",
    other_endings: "",
};

/// An article is taken off where so many letters are left.
const WORD: usize = 3;

impl Locale {
    /// What all forms of a folded word have in common. It is a name for them and no word.
    pub fn stem(&self, word: &str) -> String {
        let Some(algorithm) = self.stemmer else { return word.to_owned() };
        // The Arabic stemmer takes off either the article or a letter that it has for a preposition.
        let word = self.without_article(word);
        let accented = self.accented.iter().find_map(|(plain, accented)| Some((word.strip_suffix(plain)?, accented)));
        let word = accented.map_or(Cow::Borrowed(word), |(start, ending)| Cow::Owned(format!("{start}{ending}")));
        Stemmer::create(algorithm).stem(&word).into_owned()
    }

    /// A word, or a title, without an article that is written together with it.
    pub fn without_article<'t>(&self, text: &'t str) -> &'t str {
        text.strip_prefix(self.article).filter(|rest| rest.chars().take(WORD).count() == WORD).unwrap_or(text)
    }
}
