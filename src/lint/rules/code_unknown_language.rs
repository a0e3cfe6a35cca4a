//! `code/unknown-language`: code in a language that is not known here stays without colours.

use crate::base::{Span, Whose};
use crate::diagnostic::{Severity, did_you_mean_or, renamed};
use crate::highlight;
use crate::lint::{Check, Findings, Rule, Subject, foreign};

pub(super) const RULE: Rule = Rule {
    code: "code/unknown-language",
    severity: Severity::Advice,
    why: "Code in an unknown language is not highlighted. Usually the name is a typo.",
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
        // What other programs make something of is told as that.
        let is_part = foreign::is_drawn(language) || language.starts_with('{') || foreign::PARTS.contains(&language);
        if !language.is_empty() && !is_part && !PLAIN.contains(&language) && !highlight::knows(language) {
            let help = did_you_mean_or(language, highlight::names(), || {
                "write `text` to show the code without colours and without this message".into()
            });
            let names: Vec<String> = highlight::names().map(str::to_lowercase).collect();
            let place = Span::new(span.source, span.range().start..span.range().start + language.len());
            let fix = renamed(place, language, names.iter().map(String::as_str), Whose::Ours);
            found
                .add(span, format!("`{language}` is not a known language, so the code is not highlighted"), help)
                .fix = fix;
        }
    }
}
