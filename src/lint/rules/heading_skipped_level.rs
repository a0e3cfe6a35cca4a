//! `heading/skipped-level`: headings are the map that a screen reader reads from.

use super::{Check, Rule};
use crate::diagnostic::{Diagnostic, Severity};
use crate::lint::Context;
use crate::site::DocumentId;

pub(super) const RULE: Rule = Rule {
    code: "heading/skipped-level",
    severity: Severity::Warning,
    why: "Headings are the map that a screen reader reads from. A missing level looks like a missing part (WCAG 1.3.1).",
    bad: &[("content/page.md", "---\ntitle: A page\n---\n## One\n\n#### Two\n")],
    good: &[("content/page.md", "---\ntitle: A page\n---\n## One\n\n### Two\n")],
    check: Check::Document(check),
};

fn check(context: &Context<'_>, number: DocumentId, found: &mut Vec<Diagnostic>) {
    let document = &context.site.documents[number];
    if document.front.template() == Some("bare") {
        return;
    }
    let mut last = 1;
    for heading in &document.facts.headings {
        if heading.level == 1 {
            let finding = Diagnostic::warning(RULE.code, heading.span, "the page already has its h1, the title");
            found.push(finding.help("begin the headings of the text with `##`"));
        } else if heading.level > last + 1 {
            let message = format!("an h{} follows an h{last}: a level is skipped", heading.level);
            found.push(
                Diagnostic::warning(RULE.code, heading.span, message).help(format!("write it with {} `#`", last + 1)),
            );
        }
        last = heading.level;
    }
}
