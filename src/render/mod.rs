//! From the resolved site to artifacts: a pure function from route to bytes.

pub mod body;
pub mod highlight;

mod bibliography;
mod dates;
mod fields;
mod gallery;
mod globals;
mod handout;
mod hosting;
mod hub;
mod metadata;
mod page;
mod special;
mod surroundings;

pub use gallery::{draw as draw_example, gallery, written as example_as_written};
pub use special::POLICY;

use crate::diagnostic::Diagnostic;
use crate::output::{Artifact, Route};
use crate::search::Search;
use crate::site::{PageId, Site, Stand};
use crate::theme::Theme;
use std::collections::BTreeMap;

/// What is made at a route.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Maker {
    /// A page, in its own place or in that of a translation which is lacking.
    Page(PageId),
    /// All pages of a module, to be printed.
    Handout(PageId),
    /// What the site's own table of routes says: a redirect or a copied file.
    Stand,
    /// One of the things that every site has: its place in [`special::ALL`].
    Special(usize),
    /// A file of the search index.
    Search,
}

/// An artifact and what went wrong with it.
#[derive(Debug)]
pub struct Rendered {
    /// The bytes.
    pub artifact: Artifact,
    /// Faults of templates.
    pub findings: Vec<Diagnostic>,
}

/// Makes the site known to the theme's templates. To be called once, before anything is rendered.
pub fn prepare(site: &Site, theme: &mut Theme, search: &Search) {
    for language in 0..site.config.languages.len() {
        theme.know(language, globals::views(site, theme, search, language));
    }
}

/// Every route of the site, with what is made there.
pub fn routes(site: &Site, theme: &Theme, search: &Search) -> BTreeMap<Route, Maker> {
    let mut routes: BTreeMap<Route, Maker> = special::routes(site, theme).collect();
    routes.extend(search.routes().into_iter().map(|route| (route, Maker::Search)));
    for (route, stand) in &site.routes {
        let maker = if let Stand::Page(page) = stand { Maker::Page(*page) } else { Maker::Stand };
        routes.insert(route.clone(), maker);
    }
    for language in 1..site.config.languages.len() {
        let lacking = (0..site.pages.len()).filter_map(|page| Some((site.stand_in(page, language)?, page)));
        routes.extend(lacking.map(|(route, page)| (route, Maker::Page(page))));
    }
    let modules = (0..site.pages.len()).filter_map(|page| Some((handout::route(site, page)?, Maker::Handout(page))));
    routes.extend(modules);
    routes
}

/// The bytes at a route.
pub fn render(site: &Site, theme: &Theme, search: &Search, (route, maker): (&str, Maker)) -> Rendered {
    match maker {
        Maker::Page(number) => page::render(site, theme, route, number),
        Maker::Handout(number) => handout::render(site, theme, route, number),
        Maker::Special(number) => (special::ALL[number].make)(site, theme, route),
        Maker::Search => Rendered::new(search.artifact(site, route).unwrap_or_else(|| Artifact::new(route, ""))),
        Maker::Stand => match &site.routes[route] {
            Stand::Asset(id) => Rendered::new(Artifact::new(route, site.sources.file(*id).bytes())),
            Stand::Redirect(to) => special::redirect(site, theme, route, to),
            Stand::Page(number) => page::render(site, theme, route, *number),
        },
    }
}

impl Rendered {
    fn new(artifact: Artifact) -> Self {
        Self { artifact, findings: Vec::new() }
    }
}
