//! `heading/skipped-level`: headings are the map that a screen reader reads from.

use crate::diagnostic::Severity;
use crate::lint::{Check, Findings, Rule, Subject};

pub(super) const RULE: Rule = Rule {
    code: "heading/skipped-level",
    severity: Severity::Warning,
    why: "Headings are the map that a screen reader reads from. A missing level looks like a missing part (WCAG 1.3.1).",
    files: &[page!("## One\n\n{} Two\n")],
    bad: "####",
    good: "###",
    check: Check::Document(check),
};

fn check(page: &Subject<'_>, found: &mut Findings) {
    if page.front().template() == Some("bare") {
        return;
    }
    let mut last = 1;
    for heading in &page.document.facts.headings {
        if heading.level == 1 {
            let message = "the page already has its h1, the title";
            found.add(heading.span, message, "begin the headings of the text with `##`");
        } else if heading.level > last + 1 {
            let message = format!("an h{} follows an h{last}: a level is skipped", heading.level);
            found.add(heading.span, message, format!("write it with {} `#`", last + 1));
        }
        last = heading.level;
    }
}
