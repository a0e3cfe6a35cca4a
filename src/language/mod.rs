//! Languages: what the interface and search know of each, one file a language.

mod ar;
mod de;
mod en;
mod es;
mod fr;
mod he;
mod locale;
mod order;

pub(crate) use locale::Locale;
pub(crate) use order::Order;

use rust_stemmers::Algorithm;

/// The languages that the interface speaks.
pub const ALL: &[Locale] = &[en::ENGLISH, ar::ARABIC, de::GERMAN, es::SPANISH, fr::FRENCH, he::HEBREW];

/// Languages of which only the forms of words are known.
const STEMMED: &[(&str, Algorithm)] = &[
    ("da", Algorithm::Danish),
    ("el", Algorithm::Greek),
    ("fi", Algorithm::Finnish),
    ("hu", Algorithm::Hungarian),
    ("it", Algorithm::Italian),
    ("nb", Algorithm::Norwegian),
    ("nl", Algorithm::Dutch),
    ("nn", Algorithm::Norwegian),
    ("no", Algorithm::Norwegian),
    ("pt", Algorithm::Portuguese),
    ("ro", Algorithm::Romanian),
    ("ru", Algorithm::Russian),
    ("sv", Algorithm::Swedish),
    ("ta", Algorithm::Tamil),
    ("tr", Algorithm::Turkish),
];

/// Languages of signs are known by their English names.
const SIGNED: &[(&str, &str)] =
    &[("ase", "American Sign Language"), ("bfi", "British Sign Language"), ("bsl", "British Sign Language")];

/// What is known of the language of a code such as `pt-BR`.
pub fn of(code: &str) -> Locale {
    let base = base(code);
    let stemmer = || STEMMED.iter().find(|(code, _)| *code == base).map(|(_, stemmer)| *stemmer);
    let known = ALL.iter().find(|locale| locale.code == base).copied();
    known.unwrap_or_else(|| Locale { stemmer: stemmer(), ..locale::PLAIN })
}

/// A code without its region and script.
pub(crate) fn base(code: &str) -> &str {
    code.split('-').next().unwrap_or(code)
}

/// The order of titles in the language of a code.
pub fn order(code: &str) -> Order {
    Order::new(code, of(code))
}

/// What the language of a code calls itself: who looks for it knows it by that name. None for what is no
/// known code.
pub fn name(code: &str) -> Option<String> {
    let base = base(code);
    if let Some((_, name)) = SIGNED.iter().find(|(code, _)| *code == base) {
        return Some((*name).to_owned());
    }
    let language = isolang::Language::from_639_1(base).or_else(|| isolang::Language::from_639_3(base))?;
    let mut letters = language.to_autonym()?.chars();
    Some(letters.next()?.to_uppercase().chain(letters).collect())
}

/// The direction in which the language of a code is written, as HTML says it: that of its own name.
pub fn direction(code: &str) -> &'static str {
    let first = name(code).and_then(|name| name.chars().next());
    // Hebrew, Arabic, Syriac, Thaana, N'Ko and their neighbours.
    if matches!(first, Some('\u{590}'..='\u{8ff}')) { "rtl" } else { "ltr" }
}
