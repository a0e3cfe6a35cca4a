//! `search/empty-alias`: another way of asking that says nothing.

use super::{Check, Rule};
use crate::diagnostic::{Diagnostic, Severity};
use crate::front_matter::fields::ASKED_AS;
use crate::language;
use crate::lint::Context;
use crate::search::tokenizer::{stop_words, tokens};
use crate::site::DocumentId;

pub(super) const RULE: Rule = Rule {
    code: "search/empty-alias",
    severity: Severity::Advice,
    why: "Search pays little heed to words such as `what` and `do`. A question of nothing else is drowned by every other page.",
    bad: &[("content/page.md", "---\ntitle: The steps\nasked-as: [what do they do]\n---\nText.\n")],
    good: &[("content/page.md", "---\ntitle: The steps\nasked-as: [what happens step by step]\n---\nText.\n")],
    check: Check::Document(check),
};

fn check(context: &Context<'_>, number: DocumentId, found: &mut Vec<Diagnostic>) {
    let site = context.site;
    let aliases = site.documents[number].front.list(&ASKED_AS);
    if aliases.is_empty() {
        return;
    }
    let stops = stop_words(&language::of(&site.config.languages[site.language_of(number)].code));
    for node in aliases {
        let Some(alias) = node.text() else { continue };
        if tokens(alias).iter().all(|word| stops.contains(word)) {
            let message = format!("`{alias}` has no word that search can hold on to");
            found.push(Diagnostic::advice(RULE.code, node.span, message).help("name the thing that is asked about"));
        }
    }
}
