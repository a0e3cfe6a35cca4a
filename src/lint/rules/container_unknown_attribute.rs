//! `container/unknown-attribute`: a key in braces that the theme does not know does nothing.

use crate::container;
use crate::diagnostic::{Severity, did_you_mean_or};
use crate::lint::{Check, Findings, Rule, Subject};

pub(super) const RULE: Rule = Rule {
    code: "container/unknown-attribute",
    severity: Severity::Warning,
    why: "A key in braces that the theme does not know does nothing: what its author meant by it is lost. It is kept as `data-key`, for a style of your own.",
    files: &[page!(":::care{{}=urgent}\nText.\n:::\n")],
    bad: "levle",
    good: "level",
    check: Check::Document(check),
};

fn check(page: &Subject<'_>, found: &mut Findings) {
    for container in page.document.body.containers() {
        let Some(kind) = container::find(page.words(container.name)) else { continue };
        let keys: Vec<&str> = kind.attributes.iter().map(|(key, _)| *key).collect();
        let name = kind.name;
        for given in &container.attributes {
            let (key, value) = (page.words(given.key), page.words(given.value));
            if keys.contains(&key) {
                continue;
            }
            let help = match key {
                "id" => format!("an id is written `{{#{value}}}`"),
                "class" => format!("a class is written `{{.{value}}}`"),
                _ => did_you_mean_or(key, keys.iter().copied(), || match keys.as_slice() {
                    [] => format!("`:::{name}` takes an id, `{{#name}}`, and classes, `{{.name}}`"),
                    keys => format!("`:::{name}` takes {}", keys.join(", ")),
                }),
            };
            let span = page.document.body.slice_span(given.key);
            found.add(span, format!("`:::{name}` has no attribute `{key}`"), help);
        }
    }
}
