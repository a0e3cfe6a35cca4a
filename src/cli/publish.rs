//! What every way of publishing does in the end: the site's addresses go into `candor.lock`.

use super::outcome::Refusal;
use super::world::World;
use crate::disk;
use crate::engine::Compiled;
use crate::site::linked::published;
use crate::site::lock_of;

/// Adds what a site has published to its lock, and says so. To be called when nothing can fail any more.
pub(super) fn record(world: &World, compiled: &Compiled) -> Result<String, Refusal> {
    let site = &compiled.site;
    let path = lock_of(world.options.brand.as_deref());
    let changed = || Refusal::Usage(format!("{path} was changed by another program at the same time; publish again"));
    let read = site.sources.find(&path).map(|id| site.sources.file(id));
    let before = read.map_or(Some(String::new()), |file| world.as_read(file)).ok_or_else(changed)?;
    let (text, new) = compiled.lock.with(published(site), env!("CARGO_PKG_VERSION"));
    if text == before {
        return Ok(format!("{path} already has all addresses of this site."));
    }
    if !disk::replace(&world.root, &path, Some(before.as_bytes()), text.as_bytes())? {
        return Err(changed());
    }
    Ok(format!("{path}: added {new} addresses of pages and headings. Keep this file with your site."))
}
