//! Pages, folders, files and headings get other names: what moves, and what has to be changed so that everything that
//! led there leads there still. Pure: whoever asks writes it down.

mod former;
mod head;
mod heading;
mod kept;
mod mentions;
mod plan;
mod relocation;
mod undone;
mod wanted;
mod worse;

pub(crate) use mentions::all as mentions;
pub(crate) use plan::{Plan, Refused};
pub(crate) use relocation::Move;
pub(crate) use undone::as_it_was;
pub(crate) use wanted::Wish;

use crate::engine::Compiled;
use plan::{Compile, is_own};
use relocation::Relocation;
use std::sync::Arc;

/// What to do so that a wish comes true, and how the site is then.
///
/// # Errors
/// Why it can't be done, or what would be wrong afterwards.
pub(crate) fn plan(before: &Compiled, wish: &Wish<'_>, compile: &mut Compile<'_>) -> Result<Plan, Refused> {
    if let Some((path, id)) = wish.old.split_once('#') {
        return heading::renamed(before, (path, id), wish.new, compile);
    }
    let site = &*before.site;
    let moves = wanted::moves(site, wish).map_err(Refused::Why)?;
    let relocation = Relocation::new(site, moves.clone());
    let mut plan = Plan { moves, ..Plan::default() };
    for mention in mentions(before) {
        if !undone::is_mended(site, &relocation, mention.span.source) {
            plan.edits.extend(mention.edits(site, &relocation));
        }
    }
    for number in site.documents.keys().filter(|number| is_own(site, *number)) {
        kept::leave_order(site, &relocation, number, &mut plan);
        kept::kind_of_folder(site, &relocation, number, &mut plan);
        kept::capitals(site, &relocation, number, &mut plan);
        kept::original(site, &relocation, number, &mut plan);
    }
    let first = compile(Arc::new(plan.applied(&site.sources)));
    former::keep(site, &first.site, &relocation, &mut plan);
    kept::fingerprints(site, &mut plan);
    let after = compile(Arc::new(plan.applied(&site.sources)));
    worse::judge(before, after, &|path| relocation.file(path), &[])?;
    Ok(plan)
}
