//! `container/unclosed`: a container that is never closed swallows the rest of the page.

use super::{Check, Rule};
use crate::diagnostic::Severity;

pub(super) const RULE: Rule = Rule {
    code: "container/unclosed",
    severity: Severity::Error,
    why: "A container that is never closed swallows the rest of the page.",
    bad: &[("content/page.md", "---\ntitle: A page\n---\n:::note\nText.\n")],
    good: &[("content/page.md", "---\ntitle: A page\n---\n:::note\nText.\n:::\n")],
    check: Check::Found,
};
