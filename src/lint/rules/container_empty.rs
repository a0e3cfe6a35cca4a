//! `container/empty`: a box without words is an empty box on the page.

use crate::base::Span;
use crate::container;
use crate::diagnostic::Severity;
use crate::lint::{Check, Findings, Rule, Subject};
use crate::markdown::Kind;
use std::collections::HashSet;

pub(super) const RULE: Rule = Rule {
    code: "container/empty",
    severity: Severity::Warning,
    why: "This shows an empty box on the page. Usually the two lines of colons are next to each other by mistake.",
    files: &[page!(":::note\n{}:::\n\nText.\n")],
    bad: "",
    good: "Words.\n",
    check: Check::Document(check),
};

fn check(page: &Subject<'_>, found: &mut Findings) {
    let body = &page.document.body;
    let faults: HashSet<Span> = body.faults().map(|fault| fault.span).collect();
    for container in body.containers() {
        let fence = body.fence_span(container);
        // What is not known or never closed is one mistake, and said elsewhere; a figure that is drawn from
        // data has its words there.
        let drawn = container.attributes.iter().any(|given| page.words(given.key) == "src");
        let faulty = container::find(page.words(container.name)).is_none() || faults.contains(&fence);
        if !drawn && !faulty && body.children(container.node).all(|child| body.kind(child) == Kind::Title) {
            found.add(fence, "this container is empty", "put its text between the two lines of colons, or remove it");
        }
    }
}
