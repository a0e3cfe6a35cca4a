//! Where a thing is told, and everywhere it is named.

use super::state::State;
use super::thing::{self, Spot, Thing};
use lsp_types::Location;

/// Where what stands at a byte of a file is told.
pub(super) fn definition(state: &State, path: &str, byte: usize) -> Option<Location> {
    state.location(thing::told_at(state, &thing::at(state, path, byte)?.thing)?)
}

/// Where it is named, all over the site.
pub(super) fn references(state: &State, path: &str, byte: usize, with_own: bool) -> Vec<Location> {
    let top = || state.document(path).map(Thing::Page);
    let Some(thing) = thing::at(state, path, byte).map(|spot| spot.thing).or_else(top) else { return Vec::new() };
    let own = thing::told_at(state, &thing).filter(|_| with_own);
    let site = &state.compiled.site;
    let cited = site.figures.iter().flat_map(|(_, figure)| &figure.sources);
    let cited = cited.map(|(key, span)| Spot { thing: Thing::Source(key.clone()), span: *span });
    let named = site.documents.keys().flat_map(|number| thing::named(state, number)).chain(cited);
    let spans = named.filter(|spot| is_of(&spot.thing, &thing)).map(|spot| spot.span);
    own.into_iter().chain(spans).filter_map(|span| state.location(span)).collect()
}

/// Whether one thing is the other, or a part of that page.
fn is_of(one: &Thing, other: &Thing) -> bool {
    one == other || matches!((one, other), (Thing::Anchor(page, _), Thing::Page(whole)) if page == whole)
}
