//! A plain page, which owes nothing but a title.

use super::definition::{Kind, Place};

/// A plain page.
pub(crate) const KIND: Kind = Kind {
    name: "page",
    doc: "A plain page. It needs only a title.",
    example: "---\ntitle: How to find us\n---\nWe are next to the station.\n",
    begins: "Write the page here. Headings start with `##`: the title is the page's h1.",
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
