//! `link/missing-anchor`: a link to a place on a page that is not there leaves the reader at its top, looking.

use super::{Check, Rule};
use crate::base::slug;
use crate::diagnostic::{Diagnostic, Severity, did_you_mean};
use crate::lint::Context;
use crate::site::{DocumentId, Missing, Target};

pub(super) const RULE: Rule = Rule {
    code: "link/missing-anchor",
    severity: Severity::Error,
    why: "A link to a place on a page that is not there leaves the reader at its top, looking.",
    bad: &[
        ("content/page.md", "---\ntitle: A page\n---\nSee [the costs](costs.md#hour).\n"),
        ("content/costs.md", "---\ntitle: Costs\n---\n## Hours\n"),
    ],
    good: &[
        ("content/page.md", "---\ntitle: A page\n---\nSee [the costs](costs.md#hours).\n"),
        ("content/costs.md", "---\ntitle: Costs\n---\n## Hours\n"),
    ],
    check: Check::Document(check),
};

fn check(context: &Context<'_>, number: DocumentId, found: &mut Vec<Diagnostic>) {
    let site = context.site;
    for (link, target) in site.documents[number].facts.links.iter().zip(&site.documents[number].links) {
        let Target::Missing(Missing::Anchor(page, id)) = target else { continue };
        let documents = site.documents_of(*page).iter().map(|number| &site.documents[*number]);
        let ids: Vec<&str> =
            documents.flat_map(|document| document.facts.headings.iter().map(|heading| heading.id.as_str())).collect();
        let title = || slug(&site.pages[*page].title) == *id;
        let help = did_you_mean(id, ids.iter().copied()).unwrap_or_else(|| match ids.as_slice() {
            _ if title() => format!("that is the page's title: link to the page alone, without `#{id}`"),
            [] => "that page has no headings".into(),
            ids => format!(
                "its headings are {}",
                ids.iter().take(8).map(|id| format!("#{id}")).collect::<Vec<_>>().join(", ")
            ),
        });
        let message = format!("the page \u{201c}{}\u{201d} has no place `#{id}`", site.pages[*page].title);
        found.push(Diagnostic::error(RULE.code, link.span, message).help(help));
    }
}
