//! What something costs: dated examples, by place.

use super::{Kind, SOURCE, TEXT, main_message, page};
use crate::data::{Field, OWED, SHOWN, Shape, Use};

/// The currency of an amount.
pub(crate) const CURRENCY: Field = Field::new("currency", TEXT, "The currency's code, such as USD.");

const ITEM: Shape = Shape::Map(&[
    Field::new("label", TEXT, "What you pay for.").used(OWED),
    Field::new("amount", TEXT, "The amount, as digits or a range.").used(&[Use::Owed, Use::Searched]),
    CURRENCY,
    Field::new("unit", TEXT, "What the amount is for: an hour, a session.").used(SHOWN),
    Field::new("as-of", Shape::Date, "The date of the information.").used(&[Use::Owed]),
    SOURCE,
]);

/// What something costs.
pub(crate) const KIND: Kind = Kind {
    name: "cost",
    doc: "What something costs: examples with a date and a source, not promises.",
    example: "\
---
title: Examples of fees
kind: cost
items:
  - label: A one-hour session
    amount: \"60 to 90\"
    currency: EUR
    as-of: 2026-11-22
last-reviewed: 2026-11-22
next-review: 2028-11-22
---
Ask for the whole price before you begin.
",
    begins: "Write here what the amounts include, and who pays them.",
    fields: &[
        main_message("The cost in one or two sentences, shown first."),
        Field::new("items", Shape::List(&ITEM), "The examples.").used(&[Use::Owed]),
    ],
    health: true,
    ..page::BASE
};
