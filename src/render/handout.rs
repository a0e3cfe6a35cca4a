//! A module as one handout: all its pages, one after another, to be printed.

use super::frame::framed_page;
use super::ids::Ids;
use super::page;
use super::rendered::Rendered;
use crate::figure;
use crate::site::{PageId, Site};
use crate::theme::{Group, Look, View};

/// The handout of a module. The module's own page comes first and keeps its headings; those of the
/// others stand one level lower, and their ids begin with the number of the page.
pub(super) fn render(site: &Site, look: &Look, route: &str, number: PageId) -> Rendered {
    framed_page(site, look, (route, "handout.html"), |marked| {
        let (page, is_branded) = content(site, look, (route, marked), number);
        (page, Group::default(), is_branded)
    })
}

fn content(site: &Site, look: &Look, (route, marked): (&str, bool), number: PageId) -> (Group, bool) {
    let module = &site.pages[number];
    let ids = Ids::default();
    let (own, mut is_branded) = page::part(site, look, (route, ids.clone(), marked), number);
    let mut drawn = figure::is_drawn(&own);
    let mut contents = Vec::new();
    let mut parts = Vec::new();
    for (place, page) in site.handed_out(number).enumerate() {
        let (id, inner) = ids.nested(&format!("page-{}", place + 1));
        let (html, part_is_branded) = page::part(site, look, (route, inner, marked), page);
        is_branded |= part_is_branded;
        drawn |= figure::is_drawn(&html);
        contents.push(Group::default().set("id", id.as_str()).set("title", site.pages[page].title.as_str()).into());
        parts.push(Group::default().set("id", id.as_str()).set("html", View::html(&html)).into());
    }
    let words = look.strings(module.language);
    let head_title = format!("{} – {}", words.get("print-this-part"), page::head_title(site, module));
    let page = Group::default()
        .set("kind", "handout")
        .set("title", module.title.as_str())
        .set("nav_title", module.nav_title.as_str())
        .set("head_title", head_title.as_str())
        .set("drawn", drawn)
        .set("own", View::html(&own))
        .set("contents", View::list(contents))
        .set("parts", View::list(parts));
    (page, is_branded)
}
