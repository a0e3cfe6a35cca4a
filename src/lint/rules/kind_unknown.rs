//! `kind/unknown`: the kind decides what a page owes its reader and how it looks.

use super::{Check, Rule};
use crate::diagnostic::Severity;

pub(super) const RULE: Rule = Rule {
    code: "kind/unknown",
    severity: Severity::Error,
    why: "The kind decides what a page owes its reader and how it looks.",
    bad: &[("content/page.md", "---\ntitle: A page\nkind: artcle\n---\nText.\n")],
    good: &[("content/page.md", "---\ntitle: A page\n---\nText.\n")],
    check: Check::Found,
};
