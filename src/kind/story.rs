//! A story: one person's experience, from a published account.

use super::{Kind, PROSE, TEXT};
use crate::data::{Field, Shape};

pub(super) const KIND: Kind = Kind {
    name: "story",
    doc: "One person's experience, told in the third person from a published account or with a recorded consent. Nobody is invented.",
    folder: Some("stories"),
    fields: &[
        Field::new("main-message", PROSE, "The account in one or two sentences."),
        Field::new(
            "perspective",
            Shape::Choice(&["client", "therapist", "surrogate-partner", "partner"]),
            "Whose experience it is.",
        ),
        Field::new("source", Shape::Source, "The key of the published account."),
        Field::new(
            "consent-record-id",
            TEXT,
            "Where the consent of the person is kept, if it is not a published account.",
        ),
        Field::new("experience-note", PROSE, "What may be different for others."),
        Field::new("outcome", PROSE, "What came of it, as the person tells it."),
        Field::new("year", Shape::Integer(1900, 2100), "When it happened or was published."),
    ],
    owes: &["perspective", "source"],
    answer: Some("main-message"),
    health: true,
    schema: "Article",
};
