//! `topic/unknown`: a topic that nobody has listed is counted nowhere.

use crate::base::Whose;
use crate::diagnostic::{Severity, did_you_mean_or, renamed};
use crate::front_matter::fields::TOPICS;
use crate::lint::{Check, Findings, Rule, Subject};

pub(super) const RULE: Rule = Rule {
    code: "topic/unknown",
    severity: Severity::Error,
    why: "This topic is not in topics.yaml, so it does not count as answered.",
    files: &[
        ("content/topics.yaml", "consent:\n  text: What a free yes is\n"),
        page!("topics: [consent, {}]\n", "Text.\n"),
    ],
    bad: "consnet",
    good: "consent",
    check: Check::Document(check),
};

fn check(page: &Subject<'_>, found: &mut Findings) {
    let topics = &page.site.topics;
    if topics.is_empty() {
        return;
    }
    for node in page.front().list(&TOPICS) {
        let Some(key) = node.text().filter(|key| topics.find(key).is_none()) else { continue };
        let names = || topics.iter().map(|(key, _)| key);
        let help = did_you_mean_or(key, names(), || "add it to topics.yaml in the content folder".into());
        let fix = renamed(node.part(0..key.len()), key, names(), Whose::Authors);
        found.add(node.span, format!("there is no topic `{key}`"), help).fix = fix;
    }
}
