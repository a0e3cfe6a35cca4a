//! `code/unknown-language`: code in a language that is not known here stays without colours.

use crate::diagnostic::{Severity, did_you_mean_or};
use crate::highlight;
use crate::lint::{Check, Findings, Rule, Subject};

pub(super) const RULE: Rule = Rule {
    code: "code/unknown-language",
    severity: Severity::Advice,
    why: "Code in a language that is not known here stays without colours. Mostly the name is a slip of the pen.",
    files: &[page!("```{}\nprint(1)\n```\n")],
    bad: "pyhton",
    good: "python",
    check: Check::Document(check),
};

/// Names for what is no code.
const PLAIN: &[&str] = &["text", "plain", "plaintext", "txt", "console", "output", "none"];

fn check(page: &Subject<'_>, found: &mut Findings) {
    if page.document.body.is_plain() {
        return;
    }
    for (info, span) in page.document.body.code(page.text) {
        let language = highlight::language(info.split_whitespace().next().unwrap_or_default());
        if !language.is_empty() && !PLAIN.contains(&language) && !highlight::knows(language) {
            let help = did_you_mean_or(language, highlight::names(), || {
                "it is shown as it is; write `text` to say that this is meant".into()
            });
            found.add(span, format!("there are no colours for `{language}`"), help);
        }
    }
}
