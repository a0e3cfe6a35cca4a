//! A worksheet: printed and filled in by hand; nothing is stored.

use super::{Kind, TEXT, TEXTS, main_message, page};
use crate::data::{Field, SHOWN, Shape, Use};

const BLANK: Shape = Shape::Map(&[
    Field::new("label", TEXT, "What is to be filled in.").used(SHOWN),
    Field::new("lines", Shape::Integer(1, 20), "How many empty lines it gets."),
    Field::new("options", TEXTS, "Words to tick.").used(SHOWN),
]);

/// A worksheet.
pub(crate) const KIND: Kind = Kind {
    name: "worksheet",
    doc: "A sheet to print and fill in by hand. It has no form fields, so nothing can be stored.",
    fields: &[
        main_message("What the sheet is for."),
        Field::new("fields", Shape::List(&BLANK), "What is to be filled in.").used(&[Use::Owed]),
    ],
    ..page::BASE
};
