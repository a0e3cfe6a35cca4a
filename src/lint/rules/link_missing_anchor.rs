//! `link/missing-anchor`: a link to a place on a page that is not there leaves the reader at its top, looking.

use crate::base::{Edit, Span, Whose, slug};
use crate::diagnostic::{Severity, did_you_mean_or, renamed, some_of};
use crate::document::LinkFact;
use crate::lint::{Check, Findings, Rule, Subject};
use crate::site::{Missing, Target};

pub(super) const RULE: Rule = Rule {
    code: "link/missing-anchor",
    severity: Severity::Error,
    why: "The link opens the top of the page, and the reader has to search for the right place.",
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
            _ if slug(title) == *id => format!("that is the page's title: link to the page without `#{id}`"),
            [] => "that page has no headings".into(),
            ids => format!("its headings are: {}", some_of(id, ids)),
        });
        let fix = fragment(link).and_then(|place| match link.dest.starts_with('#') || slug(title) != *id {
            true => renamed(place, id, ids.iter().copied(), Whose::Authors),
            false => Some(Edit::new(Span { start: place.start - 1, ..place }, "")),
        });
        found.add(link.span, format!("“{title}” has no heading `#{id}`"), help).fix = fix;
    }
}

/// Where the part of a link behind `#` stands.
fn fragment(link: &LinkFact) -> Option<Span> {
    let (place, at) = (link.address?, link.dest.find('#')?);
    Some(Span::new(place.source, place.range().start + at + 1..place.range().end))
}
