//! An article: one topic, explained.

use super::{Kind, PROSE};
use crate::data::Field;

pub(super) const KIND: Kind = Kind {
    name: "article",
    doc: "One topic, explained. A page about a treatment has the containers benefits, risks, alternatives and unknowns.",
    folder: None,
    fields: &[Field::new("main-message", PROSE, "The answer in one or two sentences, shown first as *In short*.")],
    owes: &[],
    answer: Some("main-message"),
    health: true,
    schema: "MedicalWebPage",
};
