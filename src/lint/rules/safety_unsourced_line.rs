//! `safety/unsourced-line`: a number that somebody in danger dials has to come from somewhere.

use crate::diagnostic::{Severity, did_you_mean_or};
use crate::lint::{Case, Check, Findings, Rule};

pub(super) const RULE: Rule = Rule {
    code: "safety/unsourced-line",
    severity: Severity::Error,
    why: "Emergency numbers must come from a public list that others can check, with the date somebody read it.",
    files: &[
        (
            "content/sources.yaml",
            "list-a:\n  title: A list\n  kind: web\n  url: https://example.org/\n  checked: 2026-11-22\n",
        ),
        (
            "content/help.yaml",
            "GB:\n  name: { en: United Kingdom }\n  lines:\n    - { kind: emergency, name: Emergency services, phone: \"999\", source: list-{} }\n",
        ),
        page!("A number [@list-a].\n"),
    ],
    bad: "b",
    good: "a",
    check: Check::Site(check),
};

fn check(case: &Case<'_>, found: &mut Findings) {
    let references = &case.site.references;
    for line in case.site.countries.iter().flat_map(|(_, country)| &country.lines) {
        let (key, place) = &line.source;
        let Some(key) = key else {
            let message = format!("“{}” has no `source`", line.help.name.0);
            found.add(*place, message, "add its `source`, a key in sources.yaml");
            continue;
        };
        match references.find(key) {
            None => {
                let other = || "add it to sources.yaml in the content folder".into();
                found.add(
                    *place,
                    format!("there is no source `{key}`"),
                    did_you_mean_or(key, references.keys(), other),
                );
            }
            Some(list) if list.text("url").is_none() || list.checked().is_none() => {
                let message = format!("source `{key}` needs a `url` and a `checked` date");
                let finding = found.add(*place, message, "add them in sources.yaml");
                finding.lacks(list.record.span(), ["url", "checked"]);
            }
            Some(_) => {}
        }
    }
}
