//! A story: one person's experience, from a published account.

use super::{Kind, PROSE, SOURCE, TEXT, main_message, page};
use crate::data::{Field, QUOTED, Shape, Use};

/// A story.
pub(crate) const KIND: Kind = Kind {
    name: "story",
    doc: "One person's experience, told in the third person. It comes from a published account, or you have the person's recorded consent. Never invent people.",
    example: "\
---
title: One account of starting late
kind: story
perspective: client
source: smith-2020
last-reviewed: 2026-11-22
next-review: 2028-11-22
---
He was 45 when he first asked for help [@smith-2020].
",
    begins: "Write the account here, in the third person, with its source.",
    folder: Some("stories"),
    fields: &[
        main_message("The account in one or two sentences."),
        Field::new(
            "perspective",
            Shape::Choice(&[
                ("client", "Somebody who had the treatment."),
                ("therapist", "A therapist."),
                ("surrogate-partner", "A surrogate partner."),
                ("partner", "The partner of somebody who had it."),
            ]),
            "Whose experience it is.",
        )
        .used(&[Use::Owed]),
        Field { doc: "The key of the published source.", ..SOURCE }.used(&[Use::Owed]),
        Field::new(
            "consent-record-id",
            TEXT,
            "Where you keep the person's consent, if the account does not come from a published source. For your records only; readers do not see it.",
        ),
        Field::new("experience-note", PROSE, "What may be different for others."),
        Field::new("outcome", PROSE, "How it turned out, as the person tells it."),
        Field::new("year", Shape::Integer(1900, 2100), "When it happened or was published.").used(QUOTED),
    ],
    health: true,
    schema: "Article",
    ..page::BASE
};
