//! The table of routes: everything that is written, by the name of what is made there.

use super::address::{Address, PageId};
use crate::base::{Relative, SourceId, Span, decode_path, is_unseen, join, parent, resolve, scheme};
use crate::config::{Config, LanguageId};
use crate::diagnostic::Diagnostic;
use crate::output::{ASSETS, Route, SEARCH};
use std::collections::{BTreeMap, HashMap, HashSet};

/// What is made at a route.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Made {
    /// A page, in its own place or in that of a translation which is lacking.
    Page(PageId),
    /// All pages of a module, to be printed.
    Handout(PageId),
    /// A former address of what is there now.
    Redirect(Address),
    /// A file that is copied.
    File(SourceId),
    /// One of the things that every site has.
    Special(Special),
    /// A style sheet, a script or an icon of the theme.
    Asset,
    /// A file of the search index.
    Index,
}

/// What every site has beside its pages.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Special {
    /// The search page.
    Search,
    /// What changed, for programs that look for it. It needs whole addresses.
    Feed,
    /// What a host shows where there is nothing.
    NotFound,
    /// Addresses for search engines.
    Sitemap,
    /// What search engines may read.
    Robots,
    /// Keeps GitHub Pages from building the site anew.
    NoJekyll,
    /// Headers for Netlify and Cloudflare Pages.
    Headers,
    /// Redirects for the same hosts.
    Redirects,
    /// Settings for nginx.
    Nginx,
    /// Settings for Caddy.
    Caddy,
    /// Settings for Apache.
    Apache,
    /// What the site asks of a reader's device.
    Manifest,
}

impl Special {
    /// Whether a file of the site's own at its route is joined to what Candor writes there.
    fn joins(self) -> bool {
        matches!(self, Self::Robots | Self::Headers | Self::Redirects)
    }
}

/// What hosts show where there is nothing. A page of the site's own may be it.
pub(crate) const NOT_FOUND: &str = "404.html";

/// The name of a language's feed in its folder.
pub(super) const FEED: &str = "feed.xml";
/// What each language has in its own folder.
const IN_EACH_LANGUAGE: &[(Special, &str)] = &[(Special::Search, "search/index.html"), (Special::Feed, FEED)];
/// What stands once, at the root.
const AT_THE_ROOT: &[(Special, &str)] = &[
    (Special::NotFound, NOT_FOUND),
    (Special::Sitemap, "sitemap.xml"),
    (Special::Robots, "robots.txt"),
    (Special::NoJekyll, ".nojekyll"),
    (Special::Headers, "_headers"),
    (Special::Redirects, "_redirects"),
    (Special::Nginx, "hosting/nginx.conf"),
    (Special::Caddy, "hosting/Caddyfile"),
    (Special::Apache, ".htaccess"),
    (Special::Manifest, "privacy-manifest.json"),
];
/// The folder of the preview's own pages.
const PREVIEW: &str = "_candor";

/// The routes of a site, each once.
#[derive(Debug)]
pub struct Routes {
    made: BTreeMap<Route, Made>,
    /// The site's own files that are joined to special ones, by their routes.
    joined: BTreeMap<Route, SourceId>,
    /// Folders whose files have their names from what makes them.
    folders: Vec<(String, Made)>,
}

impl Routes {
    /// What is made at a route; none where there is nothing. Of a file in a folder of its maker's, only
    /// the maker knows whether it is there.
    pub fn find(&self, route: &str) -> Option<&Made> {
        let within = |(folder, _): &&(String, Made)| {
            route.strip_prefix(folder.as_str()).is_some_and(|rest| rest.starts_with('/'))
        };
        self.made.get(route).or_else(|| self.folders.iter().find(within).map(|(_, made)| made))
    }

    /// What is made at a route that is known by its whole name.
    pub fn get(&self, route: &str) -> Option<&Made> {
        self.made.get(route)
    }

    /// The site's own file that is joined to what Candor writes at a route.
    pub fn joined(&self, route: &str) -> Option<SourceId> {
        self.joined.get(route).copied()
    }

    /// The site's own files that are joined to what Candor writes, by their routes.
    pub fn all_joined(&self) -> impl Iterator<Item = (&Route, SourceId)> {
        self.joined.iter().map(|(route, id)| (route, *id))
    }

    /// All routes that are known by their whole names, in order.
    pub fn iter(&self) -> impl Iterator<Item = (&Route, &Made)> {
        self.made.iter()
    }

    /// The route that an address of the site means: itself, the page or the folder of that name.
    pub(crate) fn meant_by(&self, path: &str) -> Option<(&Route, &Made)> {
        let bare = path.trim_end_matches('/');
        let candidates = [path, &format!("{bare}.html"), &join(bare, "index.html")];
        candidates.into_iter().find_map(|route| self.made.get_key_value(route))
    }

    /// Whether an address in raw HTML at a route leads to something of this site, or away from it.
    pub fn leads(&self, from: &str, dest: &str) -> bool {
        let dest = dest.trim();
        if scheme(dest).is_some() || dest.starts_with(['#', '?']) || dest.starts_with("//") {
            return true;
        }
        let path = dest.split(['#', '?']).next().and_then(decode_path);
        match path.map(|path| resolve(parent(from), &path)) {
            Some(Relative::Inside(path)) => self.meant_by(&path).is_some(),
            _ => false,
        }
    }
}

/// Who has a route.
enum Owner {
    Candor,
    /// A folder that has no page of its own: one is made.
    Folder,
    Author(Span),
}

/// The routes given out so far, with who asked for each. Two that differ only in letter case count as
/// one: many disks can't tell them apart.
pub(super) struct Allotment {
    routes: Routes,
    /// By the route in small letters.
    owners: HashMap<String, (Route, Owner)>,
    /// The folders that they stand in, in small letters.
    folders: HashSet<String>,
}

impl Allotment {
    /// Gives out what every site has, each language's own to those that have pages.
    pub(super) fn new(config: &Config, has_pages: impl Fn(LanguageId) -> bool) -> Self {
        let routes = Routes { made: BTreeMap::new(), joined: BTreeMap::new(), folders: Vec::new() };
        let mut allotment = Self { routes, owners: HashMap::new(), folders: HashSet::new() };
        for language in config.languages.keys() {
            let folder = config.folder_of(language);
            allotment.routes.folders.push((join(folder, SEARCH), Made::Index));
            for (special, name) in IN_EACH_LANGUAGE {
                let is_written = has_pages(language) && (*special != Special::Feed || config.absolute("").is_some());
                allotment.reserve(join(folder, name), is_written.then_some(*special));
            }
        }
        allotment.routes.folders.push((ASSETS.to_owned(), Made::Asset));
        for (special, route) in AT_THE_ROOT {
            allotment.reserve((*route).to_owned(), Some(*special));
        }
        allotment
    }

    fn reserve(&mut self, route: Route, special: Option<Special>) {
        self.own(&route, Owner::Candor);
        if let Some(special) = special {
            self.routes.made.insert(route, Made::Special(special));
        }
    }

    /// Gives out a route that stands for a place in a text; where it can't be had, that is reported.
    pub(super) fn claim(&mut self, route: &str, made: Made, place: Span, sink: &mut Vec<Diagnostic>) -> bool {
        if self.yields(route, &made) {
            return true;
        }
        let refusal = self.taken(route, place).or_else(|| bad_name(route, place));
        let is_free = refusal.is_none();
        sink.extend(refusal);
        if is_free {
            self.give(route, made, Owner::Author(place));
        }
        is_free
    }

    /// Whether something special makes room: the page for what is not found for one of the site's own,
    /// what can be joined by taking a file in.
    fn yields(&mut self, route: &str, made: &Made) -> bool {
        match (self.routes.made.get(route), made) {
            (Some(Made::Special(Special::NotFound)), Made::Page(_)) => {
                self.routes.made.insert(route.to_owned(), made.clone());
            }
            (Some(Made::Special(special)), Made::File(id))
                if special.joins() && self.routes.joined(route).is_none() =>
            {
                self.routes.joined.insert(route.to_owned(), *id);
            }
            _ => return false,
        }
        true
    }

    /// Gives out the route of a folder's made page, before anything is asked for that could stand there.
    pub(super) fn claim_for_folder(&mut self, route: &str, page: PageId) {
        if self.in_the_way(&route.to_lowercase()).is_none() {
            self.give(route, Made::Page(page), Owner::Folder);
        }
    }

    /// Gives out a route that nobody asked for, where it is free.
    pub(super) fn claim_if_free(&mut self, route: &str, made: Made) {
        if self.in_the_way(&route.to_lowercase()).is_none() {
            self.give(route, made, Owner::Candor);
        }
    }

    /// The finished table.
    pub(super) fn finish(self) -> Routes {
        self.routes
    }

    fn give(&mut self, route: &str, made: Made, owner: Owner) {
        self.own(route, owner);
        self.routes.made.insert(route.to_owned(), made);
    }

    fn own(&mut self, route: &str, owner: Owner) {
        let small = route.to_lowercase();
        for (at, _) in small.match_indices('/') {
            if !self.folders.contains(&small[..at]) {
                self.folders.insert(small[..at].to_owned());
            }
        }
        self.owners.insert(small, (route.to_owned(), owner));
    }

    /// Why a route can't be had, where it can't.
    fn taken(&self, route: &str, place: Span) -> Option<Diagnostic> {
        let small = route.to_lowercase();
        let makers = self.routes.folders.iter().map(|(folder, _)| folder.as_str()).chain([PREVIEW]);
        let is_makers =
            |folder: &str| small.strip_prefix(folder).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'));
        let owner = self.in_the_way(&small);
        let error = |message: String| Diagnostic::new("route/duplicate", place, message);
        let (first, label) = match owner {
            _ if makers.into_iter().any(is_makers) => (route, None),
            None => return None,
            Some((_, Owner::Candor)) => (route, None),
            Some((own, Owner::Folder)) => {
                let finding = error(format!("the folder's own page already uses the address `{own}`"));
                return Some(finding.help("add an index.md to the folder, or rename the file"));
            }
            Some((first, Owner::Author(span))) => (first.as_str(), Some(*span)),
        };
        let Some(label) = label else {
            let finding = error(format!("Candor itself uses the address `{route}`"));
            return Some(finding.help("rename the page or file, or give it a `slug`"));
        };
        let message = if first == route {
            format!("the address `{route}` is already taken")
        } else if first.to_lowercase() == small {
            format!("the address `{route}` differs from `{first}` only in capital letters")
        } else {
            let folder = if first.len() < route.len() { first } else { route };
            format!("`{folder}` can't be both a file and a folder")
        };
        Some(error(message).label(label, "taken here").help("rename one of the two, or give it a `slug`"))
    }

    /// What keeps a route from being written: the same one, a file where its folder would be, or
    /// something in the folder that it would be.
    fn in_the_way(&self, small: &str) -> Option<&(Route, Owner)> {
        let file = || small.match_indices('/').find_map(|(at, _)| self.owners.get(&small[..at]));
        let inside = || {
            let folder = self.folders.get(small).map(|folder| format!("{folder}/"))?;
            let below = self.owners.iter().filter(|(route, _)| route.starts_with(&folder));
            below.min_by(|(one, _), (other, _)| one.cmp(other)).map(|(_, owner)| owner)
        };
        self.owners.get(small).or_else(file).or_else(inside)
    }
}

fn bad_name(route: &str, place: Span) -> Option<Diagnostic> {
    let refused = |message: String, help: &str| Some(Diagnostic::new("route/bad-name", place, message).help(help));
    // Hosts and other programs keep their own things there, and the site's source may be there too.
    if let Some(hidden) = route.split('/').find(|part| part.starts_with('.') && *part != ".well-known") {
        let message = format!("an address can't have a part that begins with a dot, such as `{hidden}` in `{route}`");
        return refused(message, "write the address without the dot");
    }
    let bad = route.chars().find(|c| is_unseen(*c) || "\\?#:*\"<>|".contains(*c));
    let Some(bad) = bad else {
        let unnamed = route.split('/').any(str::is_empty).then_some(());
        return unnamed.and_then(|()| {
            refused(
                format!("`{route}` has two slashes with nothing between them"),
                "write only one slash between names",
            )
        });
    };
    let name =
        if is_unseen(bad) { format!("an invisible character (U+{:04X})", u32::from(bad)) } else { format!("`{bad}`") };
    refused(format!("the address `{route}` can't contain {name}"), "use letters, digits, hyphens and dots")
}
