//! A question with its answer.

use super::{Kind, PROSE, TEXT};
use crate::data::Field;

pub(super) const KIND: Kind = Kind {
    name: "faq",
    doc: "One question that people ask, answered in at most 40 words first and at more length below.",
    folder: Some("faq"),
    fields: &[
        Field::new("question", TEXT, "The question in full, when it is longer than the title."),
        Field::new("answer-short", PROSE, "The answer in at most 40 words, shown first."),
        Field::new("concern", TEXT, "The group under which the questions page lists it."),
    ],
    owes: &["answer-short"],
    answer: Some("answer-short"),
    health: true,
    schema: "FAQPage",
};
