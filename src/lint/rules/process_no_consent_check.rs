//! `process/no-consent-check`: a yes to one step is no yes to the next.

use super::{Check, Rule};
use crate::diagnostic::{Diagnostic, Severity};
use crate::lint::Context;
use crate::site::DocumentId;

pub(super) const RULE: Rule = Rule {
    code: "process/no-consent-check",
    severity: Severity::Error,
    why: "A yes to one step is no yes to the next. Each stage says what is asked before it goes on.",
    bad: &[(
        "content/a.md",
        "---\nkind: process\ntitle: A process\nmain-message: Text.\nstages:\n  - name: Talking\n    what: You talk.\nlast-reviewed: 2026-11-22\nnext-review: 2028-11-22\n---\nText.\n",
    )],
    good: &[(
        "content/a.md",
        "---\nkind: process\ntitle: A process\nmain-message: Text.\nstages:\n  - name: Talking\n    what: You talk.\n    consent-check: Do you want to go on?\nlast-reviewed: 2026-11-22\nnext-review: 2028-11-22\n---\nText.\n",
    )],
    check: Check::Document(check),
};

fn check(context: &Context<'_>, number: DocumentId, found: &mut Vec<Diagnostic>) {
    let front = &context.site.documents[number].front;
    if front.kind.name != "process" {
        return;
    }
    for stage in front.record.list("stages") {
        let find = |key: &str| stage.entries().iter().find(|entry| entry.key == key).map(|entry| &entry.node);
        let text = |key: &str| find(key).and_then(|node| node.text()).filter(|text| !text.trim().is_empty());
        if text("consent-check").is_none() {
            let place = find("name").map_or(stage.span, |node| node.span);
            let name = text("name").unwrap_or("this stage");
            let message = format!("“{name}” does not say what is asked before it goes on");
            found.push(Diagnostic::error(RULE.code, place, message).help("add `consent-check:` to the stage"));
        }
    }
}
