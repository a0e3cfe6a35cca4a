//! `container/unknown`: a container that the theme does not know would be shown as a plain box, without its meaning.

use crate::base::Whose;
use crate::container;
use crate::diagnostic::{Severity, did_you_mean_or, renamed};
use crate::lint::{Check, Findings, Rule, Subject, foreign};

pub(super) const RULE: Rule = Rule {
    code: "container/unknown",
    severity: Severity::Error,
    why: "An unknown container is shown as a plain box, without its meaning. An unknown `[!NAME]` is shown as text (a warning).",
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
            let place = body.slice_span(container.name);
            let fix = renamed(place, name, container::names(), Whose::Ours);
            let finding = found.add(place, format!("there is no container `{name}`"), "");
            match foreign::remedy(name) {
                Some(remedy) => finding.help = Some(remedy),
                None => finding.offer(name, container::names()),
            }
            finding.fix = fix;
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
            Some(alert) if known => format!("put it alone on its line, or write `:::{alert}[Title]`"),
            Some(alert) => format!("write `[!{}]`", alert.to_uppercase()),
            None => {
                did_you_mean_or(&small, container::alerts(), || "use NOTE, TIP, IMPORTANT, WARNING or CAUTION".into())
            }
        };
        found.add(span, format!("`[!{name}]` is shown as text here"), help).weight = Some(Severity::Warning);
    }
}
