//! Where every link leads.

use super::pages::RESERVED;
use super::{DocumentId, PageId, Site, Stand};
use crate::base::{Relative, decode_path, join, parent, resolve as work_out};
use crate::output::Route;
use rayon::iter::{IntoParallelIterator, ParallelIterator};

/// Where a link leads.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Target {
    /// A page of this site, and an id on it.
    Page {
        /// The page.
        page: PageId,
        /// The id.
        fragment: Option<String>,
    },
    /// A copied file.
    Asset(Route),
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
}

/// For each document the targets of its links and of its images.
pub(super) fn resolve(site: &Site) -> (Vec<Vec<Target>>, Vec<Vec<Target>>) {
    (0..site.documents.len())
        .into_par_iter()
        .map(|number| {
            let document = &site.documents[number];
            let links = document.facts.links.iter().map(|link| target(site, number, &link.dest)).collect();
            let images = document.facts.images.iter().map(|image| target(site, number, &image.dest)).collect();
            (links, images)
        })
        .unzip()
}

/// Where `dest`, as written in a document, leads.
pub(super) fn target(site: &Site, from: DocumentId, dest: &str) -> Target {
    let dest = dest.trim();
    if dest.is_empty() {
        return Target::Missing(Missing::File(String::new()));
    }
    if let Some(term) = dest.strip_prefix("term:") {
        let language = site.config.language_of(&site.documents[from].path);
        return match site.glossary.find(language, term) {
            Some(document) => page(site, document, None).unwrap_or(Target::Withheld(document)),
            None => Target::Missing(Missing::Term(term.to_owned())),
        };
    }
    match scheme(dest) {
        Some(scheme) if ["javascript", "data", "vbscript"].contains(&scheme.to_lowercase().as_str()) => {
            return Target::Missing(Missing::Script);
        }
        Some(_) => return Target::External(dest.to_owned()),
        None if dest.starts_with("//") => return Target::External(dest.to_owned()),
        None => {}
    }
    let (path, fragment) = match dest.split_once('#') {
        Some((path, fragment)) => (path, Some(fragment).filter(|fragment| !fragment.is_empty())),
        None => (dest, None),
    };
    let path = path.split('?').next().unwrap_or(path);
    let fragment = fragment.map(|fragment| decode_path(fragment).unwrap_or_else(|| fragment.to_owned()));
    if path.is_empty() {
        return page(site, from, fragment).unwrap_or(Target::Withheld(from));
    }
    let Some(path) = decode_path(path) else { return Target::Missing(Missing::File(path.to_owned())) };
    match work_out(parent(&site.documents[from].path), &path) {
        Relative::Outside => Target::Missing(Missing::Outside),
        Relative::Inside(path) => inside(site, from, path, fragment),
    }
}

/// A path inside the content folder. What a language lacks is looked for in the site's own.
fn inside(site: &Site, from: DocumentId, path: String, fragment: Option<String>) -> Target {
    let folder = site.config.folder_of(site.config.language_of(&site.documents[from].path));
    let own = path.strip_prefix(folder).and_then(|path| path.strip_prefix('/')).filter(|_| !folder.is_empty());
    let other = || own.map(|own| found(site, own.to_owned(), fragment.clone()));
    match found(site, path.clone(), fragment.clone()) {
        Target::Missing(Missing::File(path)) => match other() {
            None | Some(Target::Missing(Missing::File(_))) => Target::Missing(Missing::File(path)),
            Some(found) => found,
        },
        found => found,
    }
}

/// A document by its file's path or its route, or a copied file.
fn found(site: &Site, path: String, fragment: Option<String>) -> Target {
    let bare = path.trim_end_matches('/');
    let candidates = [path.clone(), format!("{bare}.md"), join(bare, "index.md"), join(bare, "_index.md")];
    if let Some(document) = candidates.iter().find_map(|path| site.document_at(path)) {
        return page(site, document, fragment).unwrap_or(Target::Withheld(document));
    }
    let routes = [path.clone(), format!("{bare}.html"), join(bare, "index.html")];
    match routes.iter().find_map(|route| site.routes.get_key_value(route)) {
        Some((_, Stand::Page(number))) => check(site, *number, fragment),
        Some((route, Stand::Asset(_) | Stand::Redirect(_))) => Target::Asset(route.clone()),
        None if matches!(site.config.without_language(&path), "search/index.html" | "search/" | "search") => {
            Target::Asset(join(site.config.folder_of(site.config.language_of(&path)), "search/index.html"))
        }
        None if RESERVED.contains(&path.as_str()) => Target::Asset(path),
        None => Target::Missing(Missing::File(path)),
    }
}

/// Whether an address that is written as it stands leads to a route, or away from the site.
pub(super) fn leads(site: &Site, from: &str, dest: &str) -> bool {
    let dest = dest.trim();
    if scheme(dest).is_some() || dest.starts_with("//") {
        return true;
    }
    let path = dest.split(['#', '?']).next().unwrap_or(dest);
    let Some(Relative::Inside(path)) = decode_path(path).map(|path| work_out(parent(from), &path)) else {
        return false;
    };
    let bare = path.trim_end_matches('/');
    dest.starts_with(['#', '?'])
        || bare == "search"
        || [bare, &join(bare, "index.html"), &format!("{bare}.html")]
            .iter()
            .any(|route| site.routes.contains_key(*route))
}

/// The page of a document, or none when it is not published.
fn page(site: &Site, document: DocumentId, fragment: Option<String>) -> Option<Target> {
    let address = site.addresses[document].as_ref()?;
    let fragment = match fragment {
        Some(id) if gives(site, document, &site.anchor(document, &id)) => Some(site.anchor(document, &id).into_owned()),
        fragment => fragment.or_else(|| address.fragment.clone()),
    };
    Some(check(site, address.page, fragment))
}

fn gives(site: &Site, document: DocumentId, id: &str) -> bool {
    site.anchors(document).any(|own| own == id)
}

/// The page, if it has the id.
fn check(site: &Site, page: PageId, fragment: Option<String>) -> Target {
    match fragment {
        Some(id) if !has_id(site, page, &id) => Target::Missing(Missing::Anchor(page, id)),
        fragment => Target::Page { page, fragment },
    }
}

/// Whether a page has an id that an author can know: of a heading, a container, a term or raw HTML,
/// or one that every page has.
fn has_id(site: &Site, page: PageId, id: &str) -> bool {
    ["main", "top"].contains(&id) || site.documents_of(page).iter().any(|document| gives(site, *document, id))
}

/// The scheme of an address, such as `https`.
fn scheme(dest: &str) -> Option<&str> {
    let (scheme, _) = dest.split_once(':')?;
    let mut letters = scheme.chars();
    let first = letters.next().is_some_and(|c| c.is_ascii_alphabetic());
    (first && letters.all(|c| c.is_ascii_alphanumeric() || "+-.".contains(c))).then_some(scheme)
}
