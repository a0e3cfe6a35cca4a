//! `topic/uncovered`: what people ask and no page answers, they ask elsewhere.

use crate::diagnostic::Severity;
use crate::front_matter::fields::TOPICS;
use crate::lint::{Case, Check, Findings, Rule};
use crate::site::Resolved;
use std::collections::BTreeSet;

pub(super) const RULE: Rule = Rule {
    code: "topic/uncovered",
    severity: Severity::Warning,
    why: "topics.yaml lists what the site should answer. No page answers this topic yet.",
    files: &[
        ("content/topics.yaml", "consent:\n  text: What a free yes is\ncosts:\n  text: What it costs\n"),
        page!("topics: [consent{}]\n", "Text.\n"),
    ],
    bad: "",
    good: ", costs",
    check: Check::Site(check),
};

fn check(case: &Case<'_>, found: &mut Findings) {
    let site = case.site;
    if site.topics.is_empty() {
        return;
    }
    // A page that this site leaves out on purpose has answered its topic; a draft has not yet.
    let answers = |document: &&Resolved| document.address.is_some() || !document.front.draft();
    let answering = site.documents.iter().map(|document| &**document).filter(answers);
    let answered: BTreeSet<String> = answering.flat_map(|document| document.front.texts(&TOPICS)).collect();
    let wanted = site.topics.iter().filter(|(_, topic)| topic.excluded.is_none());
    for (key, topic) in wanted.filter(|(key, _)| !answered.contains(*key)) {
        let help = "add it to `topics` in a page, or say here why not: `excluded: …`";
        found.add(topic.span, format!("no page answers `{key}`: {}", topic.text), help);
    }
}
