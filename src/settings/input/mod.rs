//! The kinds of questions: how each is asked, and what its answer makes of `book.toml`.

mod ask;
mod ceiling;
mod colour;
mod country;
mod days;
mod help;
mod languages;
mod pages;
mod people;
mod picture;
mod simple;
mod words;

pub(super) use ask::Question;
pub(super) use colour::sample;
pub(super) use picture::place;

use crate::data::{Field, Shape};
use ask::Input;

/// Questions that are asked in a way of their own.
const OWN: &[(&str, &Input)] = &[
    ("brand.color.accent", &colour::INPUT),
    ("brand.logo", &picture::INPUT),
    ("brand.logo-dark", &picture::INPUT),
    ("brand.hours", &days::INPUT),
    ("brand.people", &people::INPUT),
    ("brand.address", &simple::LONG),
    ("brand.access", &simple::LONG),
    ("brand.safe-contact", &simple::LONG),
    ("brand.complaints", &simple::LONG),
    ("build.max-sensitivity", &ceiling::INPUT),
    ("build.exclude", &pages::INPUT),
    ("book.country", &country::INPUT),
    ("region", &help::INPUT),
    ("languages", &languages::INPUT),
    ("brand.*", &words::INPUT),
];

/// How a question is asked: in its own way, or as its values are.
pub(super) fn of(key: &str, field: &Field) -> &'static Input {
    let own = OWN.iter().find(|(own, _)| *own == key).map(|(_, input)| *input);
    own.unwrap_or(match field.shape {
        Shape::Bool => &simple::FLAG,
        Shape::List(_) => &simple::LIST,
        _ => &simple::TEXT,
    })
}
