//! `container/bad-attributes`: what stands in braces behind a container's name is read as attributes, and must be readable.

use crate::container;
use crate::diagnostic::{Severity, did_you_mean_or};
use crate::lint::{Check, Findings, Rule, Subject};

pub(super) const RULE: Rule = Rule {
    code: "container/bad-attributes",
    severity: Severity::Error,
    why: "What stands in braces behind a container's name is read as attributes, and must be readable: a value that there is not says nothing to a reader.",
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
            let known = kind.attributes.iter().find(|(own, _)| *own == key);
            let Some((_, values)) = known.filter(|(_, values)| !values.is_empty()) else { continue };
            if !values.contains(&value.replace('_', "-").as_str()) {
                let span = page.document.body.slice_span(if value.is_empty() { given.key } else { given.value });
                let list = values.join(", ");
                let help = did_you_mean_or(value, values.iter().copied(), || "choose one of these".into());
                found.add(span, format!("`{key}` takes one of {list}, not `{value}`"), help);
            }
        }
    }
}
