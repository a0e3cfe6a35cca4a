//! `cite/unverified`: a source that nobody has read carries nothing.

use crate::diagnostic::Severity;
use crate::lint::{Check, Findings, Rule, Subject};

pub(super) const RULE: Rule = Rule {
    code: "cite/unverified",
    severity: Severity::Warning,
    why: "A source that nobody has read carries nothing. Each says how sure we are of what it says (`confidence: verified`), and when it was last looked at (`checked`).",
    files: &[
        ("content/sources.yaml", "a-2014:\n  title: A book\n  confidence: {}\n  checked: 2026-11-22\n"),
        reviewed!("kind: article\n", "Text [@a-2014].\n"),
    ],
    bad: "second-hand",
    good: "verified",
    check: Check::Document(check),
};

fn check(page: &Subject<'_>, found: &mut Findings) {
    if page.front().kind.plain {
        return;
    }
    for citation in &page.document.facts.citations {
        let key = &citation.key;
        let Some(reference) = page.site.references.find(key) else { continue };
        let message = match reference.text("confidence") {
            Some("verified") if reference.checked().is_some() => continue,
            Some("verified") => format!("`{key}` does not say when it was checked"),
            Some("second-hand") => format!("`{key}` is known only from another source"),
            Some(_) => format!("`{key}` is still to be checked"),
            None => format!("`{key}` does not say how sure we are of it"),
        };
        let help = "read the source, then write `confidence: verified` and `checked:` with the day";
        found.add(citation.span, message, help).point_to(reference.span, "the source");
    }
}
