//! From the resolved site to artifacts: a pure function from route to bytes.

pub(crate) mod body;

mod bibliography;
mod brand;
mod dates;
mod drawings;
mod fields;
mod frame;
mod gallery;
mod globals;
mod handout;
mod help;
mod hosting;
mod hub;
mod ids;
mod metadata;
mod page;
mod rendered;
mod special;
mod surroundings;

pub(crate) use gallery::gallery;
pub use gallery::{draw as draw_example, written as example_as_written};
pub(crate) use rendered::Rendered;

use crate::output::Artifact;
use crate::search::Search;
use crate::site::{Made, Site};
use crate::theme::{Look, Theme};

/// The theme with what its templates know of the site.
pub(crate) fn look(site: &Site, theme: Theme, search: &Search) -> Look {
    let known = site.config.languages.keys().map(|language| globals::views(site, &theme, search, language)).collect();
    let drawings = drawings::files(site, &theme);
    Look::new(theme, known, drawings)
}

/// What stands at a route; none where there is nothing.
pub(crate) fn render(site: &Site, look: &Look, search: &Search, route: &str) -> Option<Rendered> {
    Some(match site.routes.find(route)? {
        Made::Page(page) => page::render(site, look, route, *page),
        Made::Handout(module) => handout::render(site, look, route, *module),
        Made::Redirect(to) => special::redirect(site, look, route, to),
        Made::File(id) => Rendered::new(Artifact::new(route, site.sources.file(*id).bytes())),
        Made::Special(special) => special::render(site, look, search, (route, *special)),
        Made::Asset => Rendered::new(look.assets().find(|(own, _)| own == route)?.1.clone()),
        Made::Index => Rendered::new(search.artifact(site, route)?),
    })
}
