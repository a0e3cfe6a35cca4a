//! The law of a place, on a date.

use super::{Kind, PROSE, TEXT, TEXTS};
use crate::data::{Field, Shape};

/// There is no status "legal": the information architecture, 6.3.
const STATUSES: Shape =
    Shape::Choice(&["specific-law", "general-law-applies", "unclear", "restricted", "not-assessed"]);

pub(super) const KIND: Kind = Kind {
    name: "legal",
    doc: "What is known of the law of one place on one date. A draft until a named lawyer has signed it.",
    folder: None,
    fields: &[
        Field::new("main-message", PROSE, "The position in one or two sentences."),
        Field::new("jurisdiction", TEXT, "The place."),
        Field::new("as-of", Shape::Date, "The date of the information."),
        Field::new("status", STATUSES, "How the law stands."),
        Field::new("statutes", TEXTS, "The laws named."),
        Field::new("not-legal-advice", Shape::Bool, "Always true; accepted for completeness."),
    ],
    owes: &["jurisdiction", "as-of", "status"],
    answer: Some("main-message"),
    health: true,
    schema: "WebPage",
};
