//! A site's folder: what in it is candor's.

use super::Fault;
use rayon::iter::{IndexedParallelIterator, IntoParallelRefIterator, ParallelIterator};
use std::collections::HashSet;
use std::fs;
use std::io;
use std::path::Path;

/// The file in a site's folder that lists the files that candor wrote there.
pub(crate) const LIST: &str = ".candor-files";
/// The folder of stages in a site's folder that is a file system of its own.
pub(super) const INSIDE: &str = ".candor-stage";

/// Whether a route names a file below the root of a site.
pub(super) fn is_route(route: &str) -> bool {
    let first = route.split('/').next().unwrap_or_default();
    first != LIST
        && first != INSIDE
        && !route.contains(['\0', '\n'])
        && route.split('/').all(|part| !matches!(part, "" | "." | ".."))
}

/// The routes that `dest` lists as candor's; none when it has no list. The list itself is not in it.
pub(crate) fn listed(dest: &Path) -> Result<Option<HashSet<String>>, Fault> {
    let path = dest.join(LIST);
    match fs::read(&path) {
        Ok(bytes) => {
            let text = String::from_utf8_lossy(&bytes);
            Ok(Some(text.lines().filter(|route| is_route(route)).map(str::to_owned).collect()))
        }
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
        Err(error) => Err(Fault::reading(&path, error)),
    }
}

/// Whether a site's folder has no entries but stages.
pub(crate) fn is_empty(folder: &Path) -> Result<bool, Fault> {
    let mut entries = fs::read_dir(folder).map_err(|error| Fault::reading(folder, error))?;
    Ok(entries.all(|entry| entry.is_ok_and(|entry| entry.file_name() == INSIDE)))
}

/// Removes a folder with all that is in it, its folders side by side; what cannot be removed stays.
pub(super) fn remove(folder: &Path) {
    let Ok(entries) = fs::read_dir(folder) else { return };
    let (folders, files): (Vec<_>, Vec<_>) =
        entries.flatten().partition(|entry| entry.file_type().is_ok_and(|kind| kind.is_dir()));
    rayon::join(
        || folders.par_iter().for_each(|entry| remove(&entry.path())),
        || files.par_iter().with_min_len(128).for_each(|entry| drop(fs::remove_file(entry.path()))),
    );
    let _ = fs::remove_dir(folder);
}
