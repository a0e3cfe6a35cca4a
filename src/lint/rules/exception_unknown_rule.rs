//! `exception/unknown-rule`: an exception from a rule that there is not allows nothing.

use crate::base::Whose;
use crate::diagnostic::{Severity, did_you_mean_or, renamed};
use crate::lint::{Check, Findings, Rule, Subject, rules};

pub(super) const RULE: Rule = Rule {
    code: "exception/unknown-rule",
    severity: Severity::Error,
    why: "There is no such rule, so the exception allows nothing. Usually the code is a typo.",
    files: &[page!("Text.\n\n<!-- candor allow=link/vague-text{}: the button says so too -->\n\n[Here](page.md).\n")],
    bad: ", link/vage-text",
    good: "",
    check: Check::Document(check),
};

fn check(page: &Subject<'_>, found: &mut Findings) {
    for exception in &page.document.exceptions {
        for (code, place) in exception.codes.iter().filter(|(code, _)| rules::named(code).is_none()) {
            let known = || rules::ALL.iter().map(|rule| rule.code);
            let help = did_you_mean_or(code, known(), || "`candor explain` lists them all".into());
            let is_free = |name: &str| exception.codes.iter().all(|(other, _)| other != name);
            let fix = renamed(*place, code, known(), Whose::Ours).filter(|fix| is_free(&fix.replacement));
            found.add(*place, format!("there is no rule `{code}`"), help).fix = fix;
        }
    }
}
