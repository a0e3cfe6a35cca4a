//! `container/bad-attributes`: what stands in braces behind a container's name is read as attributes, and must be readable.

use super::{Check, Rule};
use crate::container;
use crate::diagnostic::{Diagnostic, Severity, did_you_mean};
use crate::lint::Context;
use crate::site::DocumentId;

pub(super) const RULE: Rule = Rule {
    code: "container/bad-attributes",
    severity: Severity::Error,
    why: "What stands in braces behind a container's name is read as attributes, and must be readable: a value that there is not says nothing to a reader.",
    bad: &[("content/page.md", "---\ntitle: A page\n---\n:::care{level=urgnet}\nText.\n:::\n")],
    good: &[("content/page.md", "---\ntitle: A page\n---\n:::care{level=urgent}\nText.\n:::\n")],
    check: Check::Document(check),
};

/// Values that there are not; what can't be read at all is found while reading.
fn check(context: &Context<'_>, number: DocumentId, found: &mut Vec<Diagnostic>) {
    let document = &context.site.documents[number];
    let text = document.text(context.site.file(number));
    for container in document.body.containers() {
        let Some(kind) = container::find(document.body.words(text, container.name)) else { continue };
        for given in &container.attributes {
            let (key, value) = (document.body.words(text, given.key), document.body.words(text, given.value));
            let known = kind.attributes.iter().find(|(own, _)| *own == key);
            let Some((_, values)) = known.filter(|(_, values)| !values.is_empty()) else { continue };
            if values.contains(&value.replace('_', "-").as_str()) {
                continue;
            }
            let span = if value.is_empty() { given.key } else { given.value };
            let message = format!("`{key}` takes one of {}, not `{value}`", values.join(", "));
            let finding = Diagnostic::error(RULE.code, document.body.slice_span(span), message);
            found.push(finding.maybe_help(did_you_mean(value, values.iter().copied())));
        }
    }
}
