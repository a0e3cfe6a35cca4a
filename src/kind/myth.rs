//! A myth, told as the fact that corrects it.

use super::{Kind, PROSE, TEXT, page};
use crate::data::{Field, QUOTED, SHOWN, Shape, Use, Word};

/// Verdicts: the information architecture, 6.3.
pub(crate) const VERDICTS: &[Word] = &[
    ("true", "The claim is right."),
    ("mostly-true", "It is mostly right, but something is missing or too strong."),
    ("true-here-not-general", "It is right in some places or cases, but not in general."),
    ("not-typical", "It happens, but not often."),
    ("misleading", "It may be right, but makes people believe something wrong."),
    ("oversimplified", "It leaves out too much."),
    ("false", "It is wrong."),
    ("unproven", "Nobody has proved whether it is true."),
    ("depends-on-place", "It is right in one place and wrong in another, like laws."),
    ("disputed-values", "It is not about facts: people disagree about it."),
];

/// A myth. Its claim is found by those who believe it, and search shows none of its text.
pub(crate) const KIND: Kind = Kind {
    name: "myth",
    doc: "A claim that people often hear. The title is the fact; the claim appears once, with a label, followed by why it misleads.",
    example: "\
---
title: The first time does not have to hurt
kind: myth
claim: It always hurts the first time.
verdict: false
why-it-misleads: Many people are told this, and put up with pain that could be treated.
last-reviewed: 2026-11-22
next-review: 2028-11-22
---
Pain has causes, and most of them can be treated.
",
    begins: "Write here what is right, and how we know. Don't repeat the claim.",
    folder: Some("myths"),
    fields: &[
        Field::new("fact", TEXT, "The fact, if it is longer than the title.").used(SHOWN),
        Field::new("claim", TEXT, "The claim. Don't repeat it anywhere else on the page.").used(&[
            Use::Owed,
            Use::Name,
            Use::Card,
        ]),
        Field::new("claim-source", TEXT, "Where people hear the claim.").used(QUOTED),
        Field::new("verdict", Shape::Choice(VERDICTS), "How true the claim is.").used(&[Use::Owed, Use::Card]),
        Field::new("why-it-misleads", PROSE, "Why people believe it, and what is wrong with it.").used(&[Use::Owed]),
        Field::new("kernel-of-truth", PROSE, "The true part of it."),
        Field::new("seen-in", TEXT, "A film, an article or another place where people see it.").used(QUOTED),
    ],
    health: true,
    excerpts: false,
    schema: "MedicalWebPage",
    ..page::BASE
};
