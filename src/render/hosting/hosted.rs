//! What every host is told of a site.

use crate::base::{decode_path, encode_path};
use crate::output::{self, ASSETS, media_type};
use crate::search::Search;
use crate::site::headers::everywhere;
use crate::site::{Made, Site};
use crate::theme::Look;
use std::collections::{BTreeMap, BTreeSet};

/// For files whose names say what is in them.
pub(super) const KEPT: (&str, &str) = ("Cache-Control", output::KEPT);
/// For all others: a page that was corrected is seen at once.
pub(super) const ASKED_ANEW: (&str, &str) = ("Cache-Control", output::ASKED_ANEW);
/// What is sent depends on what the browser can unpack.
pub(super) const VARIES: (&str, &str) = ("Vary", "Accept-Encoding");

/// The facts from which each host's file is written.
pub(super) struct Hosted<'s> {
    pub(super) site: &'s Site,
    /// The path of the site on its host, not encoded.
    pub(super) base: String,
    /// Paths of folders, not encoded, whose files may be kept for ever.
    pub(super) kept: Vec<String>,
    pub(super) moved: Vec<Moved>,
}

/// A former address and what is there now: paths from the host's root, not encoded.
pub(super) struct Moved {
    pub(super) from: String,
    pub(super) to: String,
    /// `#id`, encoded; mostly empty.
    pub(super) fragment: String,
}

impl Moved {
    /// The address that it leads to. Hosts read `$` as the beginning of a name.
    pub(super) fn address(&self) -> String {
        encode_path(&self.to).replace('$', "%24") + &self.fragment
    }
}

impl<'s> Hosted<'s> {
    pub(super) fn new(site: &'s Site, search: &Search) -> Self {
        let path = site.config.base_path();
        let base = decode_path(path).unwrap_or_else(|| path.to_owned());
        let kept = std::iter::once(ASSETS.to_owned()).chain(search.kept());
        let kept = kept.map(|folder| format!("{base}{folder}/")).collect();
        Self { moved: moved(site, &base), site, kept, base }
    }

    /// The headers of every answer of a server, whose own ways are not known.
    pub(super) fn everywhere(&self) -> Vec<(&'static str, String)> {
        let more = [ASKED_ANEW, VARIES].map(|(name, value)| (name, value.to_owned()));
        everywhere(self.site).into_iter().chain(more).collect()
    }

    /// The paths of folders that have a page, not encoded, with the slash at the end.
    pub(super) fn folders(&self) -> BTreeSet<String> {
        let routes = self.site.routes.iter().filter_map(|(route, _)| route.strip_suffix("index.html"));
        routes.map(|folder| format!("{}{folder}", self.base)).collect()
    }
}

/// Former addresses; of a folder's page both forms are asked for.
fn moved(site: &Site, base: &str) -> Vec<Moved> {
    let mut moved = Vec::new();
    for (from, made) in site.routes.iter() {
        let Made::Redirect(address) = made else { continue };
        let (page, fragment) = site.place_of(address);
        let folder = from.strip_suffix("index.html").filter(|folder| folder.ends_with('/'));
        for from in folder.into_iter().chain([from.as_str()]) {
            let (from, to) = (format!("{base}{from}"), format!("{base}{page}"));
            moved.push(Moved { from, to, fragment: fragment.clone() });
        }
    }
    moved
}

/// The media types of all that is in the site, by endings in small letters.
pub(super) fn types(site: &Site, look: &Look) -> BTreeMap<String, String> {
    let routes = site.routes.iter().map(|(route, _)| route).chain(look.loaded().map(|(route, _)| route));
    let typed = routes.filter_map(|route| {
        let ending = route.rsplit_once('.')?.1.to_ascii_lowercase();
        let media_type = media_type(route);
        (media_type != "application/octet-stream").then(|| (ending, media_type.into_owned()))
    });
    typed.collect()
}
