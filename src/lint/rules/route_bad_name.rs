//! `route/bad-name`: an address with control characters, question marks or colons can't be written on every disk or typed by anyone.

use super::{Check, Rule};
use crate::diagnostic::Severity;

pub(super) const RULE: Rule = Rule {
    code: "route/bad-name",
    severity: Severity::Error,
    why: "An address with control characters, question marks or colons can't be written on every disk or typed by anyone.",
    bad: &[(
        "content/page.md",
        r##"---
title: A page
aliases: ["a?b.html"]
---
Text.
"##,
    )],
    good: &[(
        "content/page.md",
        r##"---
title: A page
aliases: ["a/b.html"]
---
Text.
"##,
    )],
    check: Check::Found,
};
