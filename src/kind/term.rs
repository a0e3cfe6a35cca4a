//! A term of the glossary.

use super::{Kind, PROSE, TEXT, TEXTS};
use crate::data::{Field, Shape};

const CODE: Shape = Shape::Map(&[
    Field::new("system", TEXT, "The system, such as ICD-11."),
    Field::new("value", TEXT, "The code in it."),
]);

pub(super) const KIND: Kind = Kind {
    name: "term",
    doc: "A word, explained in at most 30 plain words. Terms share one page for each letter, so that no address names one.",
    folder: Some("glossary"),
    fields: &[
        Field::new("term", TEXT, "The term, when it is not the title."),
        Field::new("plain-definition", PROSE, "The explanation, without the word itself."),
        Field::new("clinical-term", TEXT, "What a professional says."),
        Field::new("also-called", TEXTS, "Other words for it, shown."),
        Field::new("pronunciation", TEXT, "How it is said."),
        Field::new("code", CODE, "Its code in a classification."),
        Field::new("not-to-be-confused-with", TEXTS, "What it is mistaken for."),
    ],
    owes: &["plain-definition"],
    answer: Some("plain-definition"),
    health: false,
    schema: "DefinedTerm",
};
