//! `safety/no-help`: a reader may be in danger or in despair.

use crate::base::Span;
use crate::config::{FILE, LanguageId};
use crate::diagnostic::Severity;
use crate::lint::{Case, Check, Findings, Rule};

pub(super) const RULE: Rule = Rule {
    code: "safety/no-help",
    severity: Severity::Warning,
    why: "Readers may be in danger. Without a country or region, the pages can only say: call your local emergency number. Numbers from public lists may be out of date, so somebody must call them.",
    files: &[
        ("book.toml", "[book]\ntitle = \"A site\"\n{}"),
        ("content/help.md", "---\ntitle: Help\nkind: policy\npolicy-type: crisis\n---\nText.\n"),
    ],
    bad: "",
    good: "\n[[region.GB.help]]\nkind = \"emergency\"\nname = \"Emergency services\"\nphone = \"999\"\nchecked = 2026-11-22\n",
    check: Check::Site(check),
};

fn check(case: &Case<'_>, found: &mut Findings) {
    let site = case.site;
    let listed: Vec<_> = site.countries.chosen(&site.config).collect();
    if let (Some((code, place)), false) = (&site.config.country, listed.is_empty()) {
        let names: Vec<&str> = listed.iter().map(|line| line.help.name.0.as_str()).collect();
        let message = format!(
            "you have not confirmed these help lines: {}; readers see that they come from public lists",
            names.join(", ")
        );
        let help = format!(
            "call each number, then add it to book.toml as `[[region.{code}.help]]` with `checked = {}`",
            site.config.today
        );
        found.add(*place, message, help);
    }
    if site.config.help.is_empty() && listed.is_empty() {
        // Said of the settings, which can mend it; of a page only where there are none.
        let crisis = site.policy(LanguageId::OWN, "crisis").and_then(|page| site.documents_of(page).first().copied());
        let distress = || case.published().find(|page| page.front().distress());
        if let Some(document) = crisis.or_else(|| Some(distress()?.number)) {
            let place = site.sources.find(FILE).map_or_else(|| site.top(document), Span::file);
            let lacking = site.config.country.as_ref().map_or_else(
                || "book.toml has no country and no region".to_owned(),
                |(code, _)| format!("the library has no help lines for `{code}`, and book.toml has no region"),
            );
            let message = format!("`{}` has no phone numbers for help yet: {lacking}", site.documents[document].path);
            let region = site.config.country.as_ref().map_or("XX", |(code, _)| code);
            let own = format!("`[[region.{region}.help]]` with numbers that you have called");
            let help = if region == "XX" { format!("add `[book] country`, or {own}") } else { format!("add {own}") };
            found.add(place, message, help);
        }
    }
    for help in site.config.help.iter().filter(|help| help.checked.is_none()) {
        let (name, span) = (&help.name, &help.span);
        let message = format!("“{}” has no `checked` date", name.0);
        let help = format!("call the number, then add `checked = {}`", site.config.today);
        found.add(name.1, message, help).lacks(*span, ["checked"]);
    }
}
