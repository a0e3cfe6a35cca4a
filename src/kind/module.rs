//! A module: the first page of a folder, which leads to the others.

use super::{Kind, PROSE, PROSES};
use crate::data::Field;

pub(super) const KIND: Kind = Kind {
    name: "module",
    doc: "The first page of a folder (`index.md`): what it is about, its key points, and its pages, which are listed by themselves.",
    folder: None,
    fields: &[
        Field::new("main-message", PROSE, "The module in one or two sentences, shown first as *In short*."),
        Field::new("aims", PROSES, "What a reader will know afterwards, three to five lines."),
        Field::new("key-points", PROSES, "What matters most, three to six lines."),
    ],
    owes: &[],
    answer: Some("main-message"),
    health: true,
    schema: "MedicalWebPage",
};
