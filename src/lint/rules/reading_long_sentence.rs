//! `reading/long-sentence`: a sentence is held in the head until it ends.

use super::{Check, Rule};
use crate::diagnostic::{Diagnostic, Severity};
use crate::document::readability::sentences;
use crate::lint::Context;
use crate::site::DocumentId;

pub(super) const RULE: Rule = Rule {
    code: "reading/long-sentence",
    severity: Severity::Advice,
    why: "A sentence is held in the head until it ends. Above 25 words many readers have lost its beginning.",
    bad: &[(
        "content/page.md",
        "---\nkind: article\ntitle: A page\nlast-reviewed: 2026-11-22\nnext-review: 2028-11-22\n---\nYou can ask the team at any time what will happen next and why it will happen and who will be there and how long it will take and what it costs.\n",
    )],
    good: &[(
        "content/page.md",
        "---\nkind: article\ntitle: A page\nlast-reviewed: 2026-11-22\nnext-review: 2028-11-22\n---\nYou can ask the team at any time what will happen next. Ask what it costs too.\n",
    )],
    check: Check::Document(check),
};

/// The most words of a sentence.
const LONGEST: usize = 25;

fn check(context: &Context<'_>, number: DocumentId, found: &mut Vec<Diagnostic>) {
    let site = context.site;
    if !site.documents[number].front.kind.health {
        return;
    }
    let passages = context.passages(number);
    let language = site.language_of(number);
    let terms = |text: &str| site.glossary.mentions(language, text).map(|mention| mention.range).collect();
    for sentence in sentences(&passages, &terms).iter().filter(|sentence| sentence.words > LONGEST) {
        let passage = &passages[sentence.passage];
        if let Some(span) = passage.place(sentence.range.clone()).filter(|_| !passage.is_quoted(&sentence.range)) {
            let message = format!("this sentence has {} words, {LONGEST} are enough", sentence.words);
            found.push(Diagnostic::advice(RULE.code, span, message).help("make two of it"));
        }
    }
}
