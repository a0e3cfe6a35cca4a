//! `term/long-definition`: a definition is read in the middle of something else.

use super::{Check, Rule};
use crate::diagnostic::{Diagnostic, Severity};
use crate::kind::term;
use crate::lint::Context;
use crate::site::DocumentId;

pub(super) const RULE: Rule = Rule {
    code: "term/long-definition",
    severity: Severity::Warning,
    why: "A definition is read in the middle of something else. At most 30 words; the rest belongs into the text below it.",
    bad: &[(
        "content/glossary/a.md",
        "---\ntitle: Consent\nplain-definition: A yes that is free and clear. A yes that is free and clear. A yes that is free and clear. A yes that is free and clear. A yes that is free and clear.\n---\n",
    )],
    good: &[("content/glossary/a.md", "---\ntitle: Consent\nplain-definition: A yes that is free and clear.\n---\n")],
    check: Check::Document(check),
};

fn check(context: &Context<'_>, number: DocumentId, found: &mut Vec<Diagnostic>) {
    let front = &context.site.documents[number].front;
    let Some((words, most, place)) = front.too_long(&term::DEFINITION) else { return };
    let message = format!("this definition has {words} words, {most} are the most");
    found
        .push(Diagnostic::warning(RULE.code, place, message).help("say what it is; the rest goes into the text below"));
}
