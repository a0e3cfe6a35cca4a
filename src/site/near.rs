//! What a link that leads nowhere may have meant.

use crate::base::{Names, Whose, folded, only, parent};
use std::collections::HashMap;

/// The names of a site, as dead links are compared with them. There may be thousands of both, so what all links
/// share is worked out once, when the first of them is found.
#[derive(Debug)]
pub(crate) struct Near {
    /// Of documents; the others are places in it.
    paths: Vec<String>,
    by_folder: HashMap<String, (Names<String>, Vec<usize>)>,
    by_stem: HashMap<String, usize>,
    whole: Names<String>,
    /// Paths and routes.
    by_folded: HashMap<String, String>,
}

impl Near {
    /// Of the paths of documents, and of what else can be linked.
    pub(super) fn of<'a>(paths: impl Iterator<Item = &'a str>, others: impl Iterator<Item = &'a str>) -> Self {
        let paths: Vec<String> = paths.map(str::to_owned).collect();
        let mut folders: HashMap<&str, Vec<usize>> = HashMap::new();
        let mut by_stem = HashMap::new();
        for (at, path) in paths.iter().enumerate() {
            folders.entry(parent(path)).or_default().push(at);
            by_stem.entry(stem(path).to_owned()).or_insert(at);
        }
        let names = |within: &[usize]| within.iter().map(|at| stem(&paths[*at]).to_owned()).collect();
        let by_folder =
            folders.into_iter().map(|(folder, within)| (folder.to_owned(), (names(&within), within))).collect();
        let mut by_folded = HashMap::new();
        for name in paths.iter().cloned().chain(others.map(str::to_owned)) {
            by_folded.entry(folded(&name)).or_insert(name);
        }
        Self { by_folder, by_stem, whole: paths.iter().cloned().collect(), by_folded, paths }
    }

    /// The file or page whose name differs only in large letters and the way in which accents are written.
    pub(crate) fn alike(&self, path: &str) -> Option<&str> {
        self.by_folded.get(&folded(path)).map(String::as_str)
    }

    /// The page that was meant, where it is beyond doubt.
    pub(crate) fn only(&self, path: &str) -> Option<&str> {
        let near = only(path, [self.meant(path)?], Whose::Authors)?;
        only(path, self.paths.iter().map(String::as_str), Whose::Authors).filter(|only| *only == near)
    }

    /// The page that was meant: first among those of the same folder, by name; else by the whole path.
    pub(crate) fn meant(&self, path: &str) -> Option<&str> {
        let wanted = path.rsplit('/').next().unwrap_or(path);
        let wanted = wanted.strip_suffix(".html").unwrap_or_else(|| stem(wanted));
        let beside = self.by_folder.get(parent(path)).and_then(|(names, within)| Some(within[names.nearest(wanted)?]));
        let at = beside.or_else(|| self.by_stem.get(wanted).copied()).or_else(|| self.whole.nearest(path))?;
        Some(&self.paths[at])
    }
}

/// The name of a file without its folder and the ending of pages.
fn stem(path: &str) -> &str {
    let name = path.rsplit('/').next().unwrap_or(path);
    name.strip_suffix(".md").unwrap_or(name)
}
