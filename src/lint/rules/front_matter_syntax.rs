//! `front-matter/syntax`: front matter that can't be read says nothing: the page would lose its title, its dates and its warnings.

use super::{Check, Rule};
use crate::diagnostic::Severity;

pub(super) const RULE: Rule = Rule {
    code: "front-matter/syntax",
    severity: Severity::Error,
    why: "Front matter that can't be read says nothing: the page would lose its title, its dates and its warnings.",
    bad: &[("content/page.md", "---\ntitle: A: B\n---\nText.\n")],
    good: &[(
        "content/page.md",
        r##"---
title: "A: B"
---
Text.
"##,
    )],
    check: Check::Found,
};
