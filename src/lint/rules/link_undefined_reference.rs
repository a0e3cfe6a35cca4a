//! `link/undefined-reference`: a link whose label is defined nowhere is shown with its brackets.

use super::{Check, Rule};
use crate::diagnostic::{Diagnostic, Severity, did_you_mean};
use crate::lint::Context;
use crate::site::DocumentId;

pub(super) const RULE: Rule = Rule {
    code: "link/undefined-reference",
    severity: Severity::Warning,
    why: "A link whose label is defined nowhere is no link: a reader sees its brackets.",
    bad: &[("content/page.md", "---\ntitle: A page\n---\nSee [the law][laws].\n\n[law]: https://example.org/law\n")],
    good: &[("content/page.md", "---\ntitle: A page\n---\nSee [the law][law].\n\n[law]: https://example.org/law\n")],
    check: Check::Document(check),
};

fn check(context: &Context<'_>, number: DocumentId, found: &mut Vec<Diagnostic>) {
    let document = &context.site.documents[number];
    let body = (&document.body, document.text(context.site.file(number)));
    let prose = document.front.proses().map(|prose| (&prose.tree, prose.text.as_str()));
    for (tree, text) in std::iter::once(body).chain(prose) {
        for (label, span) in tree.undefined(text) {
            let near = did_you_mean(label, tree.defined().iter().map(String::as_str));
            let help = near.unwrap_or_else(|| match label.starts_with('@') {
                true => "put a space between the words and the citation".into(),
                false => format!("add the line `[{label}]: …` with the address, or write `\\[` where no link is meant"),
            });
            found.push(Diagnostic::warning(RULE.code, span, format!("the label `{label}` is not defined")).help(help));
        }
    }
}
