//! `page/long-title`: a title is read at a glance, in a menu, in a list of results, or by ear.

use crate::diagnostic::Severity;
use crate::front_matter::fields::TITLE;
use crate::lint::{Check, Findings, Rule, Subject};

pub(super) const RULE: Rule = Rule {
    code: "page/long-title",
    severity: Severity::Warning,
    why: "Longer titles are cut off in menus and search results, and take long to hear with a screen reader.",
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
        let message = format!("this title is {length} characters long; the limit is {MOST_CHARACTERS}");
        found.add(place, message, "keep the main point, and move the rest to the summary");
    }
}
