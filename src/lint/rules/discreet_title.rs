//! `discreet/title`: tabs, history and bookmarks show the discreet title to whoever looks at the screen.

use super::{Check, Rule};
use crate::diagnostic::{Diagnostic, Severity};
use crate::front_matter::fields::DISCREET_TITLE;
use crate::lint::Context;
use crate::site::DocumentId;

pub(super) const RULE: Rule = Rule {
    code: "discreet/title",
    severity: Severity::Warning,
    why: "Tabs, history and bookmarks show the discreet title to whoever looks at the screen. The words of discreet.yaml are not fit for that. A site that chooses full titles in [privacy] turns this off.",
    bad: &[
        ("content/discreet.yaml", "- naked\n- wet-dream\n"),
        ("content/page.md", "---\ntitle: A page\ndiscreet-title: To be naked\n---\nText.\n"),
    ],
    good: &[
        ("content/discreet.yaml", "- naked\n- wet-dream\n"),
        ("content/page.md", "---\ntitle: To be naked\ndiscreet-title: Clothes\n---\nText.\n"),
    ],
    check: Check::Document(check),
};

fn check(context: &Context<'_>, number: DocumentId, found: &mut Vec<Diagnostic>) {
    let site = context.site;
    let discreet = &site.editions[site.language_of(number)].discreet;
    if discreet.is_empty() {
        return;
    }
    let Some(node) = site.documents[number].front.get(&DISCREET_TITLE) else { return };
    let text = node.text().unwrap_or_default();
    let Some(range) = discreet.find(text) else { return };
    let message = format!("tabs and history would show “{}”", &text[range.clone()]);
    let finding = Diagnostic::warning(RULE.code, node.part(range), message);
    found.push(finding.help("name the page in words fit for the wall of a waiting room: “Pain and comfort”"));
}
