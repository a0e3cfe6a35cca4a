//! `data/syntax`: a data file that can't be read leaves out everything in it.

use super::{Check, Rule};
use crate::diagnostic::Severity;

pub(super) const RULE: Rule = Rule {
    code: "data/syntax",
    severity: Severity::Error,
    why: "A data file that can't be read leaves out everything in it.",
    bad: &[
        ("content/sources.yaml", "a:\n  title: One: two\n"),
        ("content/page.md", "---\ntitle: A page\n---\nText.\n"),
    ],
    good: &[
        (
            "content/sources.yaml",
            r##"a:
  title: "One: two"
"##,
        ),
        ("content/page.md", "---\ntitle: A page\n---\nText [@a].\n"),
    ],
    check: Check::Found,
};
