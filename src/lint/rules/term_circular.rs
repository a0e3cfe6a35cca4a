//! `term/circular`: a word explained by itself is not explained.

use super::{Check, Rule};
use crate::diagnostic::{Diagnostic, Severity};
use crate::kind::term;
use crate::lint::Context;
use crate::site::DocumentId;

pub(super) const RULE: Rule = Rule {
    code: "term/circular",
    severity: Severity::Warning,
    why: "A word explained by itself is not explained.",
    bad: &[("content/glossary/a.md", "---\ntitle: Consent\nplain-definition: Consent is given freely.\n---\n")],
    good: &[("content/glossary/a.md", "---\ntitle: Consent\nplain-definition: A free and informed yes.\n---\n")],
    check: Check::Document(check),
};

fn check(context: &Context<'_>, number: DocumentId, found: &mut Vec<Diagnostic>) {
    let document = &context.site.documents[number];
    let Some(definition) = document.front.get(&term::DEFINITION) else { return };
    let Some(term) = document.front.text(&term::TERM).or_else(|| document.title()) else { return };
    // What stands in brackets is an abbreviation or a second name.
    let term = term.split(" (").next().unwrap_or(term).trim();
    let (text, word) = (definition.words().to_lowercase(), term.to_lowercase());
    let letter = |neighbour: Option<char>| neighbour.is_some_and(|c| c.is_alphanumeric() || c == '-');
    let uses = text
        .match_indices(&word)
        .any(|(at, _)| !letter(text[..at].chars().next_back()) && !letter(text[at + word.len()..].chars().next()));
    if uses && !word.is_empty() {
        let message = format!("“{term}” is explained by “{term}”");
        found.push(Diagnostic::warning(RULE.code, definition.span, message).help("say it in other words"));
    }
}
