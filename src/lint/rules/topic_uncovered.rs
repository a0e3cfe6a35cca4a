//! `topic/uncovered`: what people ask and no page answers, they ask elsewhere.

use super::{Check, Rule};
use crate::diagnostic::{Diagnostic, Severity};
use crate::front_matter::fields::TOPICS;
use crate::lint::Context;
use crate::site::Resolved;
use std::collections::BTreeSet;

pub(super) const RULE: Rule = Rule {
    code: "topic/uncovered",
    severity: Severity::Warning,
    why: "What people ask and no page answers, they ask elsewhere. topics.yaml lists what the site has to answer.",
    bad: &[
        ("content/topics.yaml", "consent:\n  text: What a free yes is\ncosts:\n  text: What it costs\n"),
        ("content/a.md", "---\ntitle: A page\ntopics: [consent]\n---\nText.\n"),
    ],
    good: &[
        ("content/topics.yaml", "consent:\n  text: What a free yes is\ncosts:\n  text: What it costs\n"),
        ("content/a.md", "---\ntitle: A page\ntopics: [consent, costs]\n---\nText.\n"),
    ],
    check: Check::Site(check),
};

fn check(context: &Context<'_>, found: &mut Vec<Diagnostic>) {
    let site = context.site;
    if site.topics.is_empty() {
        return;
    }
    // A page that this site leaves out on purpose has answered its topic; a draft has not yet.
    let answers = |document: &&Resolved| document.address.is_some() || !document.front.draft();
    let fronts = site.documents.iter().filter(answers).map(|document| &document.front);
    let answered: BTreeSet<String> = fronts.flat_map(|front| front.texts(&TOPICS)).collect();
    for (key, topic) in site.topics.iter() {
        if topic.excluded.is_none() && !answered.contains(key) {
            let finding =
                Diagnostic::warning(RULE.code, topic.span, format!("no page answers `{key}`: {}", topic.text));
            found.push(finding.help("name it in the `topics` of a page, or say here why not: `excluded: …`"));
        }
    }
}
