//! How each kind of container is written: one table.

use super::Word;
use crate::kind::myth::VERDICTS;

/// The markup of a kind of container.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Shape {
    /// The element around it.
    pub element: &'static str,
    /// That element's classes.
    pub class: &'static str,
    /// The element of its title.
    pub title: Title,
    /// The title where the author gives none; without one there is none.
    pub default_title: Option<Word>,
    /// The values of `level`, the first for a container that gives none, each with the word that
    /// says it to those who don't see the colour.
    pub levels: &'static [(&'static str, Word)],
    /// What else may stand in braces: a key and its values, none for a key that takes any or none.
    attributes: &'static [(&'static str, &'static [&'static str])],
}

/// The element of a container's title.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Title {
    /// A paragraph.
    Paragraph,
    /// A heading, one level below the heading before the container.
    Heading,
    /// The summary of `details`.
    Summary,
    /// The caption of `figure`, at its end.
    Caption,
}

const fn callout(class: &'static str, title: Word) -> Shape {
    Shape { default_title: Some(title), ..plain("div", class, Title::Paragraph) }
}

const fn section(class: &'static str, title: Word) -> Shape {
    Shape { default_title: Some(title), ..plain("section", class, Title::Heading) }
}

const fn plain(element: &'static str, class: &'static str, title: Title) -> Shape {
    Shape { element, class, title, default_title: None, levels: &[], attributes: &[] }
}

/// How soon care is needed: the NHS's three cards.
const CARE: &[(&str, Word)] =
    &[("non-urgent", Word::CareNonUrgent), ("urgent", Word::CareUrgent), ("emergency", Word::CareEmergency)];

/// The kinds that have a shape, by name.
static SHAPES: [(&str, Shape); 19] = [
    ("note", callout("callout callout-note", Word::Note)),
    ("tip", callout("callout callout-tip", Word::Tip)),
    ("important", callout("callout callout-important", Word::Important)),
    ("warning", callout("callout callout-warning", Word::Warning)),
    ("caution", callout("callout callout-caution", Word::Caution)),
    ("benefits", section("box box-benefits", Word::Benefits)),
    ("risks", section("box box-risks", Word::Risks)),
    ("alternatives", section("box box-alternatives", Word::Alternatives)),
    ("unknowns", section("box box-unknowns", Word::Unknowns)),
    ("questions", section("box box-questions", Word::Questions)),
    ("do", callout("box box-do", Word::Do)),
    ("dont", callout("box box-dont", Word::Dont)),
    ("care", Shape { levels: CARE, ..callout("box box-care", Word::Care) }),
    ("claim", Shape { attributes: JUDGED, ..callout("box box-claim", Word::Myth) }),
    ("myth", Shape { attributes: JUDGED, ..callout("box box-myth", Word::Myth) }),
    ("stages", plain("div", "stages", Title::Paragraph)),
    ("compare", plain("div", "compare", Title::Paragraph)),
    ("figure", Shape { attributes: &[("src", &[])], ..plain("figure", "figure", Title::Caption) }),
    (
        "details",
        Shape {
            default_title: Some(Word::Details),
            attributes: &[("open", &[])],
            ..plain("details", "details", Title::Summary)
        },
    ),
];

/// How far a claim holds.
pub(super) const VERDICT: &str = "verdict";
const JUDGED: &[(&str, &[&str])] = &[(VERDICT, VERDICTS)];

/// Names that other generators have for the same boxes.
const ALIASES: [(&str, &str); 3] = [("info", "note"), ("success", "tip"), ("danger", "caution")];

/// A kind that the table does not know.
const UNKNOWN: Shape = plain("div", "box", Title::Paragraph);

/// The names in the table.
pub fn names() -> impl Iterator<Item = &'static str> {
    SHAPES.iter().map(|(name, _)| *name)
}

/// What may stand in the braces of a kind: each key with its values, none for a key that takes any.
pub fn attributes(name: &str) -> impl Iterator<Item = (&'static str, Vec<&'static str>)> {
    let shape = shape(name);
    let levels = (!shape.levels.is_empty()).then(|| ("level", shape.levels.iter().map(|(level, _)| *level).collect()));
    levels.into_iter().chain(shape.attributes.iter().map(|(key, values)| (*key, values.to_vec())))
}

/// The kind that a name means: itself, or what it is an alias of; none for an unknown one.
pub fn kind(name: &str) -> Option<&'static str> {
    entry(name).map(|(kind, _)| *kind)
}

/// The shape of a kind; a plain box for one that is not known.
pub fn shape(name: &str) -> Shape {
    entry(name).map_or(UNKNOWN, |(_, shape)| *shape)
}

fn entry(name: &str) -> Option<&'static (&'static str, Shape)> {
    let kind = ALIASES.iter().find(|(alias, _)| *alias == name).map_or(name, |(_, kind)| kind);
    SHAPES.iter().find(|(known, _)| *known == kind)
}
