//! `link/missing-anchor`: a link to a place on a page that is not there leaves the reader at its top, looking.

use crate::base::slug;
use crate::diagnostic::{Severity, did_you_mean_or};
use crate::lint::{Check, Findings, Rule, Subject};
use crate::site::{Missing, Target};

pub(super) const RULE: Rule = Rule {
    code: "link/missing-anchor",
    severity: Severity::Error,
    why: "A link to a place on a page that is not there leaves the reader at its top, looking.",
    files: &[page!("See [the costs](costs.md#{}).\n"), ("content/costs.md", "---\ntitle: Costs\n---\n## Hours\n")],
    bad: "hour",
    good: "hours",
    check: Check::Document(check),
};

fn check(page: &Subject<'_>, found: &mut Findings) {
    let site = page.site;
    for (link, target) in page.links() {
        let Target::Missing(Missing::Anchor(to, id)) = target else { continue };
        let headings = site.documents_of(*to).iter().flat_map(|number| &site.documents[*number].facts.headings);
        let ids: Vec<&str> = headings.map(|heading| heading.id.as_str()).collect();
        let title = &site.pages[*to].title;
        let help = did_you_mean_or(id, ids.iter().copied(), || match ids.as_slice() {
            _ if slug(title) == *id => format!("that is the page's title: link to the page alone, without `#{id}`"),
            [] => "that page has no headings".into(),
            ids => format!("its headings are #{}", ids[..ids.len().min(8)].join(", #")),
        });
        found.add(link.span, format!("the page “{title}” has no place `#{id}`"), help);
    }
}
