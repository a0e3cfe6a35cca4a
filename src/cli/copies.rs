//! `--precompress`: compressed copies beside what gains by it.

use crate::output::{Artifact, Route};
use std::collections::HashSet;

/// What may stand beside the files of a site.
pub(super) struct Copies {
    /// The routes of the site and the folders that they lie in, in small letters: many disks can't tell them apart.
    taken: HashSet<String>,
}

impl Copies {
    pub(super) fn beside(routes: &[Route]) -> Self {
        let small = routes.iter().map(|route| route.to_lowercase());
        let with_folders = small.flat_map(|route| {
            let folders: Vec<String> = route.match_indices('/').map(|(at, _)| route[..at].to_owned()).collect();
            folders.into_iter().chain([route])
        });
        Self { taken: with_folders.collect() }
    }

    /// The copies of an artifact and their routes, but for those where something of the site's own stands.
    pub(super) fn of(&self, route: &str, artifact: &Artifact) -> Vec<(Route, Vec<u8>)> {
        let copies = artifact.packed().into_iter().map(|(ending, bytes)| (format!("{route}.{ending}"), bytes));
        copies.filter(|(route, _)| !self.taken.contains(&route.to_lowercase())).collect()
    }
}
