//! `faq/long-answer`: who asks a question wants its answer first, in a breath.

use crate::diagnostic::Severity;
use crate::kind::faq;
use crate::lint::{Check, Findings, Rule, Subject};

pub(super) const RULE: Rule = Rule {
    code: "faq/long-answer",
    severity: Severity::Warning,
    why: "Give a short answer first: at most 40 words. Put the rest in the text below.",
    files: &[reviewed!("kind: faq\nanswer-short: It is one thing.{}\n", "Text.\n")],
    bad: " You can ask what will happen next. Ask why it will happen, and who will be there. You can ask how long it will take. You can ask what it costs too, and who pays for it in the end.",
    good: "",
    check: Check::Document(check),
};

fn check(page: &Subject<'_>, found: &mut Findings) {
    found.hold_words(page, &faq::ANSWER, "answer", "shorten it; put the explanation in the text below");
}
