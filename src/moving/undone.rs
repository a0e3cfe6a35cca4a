//! What was renamed by hand, or by a run that was ended, is taken as it was before: then the rest is done as ever.

use super::mentions;
use super::relocation::{Form, Move, Relocation};
use super::wanted::{Named, Wish, named, translations};
use crate::base::{Relative, SourceId, join, parent, resolve};
use crate::engine::Compiled;
use crate::front_matter::fields::ALIASES;
use crate::site::{Site, former};
use crate::source::{SourceFile, Sources, page_stem};
use std::sync::Arc;

/// The files as they were before something was renamed by hand, and what was renamed, where a wish speaks of that: what
/// it names as old is not there, and was; what it names as new is there.
pub(crate) fn as_it_was(compiled: &Compiled, wish: &Wish<'_>) -> Option<(Sources, Vec<Move>)> {
    let site = &*compiled.site;
    if wish.old.contains('#') || named(site, wish.old).is_some() {
        return None;
    }
    // A file may have gone into a folder.
    let name = wish.old.rsplit('/').next().unwrap_or_default();
    let within = || named(site, &join(wish.new.trim_end_matches('/'), name)).filter(|_| page_stem(name).is_some());
    let new = within().or_else(|| named(site, wish.new)).filter(|new| !new.is_folder || page_stem(name).is_none())?;
    let from = old_path(site, wish.old, &new)?;
    if !was_there(compiled, &from, new.is_folder) {
        return None;
    }
    let first = Move { from, to: new.path, is_folder: new.is_folder };
    let mut moves = vec![first.clone()];
    moves.extend(
        translations(site, &back(&first))
            .iter()
            .map(back)
            .filter(|one| site.sources.find(&one.from).is_none() && site.sources.under(&one.from).next().is_none()),
    );
    let relocation = Relocation::new(site, moves.iter().map(back).collect());
    let file = |(_, file): (SourceId, &Arc<SourceFile>)| {
        let path = relocation.file(&file.path);
        if file.layer.is_built_in() || path == file.path {
            return Arc::clone(file);
        }
        Arc::new(SourceFile::new(file.layer, path, file.bytes().to_vec()))
    };
    Some((Sources::new(site.sources.all().map(file).collect()), moves))
}

fn back(one: &Move) -> Move {
    Move { from: one.to.clone(), to: one.from.clone(), is_folder: one.is_folder }
}

/// The whole path of what is not there any more.
fn old_path(site: &Site, old: &str, new: &Named) -> Option<String> {
    let bare = old.trim_start_matches("./").trim_start_matches('/').trim_end_matches('/');
    let root = new.path.split('/').next()?;
    let is_whole = bare.starts_with(&format!("{root}/")) || bare.starts_with(&format!("{}/", site.config.src));
    let whole = if is_whole { bare.to_owned() } else { join(root, bare) };
    if new.is_folder || page_stem(&new.path).is_none() || page_stem(&whole).is_some() {
        return Some(whole);
    }
    Some(format!("{}.md", whole.strip_suffix(".html").unwrap_or(&whole)))
}

/// Whether something was at a path: it was published, or something leads there.
fn was_there(compiled: &Compiled, path: &str, is_folder: bool) -> bool {
    let Some((_, below)) = path.split_once('/') else { return false };
    let stem = page_stem(below).unwrap_or(below);
    let is_it = |found: &str| {
        let found = found.trim_end_matches('/');
        let bare = page_stem(found).unwrap_or(found);
        bare == stem || (is_folder && found.starts_with(&format!("{below}/")))
    };
    let is_published =
        |route: &String| is_it(route.strip_suffix("/index.html").or(route.strip_suffix(".html")).unwrap_or(route));
    let leads = |mention: &mentions::Mention| {
        let written = mention.written.split(['#', '?']).next().unwrap_or_default();
        let from = if mention.form == Form::Root { "" } else { parent(&mention.from) };
        matches!(resolve(from, written), Relative::Inside(path) if is_it(&path))
    };
    compiled.lock.published.keys().any(is_published) || mentions::all(compiled).iter().any(leads)
}

/// Whether a file that moves says already that it lay there: then its own links were mended with that.
pub(super) fn is_mended(site: &Site, to: &Relocation<'_>, source: SourceId) -> bool {
    let path = &site.sources.file(source).path;
    if to.file(path) == *path {
        return false;
    }
    let Some(number) = mentions::document_in(site, source) else { return false };
    let document = &site.documents[number];
    let route = document.address.as_ref().map(|address| site.pages[address.page].route.as_str());
    document.front.texts(&ALIASES).iter().any(|alias| former(alias).as_deref() == route)
}
