//! `process/no-consent-check`: a yes to one step is no yes to the next.

use crate::data::{Field, Value};
use crate::diagnostic::Severity;
use crate::kind::process;
use crate::lint::{Check, Findings, Rule, Subject};

pub(super) const RULE: Rule = Rule {
    code: "process/no-consent-check",
    severity: Severity::Error,
    why: "Agreeing to one step is not agreeing to the next. Each stage says what you ask before the next step.",
    files: &[reviewed!(
        "kind: process\nmain-message: Text.\nstages:\n  - name: Talking\n    what: You talk.\n{}",
        "Text.\n"
    )],
    bad: "",
    good: "    consent-check: Do you want to go on?\n",
    check: Check::Document(check),
};

fn check(page: &Subject<'_>, found: &mut Findings) {
    for stage in page.front().list(&process::STAGES) {
        let text = |field: &Field| field.of(stage)?.text().filter(|text| !text.trim().is_empty());
        let is_unfilled = process::CONSENT.of(stage).is_some_and(|node| matches!(node.value, Value::Null));
        if text(&process::CONSENT).is_none() && !is_unfilled {
            let place = process::NAME.of(stage).map_or(stage.span, |node| node.span);
            let message = format!("stage “{}” needs a `consent-check`", text(&process::NAME).unwrap_or("…"));
            let help = "add `consent-check:` to the stage: what do you ask before the next step?";
            found.add(place, message, help).lacks(stage.span, [process::CONSENT.key]);
        }
    }
}
