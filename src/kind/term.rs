//! A term of the glossary.

use super::{Entity, Kind, PROSE, Place, Property, TEXT, TEXTS, page};
use crate::data::{Field, QUOTED, Shape, Use};

/// The term, where the title is another.
pub(crate) const TERM: Field =
    Field::new("term", TEXT, "The term, when it is not the title. One of up to three letters is linked where it is written in capitals, as `STI`.").used(&[Use::Name, Use::Worded]);
/// What it means.
pub(crate) const DEFINITION: Field = Field::new("plain-definition", PROSE, "The explanation, without the word itself.")
    .used(&[Use::Owed, Use::Answer, Use::Most(30)]);
/// Other names for it.
pub(crate) const ALSO_CALLED: Field = Field::new("also-called", TEXTS, "Other words for it, shown.").used(&[Use::Name]);

const CODE: Field = Field::new("value", TEXT, "The code in it.").used(QUOTED);
const CODED: Shape = Shape::Map(&[Field::new("system", TEXT, "The system, such as ICD-11.").used(QUOTED), CODE]);

/// A term.
pub(crate) const KIND: Kind = Kind {
    name: "term",
    doc: "A word, explained in at most 30 plain words. Terms share one page for each letter, so that no address names one.",
    folder: Some("glossary"),
    fields: &[
        TERM,
        DEFINITION,
        Field::new("clinical-term", TEXT, "What a professional says.").used(&[Use::Name, Use::Worded]),
        ALSO_CALLED,
        Field::new("pronunciation", TEXT, "How it is said.").used(QUOTED),
        Field::new("code", CODED, "Its code in a classification."),
        Field::new("not-to-be-confused-with", TEXTS, "What it is mistaken for.").used(QUOTED),
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
