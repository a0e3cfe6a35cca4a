//! `container/unknown-attribute`: a key in braces that nothing reads does nothing.

use super::{Check, Rule};
use crate::container;
use crate::diagnostic::{Diagnostic, Severity, did_you_mean};
use crate::lint::Context;
use crate::site::DocumentId;

pub(super) const RULE: Rule = Rule {
    code: "container/unknown-attribute",
    severity: Severity::Warning,
    why: "A key in braces that the theme does not know does nothing: what its author meant by it is lost. It is kept as `data-key`, for a style of your own.",
    bad: &[("content/page.md", "---\ntitle: A page\n---\n:::care{levle=urgent}\nText.\n:::\n")],
    good: &[("content/page.md", "---\ntitle: A page\n---\n:::care{level=urgent}\nText.\n:::\n")],
    check: Check::Document(check),
};

fn check(context: &Context<'_>, number: DocumentId, found: &mut Vec<Diagnostic>) {
    let document = &context.site.documents[number];
    let text = document.text(context.site.file(number));
    for container in document.body.containers() {
        let Some(kind) = container::find(document.body.words(text, container.name)) else { continue };
        for given in &container.attributes {
            let (key, value) = (document.body.words(text, given.key), document.body.words(text, given.value));
            let keys: Vec<&str> = kind.attributes.iter().map(|(key, _)| *key).collect();
            let name = kind.name;
            if keys.contains(&key) {
                continue;
            }
            let help = match key {
                "id" => format!("an id is written `{{#{value}}}`"),
                "class" => format!("a class is written `{{.{value}}}`"),
                _ => did_you_mean(key, keys.iter().copied()).unwrap_or_else(|| match keys.as_slice() {
                    [] => format!("`:::{name}` takes an id, `{{#name}}`, and classes, `{{.name}}`"),
                    keys => format!("`:::{name}` takes {}", keys.join(", ")),
                }),
            };
            let message = format!("`:::{name}` has no attribute `{key}`");
            found.push(Diagnostic::warning(RULE.code, document.body.slice_span(given.key), message).help(help));
        }
    }
}
