//! `link/vague-text`: many people go from link to link by ear.

use crate::diagnostic::Severity;
use crate::lint::{Check, Findings, Rule, Subject};

pub(super) const RULE: Rule = Rule {
    code: "link/vague-text",
    severity: Severity::Warning,
    why: "People who use screen readers often hear only the links. “Here” tells them nothing (WCAG 2.4.9).",
    files: &[page!("Read on: [{}](costs.md).\n"), ("content/costs.md", "---\ntitle: Costs\n---\nText.\n")],
    bad: "here",
    good: "what it costs",
    check: Check::Document(check),
};

const VAGUE: &[&str] = &[
    "here",
    "click here",
    "this",
    "this page",
    "this link",
    "link",
    "page",
    "more",
    "read more",
    "learn more",
    "see more",
    "find out more",
    "more information",
    "more info",
    "details",
    "continue",
    "go",
    "website",
    "this website",
];

fn check(page: &Subject<'_>, found: &mut Findings) {
    for link in &page.document.facts.links {
        let text = link.text.trim();
        let words = text.trim_end_matches(['.', '…', ':', '!']).to_lowercase();
        let message = match words.as_str() {
            _ if text.is_empty() => "this link has no text".into(),
            words if VAGUE.contains(&words) => format!("“{text}” does not say what the link opens"),
            _ => continue,
        };
        found.add(link.span, message, "name the page in the link text, such as “what it costs”");
    }
}
