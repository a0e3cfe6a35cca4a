//! `discreet/same-title`: two tabs with one name can't be told apart, by eye or by ear (WCAG 2.4.2).

use crate::config::Titles;
use crate::diagnostic::Severity;
use crate::front_matter::fields::DISCREET_TITLE;
use crate::lint::{Case, Check, Findings, Rule};
use std::collections::BTreeMap;

pub(super) const RULE: Rule = Rule {
    code: "discreet/same-title",
    severity: Severity::Warning,
    why: "Readers can't tell two tabs with the same title apart (WCAG 2.4.2).",
    files: &[
        ("content/a.md", "---\ntitle: One\ndiscreet-title: A page\n---\nText.\n"),
        ("content/b.md", "---\ntitle: Two\ndiscreet-title: {} page\n---\nText.\n"),
    ],
    bad: "A",
    good: "Another",
    check: Check::Site(check),
};

fn check(case: &Case<'_>, found: &mut Findings) {
    let site = case.site;
    if site.config.titles == Titles::Full {
        return;
    }
    let mut seen = BTreeMap::new();
    for (number, page) in site.pages.iter_enumerated() {
        let Some(title) = &page.discreet_title else { continue };
        let Some(document) = site.documents_of(number).first() else { continue };
        let place = site.documents[*document].front.place(&DISCREET_TITLE);
        let key = (page.language, title.to_lowercase());
        if let Some(first) = seen.get(&key) {
            let message = format!("another page has the same tab title, “{title}”");
            found.add(place, message, "give each page its own `discreet-title`").point_to(*first, "here");
        } else {
            seen.insert(key, place);
        }
    }
}
