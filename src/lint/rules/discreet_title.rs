//! `discreet/title`: tabs, history and bookmarks show the discreet title to whoever looks at the screen.

use crate::diagnostic::Severity;
use crate::front_matter::fields::DISCREET_TITLE;
use crate::lint::{Check, Findings, Rule, Subject};

pub(super) const RULE: Rule = Rule {
    code: "discreet/title",
    severity: Severity::Warning,
    why: "Anyone who looks at the screen can see this title in tabs, history and bookmarks. Words listed in discreet.yaml give too much away there. Full titles in [privacy] turn this rule off.",
    files: &[("content/discreet.yaml", "- naked\n- wet-dream\n"), page!("discreet-title: {}\n", "Text.\n")],
    bad: "To be naked",
    good: "Clothes",
    check: Check::Document(check),
};

fn check(page: &Subject<'_>, found: &mut Findings) {
    let Some(node) = page.front().get(&DISCREET_TITLE) else { return };
    let text = node.text().unwrap_or_default();
    if let Some(range) = page.site.editions[page.language()].discreet.find(text) {
        let message = format!("other people could see “{}” in tabs and history", &text[range.clone()]);
        let help = "choose a title that gives nothing away on screen, such as “Pain and comfort”";
        found.add(node.part(range), message, help);
    }
}
