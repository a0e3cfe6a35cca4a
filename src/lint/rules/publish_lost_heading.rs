//! `publish/lost-heading`: a place on a page that others link to.

use crate::base::nearest;
use crate::diagnostic::Severity;
use crate::document::{Document, HeadingFact};
use crate::lint::{Branded, Case, Check, Findings, Rule};
use crate::site::linked::ids_of;
use crate::site::{Known, Made, Page, PageId, Site};

pub(super) const RULE: Rule = Rule {
    code: "publish/lost-heading",
    severity: Severity::Error,
    why: "A heading's id comes from its words, and others may link to it: `cost.html#what-it-costs`. If you change the words, write `{#id}` after the heading to keep the old id. If the heading is gone for good, remove its line from candor.lock.",
    files: &[page!("## Our prices{}\n\nText.\n"), ("candor.lock", "page.html\npage.html#what-it-costs\n")],
    bad: "",
    good: " {#what-it-costs}",
    check: Check::Brand(check),
};

fn check(case: &Case<'_>, Branded { lock, .. }: &Branded<'_>, found: &mut Findings) {
    let site = case.site;
    for (route, known) in lock.published.iter().filter(|(_, known)| !known.ids.is_empty()) {
        // A page that stands in for another language's, or at a former address, has places of its own.
        let Some(Made::Page(number)) = site.routes.get(route) else { continue };
        let page = &site.pages[*number];
        if page.route == *route {
            hold(site, (*number, page), known, found);
        }
    }
}

fn hold(site: &Site, (number, page): (PageId, &Page), known: &Known, found: &mut Findings) {
    let ids = ids_of(site, number);
    for (id, span) in known.ids.iter().filter(|(id, _)| !ids.contains(*id)) {
        let message = format!("the heading `#{id}` on “{}” was published, but no longer exists", page.title);
        let file = site.sources.file(span.source).place();
        let mut label = None;
        let what = match site.documents_of(number) {
            [own] => {
                let (document, own) = (&site.documents[*own], site.file(*own));
                let first = if own.layer.is_built_in() {
                    format!("type `candor adopt {}`, then ", own.place())
                } else {
                    String::new()
                };
                let heading = likeliest(document, id, known);
                label = heading.map(|heading| heading.span);
                match heading {
                    Some(heading) => {
                        format!("{first}write `{{#{id}}}` after the heading “{}” in {}", heading.text, own.place())
                    }
                    None => {
                        format!("{first}write `{{#{id}}}` after the heading in {} that replaced it", own.place())
                    }
                }
            }
            _ => format!("give the old id to the heading that replaced it: `{{#{id}}}`"),
        };
        let finding =
            found.add(*span, message, format!("{what}. If it is gone for good, remove this line from {file}"));
        if let Some(span) = label {
            finding.point_to(span, "this heading?");
        }
    }
}

/// The heading that most likely was meant: among those that are new since, the one with the nearest id, else the
/// first.
fn likeliest<'d>(document: &'d Document, id: &str, known: &Known) -> Option<&'d HeadingFact> {
    let new =
        || document.facts.headings.iter().filter(|heading| !heading.explicit && !known.ids.contains_key(&heading.id));
    let near = nearest(id, new().map(|heading| heading.id.as_str()));
    new().find(|heading| near == Some(&heading.id)).or_else(|| new().next())
}
