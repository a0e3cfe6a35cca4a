//! `search/missing-page`: words that may come from danger lead to help, which has to be there.

use crate::base::Whose;
use crate::diagnostic::{Severity, did_you_mean_or, renamed};
use crate::lint::{Case, Check, Findings, Rule};

pub(super) const RULE: Rule = Rule {
    code: "search/missing-page",
    severity: Severity::Error,
    why: "A search that may mean danger shows help first, so the page must exist.",
    files: &[
        ("content/danger.yaml", "- {says: [he hits me], to: [{}.md], words: These pages help.}\n"),
        ("content/help.md", "---\ntitle: Help\n---\nText.\n"),
    ],
    bad: "hlep",
    good: "help",
    check: Check::Site(check),
};

fn check(case: &Case<'_>, found: &mut Findings) {
    let site = case.site;
    let pins = site.config.languages.keys().flat_map(|language| &case.search.curation(language).pins);
    for (path, span) in pins.flat_map(|pin| &pin.to).filter(|(path, _)| site.document_at(path).is_none()) {
        let help = did_you_mean_or(path, site.paths(), || "write its path in the content folder".into());
        let fix = renamed(*span, path, site.paths(), Whose::Authors);
        found.add(*span, format!("there is no page `{path}`"), help).fix = fix;
    }
}
