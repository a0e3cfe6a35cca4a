//! `discreet/title`: tabs, history and bookmarks show the discreet title to whoever looks at the screen.

use crate::diagnostic::Severity;
use crate::front_matter::fields::DISCREET_TITLE;
use crate::lint::{Check, Findings, Rule, Subject};

pub(super) const RULE: Rule = Rule {
    code: "discreet/title",
    severity: Severity::Warning,
    why: "Tabs, history and bookmarks show the discreet title to whoever looks at the screen. The words of discreet.yaml are not fit for that. A site that chooses full titles in [privacy] turns this off.",
    files: &[("content/discreet.yaml", "- naked\n- wet-dream\n"), page!("discreet-title: {}\n", "Text.\n")],
    bad: "To be naked",
    good: "Clothes",
    check: Check::Document(check),
};

fn check(page: &Subject<'_>, found: &mut Findings) {
    let Some(node) = page.front().get(&DISCREET_TITLE) else { return };
    let text = node.text().unwrap_or_default();
    if let Some(range) = page.site.editions[page.language()].discreet.find(text) {
        let message = format!("tabs and history would show “{}”", &text[range.clone()]);
        let help = "name the page in words fit for the wall of a waiting room: “Pain and comfort”";
        found.add(node.part(range), message, help);
    }
}
