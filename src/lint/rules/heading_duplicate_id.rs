//! `heading/duplicate-id`: an id names one place.

use crate::base::Span;
use crate::diagnostic::Severity;
use crate::document::RESERVED;
use crate::lint::{Check, Findings, Rule, Subject};
use std::collections::HashMap;

pub(super) const RULE: Rule = Rule {
    code: "heading/duplicate-id",
    severity: Severity::Error,
    why: "If two headings share an id, links find only the first.",
    files: &[page!("## One {#part-1}\n\n## Two {#part-{}}\n")],
    bad: "1",
    good: "2",
    check: Check::Document(check),
};

fn check(page: &Subject<'_>, found: &mut Findings) {
    let facts = &page.document.facts;
    let headings = facts.headings.iter().filter(|heading| heading.explicit);
    let text = page.site.file(page.number).text();
    let mut seen: HashMap<&str, Span> = HashMap::new();
    for span in headings.map(|heading| heading.span).chain(facts.ids.iter().map(|(_, span)| *span)) {
        // As it was written: of two that are alike the second was changed.
        let id = &text[span.range()];
        if RESERVED.contains(&id) {
            found.add(span, format!("the page itself already uses the id `{id}`"), "choose another");
        } else if let Some(first) = seen.get(id) {
            let help = format!("give one of them another id, such as `{{#{id}-2}}`");
            found.add(span, format!("the id `{id}` is used twice"), help).point_to(*first, "first given here");
        } else {
            seen.insert(id, span);
        }
    }
}
