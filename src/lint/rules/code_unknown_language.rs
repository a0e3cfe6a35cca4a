//! `code/unknown-language`: code in a language that is not known here stays without colours.

use super::{Check, Rule};
use crate::diagnostic::{Diagnostic, Severity, did_you_mean};
use crate::highlight;
use crate::lint::Context;
use crate::site::DocumentId;

pub(super) const RULE: Rule = Rule {
    code: "code/unknown-language",
    severity: Severity::Advice,
    why: "Code in a language that is not known here stays without colours. Mostly the name is a slip of the pen.",
    bad: &[("content/page.md", "---\ntitle: A page\n---\n```pyhton\nprint(1)\n```\n")],
    good: &[("content/page.md", "---\ntitle: A page\n---\n```python\nprint(1)\n```\n")],
    check: Check::Document(check),
};

/// Names for what is no code.
const PLAIN: &[&str] = &["text", "plain", "plaintext", "txt", "console", "output", "none"];

fn check(context: &Context<'_>, number: DocumentId, found: &mut Vec<Diagnostic>) {
    let document = &context.site.documents[number];
    if document.body.is_plain() {
        return;
    }
    let text = document.text(context.site.file(number));
    for (info, span) in document.body.code(text) {
        let language = highlight::language(info.split_whitespace().next().unwrap_or_default());
        if language.is_empty() || PLAIN.contains(&language) || highlight::knows(language) {
            continue;
        }
        let help = did_you_mean(language, highlight::names())
            .unwrap_or_else(|| "it is shown as it is; write `text` to say that this is meant".into());
        let message = format!("there are no colours for `{language}`");
        found.push(Diagnostic::advice(RULE.code, span, message).help(help));
    }
}
