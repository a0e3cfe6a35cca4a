//! `term/unknown`: a link to the glossary promises an explanation.

use crate::base::{Span, Whose};
use crate::diagnostic::{Severity, did_you_mean_or, renamed};
use crate::lint::{Check, Findings, Rule, Subject};
use crate::site::{Missing, Target};

pub(super) const RULE: Rule = Rule {
    code: "term/unknown",
    severity: Severity::Error,
    why: "This glossary link has no definition to show.",
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
            "" => "use the term's file name: `term:consent` for glossary/consent.md".into(),
            key => format!("create glossary/{key}.md, or remove the link"),
        });
        let place = link.address.filter(|_| link.dest.ends_with(key.as_str()));
        let place = place.map(|place| Span { start: place.end - key.len() as u32, ..place });
        let fix = place.and_then(|place| renamed(place, key, page.site.glossary.keys(), Whose::Authors));
        found.add(link.span, format!("the glossary has no term `{key}`"), help).fix = fix;
    }
}
