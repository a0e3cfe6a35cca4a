//! The order in which readers of a language look for titles: the Unicode collation algorithm with the
//! language's own rules, numbers by their value.

use super::locale::Locale;
use icu_collator::options::{CollatorOptions, Strength};
use icu_collator::preferences::CollationNumericOrdering;
use icu_collator::{Collator, CollatorBorrowed, CollatorPreferences};
use icu_locale_core::Locale as Tag;
use std::cmp::Ordering;
use std::sync::Arc;
use unicode_normalization::UnicodeNormalization;

/// The order in which readers of a language look for titles. To make one takes a while, to use it little.
#[derive(Clone, Debug)]
pub struct Order {
    locale: Locale,
    full: Option<Arc<CollatorBorrowed<'static>>>,
    /// Marks on letters do not count in it.
    letters: Option<Arc<CollatorBorrowed<'static>>>,
}

/// Orders of one language are the same.
impl PartialEq for Order {
    fn eq(&self, other: &Self) -> bool {
        self.locale.code == other.locale.code
    }
}

impl Order {
    /// The order of the language of a code, of which this is known.
    pub(super) fn new(code: &str, locale: Locale) -> Self {
        let collator = |strength| collator(code, strength).map(Arc::new);
        Self { locale, full: collator(Strength::Tertiary), letters: collator(Strength::Primary) }
    }

    /// Which of two titles comes first: numbers by their value, and marks before the first word passed over.
    pub fn compare(&self, one: &str, other: &str) -> Ordering {
        let [one, other] = [one, other].map(|title| self.looked_up(title));
        self.full.as_ref().map_or(Ordering::Equal, |collator| collator.compare(one, other))
    }

    /// What a title is sorted by: less work than to compare it, where it stands in a list of hundreds.
    pub fn key(&self, title: &str) -> Vec<u8> {
        self.full.as_ref().map(|collator| written(collator, self.looked_up(title))).unwrap_or_default()
    }

    /// The small letter under which a title stands; none for one that begins with a number. `ä` stands under
    /// `a` where it is sorted among its words, and `ñ` by itself where it comes after.
    pub fn letter(&self, title: &str) -> Option<char> {
        let first = self.looked_up(title).chars().next()?.to_lowercase().next()?;
        if first.is_ascii() {
            return Some(first).filter(char::is_ascii_alphabetic);
        }
        let key = |letter: char| self.letters.as_ref().map(|order| written(order, letter.encode_utf8(&mut [0; 4])));
        let own = key(first)?;
        let plain = [first.nfd().next(), deunicode::deunicode_char(first).and_then(|spelt| spelt.chars().next())];
        // No weight of a letter begins with that of another.
        let mut others = plain.into_iter().flatten().filter(|plain| *plain != first);
        let above = others.find(|plain| key(*plain).is_some_and(|key| own.starts_with(&key)));
        Some(above.unwrap_or(first)).filter(|letter| letter.is_alphabetic())
    }

    /// A title from its first letter or digit on, without an article that is written together with it.
    fn looked_up<'t>(&self, title: &'t str) -> &'t str {
        self.locale.without_article(title.trim_start_matches(|c: char| !c.is_alphanumeric()))
    }
}

fn collator(code: &str, strength: Strength) -> Option<CollatorBorrowed<'static>> {
    let mut wanted = CollatorPreferences::from(Tag::try_from_str(code).unwrap_or(Tag::UNKNOWN));
    wanted.numeric_ordering = Some(CollationNumericOrdering::True);
    let mut options = CollatorOptions::default();
    options.strength = Some(strength);
    Collator::try_new(wanted, options).ok()
}

fn written(collator: &CollatorBorrowed<'_>, text: &str) -> Vec<u8> {
    let mut key = Vec::with_capacity(text.len() * 2);
    let Ok(()) = collator.write_sort_key_to(text, &mut key);
    key
}
