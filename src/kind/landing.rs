//! The first page of the site.

use super::{Kind, faq, main_message, page};

/// A first page.
pub(crate) const KIND: Kind = Kind {
    name: "landing",
    doc: "The first page of the site: what it is for, questions to start with, and its modules.",
    example: "\
---
title: Learning about sex therapy
kind: landing
main-message: Plain answers to what people find hard to ask.
---
",
    begins: "Write here, in a few lines, what readers find on this site.",
    fields: &[main_message("What the site is for, in one or two sentences.")],
    features: Some(&faq::KIND),
    ..page::BASE
};
