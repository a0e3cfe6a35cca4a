//! `front-matter/wrong-type`: a value of another kind than its field takes can't be used.

use super::{Check, Rule};
use crate::diagnostic::Severity;

pub(super) const RULE: Rule = Rule {
    code: "front-matter/wrong-type",
    severity: Severity::Error,
    why: "A value of another kind than its field takes can't be used.",
    bad: &[("content/page.md", "---\ntitle: A page\nsensitivity: high\n---\nText.\n")],
    good: &[(
        "content/page.md",
        "---\ntitle: A page\nsensitivity: 2\ncontent-note: Describes touch in words.\n---\nText.\n",
    )],
    check: Check::Found,
};
