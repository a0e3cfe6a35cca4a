//! Files that are changed for their owner: whole or not at all, and never over what somebody else has written.

use super::Fault;
use std::fs::{self, OpenOptions};
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};

/// Puts `bytes` in the place of a file below `root`, or makes it. Where `expected` is given and the file holds
/// something else, nothing is written and false comes back. A file that is a link to another of the site stays one.
///
/// # Errors
/// [`Fault::Outside`] for what a link leads out of `root`, and whatever the disk refuses.
pub(crate) fn replace(root: &Path, path: &str, expected: Option<&[u8]>, bytes: &[u8]) -> Result<bool, Fault> {
    let named = root.join(path);
    let folder = named.parent().unwrap_or(root);
    // Nothing is made where a folder on the way leads elsewhere.
    if let Some(there) = folder.ancestors().find(|folder| fs::symlink_metadata(folder).is_ok()) {
        inside(root, there)?;
    }
    fs::create_dir_all(folder).map_err(|error| Fault::writing(folder, error))?;
    let target = inside(root, &named)?;
    let name = target.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    let beside = target.with_file_name(format!(".{name}.candor"));
    let written = write(&beside, bytes).and_then(|()| {
        if let Ok(rights) = fs::metadata(&target).map(|known| known.permissions()) {
            fs::set_permissions(&beside, rights)?;
        }
        if let Some(expected) = expected
            && now(&target)? != expected
        {
            return Ok(false);
        }
        fs::rename(&beside, &target)?;
        Ok(true)
    });
    if !matches!(written, Ok(true)) {
        // What is left is ours alone.
        let _ = fs::remove_file(&beside);
    }
    written.map_err(|error| Fault::writing(&target, error))
}

/// Where a file really is, or would be; none that a link leads out of the root.
fn inside(root: &Path, named: &Path) -> Result<PathBuf, Fault> {
    let whole = |path: &Path| fs::canonicalize(path).map_err(|error| Fault::reading(path, error));
    let target = match fs::symlink_metadata(named) {
        Ok(_) => whole(named)?,
        Err(_) => whole(named.parent().unwrap_or(root))?.join(named.file_name().unwrap_or_default()),
    };
    if target.starts_with(whole(root)?) { Ok(target) } else { Err(Fault::Outside(named.to_owned(), target)) }
}

/// Writes a file that nobody else has made: one that lies there is from a run that was ended, or a link that somebody
/// has laid.
fn write(path: &Path, bytes: &[u8]) -> io::Result<()> {
    match fs::remove_file(path) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => return Err(error),
        _ => {}
    }
    let mut file = OpenOptions::new().write(true).create_new(true).open(path)?;
    file.write_all(bytes)?;
    file.sync_all()
}

/// Gives a file or a folder below `root` another place there, at once, and takes away folders that are empty then.
///
/// # Errors
/// [`Fault::Exists`] where something lies there; else as [`replace`].
pub(crate) fn rename(root: &Path, from: &str, to: &str) -> Result<(), Fault> {
    let (named, target) = (root.join(from), root.join(to));
    let folder = target.parent().unwrap_or(root);
    if let Some(there) = folder.ancestors().find(|folder| fs::symlink_metadata(folder).is_ok()) {
        inside(root, there)?;
    }
    inside(root, named.parent().unwrap_or(root))?;
    // A disk that takes capitals for small letters has both names for one file.
    let is_same = from.to_lowercase() == to.to_lowercase();
    if !is_same && fs::symlink_metadata(&target).is_ok() {
        return Err(Fault::Exists(target));
    }
    fs::create_dir_all(folder).map_err(|error| Fault::writing(folder, error))?;
    fs::rename(&named, &target).map_err(|error| Fault::writing(&target, error))?;
    let above = Path::new(from).ancestors().skip(1).filter(|folder| folder.components().count() > 1);
    for folder in above {
        // One that holds something stays.
        if fs::remove_dir(root.join(folder)).is_err() {
            break;
        }
    }
    Ok(())
}

/// Takes away a file below `root` that is ours, where it is there.
///
/// # Errors
/// As [`replace`].
pub(crate) fn remove(root: &Path, path: &str) -> Result<(), Fault> {
    let named = root.join(path);
    if fs::symlink_metadata(&named).is_err() {
        return Ok(());
    }
    fs::remove_file(inside(root, &named)?).map_err(|error| Fault::writing(named, error))
}

/// What a file of text below `root` holds; none for one that is not there, is no text, or lies outside.
pub(crate) fn text(root: &Path, path: &str) -> Option<String> {
    fs::read_to_string(inside(root, &root.join(path)).ok()?).ok()
}

/// What a file holds; nothing where there is none.
fn now(path: &Path) -> io::Result<Vec<u8>> {
    match fs::read(path) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(Vec::new()),
        read => read,
    }
}
