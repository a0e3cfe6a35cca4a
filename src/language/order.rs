//! The order in which readers of a language look for titles: the Unicode collation algorithm with the
//! language's own rules, numbers by their value.

use icu_collator::options::{CollatorOptions, Strength};
use icu_collator::preferences::CollationNumericOrdering;
use icu_collator::{Collator, CollatorBorrowed, CollatorPreferences};
use icu_locale_core::Locale;
use unicode_normalization::UnicodeNormalization;

/// What titles of the language of a code are sorted by.
pub(super) fn sort_key(code: &str, title: &str) -> Vec<u8> {
    let collator = collator(code, Strength::Tertiary);
    collator.map(|collator| written(&collator, title)).unwrap_or_default()
}

/// The small letter under which a title stands in the language of a code, by its first sign; none for a number.
pub(super) fn letter(code: &str, title: &str) -> Option<char> {
    let first = title.chars().next()?.to_lowercase().next()?;
    if first.is_ascii() {
        return Some(first).filter(char::is_ascii_alphabetic);
    }
    let collator = collator(code, Strength::Primary);
    let key = |letter: char| collator.as_ref().map(|collator| written(collator, letter.encode_utf8(&mut [0; 4])));
    let own = key(first)?;
    let plain = [first.nfd().next(), deunicode::deunicode_char(first).and_then(|spelt| spelt.chars().next())];
    // No weight of a letter begins with that of another.
    let mut others = plain.into_iter().flatten().filter(|plain| *plain != first);
    let above = others.find(|plain| key(*plain).is_some_and(|key| own.starts_with(&key)));
    Some(above.unwrap_or(first)).filter(|letter| letter.is_alphabetic())
}

fn collator(code: &str, strength: Strength) -> Option<CollatorBorrowed<'static>> {
    let mut wanted = CollatorPreferences::from(Locale::try_from_str(code).unwrap_or(Locale::UNKNOWN));
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
