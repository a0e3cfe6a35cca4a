//! `footnote/undefined`: a mark that leads to no footnote is shown as it is written.

use super::{Check, Rule};
use crate::diagnostic::{Diagnostic, Severity, did_you_mean};
use crate::lint::Context;
use crate::site::DocumentId;

pub(super) const RULE: Rule = Rule {
    code: "footnote/undefined",
    severity: Severity::Warning,
    why: "A mark that leads to no footnote is shown as it is written, and what it promised is missing.",
    bad: &[(
        "content/page.md",
        "---\ntitle: A page\n---\nIt varies.[^plcae]\n\nIt costs.[^place]\n\n[^place]: By place.\n",
    )],
    good: &[("content/page.md", "---\ntitle: A page\n---\nIt varies.[^place]\n\n[^place]: By place.\n")],
    check: Check::Document(check),
};

fn check(context: &Context<'_>, number: DocumentId, found: &mut Vec<Diagnostic>) {
    let document = &context.site.documents[number];
    let body = (&document.body, document.text(context.site.file(number)));
    let prose = document.front.proses().map(|prose| (&prose.tree, prose.text.as_str()));
    for (tree, text) in std::iter::once(body).chain(prose) {
        for (label, span) in tree.unnoted(text) {
            let help = did_you_mean(label, tree.notes(text)).unwrap_or_else(|| {
                format!("add the line `[^{label}]: …` with its words, or write `\\[` where no footnote is meant")
            });
            found.push(Diagnostic::warning(RULE.code, span, format!("there is no footnote `{label}`")).help(help));
        }
    }
}
