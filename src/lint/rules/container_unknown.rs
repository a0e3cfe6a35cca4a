//! `container/unknown`: a container that the theme does not know would be shown as a plain box, without its meaning.

use crate::diagnostic::{Severity, did_you_mean_or};
use crate::lint::{Check, Findings, Rule, Subject};
use crate::render::body::container_kind;

pub(super) const RULE: Rule = Rule {
    code: "container/unknown",
    severity: Severity::Error,
    why: "A container that the theme does not know would be shown as a plain box, without its meaning. A box that is begun with `[!NAME]` and read as text (a warning) loses only its colour.",
    files: &[page!(":::{}\nText.\n:::\n")],
    bad: "risk",
    good: "risks",
    check: Check::Document(check),
};

/// What may stand in the brackets of `> [!NOTE]`.
const ALERTS: &[&str] = &["note", "tip", "important", "warning", "caution"];

fn check(page: &Subject<'_>, found: &mut Findings) {
    let body = &page.document.body;
    let names = || page.case.containers.iter().copied();
    for container in body.containers() {
        let name = page.words(container.name);
        if !name.is_empty() && !page.case.containers.contains(&name) {
            let list = || format!("the containers are {}", names().collect::<Vec<_>>().join(", "));
            let help = did_you_mean_or(name, names(), list);
            found.add(body.slice_span(container.name), format!("there is no container `{name}`"), help);
        }
    }
    for (name, span, alone) in body.odd_alerts(page.text) {
        let small = name.to_lowercase();
        let known = ALERTS.contains(&small.as_str());
        if known && alone {
            continue;
        }
        let help = match container_kind(&small).filter(|kind| ALERTS.contains(kind)) {
            Some(kind) if known => format!("let it stand alone on its line, or write `:::{kind}[Title]`"),
            Some(kind) => format!("write `[!{}]`", kind.to_uppercase()),
            None => did_you_mean_or(&small, ALERTS.iter().copied(), || {
                "the alerts are NOTE, TIP, IMPORTANT, WARNING and CAUTION".into()
            }),
        };
        found.add(span, format!("`[!{name}]` is read as text here"), help).weight = Some(Severity::Warning);
    }
}
