//! `page/long-title`: a title is read at a glance, in a menu, in a list of results, or by ear.

use super::{Check, Rule};
use crate::diagnostic::{Diagnostic, Severity};
use crate::front_matter::fields::TITLE;
use crate::lint::Context;
use crate::site::DocumentId;

pub(super) const RULE: Rule = Rule {
    code: "page/long-title",
    severity: Severity::Warning,
    why: "A title is read at a glance, in a menu, in a list of results, or by ear. Beyond 65 characters it is cut off or skipped.",
    bad: &[(
        "content/page.md",
        "---\nkind: article\ntitle: A title that says so much about the page that nobody can read it at once\nlast-reviewed: 2026-11-22\nnext-review: 2028-11-22\n---\nText.\n",
    )],
    good: &[(
        "content/page.md",
        "---\nkind: article\ntitle: A page\nlast-reviewed: 2026-11-22\nnext-review: 2028-11-22\n---\nText.\n",
    )],
    check: Check::Document(check),
};

/// The most characters.
const LONGEST: usize = 65;

fn check(context: &Context<'_>, number: DocumentId, found: &mut Vec<Diagnostic>) {
    let document = &context.site.documents[number];
    let length = document.title().map_or(0, |title| title.chars().count());
    if document.front.kind.health && length > LONGEST {
        let place = document.front.get(&TITLE).map_or_else(|| context.site.top(number), |node| node.span);
        let message = format!("this title has {length} characters, {LONGEST} are the most");
        found
            .push(Diagnostic::warning(RULE.code, place, message).help("say the main thing; the rest is the summary's"));
    }
}
