//! A policy page, linked from the foot of every page.

use super::{Kind, main_message, page};
use crate::data::{Field, Shape};

/// Which policy a page is.
pub(crate) const TYPE: Field = Field::new(
    "policy-type",
    Shape::Choice(&[
        "disclaimer",
        "privacy",
        "accessibility",
        "editorial",
        COMPLAINTS,
        "mistakes",
        "warning-signs",
        "safety",
        "crisis",
        "young",
        CONTACT,
        PEOPLE,
    ]),
    "Which policy it is; `safety` is Browse safely, `crisis` is help in danger, `young` is for readers under 18; `contact` and `people` show what the settings say of the publisher.",
);

/// How to complain, with what the settings say of it.
pub(crate) const COMPLAINTS: &str = "complaints";
/// How to reach the publisher: there only where the settings say it.
pub(crate) const CONTACT: &str = "contact";
/// Who the publisher is: there only where the settings say it.
pub(crate) const PEOPLE: &str = "people";

/// Policies that no site leaves out.
pub(crate) const KEPT: &[&str] = &["safety", "crisis", "young", COMPLAINTS, "mistakes", "warning-signs"];

/// A policy.
pub(crate) const KIND: Kind = Kind {
    name: "policy",
    doc: "A policy of the site, linked from the foot of every page. Help, consent, complaints and browse safely are never left out.",
    fields: &[main_message("The policy in one or two sentences."), TYPE],
    exact: true,
    in_footer: true,
    ..page::BASE
};
