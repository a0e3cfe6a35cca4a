//! A module: the first page of a folder, which leads to the others.

use super::{Kind, PROSES, main_message, page};
use crate::data::Field;

pub(crate) const AIMS: Field = Field::new("aims", PROSES, "What readers will know afterwards, three to five lines.");
pub(crate) const KEY_POINTS: Field = Field::new("key-points", PROSES, "The most important points, three to six lines.");

/// A module.
pub(crate) const KIND: Kind = Kind {
    name: "module",
    doc: "The first page of a folder (`index.md` or `README.md`): what it is about and its key points. Its pages are listed automatically.",
    example: "\
---
title: Starting
kind: module
main-message: What to know before the first session.
key-points:
  - You decide how far you go.
  - You can stop at any time.
  - Nobody touches you without asking.
last-reviewed: 2026-11-22
next-review: 2028-11-22
---
",
    begins: "Write here what this part is about. Its pages are listed below automatically.",
    fields: &[main_message("The module in one or two sentences, shown first as *In short*."), AIMS, KEY_POINTS],
    health: true,
    printed: true,
    schema: "MedicalWebPage",
    ..page::BASE
};
