//! A resource: an organisation or a work, with the date on which it was checked.

use super::{Kind, PROSE, TEXT, TEXTS, main_message, page};
use crate::data::{Field, QUOTED, SHOWN, Shape, Use};

/// Types: the information architecture, 6.3.
const TYPES: Shape = Shape::Choice(&[
    ("crisis", "Help for people in danger or in crisis."),
    ("abuse-support", "Support after abuse or assault."),
    ("sexual-health", "A sexual health service."),
    ("therapist-directory", "A list of therapists."),
    ("professional-body", "A professional body."),
    ("spt-body", "An organisation for surrogate partner therapy."),
    ("disability", "An organisation by or for disabled people."),
    ("lgbtq", "An organisation by or for LGBTQ+ people."),
    ("legal-advice", "Legal advice."),
    ("complaints", "Where to complain."),
    ("reading", "Something to read, watch or hear."),
    ("research", "Research."),
]);

/// A resource.
pub(crate) const KIND: Kind = Kind {
    name: "resource",
    doc: "An organisation, book or website that can help readers, with its place and the date it was checked.",
    example: "\
---
title: A national help line
kind: resource
type: crisis
url: https://example.org/
verified-on: 2026-11-22
---
Free, day and night.
",
    begins: "Write here what it offers, and to whom.",
    fields: &[
        main_message("What it offers, in one or two sentences."),
        Field::new("name", TEXT, "Its name.").used(QUOTED),
        Field::new("type", TYPES, "What it is."),
        Field::new("jurisdictions", TEXTS, "The countries or regions that it serves.").used(QUOTED),
        Field::new("url", Shape::Url, "Its web address.").used(QUOTED),
        Field::new("phone", Shape::Phone, "Its phone number.").used(QUOTED),
        Field::new("verified-on", Shape::Date, "When this was last checked.").used(&[Use::Owed]),
        Field::new("verified-by", TEXT, "Who checked it; for your records, not shown."),
        Field::new("cost", TEXT, "What it costs.").used(SHOWN),
        Field::new("access-notes", PROSE, "How accessible it is."),
        Field::new("consent-to-list", TEXT, "How they agreed to be listed; for your records, not shown."),
    ],
    ..page::BASE
};
