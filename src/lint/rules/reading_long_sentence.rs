//! `reading/long-sentence`: a sentence is held in the head until it ends.

use crate::diagnostic::Severity;
use crate::lint::{Check, Findings, Rule, Subject};

pub(super) const RULE: Rule = Rule {
    code: "reading/long-sentence",
    severity: Severity::Advice,
    why: "Long sentences are hard to follow. After 25 words, many readers have forgotten the beginning.",
    files: &[reviewed!("kind: article\n", "You can ask the team at any time what will happen next{} it costs.\n")],
    bad: " and why it will happen and who will be there and how long it will take and what",
    good: ". Ask what",
    check: Check::Document(check),
};

const MOST_WORDS: usize = 25;

fn check(page: &Subject<'_>, found: &mut Findings) {
    if !page.front().kind.health {
        return;
    }
    for sentence in page.sentences().iter().filter(|sentence| sentence.words > MOST_WORDS) {
        let quoted = page.passages()[sentence.passage].is_quoted(&sentence.range);
        if let Some(span) = page.place(sentence).filter(|_| !quoted) {
            let message = format!("this sentence is {} words long; the limit is {MOST_WORDS}", sentence.words);
            found.add(span, message, "split it into two");
        }
    }
}
