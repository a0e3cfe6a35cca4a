//! Stages: where they are made, and what becomes of those of processes that were killed.

use super::Fault;
use super::exchange::{Exchange, swap};
use super::place::{INSIDE, remove};
use rustix::io::Errno;
use std::fs::{self, File, TryLockError};
use std::io;
use std::path::{Path, PathBuf};

/// Where stages for `dest` are made, and how their names begin: beside it, or inside where what is
/// beside can't change places with what is in it, or may not be written.
fn homes(dest: &Path) -> [(PathBuf, String); 2] {
    let name = dest.file_name().unwrap_or_default().to_string_lossy();
    let parent = dest.parent().unwrap_or(Path::new("/"));
    [(parent.to_owned(), format!(".{name}.candor-")), (dest.join(INSIDE), "candor-".to_owned())]
}

/// Creates a stage for `dest` and locks it.
pub(super) fn create(dest: &Path) -> Result<(PathBuf, File), Fault> {
    let [beside, inside] = homes(dest);
    let made = if is_apart(&beside.0, dest) { Err(io::ErrorKind::CrossesDevices.into()) } else { create_in(&beside) };
    let made = made.or_else(|error| match error.kind() {
        io::ErrorKind::CrossesDevices | io::ErrorKind::PermissionDenied if dest.is_dir() => {
            fs::create_dir_all(&inside.0).and_then(|()| create_in(&inside))
        }
        _ => Err(error),
    });
    made.map_err(|error| Fault::writing(dest, error))
}

/// Whether a folder, which may be a mount, is apart from the one that it stands in: the system says so
/// before it looks whether there is anything to move.
fn is_apart(parent: &Path, dest: &Path) -> bool {
    let nothing = format!(".candor-nothing-{}", std::process::id());
    rustix::fs::rename(parent.join(&nothing), dest.join(&nothing)) == Err(Errno::XDEV)
}

/// Whoever removes dead stages locks them first, so a stage that can't be locked, or is gone when it
/// is, has met such a one.
fn create_in((home, prefix): &(PathBuf, String)) -> io::Result<(PathBuf, File)> {
    let mut number = 0;
    loop {
        let path = home.join(format!("{prefix}{}-{number}", std::process::id()));
        number += 1;
        match fs::create_dir(&path) {
            Err(error) if error.kind() == io::ErrorKind::AlreadyExists => continue,
            result => result?,
        }
        let Ok(folder) = File::open(&path) else { continue };
        let taken = matches!(folder.try_lock(), Err(TryLockError::WouldBlock));
        if !taken && fs::symlink_metadata(&path).is_ok() {
            return Ok((path, folder));
        }
    }
}

/// Removes the stages for `dest` that no living process holds, once what one of them had begun is
/// finished. What can't be removed stays.
///
/// # Errors
/// When a file can't be put where it belongs.
pub(super) fn settle(dest: &Path) -> Result<(), Fault> {
    for (stage, _dead) in dead(dest) {
        Exchange { stage: &stage, dest, swap }.finish()?;
        remove(&stage);
    }
    leave(dest);
    Ok(())
}

/// The stages for `dest` that no living process holds.
pub(crate) fn left_over(dest: &Path) -> Vec<PathBuf> {
    dead(dest).map(|(stage, _)| stage).collect()
}

/// The same, each locked as long as it is looked at.
fn dead(dest: &Path) -> impl Iterator<Item = (PathBuf, File)> {
    homes(dest).into_iter().flat_map(|(home, prefix)| {
        let entries = fs::read_dir(home).into_iter().flatten().flatten();
        let stages =
            entries.filter(move |entry| entry.file_name().to_str().is_some_and(|name| name.starts_with(&prefix)));
        stages.filter_map(|entry| {
            let folder = File::open(entry.path()).ok()?;
            folder.try_lock().is_ok().then(|| (entry.path(), folder))
        })
    })
}

/// Removes the folder of stages inside a site's, when it holds none.
pub(super) fn leave(dest: &Path) {
    let _ = fs::remove_dir(dest.join(INSIDE));
}
