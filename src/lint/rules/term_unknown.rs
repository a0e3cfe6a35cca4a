//! `term/unknown`: a link to the glossary promises an explanation.

use crate::diagnostic::{Severity, did_you_mean_or};
use crate::lint::{Check, Findings, Rule, Subject};
use crate::site::{Missing, Target};

pub(super) const RULE: Rule = Rule {
    code: "term/unknown",
    severity: Severity::Error,
    why: "A link to the glossary promises an explanation.",
    files: &[
        ("content/glossary/consent.md", "---\ntitle: Consent\nplain-definition: A free and informed yes.\n---\n"),
        page!("The word [agreement](term:{}).\n"),
    ],
    bad: "consnet",
    good: "consent",
    check: Check::Document(check),
};

fn check(page: &Subject<'_>, found: &mut Findings) {
    for (link, target) in page.links() {
        let Target::Missing(Missing::Term(key)) = target else { continue };
        let help = did_you_mean_or(key, page.site.glossary.keys(), || match key.as_str() {
            "" => "name the file of the term: `term:consent` for glossary/consent.md".into(),
            key => format!("write glossary/{key}.md, or take the link out"),
        });
        found.add(link.span, format!("the glossary has no term `{key}`"), help);
    }
}
