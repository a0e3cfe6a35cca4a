//! `discreet/address`: addresses stand in histories, logs and the lists that browsers suggest from; the id of a heading is a part of them.

use super::{Check, Rule};
use crate::base::Span;
use crate::config::LanguageId;
use crate::diagnostic::{Diagnostic, Severity};
use crate::front_matter::fields::SLUG;
use crate::lint::Context;
use crate::site::DocumentId;

pub(super) const RULE: Rule = Rule {
    code: "discreet/address",
    severity: Severity::Warning,
    why: "Addresses stand in histories, logs and the lists that browsers suggest from; the id of a heading is a part of them. The words of discreet.yaml are not fit for that.",
    bad: &[
        ("content/discreet.yaml", "- naked\n- wet-dream\n"),
        ("content/page.md", "---\ntitle: A page\n---\n## Being naked\n\nText.\n"),
    ],
    good: &[
        ("content/discreet.yaml", "- naked\n- wet-dream\n"),
        ("content/page.md", "---\ntitle: A page\n---\n## Being naked {#part-1}\n\nText.\n"),
    ],
    check: Check::Document(check),
};

fn check(context: &Context<'_>, number: DocumentId, found: &mut Vec<Diagnostic>) {
    let site = context.site;
    // A translation often keeps the names of the site's own language.
    let lists = [&site.editions[LanguageId::OWN].discreet, &site.editions[site.language_of(number)].discreet];
    let find = |text: &str| lists.iter().find_map(|list| list.find(text));
    let Some(address) = site.documents[number].address.as_ref().filter(|_| lists.iter().any(|list| !list.is_empty()))
    else {
        return;
    };
    // Terms share the pages of their letters: no address names one, and their headings have no ids.
    if address.fragment.is_some() {
        return;
    }
    let document = &site.documents[number];
    let route = &site.pages[address.page].route;
    if let Some(range) = find(route) {
        let place = document.front.get(&SLUG).map_or(Span::file(document.source), |node| node.span);
        let message = format!("the address `{route}` says “{}”", &route[range]);
        let finding = Diagnostic::warning(RULE.code, place, message);
        found.push(finding.help("rename the file or its folder, or give it a neutral `slug`"));
    }
    for heading in &document.facts.headings {
        if let Some(range) = find(&heading.id) {
            let message = format!("the address of this heading would say “{}”", &heading.id[range]);
            found.push(Diagnostic::warning(RULE.code, heading.span, message).help("give it a neutral id: `{#part-1}`"));
        }
    }
}
