//! `page/missing-parts`: who weighs a treatment needs both pans of the scale.

use crate::diagnostic::Severity;
use crate::lint::{Check, Findings, Rule, Subject};

pub(super) const RULE: Rule = Rule {
    code: "page/missing-parts",
    severity: Severity::Warning,
    why: "People choosing a treatment need benefits and risks. They also need the alternatives, and what is not known (DISCERN 8 to 14).",
    files: &[reviewed!("kind: article\n", ":::benefits\n- Text.\n:::\n{}")],
    bad: "",
    good: "\n:::risks\n- Text.\n:::\n\n:::alternatives\n- Text.\n:::\n\n:::unknowns\n- Text.\n:::\n",
    check: Check::Document(check),
};

fn check(page: &Subject<'_>, found: &mut Findings) {
    let parts = page.front().kind.weighs;
    let named = |names: &[&str]| {
        let mut containers = page.document.body.containers().iter();
        containers.find(|container| names.contains(&page.words(container.name)))
    };
    let Some(weighs) = parts.get(..2).and_then(named) else { return };
    let missing: Vec<&str> = parts.iter().copied().filter(|part| named(&[part]).is_none()).collect();
    if !missing.is_empty() {
        let message = format!("this page is about a treatment, but has no {}", missing.join(" and no "));
        let help = format!("add `:::{}`", missing.join("` and `:::"));
        found.add(page.document.body.fence_span(weighs), message, help);
    }
}
