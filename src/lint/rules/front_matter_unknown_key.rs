//! `front-matter/unknown-key`: a key that nothing knows is mostly a slip of the pen, and what it should say is lost without a sound.

use super::{Check, Rule};
use crate::diagnostic::Severity;

pub(super) const RULE: Rule = Rule {
    code: "front-matter/unknown-key",
    severity: Severity::Error,
    why: "A key that nothing knows is mostly a slip of the pen, and what it should say is lost without a sound.",
    bad: &[("content/page.md", "---\ntitle: A page\nsumary: What it says.\n---\nText.\n")],
    good: &[("content/page.md", "---\ntitle: A page\nsummary: What it says.\n---\nText.\n")],
    check: Check::Found,
};
