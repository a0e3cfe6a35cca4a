//! A resource: an organisation or a work, with the date on which it was checked.

use super::{Kind, PROSE, TEXT, TEXTS, main_message, page};
use crate::data::{Field, QUOTED, SHOWN, Shape, Use};

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

/// A resource.
pub(crate) const KIND: Kind = Kind {
    name: "resource",
    doc: "An organisation or a work that readers may turn to, by place and with the date on which it was checked.",
    fields: &[
        main_message("What it offers, in one or two sentences."),
        Field::new("name", TEXT, "Its name.").used(QUOTED),
        Field::new("type", TYPES, "What it is."),
        Field::new("jurisdictions", TEXTS, "The places that it serves.").used(QUOTED),
        Field::new("url", Shape::Url, "Its address.").used(QUOTED),
        Field::new("phone", Shape::Phone, "Its telephone number.").used(QUOTED),
        Field::new("verified-on", Shape::Date, "When this was last checked.").used(&[Use::Owed]),
        Field::new("verified-by", TEXT, "Who checked it; kept for the site's own records."),
        Field::new("cost", TEXT, "What it costs.").used(SHOWN),
        Field::new("access-notes", PROSE, "How accessible it is."),
        Field::new(
            "consent-to-list",
            TEXT,
            "How the listed party agreed to stand here; kept for the site's own records.",
        ),
    ],
    ..page::BASE
};
