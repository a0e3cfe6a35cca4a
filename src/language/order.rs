//! The order in which readers of a language look for titles: the Unicode collation algorithm with the
//! language's own rules, numbers by their value.

use icu_collator::options::{CollatorOptions, Strength};
use icu_collator::preferences::CollationNumericOrdering;
use icu_collator::{Collator, CollatorBorrowed, CollatorPreferences};
use icu_locale_core::Locale;
use unicode_normalization::UnicodeNormalization;

/// What titles of the language of a code are sorted by: marks before the first word are passed over.
pub fn sort_key(code: &str, title: &str) -> Vec<u8> {
    let collator = collator(code, Strength::Tertiary);
    collator.map(|collator| written(&collator, sorted_part(code, title))).unwrap_or_default()
}

/// The small letter under which a title stands in the language of a code; none for one that begins with a
/// number. `ä` stands under `a` where it is sorted among its words, and `ñ` by itself where it comes after.
pub fn letter(code: &str, title: &str) -> Option<char> {
    let first = sorted_part(code, title).chars().next()?.to_lowercase().next()?;
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

/// A title from its first letter or digit on, without an article that is written together with it.
fn sorted_part<'t>(code: &str, title: &'t str) -> &'t str {
    super::of(code).without_article(title.trim_start_matches(|c: char| !c.is_alphanumeric()))
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn titles_stand_as_readers_of_their_language_look_for_them() {
        let sorted = |code: &str, titles: &[&'static str]| {
            let mut titles = titles.to_vec();
            titles.sort_by_cached_key(|title| sort_key(code, title));
            titles.join(", ")
        };
        let titles = ["Zorn", "Session 10", "¿Cuánto cuesta?", "Über uns", "Ärger", "Session 2", "Angst", "Session 1"];
        let order = "Angst, Ärger, ¿Cuánto cuesta?, Session 1, Session 2, Session 10, Über uns, Zorn";
        assert_eq!(sorted("de", &titles), order);
        assert_eq!(sorted("sv", &["Ärlig", "Zon", "Arbete"]), "Arbete, Zon, Ärlig");
        assert_eq!(sorted("es", &["ñandú", "nube", "oro"]), "nube, ñandú, oro");
        assert_eq!(sorted("ar", &["كتاب", "الثقة", "أمان", "البداية"]), "أمان, البداية, الثقة, كتاب");
    }

    #[test]
    fn a_letter_stands_alone_only_where_its_language_has_it_so() {
        let letters = |code: &str, titles: &str| titles.split(' ').filter_map(|title| letter(code, title)).collect();
        let found: String = letters("de", "Ärger «Über» Œuvre 10 … Straße");
        assert_eq!(found, "auos");
        let found: String = letters("es", "¿Niño? Ñandú Él");
        assert_eq!(found, "nñe");
        let found: String = letters("sv", "Ärlig Ål");
        assert_eq!(found, "äå");
        let found: String = letters("ar", "الثقة أمان آمن");
        assert_eq!(found, "ثاا");
        let found: String = letters("el", "Άγχος");
        assert_eq!(found, "α");
    }
}
