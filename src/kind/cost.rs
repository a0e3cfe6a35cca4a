//! What something costs: dated examples, by place.

use super::{Kind, SOURCE, TEXT, main_message, page};
use crate::data::{Field, QUOTED, SHOWN, Shape, Use};

/// The currency of an amount.
pub(crate) const CURRENCY: Field = Field::new("currency", TEXT, "The currency's code, such as USD.");

const ITEM: Shape = Shape::Map(&[
    Field::new("label", TEXT, "What is paid for.").used(SHOWN),
    Field::new("amount", TEXT, "The amount, as digits or a range.").used(QUOTED),
    CURRENCY,
    Field::new("unit", TEXT, "For how much: an hour, a session.").used(SHOWN),
    Field::new("as-of", Shape::Date, "The date of the information."),
    SOURCE,
]);

/// What something costs.
pub(crate) const KIND: Kind = Kind {
    name: "cost",
    doc: "What something costs: examples with a date and a source, never a promise.",
    fields: &[
        main_message("The cost in one or two sentences, shown first."),
        Field::new("items", Shape::List(&ITEM), "The examples.").used(&[Use::Owed]),
    ],
    health: true,
    ..page::BASE
};
