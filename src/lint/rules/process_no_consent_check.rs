//! `process/no-consent-check`: a yes to one step is no yes to the next.

use super::{Check, Rule};
use crate::data::Field;
use crate::diagnostic::{Diagnostic, Severity};
use crate::kind::process;
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
    for stage in context.site.documents[number].front.list(&process::STAGES) {
        let text = |field: &Field| field.of(stage)?.text().filter(|text| !text.trim().is_empty());
        if text(&process::CONSENT).is_none() {
            let place = process::NAME.of(stage).map_or(stage.span, |node| node.span);
            let name = text(&process::NAME).unwrap_or("this stage");
            let message = format!("“{name}” does not say what is asked before it goes on");
            found.push(Diagnostic::error(RULE.code, place, message).help("add `consent-check:` to the stage"));
        }
    }
}
