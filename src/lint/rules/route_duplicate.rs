//! `route/duplicate`: two pages can't have one address: one of them would be lost, and which one would depend on chance.

use super::{Check, Rule};
use crate::diagnostic::Severity;

pub(super) const RULE: Rule = Rule {
    code: "route/duplicate",
    severity: Severity::Error,
    why: "Two pages can't have one address: one of them would be lost, and which one would depend on chance.",
    bad: &[("content/a.md", "---\ntitle: A\nslug: same\n---\n"), ("content/b.md", "---\ntitle: B\nslug: same\n---\n")],
    good: &[("content/a.md", "---\ntitle: A\n---\n"), ("content/b.md", "---\ntitle: B\n---\n")],
    check: Check::Found,
};
