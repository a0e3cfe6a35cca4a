//! Codes of languages.

/// Whether a code of a language is written as BCP 47 writes them: `en`, `pt-BR`.
pub(crate) fn is_language(tag: &str) -> bool {
    let mut parts = tag.split('-');
    let is_first = |part: &str| (2..=3).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_alphabetic());
    let is_more = |part: &str| (1..=8).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_alphanumeric());
    parts.next().is_some_and(is_first) && parts.all(is_more)
}

#[cfg(test)]
mod tests {
    use super::is_language;

    #[test]
    fn codes_of_languages_are_known_by_their_form() {
        assert_eq!(["en", "ast", "pt-BR", "zh-Hant-TW"].map(is_language), [true; 4]);
        assert_eq!(["", "e", "color", "en_GB", "en-", "1n"].map(is_language), [false; 6]);
    }
}
