//! `exception/firm`: what protects readers is no matter of a page.

use crate::diagnostic::Severity;
use crate::lint::{Check, Findings, Rule, Subject, rules};

pub(super) const RULE: Rule = Rule {
    code: "exception/firm",
    severity: Severity::Error,
    why: "Rules that protect readers can't be switched off on a single page. The people who run the site can change their level in book.toml, where everyone sees it.",
    files: &[page!("Text.\n\n<!-- candor allow={}: the button says so too -->\n\n[Here](page.md).\n")],
    bad: "link/vague-text, safety/no-help",
    good: "link/vague-text",
    check: Check::Document(check),
};

fn check(page: &Subject<'_>, found: &mut Findings) {
    for (code, place) in page.document.exceptions.iter().flat_map(|exception| &exception.codes) {
        if rules::named(code).is_some_and(|rule| !rule.can_be_allowed()) {
            found.add(
                *place,
                format!("`{code}` can't be allowed in a page"),
                "fix the problem, and remove this exception",
            );
        }
    }
}
