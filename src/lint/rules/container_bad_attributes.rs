//! `container/bad-attributes`: what stands in braces behind a container's name is read as attributes, and must be readable.

use super::{Check, Rule};
use crate::diagnostic::Severity;

pub(super) const RULE: Rule = Rule {
    code: "container/bad-attributes",
    severity: Severity::Error,
    why: "What stands in braces behind a container's name is read as attributes, and must be readable.",
    bad: &[("content/page.md", "---\ntitle: A page\n---\n:::note[Title\nText.\n:::\n")],
    good: &[("content/page.md", "---\ntitle: A page\n---\n:::note[Title]\nText.\n:::\n")],
    check: Check::Found,
};
