//! `container/bad-attributes`: what stands in braces behind a container's name is read as attributes, and must be readable.

use crate::base::Whose;
use crate::container;
use crate::data::names;
use crate::diagnostic::{Severity, renamed};
use crate::lint::{Check, Findings, Rule, Subject};

pub(super) const RULE: Rule = Rule {
    code: "container/bad-attributes",
    severity: Severity::Error,
    why: "Options go in { } after the container's name. This option can't be read, or its value does not exist.",
    files: &[page!(":::care{level={}}\nText.\n:::\n")],
    bad: "urgnet",
    good: "urgent",
    check: Check::Document(check),
};

/// Values that there are not; what can't be read at all is found while reading.
fn check(page: &Subject<'_>, found: &mut Findings) {
    for container in page.document.body.containers() {
        let Some(kind) = container::find(page.words(container.name)) else { continue };
        for given in &container.attributes {
            let (key, value) = (page.words(given.key), page.words(given.value));
            let known = kind.attributes.iter().find(|field| field.key == key);
            let values: Vec<_> = known.iter().flat_map(|field| names(field.shape.words())).collect();
            if !values.is_empty() && !values.contains(&value.replace('_', "-").as_str()) {
                let span = page.document.body.slice_span(if value.is_empty() { given.key } else { given.value });
                let finding = found.add(span, format!("`{key}` can't be `{value}`"), "");
                finding.offer(value, values.iter().copied());
                finding.fix = renamed(span, value, values.iter().copied(), Whose::Ours);
            }
        }
    }
}
