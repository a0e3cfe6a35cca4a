//! The first page of the site.

use super::{Kind, faq, main_message, page};

/// A first page.
pub(crate) const KIND: Kind = Kind {
    name: "landing",
    doc: "The first page of the site: what it is for, questions to start with, and its modules.",
    fields: &[main_message("What the site is for, in one or two sentences.")],
    features: Some(&faq::KIND),
    ..page::BASE
};
