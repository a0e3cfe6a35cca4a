//! A policy page, linked from the foot of every page.

use super::{Kind, main_message, page};
use crate::data::{Field, Shape};

/// Which policy a page is.
pub(crate) const TYPE: Field = Field::new(
    "policy-type",
    Shape::Choice(&["disclaimer", "privacy", "accessibility", "editorial", "complaints", "safety", "crisis", "young"]),
    "Which policy it is; `safety` is Browse safely, `crisis` is help in danger, `young` is for readers under 18.",
);

/// Policies that no site leaves out.
pub(crate) const KEPT: &[&str] = &["safety", "crisis", "young", "complaints"];

/// A policy.
pub(crate) const KIND: Kind = Kind {
    name: "policy",
    doc: "A policy of the site, linked from the foot of every page. Help, consent, complaints and browse safely are never left out.",
    fields: &[main_message("The policy in one or two sentences."), TYPE],
    exact: true,
    in_footer: true,
    ..page::BASE
};
