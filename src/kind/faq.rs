//! A question with its answer.

use super::{Entity, Kind, PROSE, Property, TEXT, page};
use crate::data::{Field, Use};

const QUESTION: Field =
    Field::new("question", TEXT, "The full question, if it is longer than the title.").used(&[Use::Name, Use::Worded]);
pub(crate) const ANSWER: Field = Field::new("answer-short", PROSE, "The answer in at most 40 words, shown first.")
    .used(&[Use::Owed, Use::Answer, Use::Most(40), Use::Card]);

/// A question.
pub(crate) const KIND: Kind = Kind {
    name: "faq",
    doc: "One question that people ask: first a short answer of at most 40 words, then the details.",
    example: "\
---
title: What does it cost?
kind: faq
answer-short: Each session has a price, which the clinic tells you before you book.
last-reviewed: 2026-11-22
next-review: 2028-11-22
---
## What is included

The talk before and after a session.
",
    begins: "Write the longer answer here. Headings start with `##`.",
    folder: Some("faq"),
    fields: &[
        QUESTION,
        ANSWER,
        Field::new("concern", TEXT, "The group it belongs to on the page of questions.").used(&[Use::Card, Use::Group]),
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
