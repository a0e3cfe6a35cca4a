//! `publish/lost-address`: an address that was published is in bookmarks, letters and leaflets.

use crate::base::{Names, join, nearest};
use crate::diagnostic::Severity;
use crate::front_matter::fields::ALIASES;
use crate::kind::FOLDER_PAGES;
use crate::lint::example::PAGE;
use crate::lint::{Branded, Case, Check, Findings, Rule};
use crate::site::linked::{ids_of, leads_on};
use crate::site::{DocumentId, Known, Lock, Made, Site};
use std::cmp::Reverse;
use std::collections::BTreeSet;
use std::iter::successors;

pub(super) const RULE: Rule = Rule {
    code: "publish/lost-address",
    severity: Severity::Error,
    why: "Published addresses are in bookmarks, letters, leaflets and search engines. `candor.lock` lists them all. If one is gone, add a redirect (`aliases` in the page that replaced it, or a line in `static/_redirects`), or remove its lines from candor.lock if the page is gone for good.",
    files: &[PAGE, ("candor.lock", "page.html\n{}.html\n")],
    bad: "old-page",
    good: "page",
    check: Check::Brand(check),
};

fn check(case: &Case<'_>, Branded { lock, .. }: &Branded<'_>, found: &mut Findings) {
    let site = case.site;
    let lost: Vec<_> = lock.published.iter().filter(|(route, _)| !leads_on(site, route)).collect();
    if lost.is_empty() {
        return;
    }
    let new = New::of(site, lock);
    for (route, known) in lost {
        let (message, help) = match withheld(site, route) {
            _ if !route.ends_with(".html") => (gone(route), for_file(site, route)),
            Some(path) => {
                let why = "it is a draft, or left out by `exclude` or `max-sensitivity`";
                let message = format!("`{route}` was published, but `{path}` no longer is: {why}");
                (message, format!("publish it again, or {}", to_another(route)))
            }
            None => (gone(route), redirect(&new, route, known)),
        };
        let file = site.sources.file(known.span.source).place();
        let help = format!("{help}. If it is gone for good, remove its lines from {file}");
        found.add(known.span, message, help);
    }
}

fn gone(route: &str) -> String {
    format!("`{route}` was published, but no longer exists")
}

/// The path of a page's file that is there and not published; of a handout that of its module.
fn withheld<'s>(site: &'s Site, route: &str) -> Option<&'s str> {
    let (stem, folder) = (stem(route), split(stem(route)).0);
    let of_folder = |folder| FOLDER_PAGES.iter().map(move |name| join(folder, name));
    let mut paths = std::iter::once(format!("{stem}.md")).chain(of_folder(stem)).chain(of_folder(folder));
    let number = paths.find_map(|path| site.document_at(&path))?;
    site.documents[number].address.is_none().then(|| site.file(number).place())
}

/// An address without its ending, the same for both forms: `faq/cost`.
fn stem(route: &str) -> &str {
    let bare = route.strip_suffix("/index.html").or_else(|| route.strip_suffix(".html"));
    bare.unwrap_or(route)
}

/// What to write, and into which file: that of the likeliest page.
fn redirect(new: &New<'_>, route: &str, known: &Known) -> String {
    let site = new.site;
    let Some(number) = new.place_of(route, known) else {
        return to_another(route);
    };
    let (document, file) = (&site.documents[number], site.file(number));
    let what = if document.front.list(&ALIASES).is_empty() {
        format!("write `aliases: [{}]` in the front matter of {}", quoted(route), file.place())
    } else {
        format!("add `{}` to the `aliases` of {}", quoted(route), file.place())
    };
    let first =
        if file.layer.is_built_in() { format!("type `candor adopt {}`, then ", file.place()) } else { String::new() };
    let title = document.title().unwrap_or(&document.path);
    let took = format!("if “{title}” replaced it");
    if file.layer.is_built_in() || !new.pages.iter().any(|(page, ..)| *page == number) {
        return format!("{took}, {first}{what}; if a different page replaced it, do this in that page");
    }
    let moved = format!("`candor mv {}.md {}`", stem(route), document.path);
    format!(
        "{took}, type {moved}: it redirects the old address and updates all links; or do it by hand: {what}. If a different page replaced it, use the path of that page"
    )
}

/// What to write where nobody can tell into which file.
fn to_another(route: &str) -> String {
    format!("write `aliases: [{}]` in the front matter of the page that replaced it", quoted(route))
}

/// An address as an item of a list in YAML.
fn quoted(route: &str) -> String {
    let is_plain = route.chars().all(|c| c.is_alphanumeric() || "-_./".contains(c));
    if is_plain { route.to_owned() } else { format!("\"{}\"", route.replace('\\', "\\\\").replace('"', "\\\"")) }
}

/// The pages that are new since, among which is the one to which another has moved.
struct New<'s> {
    site: &'s Site,
    /// Each with its address and the places on it.
    pages: Vec<(DocumentId, &'s str, BTreeSet<String>)>,
    names: Names<&'s str>,
}

impl<'s> New<'s> {
    fn of(site: &'s Site, lock: &Lock) -> Self {
        let pages = site.published().filter(|(.., to)| to.fragment.is_none());
        let pages = pages.map(|(number, _, to)| (number, site.pages[to.page].route.as_str(), ids_of(site, to.page)));
        let pages: Vec<_> = pages.filter(|(_, route, _)| !lock.has(route)).collect();
        Self { site, names: pages.iter().map(|(_, route, _)| stem(route)).collect(), pages }
    }

    /// The document that an address most likely moved to: a new page that is like it, one of a near name, the only one
    /// in its folder; then the page that a dead link would have meant, and that of its folder.
    fn place_of(&self, route: &str, known: &Known) -> Option<DocumentId> {
        let nearest = || self.names.nearest(stem(route)).map(|at| self.pages[at].0);
        let near = || self.published(self.site.near().meant(&format!("{}.html", stem(route)))?);
        // The home page stands for none but its neighbours.
        let above = || {
            let first = split(stem(route)).0;
            let mut folders = successors(Some(first), |folder| Some(split(folder).0).filter(|up| !up.is_empty()));
            folders.find_map(|folder| FOLDER_PAGES.iter().find_map(|name| self.published(&join(folder, name))))
        };
        self.alike(route, known).or_else(nearest).or_else(|| self.only_one_beside(route)).or_else(near).or_else(above)
    }

    /// The one of its name in the other form; that has most of its places; of its name in another folder; with more or
    /// less of its name in the same.
    fn alike(&self, route: &str, known: &Known) -> Option<DocumentId> {
        let (folder, name) = split(stem(route));
        let rank = |(number, own, ids): &(DocumentId, &str, BTreeSet<String>)| {
            let shared = known.ids.keys().filter(|id| ids.contains(*id)).count();
            let (own_folder, own_name) = split(stem(own));
            let is_part = own_folder == folder && (own_name.contains(name) || name.contains(own_name));
            let likeness = (stem(own) == stem(route), shared, own_name == name, is_part);
            (likeness > (false, 0, false, false)).then_some((likeness, Reverse(*number)))
        };
        self.pages.iter().filter_map(rank).max().map(|(_, Reverse(number))| number)
    }

    fn only_one_beside(&self, route: &str) -> Option<DocumentId> {
        let mut beside = self.pages.iter().filter(|(_, own, _)| split(stem(own)).0 == split(stem(route)).0);
        let (number, ..) = beside.next()?;
        beside.next().is_none().then_some(*number)
    }

    /// The document of a path, where it has a page.
    fn published(&self, path: &str) -> Option<DocumentId> {
        let number = self.site.document_at(path)?;
        self.site.documents[number].address.as_ref().is_some_and(|to| to.fragment.is_none()).then_some(number)
    }
}

/// The folder of an address, and its name there.
fn split(stem: &str) -> (&str, &str) {
    stem.rsplit_once('/').unwrap_or(("", stem))
}

/// What to do for a file, which no page can stand for.
fn for_file(site: &Site, route: &str) -> String {
    let files = site.routes.iter().filter(|(_, made)| matches!(made, Made::File(_))).map(|(route, _)| route.as_str());
    let to = nearest(route, files).unwrap_or("new-name");
    let base = site.config.base_path();
    format!("put the file back, or redirect it with a line in static/_redirects: `{base}{route} {base}{to} 301`")
}
