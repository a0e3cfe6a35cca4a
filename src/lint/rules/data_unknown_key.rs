//! `data/unknown-key`: a key that nothing knows is mostly a slip of the pen.

use super::{Check, Rule};
use crate::diagnostic::Severity;

pub(super) const RULE: Rule = Rule {
    code: "data/unknown-key",
    severity: Severity::Error,
    why: "A key that nothing knows is mostly a slip of the pen.",
    bad: &[
        ("content/sources.yaml", "a:\n  title: One\n  autor: B\n"),
        ("content/page.md", "---\ntitle: A page\n---\nText [@a].\n"),
    ],
    good: &[
        ("content/sources.yaml", "a:\n  title: One\n  author: B\n"),
        ("content/page.md", "---\ntitle: A page\n---\nText [@a].\n"),
    ],
    check: Check::Found,
};
