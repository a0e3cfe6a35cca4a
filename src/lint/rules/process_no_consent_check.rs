//! `process/no-consent-check`: a yes to one step is no yes to the next.

use crate::diagnostic::Severity;
use crate::lint::{Check, Findings, Rule, Subject};

pub(super) const RULE: Rule = Rule {
    code: "process/no-consent-check",
    severity: Severity::Error,
    why: "A yes to one step is no yes to the next. Each stage says what is asked before it goes on.",
    files: &[reviewed!(
        "kind: process\nmain-message: Text.\nstages:\n  - name: Talking\n    what: You talk.\n{}",
        "Text.\n"
    )],
    bad: "",
    good: "    consent-check: Do you want to go on?\n",
    check: Check::Document(check),
};

fn check(page: &Subject<'_>, found: &mut Findings) {
    if page.document.front.kind.name != "process" {
        return;
    }
    for stage in page.record().list("stages") {
        let text = |key: &str| stage.get(key)?.text().filter(|text| !text.trim().is_empty());
        if text("consent-check").is_none() {
            let place = stage.get("name").map_or(stage.span, |node| node.span);
            let message =
                format!("“{}” does not say what is asked before it goes on", text("name").unwrap_or("this stage"));
            found.add(place, message, "add `consent-check:` to the stage");
        }
    }
}
