//! The first page of the site.

use super::{Kind, PROSE};
use crate::data::Field;

pub(super) const KIND: Kind = Kind {
    name: "landing",
    doc: "The first page of the site: what it is for, questions to start with, and its modules.",
    folder: None,
    fields: &[Field::new("main-message", PROSE, "What the site is for, in one or two sentences.")],
    owes: &[],
    answer: Some("main-message"),
    health: false,
    schema: "WebPage",
};
