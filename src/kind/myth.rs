//! A myth, told as the fact that corrects it.

use super::{Kind, PROSE, TEXT};
use crate::data::{Field, Shape};

/// Verdicts: the information architecture, 6.3.
pub const VERDICTS: &[&str] = &[
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

pub(super) const KIND: Kind = Kind {
    name: "myth",
    doc: "A claim that is often heard. The title is the fact; the claim stands once, labelled, followed by why it misleads.",
    folder: Some("myths"),
    fields: &[
        Field::new("fact", TEXT, "The fact, when it is longer than the title."),
        Field::new("claim", TEXT, "The claim, once; it appears nowhere else."),
        Field::new("claim-source", TEXT, "Where the claim is met."),
        Field::new("verdict", Shape::Choice(VERDICTS), "How far the claim holds."),
        Field::new("why-it-misleads", PROSE, "Why people believe it, and what is wrong with it."),
        Field::new("kernel-of-truth", PROSE, "What is right in it."),
        Field::new("seen-in", TEXT, "A film, an article or a place where it is seen."),
    ],
    owes: &["claim", "verdict", "why-it-misleads"],
    answer: None,
    health: true,
    schema: "MedicalWebPage",
};
