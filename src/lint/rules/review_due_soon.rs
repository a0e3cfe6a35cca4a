//! `review/due-soon`: a review takes time.

use super::{Check, Rule};
use crate::diagnostic::{Diagnostic, Severity};
use crate::lint::Context;
use crate::site::DocumentId;

pub(super) const RULE: Rule = Rule {
    code: "review/due-soon",
    severity: Severity::Warning,
    why: "A review takes time. `[review] warn-days` says how long before it is due the reminder comes.",
    bad: &[(
        "content/page.md",
        "---\ntitle: A page\nkind: article\nmain-message: Text.\nlast-reviewed: 2025-12-01\nnext-review: 2026-12-01\n---\nText.\n",
    )],
    good: &[(
        "content/page.md",
        "---\ntitle: A page\nkind: article\nmain-message: Text.\nlast-reviewed: 2026-11-22\nnext-review: 2028-11-22\n---\nText.\n",
    )],
    check: Check::Document(check),
};

fn check(context: &Context<'_>, number: DocumentId, found: &mut Vec<Diagnostic>) {
    let config = &context.site.config;
    let front = &context.site.documents[number].front;
    let Some(due) = front.next_review() else { return };
    let days = config.today.days_to(due);
    if (0..=config.review.warn_days).contains(&days) {
        let place = front.review_place();
        let when = match days {
            0 => "today".to_owned(),
            1 => "tomorrow".to_owned(),
            days => format!("in {days} days"),
        };
        let finding = Diagnostic::warning(RULE.code, place, format!("the review of this page is due on {due}, {when}"));
        found.push(finding.help("plan it now"));
    }
}
