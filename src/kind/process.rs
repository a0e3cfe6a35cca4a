//! A process: numbered stages, each with its consent check.

use super::{Kind, PROSE, SOURCE, TEXT, main_message, page};
use crate::data::{Field, OWED, SHOWN, Shape, Use};

/// The stages of a process.
pub(crate) const STAGES: Field = Field::new("stages", Shape::List(&STAGE), "The stages, in order.").used(&[Use::Owed]);
pub(crate) const NAME: Field = Field::new("name", TEXT, "The stage's name.").used(OWED);
/// What is asked in a stage.
pub(crate) const CONSENT: Field =
    Field::new("consent-check", PROSE, "What you ask the person before the next stage.").used(&[Use::Owed]);

const STAGE: Shape = Shape::Map(&[
    NAME,
    Field::new("who", TEXT, "Who takes part.").used(SHOWN),
    Field::new("what", PROSE, "What happens.").used(&[Use::Owed]),
    CONSENT,
    Field::new("can-stop", Shape::Bool, "Always true; you can leave it out."),
    Field::new("optional", Shape::Bool, "Whether the stage is optional."),
]);

const FORMAT: Shape = Shape::Map(&[
    Field::new("name", TEXT, "The format's name.").used(SHOWN),
    Field::new("hours", PROSE, "How many hours, how often."),
    Field::new("as-of", Shape::Date, "The date of the information."),
    SOURCE,
]);

/// A process.
pub(crate) const KIND: Kind = Kind {
    name: "process",
    doc: "How something works, stage by stage: who takes part, what happens, the consent check, and that you can stop.",
    example: "\
---
title: How it works
kind: process
stages:
  - name: First talk
    who: You and a therapist
    what: You say what you want, and what you do not want.
    consent-check: Do you want to go on?
last-reviewed: 2026-11-22
next-review: 2028-11-22
---
You can stop at every stage.
",
    begins: "Write here what applies to all stages.",
    fields: &[
        main_message("The process in one or two sentences, shown first."),
        STAGES,
        Field::new("formats", Shape::List(&FORMAT), "The formats in which it is offered."),
    ],
    health: true,
    schema: "MedicalWebPage",
    ..page::BASE
};
