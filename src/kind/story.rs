//! A story: one person's experience, from a published account.

use super::{Kind, PROSE, SOURCE, TEXT, main_message, page};
use crate::data::{Field, QUOTED, Shape, Use};

/// A story.
pub(crate) const KIND: Kind = Kind {
    name: "story",
    doc: "One person's experience, told in the third person from a published account or with a recorded consent. Nobody is invented.",
    folder: Some("stories"),
    fields: &[
        main_message("The account in one or two sentences."),
        Field::new(
            "perspective",
            Shape::Choice(&["client", "therapist", "surrogate-partner", "partner"]),
            "Whose experience it is.",
        )
        .used(&[Use::Owed]),
        Field { doc: "The key of the published account.", ..SOURCE }.used(&[Use::Owed]),
        Field::new(
            "consent-record-id",
            TEXT,
            "Where the consent of the person is kept, if it is not a published account; for the site's own records.",
        ),
        Field::new("experience-note", PROSE, "What may be different for others."),
        Field::new("outcome", PROSE, "What came of it, as the person tells it."),
        Field::new("year", Shape::Integer(1900, 2100), "When it happened or was published.").used(QUOTED),
    ],
    health: true,
    schema: "Article",
    ..page::BASE
};
