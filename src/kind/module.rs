//! A module: the first page of a folder, which leads to the others.

use super::{Kind, PROSES, main_message, page};
use crate::data::Field;

pub(crate) const KEY_POINTS: Field = Field::new("key-points", PROSES, "What matters most, three to six lines.");

/// A module.
pub(crate) const KIND: Kind = Kind {
    name: "module",
    doc: "The first page of a folder (`index.md`, or `README.md`): what it is about, its key points, and its pages, which are listed by themselves.",
    fields: &[
        main_message("The module in one or two sentences, shown first as *In short*."),
        Field::new("aims", PROSES, "What a reader will know afterwards, three to five lines."),
        KEY_POINTS,
    ],
    health: true,
    printed: true,
    schema: "MedicalWebPage",
    ..page::BASE
};
