//! A comparison: a table whose every cell says something.

use super::{Kind, PROSE, PROSES, SOURCE, TEXT, TEXTS, main_message, page};
use crate::data::{Field, OWED, Shape, Use};

/// What is compared.
pub(crate) const COLUMNS: Field = Field::new("columns", TEXTS, "The things to compare, one column each.").used(&[
    Use::Owed,
    Use::Searched,
    Use::Worded,
]);
/// The rows of the table.
pub(crate) const ROWS: Field = Field::new("rows", Shape::List(&ROW), "The rows of the table.").used(&[Use::Owed]);
/// The cells of a row.
pub(crate) const VALUES: Field = Field::new("values", PROSES, "One value for each column.").used(&[Use::Owed]);

const ROW: Shape = Shape::Map(&[Field::new("feature", TEXT, "What this row compares.").used(OWED), VALUES, SOURCE]);

/// A comparison.
pub(crate) const KIND: Kind = Kind {
    name: "comparison",
    doc: "Compares two or more things side by side, without a winner, in a table without empty cells.",
    example: "\
---
title: Two formats compared
kind: comparison
columns: [Weekly, Intensive]
rows:
  - feature: How long
    values: [Months, Two weeks]
last-reviewed: 2026-11-22
next-review: 2028-11-22
---
Both formats have the same aims.
",
    begins: "Write here what the table does not show.",
    fields: &[
        main_message("The difference in one or two sentences, shown first."),
        COLUMNS,
        ROWS,
        Field::new("differences-note", PROSE, "What the table does not show."),
    ],
    health: true,
    schema: "MedicalWebPage",
    ..page::BASE
};
