//! A comparison: a table whose every cell says something.

use super::{Kind, PROSE, PROSES, TEXT, TEXTS};
use crate::data::{Field, Shape};

const ROW: Shape = Shape::Map(&[
    Field::new("feature", TEXT, "What is compared in this row."),
    Field::new("values", PROSES, "One value for each column."),
    Field::new("source", Shape::Source, "The source, or sources, of the row."),
]);

pub(super) const KIND: Kind = Kind {
    name: "comparison",
    doc: "Two or more things side by side, without a winner: a table with a caption, no cell empty.",
    folder: None,
    fields: &[
        Field::new("main-message", PROSE, "The difference in one or two sentences, shown first."),
        Field::new("columns", TEXTS, "What is compared, one column each."),
        Field::new("rows", Shape::List(&ROW), "The rows."),
        Field::new("differences-note", PROSE, "What the table can't show."),
    ],
    owes: &["columns", "rows"],
    answer: Some("main-message"),
    health: true,
    schema: "MedicalWebPage",
};
