//! Pages as they are read without their site, on paper or in a file that is sent.

use super::ids::Ids;
use super::page;
use super::surroundings::{Shared, cited_on};
use crate::figure;
use crate::site::{PageId, Reference, Site};
use crate::theme::Look;

/// A page that is read without its site.
pub(crate) struct Apart<'s> {
    pub(crate) page: PageId,
    /// With which its own ids begin.
    pub(crate) id: String,
    /// All of it as its readers get it, nothing closed.
    pub(crate) html: String,
    /// Where its links lead, in the order of their numbers, each with its id.
    pub(crate) addresses: Vec<(String, String)>,
    /// Its sources in the order of their numbers, each with its key.
    pub(crate) sources: Vec<(&'s str, &'s Reference)>,
    /// Whether something in it is drawn.
    pub(crate) is_drawn: bool,
}

/// Some pages, one after another in one file, below its own heading.
pub(crate) fn apart<'s>(site: &'s Site, look: &'s Look, pages: &[PageId]) -> Vec<Apart<'s>> {
    let ids = Ids::default();
    let one = |(place, page): (usize, &PageId)| {
        let (id, inner) = ids.nested(&format!("page-{}", place + 1));
        let shared = Shared::new(site, look, (&site.pages[*page].route, inner, false), *page).apart();
        let (html, _) = page::part_of(&shared, false, *page);
        let addresses = shared.apart.map(|apart| apart.addresses.into_inner()).unwrap_or_default();
        let (is_drawn, html) = (figure::is_drawn(&html), html.replace("<details", "<details open"));
        Apart { page: *page, id, html, addresses, sources: cited_on(site, *page), is_drawn }
    };
    pages.iter().enumerate().map(one).collect()
}
