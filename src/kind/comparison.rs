//! A comparison: a table whose every cell says something.

use super::{Kind, PROSE, PROSES, SOURCE, TEXT, TEXTS, main_message, page};
use crate::data::{Field, SHOWN, Shape, Use};

/// What is compared.
pub(crate) const COLUMNS: Field =
    Field::new("columns", TEXTS, "What is compared, one column each.").used(&[Use::Owed, Use::Searched, Use::Worded]);
/// The rows of the table.
pub(crate) const ROWS: Field = Field::new("rows", Shape::List(&ROW), "The rows.").used(&[Use::Owed]);
/// The cells of a row.
pub(crate) const VALUES: Field = Field::new("values", PROSES, "One value for each column.");

const ROW: Shape =
    Shape::Map(&[Field::new("feature", TEXT, "What is compared in this row.").used(SHOWN), VALUES, SOURCE]);

/// A comparison.
pub(crate) const KIND: Kind = Kind {
    name: "comparison",
    doc: "Two or more things side by side, without a winner: a table with a caption, no cell empty.",
    fields: &[
        main_message("The difference in one or two sentences, shown first."),
        COLUMNS,
        ROWS,
        Field::new("differences-note", PROSE, "What the table can't show."),
    ],
    health: true,
    schema: "MedicalWebPage",
    ..page::BASE
};
