//! `cite/unverified`: a source that nobody has read carries nothing.

use crate::diagnostic::Severity;
use crate::lint::{Check, Findings, Rule, Subject};

pub(super) const RULE: Rule = Rule {
    code: "cite/unverified",
    severity: Severity::Warning,
    why: "Only cite sources that somebody has read. Each source says how sure you are of it (`confidence: verified`) and when somebody last looked at it (`checked`).",
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
            Some("verified") => format!("source `{key}` has no `checked` date"),
            Some("second-hand") => {
                format!("nobody has read source `{key}` itself: it is only known from another source")
            }
            Some(_) => format!("source `{key}` has not been checked yet"),
            None => format!("source `{key}` has no `confidence`"),
        };
        let help = "read the source, then add `confidence: verified` and `checked:` with the date";
        let finding = found.add(citation.span, message, help);
        finding.point_to(reference.span, "the source");
        finding.lacks(reference.record.span(), ["confidence", "checked"]);
    }
}
