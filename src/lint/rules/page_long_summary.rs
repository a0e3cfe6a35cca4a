//! `page/long-summary`: lists and results show one line or two of a page.

use super::{Check, Rule};
use crate::diagnostic::{Diagnostic, Severity};
use crate::front_matter::fields::SUMMARY;
use crate::lint::Context;
use crate::site::DocumentId;

pub(super) const RULE: Rule = Rule {
    code: "page/long-summary",
    severity: Severity::Warning,
    why: "Lists and results show one line or two of a page. Beyond 160 characters the end is cut off.",
    bad: &[(
        "content/page.md",
        "---\nkind: article\ntitle: A page\nsummary: This page says very much about everything that can be said. This page says very much about everything that can be said. This page says very much about everything that can be said.\nlast-reviewed: 2026-11-22\nnext-review: 2028-11-22\n---\nText.\n",
    )],
    good: &[(
        "content/page.md",
        "---\nkind: article\ntitle: A page\nsummary: What the page says.\nlast-reviewed: 2026-11-22\nnext-review: 2028-11-22\n---\nText.\n",
    )],
    check: Check::Document(check),
};

/// The most characters.
const LONGEST: usize = 160;

fn check(context: &Context<'_>, number: DocumentId, found: &mut Vec<Diagnostic>) {
    let front = &context.site.documents[number].front;
    let length = front.text(&SUMMARY).map_or(0, |summary| summary.chars().count());
    if front.kind.health && length > LONGEST {
        let message = format!("this summary has {length} characters, {LONGEST} are the most");
        found.push(Diagnostic::warning(RULE.code, front.place(&SUMMARY), message).help("say it in one line"));
    }
}
