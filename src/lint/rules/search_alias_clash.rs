//! `search/alias-clash`: two pages want the same question.

use super::{Check, Rule};
use crate::base::Span;
use crate::config::LanguageId;
use crate::diagnostic::{Diagnostic, Severity};
use crate::front_matter::fields::ASKED_AS;
use crate::lint::Context;
use crate::search::tokenizer::tokens;
use crate::site::DocumentId;
use std::collections::BTreeMap;

pub(super) const RULE: Rule = Rule {
    code: "search/alias-clash",
    severity: Severity::Advice,
    why: "Where two pages give the same words in `asked-as`, chance decides which of them a reader meets first.",
    bad: &[
        ("content/a.md", "---\ntitle: Prices\nasked-as: [what does it cost]\n---\nText.\n"),
        ("content/b.md", "---\ntitle: Insurance\nasked-as: [What does it cost?]\n---\nText.\n"),
    ],
    good: &[
        ("content/a.md", "---\ntitle: Prices\nasked-as: [what does it cost]\n---\nText.\n"),
        ("content/b.md", "---\ntitle: Insurance\nasked-as: [who pays for it]\n---\nText.\n"),
    ],
    check: Check::Site(check),
};

fn check(context: &Context<'_>, found: &mut Vec<Diagnostic>) {
    let site = context.site;
    let mut first: BTreeMap<(LanguageId, Vec<String>), (DocumentId, Span)> = BTreeMap::new();
    for (number, document, _) in site.published() {
        for node in document.front.list(&ASKED_AS) {
            let Some(alias) = node.text() else { continue };
            let key = (site.language_of(number), tokens(alias));
            let (owner, place) = *first.entry(key).or_insert((number, node.span));
            // A term and the page that says more about it are found together, as they should be.
            let term = |number: DocumentId| site.documents[number].is_term();
            if owner != number && term(owner) == term(number) {
                let message = format!("`{alias}` also leads to {}", site.documents[owner].path);
                let finding = Diagnostic::advice(RULE.code, node.span, message).label(place, "given here as well");
                found.push(finding.help("leave it to the page that answers it best"));
            }
        }
    }
}
