//! Folders that have pages, or folders that have some.

use super::address::SectionId;
use crate::base::{Table, parent};
use crate::config::Config;
use std::collections::HashMap;

/// A folder that has pages, or folders that have some.
pub(super) struct Folder {
    /// Its path below the content folder.
    pub(super) path: String,
    /// The folder that it is in; none for the root of a language.
    pub(super) parent: Option<SectionId>,
}

/// The folders at some paths and those above them, the site's root first; and their numbers by path.
pub(super) fn folders<'p>(
    config: &Config,
    paths: impl Iterator<Item = &'p str>,
) -> (Table<SectionId, Folder>, HashMap<&'p str, SectionId>) {
    let mut folders = Table::new();
    let mut numbers = HashMap::new();
    for path in std::iter::once("").chain(paths) {
        find(config, path, &mut folders, &mut numbers);
    }
    (folders, numbers)
}

fn find<'p>(
    config: &Config,
    path: &'p str,
    folders: &mut Table<SectionId, Folder>,
    numbers: &mut HashMap<&'p str, SectionId>,
) -> SectionId {
    if let Some(number) = numbers.get(path) {
        return *number;
    }
    let is_root = config.languages.keys().any(|language| config.folder_of(language) == path);
    let above = (!is_root).then(|| find(config, parent(path), folders, numbers));
    let number = folders.push_and_get_key(Folder { path: path.to_owned(), parent: above });
    numbers.insert(path, number);
    number
}
