//! `cite/unverified`: a source that nobody has read carries nothing.

use super::{Check, Rule};
use crate::diagnostic::{Diagnostic, Severity};
use crate::lint::Context;
use crate::site::DocumentId;

pub(super) const RULE: Rule = Rule {
    code: "cite/unverified",
    severity: Severity::Warning,
    why: "A source that nobody has read carries nothing. Each says how sure we are of what it says (`confidence: verified`), and when it was last looked at (`checked`).",
    bad: &[
        ("content/sources.yaml", "a-2014:\n  title: A book\n  confidence: second-hand\n  checked: 2026-11-22\n"),
        (
            "content/a.md",
            "---\nkind: article\ntitle: A page\nlast-reviewed: 2026-11-22\nnext-review: 2028-11-22\n---\nText [@a-2014].\n",
        ),
    ],
    good: &[
        ("content/sources.yaml", "a-2014:\n  title: A book\n  confidence: verified\n  checked: 2026-11-22\n"),
        (
            "content/a.md",
            "---\nkind: article\ntitle: A page\nlast-reviewed: 2026-11-22\nnext-review: 2028-11-22\n---\nText [@a-2014].\n",
        ),
    ],
    check: Check::Document(check),
};

fn check(context: &Context<'_>, number: DocumentId, found: &mut Vec<Diagnostic>) {
    let document = &context.site.documents[number];
    if document.front.kind.plain {
        return;
    }
    for citation in &document.facts.citations {
        let Some(reference) = context.site.references.find(&citation.key) else { continue };
        let key = &citation.key;
        let message = match reference.text("confidence") {
            Some("verified") if reference.checked().is_some() => continue,
            Some("verified") => format!("`{key}` does not say when it was checked"),
            Some("second-hand") => format!("`{key}` is known only from another source"),
            Some(_) => format!("`{key}` is still to be checked"),
            None => format!("`{key}` does not say how sure we are of it"),
        };
        let finding = Diagnostic::warning(RULE.code, citation.span, message).label(reference.span, "the source");
        found.push(finding.help("read the source, then write `confidence: verified` and `checked:` with the day"));
    }
}
