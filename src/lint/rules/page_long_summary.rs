//! `page/long-summary`: lists and results show one line or two of a page.

use crate::diagnostic::Severity;
use crate::front_matter::fields::SUMMARY;
use crate::lint::{Check, Findings, Rule, Subject};

pub(super) const RULE: Rule = Rule {
    code: "page/long-summary",
    severity: Severity::Warning,
    why: "Lists and search results show one or two lines. Beyond 160 characters the end is cut off.",
    files: &[reviewed!("kind: article\nsummary: What the page says.{}\n", "Text.\n")],
    bad: " It says very much about everything that can be said of what happens, of why it happens, of who is there when it happens, and of what can be done.",
    good: "",
    check: Check::Document(check),
};

const MOST_CHARACTERS: usize = 160;

fn check(page: &Subject<'_>, found: &mut Findings) {
    let length = page.front().text(&SUMMARY).map_or(0, |summary| summary.chars().count());
    if page.front().kind.health && length > MOST_CHARACTERS {
        let message = format!("this summary is {length} characters long; the limit is {MOST_CHARACTERS}");
        found.add(page.front().place(&SUMMARY), message, "shorten it to one line");
    }
}
