//! A question with its answer.

use super::{Entity, Kind, PROSE, Property, TEXT, page};
use crate::data::{Field, Use};

const QUESTION: Field = Field::new("question", TEXT, "The question in full, when it is longer than the title.")
    .used(&[Use::Name, Use::Worded]);
pub(crate) const ANSWER: Field = Field::new("answer-short", PROSE, "The answer in at most 40 words, shown first.")
    .used(&[Use::Owed, Use::Answer, Use::Most(40), Use::Card]);

/// A question.
pub(crate) const KIND: Kind = Kind {
    name: "faq",
    doc: "One question that people ask, answered in at most 40 words first and at more length below.",
    folder: Some("faq"),
    fields: &[
        QUESTION,
        ANSWER,
        Field::new("concern", TEXT, "The group under which the questions page lists it.")
            .used(&[Use::Card, Use::Group]),
    ],
    health: true,
    schema: "FAQPage",
    entity: Some(Entity {
        schema: "Question",
        name: Some(&QUESTION),
        says: &[(Property::Thing("acceptedAnswer", "Answer"), &ANSWER)],
    }),
    ..page::BASE
};
