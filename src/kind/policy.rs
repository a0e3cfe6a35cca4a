//! A policy page, linked from the foot of every page.

use super::{Kind, PROSE};
use crate::data::{Field, Shape};

const TYPES: Shape =
    Shape::Choice(&["disclaimer", "privacy", "accessibility", "editorial", "complaints", "safety", "crisis"]);

pub(super) const KIND: Kind = Kind {
    name: "policy",
    doc: "A policy of the site, linked from the foot of every page. Help, consent, complaints and browse safely are never left out.",
    folder: None,
    fields: &[
        Field::new("main-message", PROSE, "The policy in one or two sentences."),
        Field::new("policy-type", TYPES, "Which policy it is; `safety` is Browse safely, `crisis` is help in danger."),
    ],
    owes: &[],
    answer: Some("main-message"),
    health: false,
    schema: "WebPage",
};
