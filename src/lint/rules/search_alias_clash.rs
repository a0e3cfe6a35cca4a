//! `search/alias-clash`: two pages claim the same words.

use crate::base::Span;
use crate::config::LanguageId;
use crate::diagnostic::Severity;
use crate::front_matter::fields::ASKED_AS;
use crate::lint::{Case, Check, Findings, Rule};
use crate::search::tokenizer::tokens;
use crate::site::DocumentId;
use std::collections::BTreeMap;

pub(super) const RULE: Rule = Rule {
    code: "search/alias-clash",
    severity: Severity::Advice,
    why: "If two pages have the same words in `asked-as`, readers may find the wrong page first.",
    files: &[
        ("content/a.md", "---\ntitle: Prices\nasked-as: [what does it cost]\n---\nText.\n"),
        ("content/b.md", "---\ntitle: Insurance\nasked-as: [{}]\n---\nText.\n"),
    ],
    bad: "What does it cost?",
    good: "who pays for it",
    check: Check::Site(check),
};

fn check(case: &Case<'_>, found: &mut Findings) {
    let mut first: BTreeMap<(LanguageId, bool, Vec<String>), (DocumentId, Span)> = BTreeMap::new();
    for page in case.published() {
        for node in page.front().list(&ASKED_AS) {
            let Some(alias) = node.text() else { continue };
            // A term and the page that says more about it are found together, as they should be.
            let key = (page.language(), page.document.is_term(), tokens(alias));
            let (owner, place) = *first.entry(key).or_insert((page.number, node.span));
            if owner != page.number {
                let message = format!("`{alias}` is also in {}", case.site.documents[owner].path);
                let help = "keep it only in the page that answers it best";
                found.add(node.span, message, help).point_to(place, "also here");
            }
        }
    }
}
