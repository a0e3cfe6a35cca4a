//! `container/unknown`: a container that the theme does not know would be shown as a plain box, without its meaning.

use crate::container;
use crate::diagnostic::{Severity, did_you_mean_or};
use crate::lint::{Check, Findings, Rule, Subject};

pub(super) const RULE: Rule = Rule {
    code: "container/unknown",
    severity: Severity::Error,
    why: "A container that the theme does not know would be shown as a plain box, without its meaning. A box that is begun with `[!NAME]` and read as text (a warning) loses only its colour.",
    files: &[page!(":::{}\nText.\n:::\n")],
    bad: "risk",
    good: "risks",
    check: Check::Document(check),
};

fn check(page: &Subject<'_>, found: &mut Findings) {
    let body = &page.document.body;
    for container in body.containers() {
        let name = page.words(container.name);
        if !name.is_empty() && !container::names().any(|known| known == name) {
            let list = || format!("the containers are {}", container::names().collect::<Vec<_>>().join(", "));
            let help = did_you_mean_or(name, container::names(), list);
            found.add(body.slice_span(container.name), format!("there is no container `{name}`"), help);
        }
    }
    for (name, span, alone) in body.odd_alerts(page.text) {
        let small = name.to_lowercase();
        let known = container::alerts().any(|alert| alert == small);
        if known && alone {
            continue;
        }
        let meant = container::find(&small).map(|kind| kind.name);
        let help = match container::alerts().find(|alert| meant == Some(alert)) {
            Some(alert) if known => format!("let it stand alone on its line, or write `:::{alert}[Title]`"),
            Some(alert) => format!("write `[!{}]`", alert.to_uppercase()),
            None => did_you_mean_or(&small, container::alerts(), || {
                "the alerts are NOTE, TIP, IMPORTANT, WARNING and CAUTION".into()
            }),
        };
        found.add(span, format!("`[!{name}]` is read as text here"), help).weight = Some(Severity::Warning);
    }
}
