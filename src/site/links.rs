//! Where every link leads.

use super::address::{Address, DocumentId, PageId};
use super::glossary::{Glossary, TERM};
use super::loaded::Loaded;
use super::page::Page;
use super::routes::{Made, Routes};
use crate::base::{Refused, Relative, Table, allowed, decode_path, parent, resolve as work_out, scheme};
use crate::config::RawHtml;
use crate::output::Route;
use rayon::iter::{IntoParallelIterator, ParallelIterator};
use std::borrow::Cow;

/// Where a link leads.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Target {
    /// A page of this site, and an id on it.
    Page {
        page: PageId,
        /// The id.
        fragment: Option<String>,
    },
    /// What is no page: a copied file, a feed, a handout.
    File(Route),
    /// Elsewhere: another host, a mail address, a telephone number.
    External(String),
    /// A page that exists and is not published here: the words stay, the link goes.
    Withheld(DocumentId),
    /// Nowhere.
    Missing(Missing),
}

/// Why a link leads nowhere.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Missing {
    /// There is no such file.
    File(String),
    /// The path leaves the site's folder.
    Outside,
    /// The page has no such id.
    Anchor(PageId, String),
    /// The glossary has no such term.
    Term(String),
    /// The address would run a script.
    Script,
    /// The address begins with a word that no browser is sure to know.
    Scheme(String),
}

/// What a link can lead to.
pub(super) struct Ground<'a> {
    pub(super) loaded: &'a Loaded,
    pub(super) pages: &'a Table<PageId, Page>,
    pub(super) address: &'a (dyn Fn(DocumentId) -> Option<&'a Address> + Sync),
    pub(super) routes: &'a Routes,
    pub(super) glossary: &'a Glossary,
}

/// Where a document's links and images lead.
pub(super) struct Targets {
    pub(super) links: Vec<Target>,
    pub(super) images: Vec<Target>,
}

/// For each document the targets of its links and of its images.
pub(super) fn resolve(ground: &Ground<'_>) -> Vec<Targets> {
    (0..ground.loaded.documents.len()).into_par_iter().map(|number| of(ground, number.into())).collect()
}

/// The targets of a document's links and of its images.
pub(super) fn of(ground: &Ground<'_>, number: DocumentId) -> Targets {
    let facts = &ground.loaded.documents[number].facts;
    Targets {
        links: facts.links.iter().map(|link| target(ground, number, &link.dest)).collect(),
        images: facts.images.iter().map(|image| target(ground, number, &image.dest)).collect(),
    }
}

/// Where `dest`, as written in a document, leads.
fn target(ground: &Ground<'_>, from: DocumentId, dest: &str) -> Target {
    let dest = dest.trim();
    let folder = &ground.loaded.documents[from].path;
    if dest.is_empty() {
        return Target::Missing(Missing::File(String::new()));
    }
    if let Some(term) = dest.strip_prefix(TERM) {
        return match ground.glossary.find(ground.loaded.config.language_of(folder), term) {
            Some(document) => page(ground, document, None).unwrap_or(Target::Withheld(document)),
            None => Target::Missing(Missing::Term(term.to_owned())),
        };
    }
    match allowed(dest, ground.loaded.config.markdown.raw_html == RawHtml::Trust) {
        Err(Refused::Script) => return Target::Missing(Missing::Script),
        Err(Refused::Scheme(scheme)) => return Target::Missing(Missing::Scheme(scheme)),
        Ok(()) if scheme(dest).is_some() || dest.starts_with("//") => return Target::External(dest.to_owned()),
        Ok(()) => {}
    }
    let (path, fragment) = match dest.split_once('#') {
        Some((path, fragment)) => (path, Some(fragment).filter(|fragment| !fragment.is_empty())),
        None => (dest, None),
    };
    let path = path.split('?').next().unwrap_or(path);
    let fragment = fragment.map(|fragment| decode_path(fragment).unwrap_or_else(|| fragment.to_owned()));
    if path.is_empty() {
        return page(ground, from, fragment).unwrap_or(Target::Withheld(from));
    }
    let Some(path) = decode_path(path) else { return Target::Missing(Missing::File(path.to_owned())) };
    match work_out(parent(folder), &path) {
        Relative::Outside => Target::Missing(Missing::Outside),
        Relative::Inside(path) => inside(ground, from, path, fragment),
    }
}

/// A path inside the content folder. What a language lacks is looked for in the site's own.
fn inside(ground: &Ground<'_>, from: DocumentId, path: String, fragment: Option<String>) -> Target {
    let config = &ground.loaded.config;
    let folder = config.folder_of(config.language_of(&ground.loaded.documents[from].path));
    let own = path.strip_prefix(folder).and_then(|path| path.strip_prefix('/')).filter(|_| !folder.is_empty());
    let other = || own.map(|own| found(ground, own.to_owned(), fragment.clone()));
    match found(ground, path.clone(), fragment.clone()) {
        Target::Missing(Missing::File(path)) => match other() {
            None | Some(Target::Missing(Missing::File(_))) => Target::Missing(Missing::File(path)),
            Some(found) => found,
        },
        found => found,
    }
}

/// A document by its file's path, or what is made at a route.
fn found(ground: &Ground<'_>, path: String, fragment: Option<String>) -> Target {
    if let Some(document) = ground.loaded.meant_by(&path) {
        return page(ground, document, fragment).unwrap_or(Target::Withheld(document));
    }
    match ground.routes.meant_by(&path) {
        Some((_, Made::Page(number))) => check(ground, *number, fragment),
        Some((route, _)) => Target::File(route.clone()),
        None => Target::Missing(Missing::File(path)),
    }
}

/// The page of a document, or none when it is not published.
fn page(ground: &Ground<'_>, document: DocumentId, fragment: Option<String>) -> Option<Target> {
    let address = (ground.address)(document)?;
    let own = fragment.as_deref().map(|id| address.anchor(id)).filter(|id| gives(ground, document, id));
    let fragment = own.map(Cow::into_owned).or(fragment).or_else(|| address.fragment.clone());
    Some(check(ground, address.page, fragment))
}

fn gives(ground: &Ground<'_>, number: DocumentId, id: &str) -> bool {
    let document = &ground.loaded.documents[number];
    let file = ground.loaded.sources.file(document.source);
    (ground.address)(number).is_some_and(|address| address.anchors(document, file).any(|own| own == id))
}

/// The page, if it has the id.
fn check(ground: &Ground<'_>, page: PageId, fragment: Option<String>) -> Target {
    match fragment {
        Some(id) if !has_id(ground, page, &id) => Target::Missing(Missing::Anchor(page, id)),
        fragment => Target::Page { page, fragment },
    }
}

/// Whether a page has an id that an author can know: of a heading, a container, a term or raw HTML,
/// or one that every page has.
fn has_id(ground: &Ground<'_>, page: PageId, id: &str) -> bool {
    ["main", "top"].contains(&id)
        || ground.pages[page].origin.documents().iter().any(|document| gives(ground, *document, id))
}
