//! `container/empty`: a box without words is an empty box on the page.

use super::{Check, Rule};
use crate::container;
use crate::diagnostic::{Diagnostic, Severity};
use crate::lint::Context;
use crate::site::DocumentId;

pub(super) const RULE: Rule = Rule {
    code: "container/empty",
    severity: Severity::Warning,
    why: "A box without words is an empty box on the page. Mostly its fences stand together by mistake.",
    bad: &[("content/page.md", "---\ntitle: A page\n---\n:::note\n:::\n\nText.\n")],
    good: &[("content/page.md", "---\ntitle: A page\n---\n:::note\nText.\n:::\n")],
    check: Check::Document(check),
};

fn check(context: &Context<'_>, number: DocumentId, found: &mut Vec<Diagnostic>) {
    let document = &context.site.documents[number];
    let text = document.text(context.site.file(number));
    for container in document.body.containers() {
        let (name, fence) = (document.body.words(text, container.name), document.body.fence_span(container));
        // What is not known or never closed is one mistake, and said elsewhere; a figure that is drawn from
        // data has its words there.
        let drawn = container.attributes.iter().any(|given| document.body.words(text, given.key) == "src");
        let faulty = container::find(name).is_none() || document.body.faults().any(|fault| fault.span == fence);
        if !drawn && !faulty && document.body.children(container.node).next().is_none() {
            let finding = Diagnostic::warning(RULE.code, fence, "there is nothing in this container");
            found.push(finding.help("write its words between the two fences, or take it out"));
        }
    }
}
