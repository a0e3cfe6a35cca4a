//! `template/error`: a template with a fault can't show a page.

use super::{Check, Rule};
use crate::diagnostic::Severity;

pub(super) const RULE: Rule = Rule {
    code: "template/error",
    severity: Severity::Error,
    why: "A template with a fault can't show a page. The built-in one is used in its place until it is mended.",
    bad: &[("content/page.md", "---\ntitle: A page\ntemplate: spread\n---\nText.\n")],
    good: &[("content/page.md", "---\ntitle: A page\ntemplate: bare\n---\nText.\n")],
    check: Check::Found,
};
