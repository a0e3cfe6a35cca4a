//! A module as one handout: all its pages, one after another, to be printed.

use super::Rendered;
use super::ids::Ids;
use super::page;
use super::special::framed_page;
use crate::base::join;
use crate::output::Route;
use crate::site::{Origin, PageId, Site};
use crate::theme::{Group, Theme, View};

/// Its name in the module's folder.
const NAME: &str = "print.html";

/// Where a module's handout stands; none for other pages, for a module of fewer than two pages, and
/// where the site has a page of its own there.
pub(super) fn route(site: &Site, number: PageId) -> Option<Route> {
    let page = &site.pages[number];
    if page.kind.name != "module" || pages(site, number).len() < 2 {
        return None;
    }
    let folder = &site.sections[page.section].path;
    let route = join(folder, NAME);
    (!site.routes.contains_key(&route)).then_some(route)
}

/// The pages of a module: those in its folder, without the folders below.
fn pages(site: &Site, number: PageId) -> Vec<PageId> {
    let section = &site.sections[site.pages[number].section];
    let own = |page: &PageId| {
        let page = &site.pages[*page];
        page.section == site.pages[number].section && matches!(page.origin, Origin::Document(_))
    };
    if section.page == number { section.children.iter().copied().filter(own).collect() } else { Vec::new() }
}

/// The handout of a module. The module's own page comes first and keeps its headings; those of the
/// others stand one level lower, and their ids begin with the number of the page.
pub(super) fn render(site: &Site, theme: &Theme, route: &str, number: PageId) -> Rendered {
    let module = &site.pages[number];
    let ids = Ids::default();
    let own = page::part(site, theme, (route, ids.clone()), number);
    let mut contents = Vec::new();
    let mut parts = Vec::new();
    for (place, page) in pages(site, number).into_iter().enumerate() {
        let (id, inner) = ids.nested(&format!("page-{}", place + 1));
        let html = page::part(site, theme, (route, inner), page);
        contents.push(Group::default().set("id", id.as_str()).set("title", site.pages[page].title.as_str()).into());
        parts.push(Group::default().set("id", id.as_str()).set("html", View::html(&html)).into());
    }
    let words = theme.strings(module.language);
    let head_title = format!("{} – {}", words.get("print-this-part"), page::head_title(site, module));
    let page = Group::default()
        .set("kind", "handout")
        .set("title", module.title.as_str())
        .set("nav_title", module.nav_title.as_str())
        .set("head_title", head_title.as_str())
        .set("own", View::html(&own))
        .set("contents", View::list(contents))
        .set("parts", View::list(parts));
    framed_page(site, theme, (route, "handout.html"), page, Group::default())
}
