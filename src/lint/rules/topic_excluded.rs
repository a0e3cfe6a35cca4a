//! `topic/excluded`: a topic is left out for a reason, which topics.yaml gives.

use crate::diagnostic::Severity;
use crate::front_matter::fields::TOPICS;
use crate::lint::{Check, Findings, Rule, Subject};

pub(super) const RULE: Rule = Rule {
    code: "topic/excluded",
    severity: Severity::Warning,
    why: "topics.yaml says that this topic is left out, but a page answers it. One of them is out of date.",
    files: &[
        ("content/topics.yaml", "consent:\n  text: What a free yes is\n{}"),
        page!("topics: [consent]\n", "Text.\n"),
    ],
    bad: "  excluded: it is told elsewhere\n",
    good: "",
    check: Check::Document(check),
};

fn check(page: &Subject<'_>, found: &mut Findings) {
    for node in page.front().list(&TOPICS) {
        let Some(topic) = node.text().and_then(|key| page.site.topics.find(key)) else { continue };
        if let Some(reason) = &topic.excluded {
            let message = format!("this topic is left out: {reason}");
            found
                .add(node.span, message, "remove it from `topics` here, or remove `excluded` in topics.yaml")
                .point_to(topic.span, "here");
        }
    }
}
