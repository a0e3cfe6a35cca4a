//! `discreet/address`: addresses stand in histories, logs and the lists that browsers suggest from.

use crate::base::Span;
use crate::config::LanguageId;
use crate::diagnostic::Severity;
use crate::front_matter::fields::SLUG;
use crate::lint::{Check, Findings, Rule, Subject};

pub(super) const RULE: Rule = Rule {
    code: "discreet/address",
    severity: Severity::Warning,
    why: "Other people can see addresses in the browser's history and suggestions, and in server logs; a heading's id is part of them. Words listed in discreet.yaml give too much away there.",
    files: &[("content/discreet.yaml", "- naked\n- wet-dream\n"), page!("## Being naked{}\n\nText.\n")],
    bad: "",
    good: " {#part-1}",
    check: Check::Document(check),
};

fn check(page: &Subject<'_>, found: &mut Findings) {
    let site = page.site;
    // A translation often keeps the names of the site's own language.
    let lists = [LanguageId::OWN, page.language()].map(|language| &site.editions[language].discreet);
    let find = |text: &str| lists.iter().find_map(|list| list.find(text));
    // Terms share the pages of their letters: no address names one, and their headings have no ids.
    let own = page.document.address.as_ref().filter(|address| address.fragment.is_none());
    let Some(address) = own.filter(|_| lists.iter().any(|list| !list.is_empty())) else { return };
    let route = &site.pages[address.page].route;
    if let Some(range) = find(route) {
        let place = page.front().get(&SLUG).map_or(Span::file(page.document.source), |node| node.span);
        let message = format!("the address `{route}` contains “{}”", &route[range]);
        found.add(place, message, "rename the file or folder, or give the page a neutral `slug`");
    }
    for heading in &page.document.facts.headings {
        if let Some(range) = find(&heading.id) {
            let message = format!("the address of this heading contains “{}”", &heading.id[range]);
            found.add(heading.span, message, "give it a neutral id: `{#part-1}`");
        }
    }
}
