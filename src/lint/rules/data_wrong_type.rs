//! `data/wrong-type`: a value of another kind than its field takes can't be used.

use super::{Check, Rule};
use crate::diagnostic::Severity;

pub(super) const RULE: Rule = Rule {
    code: "data/wrong-type",
    severity: Severity::Error,
    why: "A value of another kind than its field takes can't be used.",
    bad: &[
        ("content/sources.yaml", "a:\n  title: One\n  checked: yesterday\n"),
        ("content/page.md", "---\ntitle: A page\n---\nText [@a].\n"),
    ],
    good: &[
        ("content/sources.yaml", "a:\n  title: One\n  checked: 2026-11-22\n"),
        ("content/page.md", "---\ntitle: A page\n---\nText [@a].\n"),
    ],
    check: Check::Found,
};
