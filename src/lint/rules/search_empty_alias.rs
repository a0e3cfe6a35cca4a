//! `search/empty-alias`: a question of nothing but small words is drowned by every other page.

use crate::diagnostic::Severity;
use crate::front_matter::fields::ASKED_AS;
use crate::language;
use crate::lint::{Check, Findings, Rule, Subject};
use crate::search::tokenizer::{stop_words, tokens};

pub(super) const RULE: Rule = Rule {
    code: "search/empty-alias",
    severity: Severity::Advice,
    why: "Search ignores common words such as `what` and `do`, so it can't find a page by them alone.",
    files: &[page!("asked-as: [what {}]\n", "Text.\n")],
    bad: "do they do",
    good: "happens step by step",
    check: Check::Document(check),
};

fn check(page: &Subject<'_>, found: &mut Findings) {
    let aliases = page.front().list(&ASKED_AS);
    if aliases.is_empty() {
        return;
    }
    let stops = stop_words(&language::of(&page.site.config.languages[page.language()].code));
    for node in aliases {
        let Some(alias) = node.text() else { continue };
        if tokens(alias).iter().all(|word| stops.contains(word)) {
            let message = format!("`{alias}` has only very common words, so search can't use it");
            found.add(node.span, message, "add the thing that people ask about");
        }
    }
}
