//! `search/missing-page`: danger.yaml, leads.yaml or search-tests.yaml names a page that is not there.

use super::{Check, Rule};
use crate::base::Span;
use crate::diagnostic::{Diagnostic, Severity, did_you_mean};
use crate::lint::Context;

pub(super) const RULE: Rule = Rule {
    code: "search/missing-page",
    severity: Severity::Error,
    why: "Words that may come from danger lead to help before anything else. A page that is not there helps nobody.",
    bad: &[
        ("content/danger.yaml", "- {says: [he hits me], to: [hlep.md], words: These pages help.}\n"),
        ("content/help.md", "---\ntitle: Help\n---\nText.\n"),
    ],
    good: &[
        ("content/danger.yaml", "- {says: [he hits me], to: [help.md], words: These pages help.}\n"),
        ("content/help.md", "---\ntitle: Help\n---\nText.\n"),
    ],
    check: Check::Site(check),
};

fn check(context: &Context<'_>, found: &mut Vec<Diagnostic>) {
    let site = context.site;
    let languages = site.config.languages.keys();
    let pins = languages.flat_map(|language| &context.search.curation(language).pins);
    let named: Vec<&(String, Span)> = pins.flat_map(|pin| &pin.to).collect();
    for (path, span) in named {
        if site.document_at(path).is_none() {
            let message = format!("there is no page `{path}`");
            let help = did_you_mean(path, site.paths());
            let help = help.unwrap_or_else(|| "give its path below the content folder".into());
            found.push(Diagnostic::error(RULE.code, *span, message).help(help));
        }
    }
}
