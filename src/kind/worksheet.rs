//! A worksheet: printed and filled in by hand; nothing is stored.

use super::{Kind, PROSE, TEXT, TEXTS};
use crate::data::{Field, Shape};

const BLANK: Shape = Shape::Map(&[
    Field::new("label", TEXT, "What is to be filled in."),
    Field::new("lines", Shape::Integer(1, 20), "How many empty lines it gets."),
    Field::new("options", TEXTS, "Words to tick."),
]);

pub(super) const KIND: Kind = Kind {
    name: "worksheet",
    doc: "A sheet to print and fill in by hand. It has no form fields, so nothing can be stored.",
    folder: None,
    fields: &[
        Field::new("main-message", PROSE, "What the sheet is for."),
        Field::new("fields", Shape::List(&BLANK), "What is to be filled in."),
    ],
    owes: &["fields"],
    answer: Some("main-message"),
    health: false,
    schema: "WebPage",
};
