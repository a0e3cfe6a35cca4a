//! `term/unknown`: a link to the glossary promises an explanation.

use super::{Check, Rule};
use crate::diagnostic::{Diagnostic, Severity, did_you_mean};
use crate::lint::Context;
use crate::site::{DocumentId, Missing, Target};

pub(super) const RULE: Rule = Rule {
    code: "term/unknown",
    severity: Severity::Error,
    why: "A link to the glossary promises an explanation.",
    bad: &[
        ("content/glossary/consent.md", "---\ntitle: Consent\nplain-definition: A free and informed yes.\n---\n"),
        ("content/page.md", "---\ntitle: A page\n---\nThe word [agreement](term:consnet).\n"),
    ],
    good: &[
        ("content/glossary/consent.md", "---\ntitle: Consent\nplain-definition: A free and informed yes.\n---\n"),
        ("content/page.md", "---\ntitle: A page\n---\nThe word [agreement](term:consent).\n"),
    ],
    check: Check::Document(check),
};

fn check(context: &Context<'_>, number: DocumentId, found: &mut Vec<Diagnostic>) {
    let site = context.site;
    for (link, target) in site.documents[number].facts.links.iter().zip(&site.documents[number].links) {
        let Target::Missing(Missing::Term(key)) = target else { continue };
        let help = did_you_mean(key, site.glossary.keys()).unwrap_or_else(|| match key.as_str() {
            "" => "name the file of the term: `term:consent` for glossary/consent.md".into(),
            key => format!("write glossary/{key}.md, or take the link out"),
        });
        found.push(Diagnostic::error(RULE.code, link.span, format!("the glossary has no term `{key}`")).help(help));
    }
}
