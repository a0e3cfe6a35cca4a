//! `faq/long-answer`: who asks a question wants its answer first, in a breath.

use super::{Check, Rule};
use crate::diagnostic::{Diagnostic, Severity};
use crate::kind::faq;
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

fn check(context: &Context<'_>, number: DocumentId, found: &mut Vec<Diagnostic>) {
    let front = &context.site.documents[number].front;
    let Some((words, most, place)) = front.too_long(&faq::ANSWER) else { return };
    let message = format!("this answer has {words} words, {most} are the most");
    found.push(Diagnostic::warning(RULE.code, place, message).help("answer first; explain in the text below"));
}
