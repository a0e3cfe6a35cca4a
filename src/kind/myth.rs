//! A myth, told as the fact that corrects it.

use super::{Kind, PROSE, TEXT, page};
use crate::data::{Field, QUOTED, SHOWN, Shape, Use};

/// Verdicts: the information architecture, 6.3.
pub(crate) const VERDICTS: &[&str] = &[
    "true",
    "mostly-true",
    "true-here-not-general",
    "not-typical",
    "misleading",
    "oversimplified",
    "false",
    "unproven",
    "depends-on-place",
    "disputed-values",
];

/// A myth. Its claim is found by those who believe it, and search shows none of its text.
pub(crate) const KIND: Kind = Kind {
    name: "myth",
    doc: "A claim that is often heard. The title is the fact; the claim stands once, labelled, followed by why it misleads.",
    folder: Some("myths"),
    fields: &[
        Field::new("fact", TEXT, "The fact, when it is longer than the title.").used(SHOWN),
        Field::new("claim", TEXT, "The claim, once; it appears nowhere else.").used(&[Use::Owed, Use::Name, Use::Card]),
        Field::new("claim-source", TEXT, "Where the claim is met.").used(QUOTED),
        Field::new("verdict", Shape::Choice(VERDICTS), "How far the claim holds.").used(&[Use::Owed, Use::Card]),
        Field::new("why-it-misleads", PROSE, "Why people believe it, and what is wrong with it.").used(&[Use::Owed]),
        Field::new("kernel-of-truth", PROSE, "What is right in it."),
        Field::new("seen-in", TEXT, "A film, an article or a place where it is seen.").used(QUOTED),
    ],
    health: true,
    excerpts: false,
    schema: "MedicalWebPage",
    ..page::BASE
};
