//! A process: numbered stages, each with its consent check.

use super::{Kind, PROSE, TEXT};
use crate::data::{Field, Shape};

const STAGE: Shape = Shape::Map(&[
    Field::new("name", TEXT, "What the stage is called."),
    Field::new("who", TEXT, "Who takes part."),
    Field::new("what", PROSE, "What happens."),
    Field::new("consent-check", PROSE, "What is asked before it goes on."),
    Field::new("can-stop", Shape::Bool, "Whether it may end here; it always may."),
    Field::new("optional", Shape::Bool, "Whether the stage can be left out."),
]);

const FORMAT: Shape = Shape::Map(&[
    Field::new("name", TEXT, "What the format is called."),
    Field::new("hours", PROSE, "How many hours, how often."),
    Field::new("as-of", Shape::Date, "The date of the information."),
    Field::new("source", Shape::Source, "Its source."),
]);

pub(super) const KIND: Kind = Kind {
    name: "process",
    doc: "How something goes, stage by stage: who, what, the consent check, and that one can stop.",
    folder: None,
    fields: &[
        Field::new("main-message", PROSE, "The process in one or two sentences, shown first."),
        Field::new("stages", Shape::List(&STAGE), "The stages in their order."),
        Field::new("formats", Shape::List(&FORMAT), "The ways in which it is offered."),
    ],
    owes: &["stages"],
    answer: Some("main-message"),
    health: true,
    schema: "MedicalWebPage",
};
