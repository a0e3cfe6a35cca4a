//! An article: one topic, explained.

use super::{Kind, main_message, page};

/// An article.
pub(crate) const KIND: Kind = Kind {
    name: "article",
    doc: "Explains one topic. A page about a treatment needs the containers benefits, risks, alternatives and unknowns.",
    example: "\
---
title: What sex therapy is
kind: article
main-message: Sex therapy is talking with a trained person about sex.
last-reviewed: 2026-11-22
next-review: 2028-11-22
---
## How it begins

You say what troubles you, as much or as little as you like.
",
    begins: "Explain the topic here, the most important things first. Headings start with `##`.",
    fields: &[main_message("The answer in one or two sentences, shown first as *In short*.")],
    health: true,
    weighs: &["benefits", "risks", "alternatives", "unknowns"],
    schema: "MedicalWebPage",
    ..page::BASE
};
