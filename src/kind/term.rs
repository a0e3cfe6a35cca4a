//! A term of the glossary.

use super::{Entity, Kind, PROSE, Place, Property, TEXT, TEXTS, page};
use crate::data::{Field, QUOTED, Shape, Use};

/// The term, where the title is another.
pub(crate) const TERM: Field =
    Field::new("term", TEXT, "The term, if it is not the title. A term of up to three letters, such as `STI`, is linked only where it is in capitals.").used(&[Use::Name, Use::Worded]);
/// What it means.
pub(crate) const DEFINITION: Field = Field::new("plain-definition", PROSE, "The explanation, without the word itself.")
    .used(&[Use::Owed, Use::Answer, Use::Most(30)]);
/// Other names for it.
pub(crate) const ALSO_CALLED: Field =
    Field::new("also-called", TEXTS, "Other words for it; readers see them.").used(&[Use::Name]);

const CODE: Field = Field::new("value", TEXT, "The code.").used(QUOTED);
const CODED: Shape =
    Shape::Map(&[Field::new("system", TEXT, "The classification, such as ICD-11.").used(QUOTED), CODE]);

/// A term.
pub(crate) const KIND: Kind = Kind {
    name: "term",
    doc: "Explains a word in at most 30 plain words. Terms share one page for each letter, so that addresses don't name them.",
    example: "\
---
title: Limit
kind: term
plain-definition: What somebody does not want to do, or wants to do only in a certain way.
---
",
    begins: "Write more here if the definition is not enough; most terms need nothing more.",
    folder: Some("glossary"),
    fields: &[
        TERM,
        DEFINITION,
        Field::new("clinical-term", TEXT, "The word that professionals use.").used(&[Use::Name, Use::Worded]),
        ALSO_CALLED,
        Field::new("pronunciation", TEXT, "How to pronounce it.").used(QUOTED),
        Field::new("code", CODED, "Its code in a classification."),
        Field::new("not-to-be-confused-with", TEXTS, "What people confuse it with.").used(QUOTED),
    ],
    place: Place::Letter,
    entity: Some(Entity {
        schema: "DefinedTerm",
        name: None,
        says: &[
            (Property::Text("description"), &DEFINITION),
            (Property::Text("alternateName"), &ALSO_CALLED),
            (Property::Text("termCode"), &CODE),
        ],
    }),
    ..page::BASE
};
