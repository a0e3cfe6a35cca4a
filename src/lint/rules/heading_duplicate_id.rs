//! `heading/duplicate-id`: an id names one place.

use crate::base::Span;
use crate::diagnostic::Severity;
use crate::document::RESERVED;
use crate::lint::{Check, Findings, Rule, Subject};

pub(super) const RULE: Rule = Rule {
    code: "heading/duplicate-id",
    severity: Severity::Error,
    why: "An id names one place. When two places share it, links to it find only the first.",
    files: &[page!("## One {#part-1}\n\n## Two {#part-{}}\n")],
    bad: "1",
    good: "2",
    check: Check::Document(check),
};

fn check(page: &Subject<'_>, found: &mut Findings) {
    let facts = &page.document.facts;
    let headings = facts.headings.iter().filter(|heading| heading.explicit);
    let headings = headings.map(|heading| (heading.id.as_str(), heading.span));
    let mut seen: Vec<(&str, Span)> = Vec::new();
    for (id, span) in headings.chain(facts.ids.iter().map(|(id, span)| (id.as_str(), *span))) {
        if RESERVED.contains(&id) {
            found.add(span, format!("the id `{id}` is one of the page's own"), "choose another");
        } else if let Some((_, first)) = seen.iter().find(|(own, _)| *own == id) {
            let help = format!("give one of them another id, such as `{{#{id}-2}}`");
            found.add(span, format!("the id `{id}` is given twice"), help).point_to(*first, "first given here");
        } else {
            seen.push((id, span));
        }
    }
}
