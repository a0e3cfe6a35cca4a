//! A plain page, which owes nothing but a title.

use super::Kind;

pub(super) const KIND: Kind = Kind {
    name: "page",
    doc: "A plain page. It owes nothing but a title.",
    folder: None,
    fields: &[],
    owes: &[],
    answer: None,
    health: false,
    schema: "WebPage",
};
