//! The law of a place, on a date.

use super::{Kind, TEXT, TEXTS, main_message, page};
use crate::data::{Field, QUOTED, Shape, Use};

/// There is no status "legal": the information architecture, 6.3.
const STATUSES: Shape = Shape::Choice(&[
    ("specific-law", "A law mentions it."),
    ("general-law-applies", "No law mentions it, but general laws apply."),
    ("unclear", "Nobody can say for certain."),
    ("restricted", "A law limits or forbids it."),
    ("not-assessed", "Nobody has checked it yet."),
]);

/// The law of a place.
pub(crate) const KIND: Kind = Kind {
    name: "legal",
    doc: "The law in one place on one date. It stays a draft until a named lawyer has signed it.",
    example: "\
---
title: The law in Ruritania
kind: legal
jurisdiction: Ruritania
as-of: 2026-11-22
status: unclear
last-reviewed: 2026-11-22
next-review: 2028-11-22
---
No law mentions it.
",
    begins: "Write here what the law says, with its source and date.",
    fields: &[
        main_message("What the law says, in one or two sentences."),
        Field::new("jurisdiction", TEXT, "The country or state.").used(&[Use::Owed, Use::Searched]),
        Field::new("as-of", Shape::Date, "The date of the information.").used(&[Use::Owed]),
        Field::new("status", STATUSES, "Whether the law allows it.").used(&[Use::Owed]),
        Field::new("statutes", TEXTS, "The laws that the page names.").used(QUOTED),
    ],
    health: true,
    exact: true,
    ..page::BASE
};
