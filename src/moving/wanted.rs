//! What somebody wants to move where, and why it can't be.

use super::relocation::Move;
use crate::base::{join, parent};
use crate::config::LanguageId;
use crate::diagnostic::did_you_mean;
use crate::figure;
use crate::kind::is_folder_page;
use crate::site::{Made, NOT_FOUND, Site};
use crate::source::{SourceFile, page_stem};

/// What is to be moved, as it was typed.
#[derive(Clone, Debug)]
pub(crate) struct Wish<'w> {
    pub(crate) old: &'w str,
    pub(crate) new: &'w str,
    /// Whether its translations stay where they are.
    pub(crate) alone: bool,
}

/// Something of the site that a path names.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Named {
    /// From the root of its layer.
    pub(super) path: String,
    pub(super) is_folder: bool,
}

/// The file or the folder that is meant: as it stands below book.toml, as below the content folder, without its ending,
/// or by its address.
pub(super) fn named(site: &Site, path: &str) -> Option<Named> {
    let src = &site.config.src;
    let bare = path.trim_start_matches("./").trim_start_matches('/').trim_end_matches('/');
    let stem = bare.strip_suffix(".html").unwrap_or(bare);
    let in_content = |path: &str| [path.to_owned(), join(src, path)];
    let endings = [bare.to_owned(), format!("{stem}.md"), format!("{stem}.markdown")];
    let mut files = endings.iter().flat_map(|path| in_content(path));
    let file = files.find(|path| site.sources.find(path).is_some() && is_below(site, path));
    let folder = || in_content(bare).into_iter().find(|path| is_folder(site, path));
    let published = || match site.routes.get(bare) {
        Some(Made::Page(page)) => site.documents_of(*page).first().map(|number| site.file(*number).path.clone()),
        Some(Made::File(id)) => Some(site.sources.file(*id).path.clone()),
        _ => None,
    };
    let whole = |path, is_folder| Named { path, is_folder };
    let exact = |named: Named| Some(named).filter(|_| !path.ends_with('/'));
    let file = file.map(|path| whole(path, false)).and_then(exact);
    file.or_else(|| folder().map(|path| whole(path, true))).or_else(|| published().map(|path| whole(path, false)))
}

fn is_below(site: &Site, path: &str) -> bool {
    [site.config.src.as_str(), "static"]
        .iter()
        .any(|root| path.strip_prefix(root).is_some_and(|rest| rest.starts_with('/')))
}

fn is_folder(site: &Site, path: &str) -> bool {
    is_below(site, path) && site.sources.under(path).next().is_some()
}

/// The moves that a wish means, its translations' too.
///
/// # Errors
/// Why it can't be, and what to do instead.
pub(super) fn moves(site: &Site, wish: &Wish<'_>) -> Result<Vec<Move>, String> {
    let old = named(site, wish.old).ok_or_else(|| not_there(site, wish.old))?;
    movable(site, &old)?;
    let to = target(site, &old, wish.new)?;
    let first = Move { from: old.path, to, is_folder: old.is_folder };
    let mut all = vec![first.clone()];
    if !wish.alone {
        all.extend(translations(site, &first));
    }
    for one in &all {
        is_free(site, one)?;
    }
    Ok(all)
}

fn not_there(site: &Site, path: &str) -> String {
    let src = &site.config.src;
    let bare = path.trim_start_matches("./").trim_start_matches('/');
    let below = bare.strip_prefix(&format!("{src}/")).unwrap_or(bare);
    let all: Vec<&str> = site.sources.under(src).map(|(_, file)| &file.path[src.len() + 1..]).collect();
    let help = did_you_mean(below, all).unwrap_or_else(|| "`candor list` shows the files of all pages".into());
    format!("there is no page, folder or file `{path}`: {help}")
}

/// Whether it may move at all.
fn movable(site: &Site, old: &Named) -> Result<(), String> {
    let (src, path) = (&site.config.src, old.path.as_str());
    let below = path.strip_prefix(&format!("{src}/")).unwrap_or(path);
    let mut files: Vec<&SourceFile> = site.sources.under(path).map(|(_, file)| file).collect();
    files.extend(site.sources.find(path).map(|id| site.sources.file(id)));
    let is_language = site.config.languages.keys().any(|language| site.config.folder_of(language) == below);
    if old.is_folder && is_language {
        return Err(format!("{path} is the folder of a language and can't be moved: its name comes from book.toml"));
    }
    if old.is_folder && below == figure::FOLDER {
        return Err(format!(
            "the folder {path} can't be moved, because figures must stay in it; you can rename a figure, such as `{path}/NAME.yaml`"
        ));
    }
    if !old.is_folder
        && is_folder_page(path)
        && site.config.without_language(below) == below.rsplit('/').next().unwrap_or(below)
    {
        return Err(format!("{path} is the first page of the site and can't be moved"));
    }
    if [NOT_FOUND, "404.md", "SUMMARY.md"].contains(&below) || is_data(src, path) {
        return Err(format!("Candor needs {path} under this name, so it can't be moved"));
    }
    if let Some(file) = files.iter().find(|file| file.layer.is_built_in()) {
        return Err(format!(
            "{} belongs to the built-in library, and other pages of the library link to it, so it can't be moved; to change its content, make your own copy with `candor adopt {}`",
            file.path, file.path
        ));
    }
    let over = |file: &&&SourceFile| {
        let layers = site.sources.layers_at(&file.path);
        layers.iter().any(|id| site.sources.file(*id).layer.is_built_in())
    };
    if let Some(file) = files.iter().find(over) {
        return Err(format!(
            "{} replaces a page of the library, so it can't be moved: the library's page would come back",
            file.path
        ));
    }
    Ok(())
}

/// Whether a file is data that Candor looks for. A figure may have any name.
fn is_data(src: &str, path: &str) -> bool {
    let is_yaml = path.ends_with(".yaml") || path.ends_with(".yml");
    is_yaml && path.starts_with(&format!("{src}/")) && parent(path) != join(src, figure::FOLDER)
}

/// Where it goes: below the folder of that name, if there is one, as `mv` has it.
fn target(site: &Site, old: &Named, new: &str) -> Result<String, String> {
    let src = &site.config.src;
    let root = if old.path.starts_with("static/") { "static" } else { src.as_str() };
    let bare = new.trim_start_matches("./").trim_start_matches('/');
    if new.split('/').any(|part| part == "..") {
        return Err(format!(
            "`{new}` is outside the site's folder; write the path from {root}/, such as `faq/cost.md`"
        ));
    }
    let is_whole = [src.as_str(), "static"].iter().any(|root| bare == *root || bare.starts_with(&format!("{root}/")));
    let whole = if is_whole { bare.to_owned() } else { join(root, bare) };
    let name = old.path.rsplit('/').next().unwrap_or_default();
    let folder = whole.trim_end_matches('/');
    let is_within = new.ends_with('/') && !old.is_folder || (is_folder(site, folder) && folder != old.path);
    let whole = if is_within { join(folder, name) } else { folder.to_owned() };
    let bad = |part: &str| {
        part.is_empty() || part.starts_with('.') || part.contains(['\\', ':', '*', '?', '"', '<', '>', '|'])
    };
    if whole.split('/').any(bad) || !is_below(site, &whole) {
        return Err(format!(
            "`{new}` can't be a path in {src}/: use letters, digits and hyphens, such as `faq/cost.md`"
        ));
    }
    let whole = with_ending(old, whole, is_within)?;
    check(site, old, &whole)?;
    Ok(whole)
}

/// A file keeps its ending where none is given.
fn with_ending(old: &Named, to: String, is_within: bool) -> Result<String, String> {
    if old.is_folder || is_within {
        return Ok(to);
    }
    let ending = old.path.rsplit('/').next().and_then(|name| name.rsplit_once('.')).map_or("", |(_, ending)| ending);
    let name = to.rsplit('/').next().unwrap_or_default();
    match (page_stem(&old.path), page_stem(&to)) {
        (Some(_), Some(_)) => Ok(to),
        (Some(_), None) => Ok(format!("{}.{ending}", to.strip_suffix(".html").unwrap_or(&to))),
        (None, Some(_)) => Err(format!("`{}` is not a page; give it a name that ends with `.{ending}`", old.path)),
        (None, None) if name.contains('.') || ending.is_empty() => Ok(to),
        (None, None) => Ok(format!("{to}.{ending}")),
    }
}

fn check(site: &Site, old: &Named, to: &str) -> Result<(), String> {
    let config = &site.config;
    let below = |path: &str| path.split_once('/').map_or("", |(_, rest)| rest).to_owned();
    if to == old.path {
        return Err(format!("it is already at {to}"));
    }
    if old.is_folder && to.starts_with(&format!("{}/", old.path)) {
        return Err(format!("`{}` can't be moved into itself", old.path));
    }
    if old.is_folder && to.to_lowercase() == old.path.to_lowercase() {
        return Err(format!(
            "`{to}` differs from {} only in capital letters, which many disks can't tell apart; choose another name",
            old.path
        ));
    }
    let (from_static, to_static) = (old.path.starts_with("static/"), to.starts_with("static/"));
    if from_static != to_static && (old.is_folder || page_stem(&old.path).is_some()) {
        return Err(format!("pages must be in {}/, other files in static/", config.src));
    }
    if !from_static && !to_static && config.language_of(&below(&old.path)) != config.language_of(&below(to)) {
        return Err("moving a page does not translate it; copy it, translate it, and add `translation-of`".into());
    }
    if is_data(&config.src, &old.path) != is_data(&config.src, to)
        || (parent(&old.path) != parent(to) && parent(&old.path) == join(&config.src, figure::FOLDER))
    {
        return Err(format!("figures must be in {}/{}", config.src, figure::FOLDER));
    }
    Ok(())
}

/// Whether nothing lies at the new place.
fn is_free(site: &Site, one: &Move) -> Result<(), String> {
    let is_same = one.from.to_lowercase() == one.to.to_lowercase();
    let taken = site.sources.in_force().map(|(_, file)| file).find(|file| {
        let is_there = file.path.to_lowercase() == one.to.to_lowercase()
            || file.path.to_lowercase().starts_with(&format!("{}/", one.to.to_lowercase()));
        let twin = page_stem(&one.to).is_some() && page_stem(&file.path) == page_stem(&one.to);
        (is_there && !is_same) || (twin && file.path != one.from && !is_same)
    });
    match taken {
        Some(file) if file.layer.is_built_in() => {
            Err(format!("the library already has {}; choose another name", file.path))
        }
        Some(file) => Err(format!("{} already exists, so nothing was moved; choose another name", file.path)),
        None => Ok(()),
    }
}

/// The same path in other languages moves with that of the site's own.
pub(super) fn translations(site: &Site, first: &Move) -> Vec<Move> {
    let (config, src) = (&site.config, &site.config.src);
    let below = |path: &str| path.strip_prefix(src.as_str()).and_then(|path| path.strip_prefix('/')).map(str::to_owned);
    let (Some(from), Some(to)) = (below(&first.from), below(&first.to)) else { return Vec::new() };
    if config.language_of(&from) != LanguageId::OWN || (!first.is_folder && page_stem(&from).is_none()) {
        return Vec::new();
    }
    let in_language = |language| {
        let folder = join(src, config.folder_of(language));
        let there = join(&folder, &from);
        let is_yours = |id| !site.sources.file(id).layer.is_built_in();
        let is_own =
            site.sources.find(&there).is_some_and(is_yours) || site.sources.under(&there).any(|(id, _)| is_yours(id));
        is_own.then(|| Move { from: there, to: join(&folder, &to), is_folder: first.is_folder })
    };
    config.languages.keys().filter(|language| *language != LanguageId::OWN).filter_map(in_language).collect()
}
