//! From the resolved site to artifacts: a pure function from route to bytes.

pub(crate) mod body;

mod apart;
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
mod root;
mod special;
mod surroundings;
mod variables;

pub(crate) use apart::{Apart, apart};
pub(crate) use bibliography::in_markdown as source_in_markdown;
pub(crate) use drawings::{Drawn, drawn};
pub(crate) use gallery::gallery;
pub use gallery::{draw as draw_example, written as example_as_written};
pub(crate) use rendered::Rendered;
pub(crate) use surroundings::cited_on;
pub(crate) use variables::{ALONE, GROUPS};
pub use variables::{Is, VARIABLES, Variable};

use crate::config::Brand;
use crate::output::Artifact;
use crate::search::Search;
use crate::site::{Made, Site};
use crate::theme::{Look, Theme};
use std::sync::Arc;

/// The theme and the drawings in the colours of a brand, with what its templates know of the site.
pub(crate) fn look(site: &Site, theme: &Arc<Theme>, (brand, drawn): (Brand, &Drawn), search: &Search) -> Look {
    let assets = theme.assets(&brand);
    let views = |language| globals::views(site, theme, (&brand, &assets), search, language).into();
    let views = site.config.languages.keys().map(views).unzip();
    let (drawings, publisher) = (drawings::files(drawn, &assets.drawing), metadata::publisher(&brand));
    Look::new(Arc::clone(theme), (brand, publisher, assets), views, drawings)
}

/// What stands at a route; none where there is nothing.
pub(crate) fn render(site: &Site, look: &Look, search: &Search, route: &str) -> Option<Rendered> {
    Some(match site.routes.find(route)? {
        Made::Page(page) => page::render(site, look, route, *page),
        Made::Handout(module) => handout::render(site, look, route, *module),
        Made::Redirect(to) => special::redirect(site, look, route, to),
        Made::File(id) => Rendered::new(Artifact::new(route, site.sources.file(*id).bytes())),
        Made::Special(special) => special::render(site, look, search, (route, *special)),
        Made::Asset => Rendered::new(look.loaded().find(|(own, _)| own == route)?.1.clone()),
        Made::Index => Rendered::new(search.artifact(site, route)?),
    })
}
