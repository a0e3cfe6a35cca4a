//! `term/long-definition`: a definition is read in the middle of something else.

use crate::diagnostic::Severity;
use crate::kind::term;
use crate::lint::{Check, Findings, Rule, Subject};

pub(super) const RULE: Rule = Rule {
    code: "term/long-definition",
    severity: Severity::Warning,
    why: "Readers look up a definition while reading something else. Keep it to 30 words, and put the rest in the text below.",
    files: &[(
        "content/glossary/a.md",
        "---\ntitle: Consent\nplain-definition: A yes that is free and clear.{}\n---\n",
    )],
    bad: " Nobody is made to give it. Whoever gives it knows what it is about, can say no as well, and can take it back at any time without a reason.",
    good: "",
    check: Check::Document(check),
};

fn check(page: &Subject<'_>, found: &mut Findings) {
    found.hold_words(page, &term::DEFINITION, "definition", "say what it is, and put the rest in the text below");
}
