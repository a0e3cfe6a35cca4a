//! `discreet/same-title`: two tabs with one name can't be told apart, by eye or by ear (WCAG 2.4.2).

use super::{Check, Rule};
use crate::config::Titles;
use crate::diagnostic::{Diagnostic, Severity};
use crate::front_matter::fields::DISCREET_TITLE;
use crate::lint::Context;
use std::collections::BTreeMap;

pub(super) const RULE: Rule = Rule {
    code: "discreet/same-title",
    severity: Severity::Warning,
    why: "Two tabs with one name can't be told apart, by eye or by ear (WCAG 2.4.2).",
    bad: &[
        ("content/a.md", "---\ntitle: One\ndiscreet-title: A page\n---\nText.\n"),
        ("content/b.md", "---\ntitle: Two\ndiscreet-title: A page\n---\nText.\n"),
    ],
    good: &[
        ("content/a.md", "---\ntitle: One\ndiscreet-title: A page\n---\nText.\n"),
        ("content/b.md", "---\ntitle: Two\ndiscreet-title: Another page\n---\nText.\n"),
    ],
    check: Check::Site(check),
};

fn check(context: &Context<'_>, found: &mut Vec<Diagnostic>) {
    let site = context.site;
    if site.config.titles == Titles::Full {
        return;
    }
    let mut seen = BTreeMap::new();
    for (number, page) in site.pages.iter_enumerated() {
        let Some(title) = &page.discreet_title else { continue };
        let Some(document) = site.documents_of(number).first() else { continue };
        let place = site.documents[*document].front.place(&DISCREET_TITLE);
        let key = (page.language, title.to_lowercase());
        match seen.get(&key) {
            Some(first) => {
                let message = format!("another page is called “{title}” in tabs too");
                let finding = Diagnostic::warning(RULE.code, place, message).label(*first, "here");
                found.push(finding.help("let each say what only its page says"));
            }
            None => drop(seen.insert(key, place)),
        }
    }
}
