//! `topic/unknown`: a topic that nobody has listed is counted nowhere, and the one that was meant is taken for unanswered.

use super::{Check, Rule};
use crate::diagnostic::{Diagnostic, Severity, did_you_mean};
use crate::front_matter::fields::TOPICS;
use crate::lint::Context;
use crate::site::DocumentId;

pub(super) const RULE: Rule = Rule {
    code: "topic/unknown",
    severity: Severity::Error,
    why: "A topic that nobody has listed is counted nowhere, and the one that was meant is taken for unanswered.",
    bad: &[
        ("content/topics.yaml", "consent:\n  text: What a free yes is\n"),
        ("content/a.md", "---\ntitle: A page\ntopics: [consent, consnet]\n---\nText.\n"),
    ],
    good: &[
        ("content/topics.yaml", "consent:\n  text: What a free yes is\n"),
        ("content/a.md", "---\ntitle: A page\ntopics: [consent]\n---\nText.\n"),
    ],
    check: Check::Document(check),
};

fn check(context: &Context<'_>, number: DocumentId, found: &mut Vec<Diagnostic>) {
    let topics = &context.site.topics;
    if topics.is_empty() {
        return;
    }
    for node in context.site.documents[number].front.list(&TOPICS) {
        let Some(key) = node.text().filter(|key| topics.find(key).is_none()) else { continue };
        let help = did_you_mean(key, topics.iter().map(|(key, _)| key))
            .unwrap_or_else(|| "add it to topics.yaml in the content folder".into());
        found.push(Diagnostic::error(RULE.code, node.span, format!("there is no topic `{key}`")).help(help));
    }
}
