//! `safety/no-help`: a reader may be in danger or in despair.

use super::{Check, Rule};
use crate::config::LanguageId;
use crate::diagnostic::{Diagnostic, Severity};
use crate::lint::Context;

pub(super) const RULE: Rule = Rule {
    code: "safety/no-help",
    severity: Severity::Warning,
    why: "A reader may be in danger or in despair. Without a region the pages can only say: call your local emergency number.",
    bad: &[
        (
            "book.toml",
            r##"[book]
title = "A site"
"##,
        ),
        ("content/help.md", "---\ntitle: Help\nkind: policy\npolicy-type: crisis\n---\nText.\n"),
    ],
    good: &[
        (
            "book.toml",
            r##"[[region.GB.help]]
kind = "emergency"
name = "Emergency services"
phone = "999"
checked = 2026-11-22
"##,
        ),
        ("content/help.md", "---\ntitle: Help\nkind: policy\npolicy-type: crisis\n---\nText.\n"),
    ],
    check: Check::Site(check),
};

fn check(context: &Context<'_>, found: &mut Vec<Diagnostic>) {
    let site = context.site;
    if site.config.help.is_empty() {
        // The page of help, else the first that may bring somebody to need it.
        let crisis = site.policy(LanguageId::OWN, "crisis").and_then(|page| site.documents_of(page).first().copied());
        let mut distress = site.published().filter(|(_, document, _)| document.front.distress());
        if let Some(document) = crisis.or_else(|| Some(distress.next()?.0)) {
            let place = site.top(document);
            let finding = Diagnostic::warning(
                RULE.code,
                place,
                "this page can name no place to turn to: book.toml has no region",
            );
            found.push(finding.help("add `[[region.XX.help]]` with numbers that you have checked"));
        }
        return;
    }
    for help in site.config.help.iter().filter(|help| help.checked.is_none()) {
        let finding =
            Diagnostic::warning(RULE.code, help.name.1, format!("“{}” does not say when it was checked", help.name.0));
        found.push(finding.help("call the number, then add `checked = 2026-11-22`"));
    }
}
