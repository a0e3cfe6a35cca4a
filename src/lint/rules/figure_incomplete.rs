//! `figure/incomplete`: whoever does not see the drawing gets the same in words.

use super::figure_unknown::{FIGURE, SOURCES};
use super::{Check, Rule};
use crate::diagnostic::Severity;

pub(super) const RULE: Rule = Rule {
    code: "figure/incomplete",
    severity: Severity::Error,
    why: "Whoever does not see the drawing gets the same in words, and everyone reads that people vary.",
    bad: &[
        SOURCES,
        (
            "content/figures/three-phases.yaml",
            "\
type: steps
title: Three phases
alt: Three boxes in a row, with arrows from desire to arousal to orgasm
description: The model names three phases.
sources: [a-review]
steps:
  - { name: Desire, text: wanting to. }
  - { name: Arousal, text: the body responds. }
  - { name: Orgasm, text: a peak that may or may not come. }
",
        ),
        ("content/page.md", "---\ntitle: A page\n---\nA review [@a-review].\n\n:::figure{src=three-phases}\n:::\n"),
    ],
    good: &[
        SOURCES,
        ("content/figures/three-phases.yaml", FIGURE),
        ("content/page.md", "---\ntitle: A page\n---\n:::figure{src=three-phases}\n:::\n"),
    ],
    check: Check::Found,
};
