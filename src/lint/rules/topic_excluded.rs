//! `topic/excluded`: a topic is left out for a reason, which topics.yaml gives.

use super::{Check, Rule};
use crate::diagnostic::{Diagnostic, Severity};
use crate::front_matter::fields::TOPICS;
use crate::lint::Context;
use crate::site::DocumentId;

pub(super) const RULE: Rule = Rule {
    code: "topic/excluded",
    severity: Severity::Warning,
    why: "A topic is left out for a reason, which topics.yaml gives. A page that answers it all the same shows that one of the two is out of date.",
    bad: &[
        ("content/topics.yaml", "consent:\n  text: What a free yes is\n  excluded: it is told elsewhere\n"),
        ("content/a.md", "---\ntitle: A page\ntopics: [consent]\n---\nText.\n"),
    ],
    good: &[
        ("content/topics.yaml", "consent:\n  text: What a free yes is\n"),
        ("content/a.md", "---\ntitle: A page\ntopics: [consent]\n---\nText.\n"),
    ],
    check: Check::Document(check),
};

fn check(context: &Context<'_>, number: DocumentId, found: &mut Vec<Diagnostic>) {
    for node in context.site.documents[number].front.list(&TOPICS) {
        let Some(topic) = node.text().and_then(|key| context.site.topics.find(key)) else { continue };
        if let Some(reason) = &topic.excluded {
            let finding = Diagnostic::warning(RULE.code, node.span, format!("this topic is left out: {reason}"));
            found.push(finding.label(topic.span, "here").help("take it out of one of the two"));
        }
    }
}
