//! A resource: an organisation or a work, with the date on which it was checked.

use super::{Kind, PROSE, TEXT, TEXTS};
use crate::data::{Field, Shape};

/// Types: the information architecture, 6.3.
const TYPES: Shape = Shape::Choice(&[
    "crisis",
    "abuse-support",
    "sexual-health",
    "therapist-directory",
    "professional-body",
    "spt-body",
    "disability",
    "lgbtq",
    "legal-advice",
    "complaints",
    "reading",
    "research",
]);

pub(super) const KIND: Kind = Kind {
    name: "resource",
    doc: "An organisation or a work that readers may turn to, by place and with the date on which it was checked.",
    folder: None,
    fields: &[
        Field::new("main-message", PROSE, "What it offers, in one or two sentences."),
        Field::new("name", TEXT, "Its name."),
        Field::new("type", TYPES, "What it is."),
        Field::new("jurisdictions", TEXTS, "The places that it serves."),
        Field::new("url", TEXT, "Its address."),
        Field::new("phone", Shape::Phone, "Its telephone number."),
        Field::new("verified-on", Shape::Date, "When this was last checked."),
        Field::new("verified-by", TEXT, "Who checked it."),
        Field::new("cost", TEXT, "What it costs."),
        Field::new("access-notes", PROSE, "How accessible it is."),
        Field::new("consent-to-list", TEXT, "How the listed party agreed to stand here."),
    ],
    owes: &["verified-on"],
    answer: Some("main-message"),
    health: false,
    schema: "WebPage",
};
