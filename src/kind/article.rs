//! An article: one topic, explained.

use super::{Kind, main_message, page};

/// An article.
pub(crate) const KIND: Kind = Kind {
    name: "article",
    doc: "One topic, explained. A page about a treatment has the containers benefits, risks, alternatives and unknowns.",
    fields: &[main_message("The answer in one or two sentences, shown first as *In short*.")],
    health: true,
    weighs: &["benefits", "risks", "alternatives", "unknowns"],
    schema: "MedicalWebPage",
    ..page::BASE
};
