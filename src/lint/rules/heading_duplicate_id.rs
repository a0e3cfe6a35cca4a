//! `heading/duplicate-id`: an id names one place.

use super::{Check, Rule};
use crate::base::Span;
use crate::diagnostic::{Diagnostic, Severity};
use crate::document::RESERVED;
use crate::lint::Context;
use crate::site::DocumentId;

pub(super) const RULE: Rule = Rule {
    code: "heading/duplicate-id",
    severity: Severity::Error,
    why: "An id names one place. When two places share it, links to it find only the first.",
    bad: &[("content/page.md", "---\ntitle: A page\n---\n## One {#part}\n\n## Two {#part}\n")],
    good: &[("content/page.md", "---\ntitle: A page\n---\n## One {#part-1}\n\n## Two {#part-2}\n")],
    check: Check::Document(check),
};

fn check(context: &Context<'_>, number: DocumentId, found: &mut Vec<Diagnostic>) {
    let facts = &context.site.documents[number].facts;
    let headings =
        facts.headings.iter().filter(|heading| heading.explicit).map(|heading| (heading.id.as_str(), heading.span));
    let mut seen: Vec<(&str, Span)> = Vec::new();
    for (id, span) in headings.chain(facts.ids.iter().map(|(id, span)| (id.as_str(), *span))) {
        if RESERVED.contains(&id) {
            let finding = Diagnostic::error(RULE.code, span, format!("the id `{id}` is one of the page's own"));
            found.push(finding.help("choose another"));
            continue;
        }
        match seen.iter().find(|(own, _)| *own == id) {
            Some((_, first)) => {
                let finding = Diagnostic::error(RULE.code, span, format!("the id `{id}` is given twice"))
                    .label(*first, "first given here");
                found.push(finding.help(format!("give one of them another id, such as `{{#{id}-2}}`")));
            }
            None => seen.push((id, span)),
        }
    }
}
