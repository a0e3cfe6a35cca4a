//! The law of a place, on a date.

use super::{Kind, TEXT, TEXTS, main_message, page};
use crate::data::{Field, QUOTED, Shape, Use};

/// There is no status "legal": the information architecture, 6.3.
const STATUSES: Shape =
    Shape::Choice(&["specific-law", "general-law-applies", "unclear", "restricted", "not-assessed"]);

/// The law of a place.
pub(crate) const KIND: Kind = Kind {
    name: "legal",
    doc: "What is known of the law of one place on one date. A draft until a named lawyer has signed it.",
    fields: &[
        main_message("The position in one or two sentences."),
        Field::new("jurisdiction", TEXT, "The place.").used(&[Use::Owed, Use::Searched]),
        Field::new("as-of", Shape::Date, "The date of the information.").used(&[Use::Owed]),
        Field::new("status", STATUSES, "How the law stands.").used(&[Use::Owed]),
        Field::new("statutes", TEXTS, "The laws named.").used(QUOTED),
    ],
    health: true,
    exact: true,
    ..page::BASE
};
