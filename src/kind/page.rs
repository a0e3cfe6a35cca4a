//! A plain page, which owes nothing but a title.

use super::definition::{Kind, Place};

/// A plain page.
pub(crate) const KIND: Kind = Kind {
    name: "page",
    doc: "A plain page. It owes nothing but a title.",
    folder: None,
    fields: &[],
    place: Place::Own,
    plain: true,
    health: false,
    exact: false,
    weighs: &[],
    printed: false,
    in_footer: false,
    excerpts: true,
    features: None,
    schema: "WebPage",
    entity: None,
};

/// What the others begin with.
pub(super) const BASE: Kind = Kind { plain: false, ..KIND };
