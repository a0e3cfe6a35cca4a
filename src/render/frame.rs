//! Pages in the frame of the site: the header and the footer that many share.

use super::ids::Ids;
use super::rendered::Rendered;
use crate::output::Artifact;
use crate::site::{NOT_FOUND, Site};
use crate::theme::{Group, Look, Place, TemplateFault, View};

/// A page of the site's own, with what every page has. What `more` sets takes the place of that.
pub(super) fn from_template(
    site: &Site,
    look: &Look,
    (route, template): (&str, &str),
    title: &str,
    more: Group,
) -> Rendered {
    let own = &site.config.languages[site.config.language_of(route)];
    let page = Group::default()
        .set("kind", template.trim_end_matches(".html"))
        .set("title", title)
        .set("nav_title", title)
        .set("head_title", format!("{title} – {}", own.discreet_title).as_str());
    framed_page(site, look, (route, template), page, more)
}

/// A page that search engines leave out, in the frame of its language. What `more` sets comes last.
pub(super) fn framed_page(
    site: &Site,
    look: &Look,
    (route, template): (&str, &str),
    page: Group,
    more: Group,
) -> Rendered {
    let language = site.config.language_of(route);
    let way = way(site, route, template);
    let page = page
        .set("route", View::way(route))
        .set("root", way.as_str())
        .set("template", template)
        .set("lang", site.config.languages[language].code.as_str())
        .set("robots", "noindex")
        .set("content", "");
    let page = Ids::default().tell(page);
    let mut faults = Vec::new();
    let place = Place { language, root: way, route: route.to_owned(), section: String::new() };
    let page = in_frame(look, place, page, &mut faults).with(more);
    let whole = Group::default().set("page", page).set("kind", Group::default());
    let (html, fault) = look.render(template, language, whole);
    faults.extend(fault.map(|fault| *fault));
    let findings = faults.iter().map(|fault| fault.diagnostic(&site.sources)).collect();
    Rendered { artifact: Artifact::new(route, html), findings }
}

/// The way to the site's root. The preview shows its gallery outside the site, so its links start at the
/// root of the host.
pub(super) fn way(site: &Site, route: &str, template: &str) -> String {
    if template == "gallery.html" { site.config.base_path().to_owned() } else { root(site, route) }
}

/// Sets a page's header and footer.
pub(super) fn in_frame(look: &Look, place: Place, context: Group, faults: &mut Vec<TemplateFault>) -> Group {
    let frame = look.frame(place, faults);
    context.set("header", frame.header).set("footer", frame.footer)
}

/// The way from a route to the site's root: `../` for each folder. A host shows its page for what is not
/// found at any address, so its links start at the root of the host.
pub(super) fn root(site: &Site, route: &str) -> String {
    if route == NOT_FOUND { site.config.base_path().to_owned() } else { "../".repeat(route.matches('/').count()) }
}
