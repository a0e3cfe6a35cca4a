//! `page/long-title`: a title is read at a glance, in a menu, in a list of results, or by ear.

use crate::diagnostic::Severity;
use crate::front_matter::fields::TITLE;
use crate::lint::{Check, Findings, Rule, Subject};

pub(super) const RULE: Rule = Rule {
    code: "page/long-title",
    severity: Severity::Warning,
    why: "A title is read at a glance, in a menu, in a list of results, or by ear. Beyond 65 characters it is cut off or skipped.",
    files: &[(
        "content/page.md",
        "---\nkind: article\ntitle: A title{}\nlast-reviewed: 2026-11-22\nnext-review: 2028-11-22\n---\nText.\n",
    )],
    bad: " that says so much about the page that nobody can read it at once",
    good: "",
    check: Check::Document(check),
};

const MOST_CHARACTERS: usize = 65;

fn check(page: &Subject<'_>, found: &mut Findings) {
    let length = page.document.title().map_or(0, |title| title.chars().count());
    if page.front().kind.health && length > MOST_CHARACTERS {
        let place = page.front().get(&TITLE).map_or_else(|| page.top(), |node| node.span);
        let message = format!("this title has {length} characters, {MOST_CHARACTERS} are the most");
        found.add(place, message, "say the main thing; the rest is the summary's");
    }
}
