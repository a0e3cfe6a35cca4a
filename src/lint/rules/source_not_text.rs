//! `source/not-text`: pages and data are read as UTF-8 text.

use super::{Check, Rule};
use crate::diagnostic::Severity;

pub(super) const RULE: Rule = Rule {
    code: "source/not-text",
    severity: Severity::Error,
    why: "Pages and data are read as UTF-8 text. Other bytes would show as question marks.",
    bad: &[(
        "content/page.md",
        r##"---
title: A page
---
A NUL byte: \u{0}.
"##,
    )],
    good: &[("content/page.md", "---\ntitle: A page\n---\nText.\n")],
    check: Check::Found,
};
