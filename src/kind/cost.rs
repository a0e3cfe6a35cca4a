//! What something costs: dated examples, by place.

use super::{Kind, PROSE, TEXT};
use crate::data::{Field, Shape};

const ITEM: Shape = Shape::Map(&[
    Field::new("label", TEXT, "What is paid for."),
    Field::new("amount", TEXT, "The amount, as digits or a range."),
    Field::new("currency", TEXT, "The currency's code, such as USD."),
    Field::new("unit", TEXT, "For how much: an hour, a session."),
    Field::new("as-of", Shape::Date, "The date of the information."),
    Field::new("source", Shape::Source, "Its source."),
    Field::new("example", Shape::Bool, "Whether it is one provider's example."),
]);

pub(super) const KIND: Kind = Kind {
    name: "cost",
    doc: "What something costs: examples with a date and a source, never a promise.",
    folder: None,
    fields: &[
        Field::new("main-message", PROSE, "The cost in one or two sentences, shown first."),
        Field::new("items", Shape::List(&ITEM), "The examples."),
    ],
    owes: &["items"],
    answer: Some("main-message"),
    health: true,
    schema: "WebPage",
};
