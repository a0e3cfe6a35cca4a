//! `process/no-consent-check`: a yes to one step is no yes to the next.

use crate::data::Field;
use crate::diagnostic::Severity;
use crate::kind::process;
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
    for stage in page.front().list(&process::STAGES) {
        let text = |field: &Field| field.of(stage)?.text().filter(|text| !text.trim().is_empty());
        if text(&process::CONSENT).is_none() {
            let place = process::NAME.of(stage).map_or(stage.span, |node| node.span);
            let message = format!(
                "“{}” does not say what is asked before it goes on",
                text(&process::NAME).unwrap_or("this stage")
            );
            found.add(place, message, "add `consent-check:` to the stage");
        }
    }
}
