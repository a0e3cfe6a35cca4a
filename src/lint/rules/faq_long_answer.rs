//! `faq/long-answer`: who asks a question wants its answer first, in a breath.

use super::{Check, Rule};
use crate::diagnostic::{Diagnostic, Severity};
use crate::document::words_of;
use crate::lint::Context;
use crate::site::DocumentId;

pub(super) const RULE: Rule = Rule {
    code: "faq/long-answer",
    severity: Severity::Warning,
    why: "Who asks a question wants its answer first, in a breath. At most 40 words; the rest belongs below.",
    bad: &[(
        "content/faq/a.md",
        "---\nkind: faq\ntitle: What is it?\nanswer-short: It is one thing. It is one thing. It is one thing. It is one thing. It is one thing. It is one thing. It is one thing. It is one thing. It is one thing. It is one thing. It is one thing. It is one thing. It is one thing. It is one thing.\nlast-reviewed: 2026-11-22\nnext-review: 2028-11-22\n---\nText.\n",
    )],
    good: &[(
        "content/faq/a.md",
        "---\nkind: faq\ntitle: What is it?\nanswer-short: It is one thing.\nlast-reviewed: 2026-11-22\nnext-review: 2028-11-22\n---\nText.\n",
    )],
    check: Check::Document(check),
};

/// The most words.
const LONGEST: usize = 40;

fn check(context: &Context<'_>, number: DocumentId, found: &mut Vec<Diagnostic>) {
    let document = &context.site.documents[number];
    if document.front.kind.name != "faq" {
        return;
    }
    let words = words_of(document, "answer-short").map_or(0, |words| words.split_whitespace().count());
    if words <= LONGEST {
        return;
    }
    let message = format!("this answer has {words} words, {LONGEST} are the most");
    let finding = Diagnostic::warning(RULE.code, document.front.record.place("answer-short"), message);
    found.push(finding.help("answer first; explain in the text below"));
}
