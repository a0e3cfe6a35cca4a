//! `term/long-definition`: a definition is read in the middle of something else.

use super::{Check, Rule};
use crate::diagnostic::{Diagnostic, Severity};
use crate::document::words_of;
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

/// The most words.
const LONGEST: usize = 30;

fn check(context: &Context<'_>, number: DocumentId, found: &mut Vec<Diagnostic>) {
    let document = &context.site.documents[number];
    if document.front.kind.name != "term" {
        return;
    }
    let words = words_of(document, "plain-definition").map_or(0, |words| words.split_whitespace().count());
    if words <= LONGEST {
        return;
    }
    let message = format!("this definition has {words} words, {LONGEST} are the most");
    let finding = Diagnostic::warning(RULE.code, document.front.record.place("plain-definition"), message);
    found.push(finding.help("say what it is; the rest goes into the text below"));
}
