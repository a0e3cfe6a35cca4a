//! A worksheet: printed and filled in by hand; nothing is stored.

use super::{Kind, TEXT, TEXTS, main_message, page};
use crate::data::{Field, OWED, SHOWN, Shape, Use};

const BLANK: Shape = Shape::Map(&[
    Field::new("label", TEXT, "What to fill in.").used(OWED),
    Field::new("lines", Shape::Integer(1, 20), "The number of empty lines."),
    Field::new("options", TEXTS, "Words to tick.").used(SHOWN),
]);

/// A worksheet.
pub(crate) const KIND: Kind = Kind {
    name: "worksheet",
    doc: "A sheet to print and fill in by hand. It has no form fields, so nothing is stored.",
    example: "\
---
title: What I want to ask
kind: worksheet
fields:
  - label: My questions
    lines: 6
---
Print the sheet and take it with you.
",
    begins: "Write here how to use the sheet. Readers print it and fill it in by hand.",
    fields: &[
        main_message("The purpose of the sheet."),
        Field::new("fields", Shape::List(&BLANK), "What to fill in.").used(&[Use::Owed]),
    ],
    ..page::BASE
};
