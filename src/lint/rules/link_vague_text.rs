//! `link/vague-text`: many people go from link to link by ear.

use super::{Check, Rule};
use crate::diagnostic::{Diagnostic, Severity};
use crate::lint::Context;
use crate::site::DocumentId;

pub(super) const RULE: Rule = Rule {
    code: "link/vague-text",
    severity: Severity::Warning,
    why: "Many people go from link to link by ear. “Here” tells them nothing (WCAG 2.4.9).",
    bad: &[
        ("content/page.md", "---\ntitle: A page\n---\nFor the costs click [here](costs.md).\n"),
        ("content/costs.md", "---\ntitle: Costs\n---\nText.\n"),
    ],
    good: &[
        ("content/page.md", "---\ntitle: A page\n---\nRead [what it costs](costs.md).\n"),
        ("content/costs.md", "---\ntitle: Costs\n---\nText.\n"),
    ],
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

fn check(context: &Context<'_>, number: DocumentId, found: &mut Vec<Diagnostic>) {
    for link in &context.site.documents[number].facts.links {
        if link.text.trim().is_empty() {
            let finding = Diagnostic::warning(RULE.code, link.span, "this link has no words");
            found.push(finding.help("let the words name the page: “what it costs”"));
            continue;
        }
        let words = link.text.trim().trim_end_matches(['.', '…', ':', '!']).to_lowercase();
        if VAGUE.contains(&words.as_str()) {
            let message = format!("“{}” does not say where the link leads", link.text.trim());
            found.push(
                Diagnostic::warning(RULE.code, link.span, message).help("let the words name the page: “what it costs”"),
            );
        }
    }
}
