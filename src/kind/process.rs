//! A process: numbered stages, each with its consent check.

use super::{Kind, PROSE, SOURCE, TEXT, main_message, page};
use crate::data::{Field, SHOWN, Shape, Use};

/// The stages of a process.
pub(crate) const STAGES: Field =
    Field::new("stages", Shape::List(&STAGE), "The stages in their order.").used(&[Use::Owed]);
pub(crate) const NAME: Field = Field::new("name", TEXT, "What the stage is called.").used(SHOWN);
/// What is asked in a stage.
pub(crate) const CONSENT: Field = Field::new("consent-check", PROSE, "What is asked before it goes on.");

const STAGE: Shape = Shape::Map(&[
    NAME,
    Field::new("who", TEXT, "Who takes part.").used(SHOWN),
    Field::new("what", PROSE, "What happens."),
    CONSENT,
    Field::new("can-stop", Shape::Bool, "Whether it may end here; it always may."),
    Field::new("optional", Shape::Bool, "Whether the stage can be left out."),
]);

const FORMAT: Shape = Shape::Map(&[
    Field::new("name", TEXT, "What the format is called.").used(SHOWN),
    Field::new("hours", PROSE, "How many hours, how often."),
    Field::new("as-of", Shape::Date, "The date of the information."),
    SOURCE,
]);

/// A process.
pub(crate) const KIND: Kind = Kind {
    name: "process",
    doc: "How something goes, stage by stage: who, what, the consent check, and that one can stop.",
    fields: &[
        main_message("The process in one or two sentences, shown first."),
        STAGES,
        Field::new("formats", Shape::List(&FORMAT), "The ways in which it is offered."),
    ],
    health: true,
    schema: "MedicalWebPage",
    ..page::BASE
};
