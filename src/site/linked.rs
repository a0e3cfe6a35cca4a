//! What others may have a link to, and whether an address still leads somewhere.

use super::lock::Linked;
use super::page::Origin;
use super::routes::{Made, NOT_FOUND};
use super::{Address, DocumentId, PageId, Site};
use crate::base::decode_path;
use std::borrow::Cow;
use std::collections::BTreeSet;

/// Files that people open by themselves, and pass on.
const OPENED: &[&str] = &[
    "pdf", "epub", "doc", "docx", "odt", "rtf", "ppt", "pptx", "odp", "xls", "xlsx", "ods", "csv", "txt", "ics", "mp3",
    "m4a", "ogg", "mp4", "webm", "zip", "html",
];

/// Everything of a site that somebody may have a link to: pages, the places on them that their authors named, what
/// is printed, former addresses, and files that are opened by themselves. (The place of a term is made from its
/// file's name, and nobody could keep it.)
pub(crate) fn published(site: &Site) -> BTreeSet<Linked> {
    let mut all = BTreeSet::new();
    for (route, made) in site.routes.iter() {
        let is_opened = match made {
            Made::Page(_) => route != NOT_FOUND,
            Made::Handout(_) | Made::Redirect(_) => true,
            Made::File(_) => route.rsplit_once('.').is_some_and(|(_, ending)| OPENED.contains(&ending)),
            Made::Special(_) | Made::Asset | Made::Index => false,
        };
        if is_opened {
            all.insert((route.clone(), None));
        }
    }
    for page in site.pages.iter().filter(|page| matches!(page.origin, Origin::Document(_)) && page.route != NOT_FOUND) {
        let ids = page.origin.documents().iter().flat_map(|number| anchors(site, *number));
        all.extend(ids.map(|id| (page.route.clone(), Some(id))));
    }
    all
}

fn anchors(site: &Site, number: DocumentId) -> Vec<String> {
    let document = &site.documents[number];
    let of = |address: &Address| address.anchors(document, site.file(number)).map(Cow::into_owned).collect();
    document.address.as_ref().map(of).unwrap_or_default()
}

/// The ids on a page that its authors can know.
pub(crate) fn ids_of(site: &Site, page: PageId) -> BTreeSet<String> {
    site.documents_of(page).iter().flat_map(|number| anchors(site, *number)).collect()
}

/// Whether an address leads somewhere: to what is made there, or by a line of the site's own `_redirects`.
pub(crate) fn leads_on(site: &Site, route: &str) -> bool {
    site.routes.get(route).is_some() || is_redirected(site, route)
}

fn is_redirected(site: &Site, route: &str) -> bool {
    let Some(own) = site.routes.joined("_redirects") else { return false };
    let base = decode_path(site.config.base_path()).unwrap_or_default();
    let bare = route.strip_suffix(".html").unwrap_or(route);
    let folder = route.strip_suffix("index.html").unwrap_or(route);
    let forms = [route, bare, folder, folder.trim_end_matches('/')].map(|form| format!("{base}{form}"));
    let lines = site.sources.file(own).text().lines().map(str::trim).filter(|line| !line.starts_with('#'));
    let mut froms = lines.filter_map(|line| decode_path(line.split_whitespace().next()?));
    froms.any(|from| forms.iter().any(|form| matches(&from, form)))
}

/// Whether a path fits a pattern of `_redirects`: `*` is all that follows, `:name` one part.
fn matches(pattern: &str, path: &str) -> bool {
    let mut parts = path.split('/');
    for own in pattern.split('/') {
        if own == "*" {
            return true;
        }
        match parts.next() {
            Some(part) if own == part || (own.starts_with(':') && !part.is_empty()) => {}
            _ => return false,
        }
    }
    parts.next().is_none()
}

#[cfg(test)]
mod tests {
    use super::matches;

    #[test]
    fn lines_of_redirects_are_understood() {
        for (pattern, path, fits) in [
            ("/a.html", "/a.html", true),
            ("/a/*", "/a/b/c.html", true),
            ("/a/:page", "/a/b.html", true),
            ("/a/:page", "/a/b/c.html", false),
            ("/a", "/a.html", false),
            ("/a/b", "/a", false),
        ] {
            assert_eq!(matches(pattern, path), fits, "{pattern} {path}");
        }
    }
}
