//! `term/circular`: a word explained by itself is not explained.

use crate::diagnostic::Severity;
use crate::kind::term;
use crate::lint::{Check, Findings, Rule, Subject};

pub(super) const RULE: Rule = Rule {
    code: "term/circular",
    severity: Severity::Warning,
    why: "Don't use a word to explain itself.",
    files: &[("content/glossary/a.md", "---\ntitle: Consent\nplain-definition: {}.\n---\n")],
    bad: "Consent is given freely",
    good: "A free and informed yes",
    check: Check::Document(check),
};

fn check(page: &Subject<'_>, found: &mut Findings) {
    let Some(definition) = page.front().get(&term::DEFINITION) else { return };
    let Some(term) = page.term() else { return };
    // What stands in brackets is an abbreviation or a second name.
    let term = term.split(" (").next().unwrap_or(term).trim();
    let (text, word) = (definition.words().to_lowercase(), term.to_lowercase());
    let letter = |neighbour: Option<char>| neighbour.is_some_and(|c| c.is_alphanumeric() || c == '-');
    let uses = text
        .match_indices(&word)
        .any(|(at, _)| !letter(text[..at].chars().next_back()) && !letter(text[at + word.len()..].chars().next()));
    if uses && !word.is_empty() {
        found.add(definition.span, format!("the definition of “{term}” uses the word itself"), "use other words");
    }
}
