//! `container/unknown`: a container that the theme does not know would be shown as a plain box, without its meaning.

use super::{Check, Rule};
use crate::container;
use crate::diagnostic::{Diagnostic, Severity, did_you_mean};
use crate::lint::Context;
use crate::site::DocumentId;

pub(super) const RULE: Rule = Rule {
    code: "container/unknown",
    severity: Severity::Error,
    why: "A container that the theme does not know would be shown as a plain box, without its meaning.",
    bad: &[("content/page.md", "---\ntitle: A page\n---\n:::risk\nText.\n:::\n")],
    good: &[("content/page.md", "---\ntitle: A page\n---\n:::risks\nText.\n:::\n")],
    check: Check::Document(check),
};

fn check(context: &Context<'_>, number: DocumentId, found: &mut Vec<Diagnostic>) {
    let document = &context.site.documents[number];
    let text = document.text(context.site.file(number));
    for container in document.body.containers() {
        let name = document.body.words(text, container.name);
        if name.is_empty() || container::names().any(|known| known == name) {
            continue;
        }
        let help = did_you_mean(name, container::names())
            .unwrap_or_else(|| format!("the containers are {}", container::names().collect::<Vec<_>>().join(", ")));
        let span = document.body.slice_span(container.name);
        found.push(Diagnostic::error(RULE.code, span, format!("there is no container `{name}`")).help(help));
    }
    for (name, span, alone) in document.body.odd_alerts(text) {
        let small = name.to_lowercase();
        let known = container::alerts().any(|alert| alert == small);
        if known && alone {
            continue;
        }
        let message = format!("`[!{name}]` is read as text here");
        let finding = Diagnostic::warning(RULE.code, span, message);
        found.push(match container::find(&small).filter(|kind| container::alerts().any(|alert| alert == kind.name)) {
            Some(kind) if known => {
                finding.help(format!("let it stand alone on its line, or write `:::{}[Title]`", kind.name))
            }
            Some(kind) => finding.help(format!("write `[!{}]`", kind.name.to_uppercase())),
            None => {
                let near = did_you_mean(&small, container::alerts());
                finding.help(near.unwrap_or_else(|| "the alerts are NOTE, TIP, IMPORTANT, WARNING and CAUTION".into()))
            }
        });
    }
}
