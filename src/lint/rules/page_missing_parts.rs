//! `page/missing-parts`: who weighs a treatment needs both pans of the scale.

use super::{Check, Rule};
use crate::diagnostic::{Diagnostic, Severity};
use crate::lint::Context;
use crate::site::DocumentId;

pub(super) const RULE: Rule = Rule {
    code: "page/missing-parts",
    severity: Severity::Warning,
    why: "Who weighs a treatment needs both pans of the scale. What may it do for me, what may it do to me, what else is there, and what does nobody know (DISCERN 8 to 14)?",
    bad: &[(
        "content/a.md",
        "---\nkind: article\ntitle: A page\nlast-reviewed: 2026-11-22\nnext-review: 2028-11-22\n---\n:::benefits\n- Text.\n:::\n",
    )],
    good: &[(
        "content/a.md",
        "---\nkind: article\ntitle: A page\nlast-reviewed: 2026-11-22\nnext-review: 2028-11-22\n---\n:::benefits\n- Text.\n:::\n\n:::risks\n- Text.\n:::\n\n:::alternatives\n- Text.\n:::\n\n:::unknowns\n- Text.\n:::\n\n",
    )],
    check: Check::Document(check),
};

fn check(context: &Context<'_>, number: DocumentId, found: &mut Vec<Diagnostic>) {
    let document = &context.site.documents[number];
    let parts = document.front.kind.weighs;
    let text = document.text(context.site.file(number));
    let named = |names: &[&str]| {
        let is = |name: &str| names.contains(&name);
        document.body.containers().iter().find(|container| is(document.body.words(text, container.name)))
    };
    let Some(weighs) = parts.get(..2).and_then(named) else { return };
    let missing: Vec<&str> = parts.iter().copied().filter(|part| named(&[part]).is_none()).collect();
    if !missing.is_empty() {
        let message = format!("this page weighs a treatment, but has no {}", missing.join(" and no "));
        let finding = Diagnostic::warning(RULE.code, document.body.fence_span(weighs), message);
        found.push(finding.help(format!("add `:::{}`", missing.join("` and `:::"))));
    }
}
