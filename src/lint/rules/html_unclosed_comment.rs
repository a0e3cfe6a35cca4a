//! `html/unclosed-comment`: behind a comment without an end nothing is read.

use super::{Check, Rule};
use crate::diagnostic::Severity;

pub(super) const RULE: Rule = Rule {
    code: "html/unclosed-comment",
    severity: Severity::Error,
    why: "A comment is never shown, and one without an end goes on to the end of the page, or of the list or quote that it stands in: no reader would get what follows it.",
    bad: &[(
        "content/page.md",
        "---\ntitle: A page\n---\nIntro.\n\n<!-- todo\n\nIf you are in danger, call the police.\n",
    )],
    good: &[(
        "content/page.md",
        "---\ntitle: A page\n---\nIntro.\n\n<!-- todo -->\n\nIf you are in danger, call the police.\n",
    )],
    check: Check::Found,
};
