//! What files are to readers and caches, and the order in which they are sent: what is loaded, before what loads it.

use crate::output::{ASKED_ANEW, ASSETS, KEPT, SEARCH, is_page};
use std::cmp::Reverse;

/// Whether a file has its fingerprint in its name.
pub(super) fn is_asset(route: &str) -> bool {
    route.strip_prefix(ASSETS).is_some_and(|rest| rest.starts_with('/'))
}

/// What caches are told of a file.
pub(crate) fn cache_control(route: &str) -> &'static str {
    if is_asset(route) { KEPT } else { ASKED_ANEW }
}

/// What a file is to a reader.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Kind {
    /// Style sheets, scripts and icons.
    Asset,
    /// What search loads.
    Search,
    /// All else.
    File,
    Page,
}

impl Kind {
    pub(crate) const ALL: [Self; 4] = [Self::Asset, Self::Search, Self::File, Self::Page];

    pub(crate) fn of(route: &str) -> Self {
        let has = |folder: &str| route.split('/').rev().skip(1).any(|part| part == folder);
        match route {
            _ if is_page(route) => Self::Page,
            _ if is_asset(route) => Self::Asset,
            _ if has(SEARCH) => Self::Search,
            _ => Self::File,
        }
    }

    pub(crate) fn as_str(self) -> &'static str {
        match self {
            Self::Asset => "asset",
            Self::Search => "search",
            Self::File => "file",
            Self::Page => "page",
        }
    }
}

/// Files of one phase may be sent in any order; those of an earlier one are all there before.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Phase {
    /// Assets and the parts of the search, which load nothing.
    Loaded,
    /// All else that pages load.
    File,
    /// Pages that no folder begins with.
    Leaf,
    /// A folder's own page: the deepest first, home last.
    Hub(Reverse<usize>),
}

impl Phase {
    pub(super) fn of(route: &str) -> Self {
        let (folder, name) = route.rsplit_once('/').unwrap_or(("", route));
        let depth = if folder.is_empty() { 0 } else { folder.split('/').count() };
        match Kind::of(route) {
            Kind::Asset => Self::Loaded,
            // The script that loads the others stands above them.
            Kind::Search if folder.rsplit('/').next() != Some(SEARCH) => Self::Loaded,
            Kind::Search | Kind::File => Self::File,
            Kind::Page if name == "index.html" => Self::Hub(Reverse(depth)),
            Kind::Page => Self::Leaf,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_loaded_is_there_before_what_loads_it() {
        let order = [
            "es/search/v-12/all.js",
            "search/search.js",
            "faq/cost.html",
            "faq/money/index.html",
            "faq/index.html",
            "index.html",
        ];
        let phases: Vec<Phase> = order.map(Phase::of).to_vec();
        assert!(phases.windows(2).all(|pair| pair[0] < pair[1]), "{phases:?}");
        assert_eq!(Phase::of("assets/site.12.css"), Phase::Loaded);
        assert_eq!(Phase::of("picture.png"), Phase::File);
        assert_eq!(Phase::of("search/index.html"), Phase::of("faq/index.html"));
    }
}
