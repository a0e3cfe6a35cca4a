//! The folders around a stage: the list of what is candor's, stages of the dead, and the exchange.

use super::Fault;
use rayon::iter::{IndexedParallelIterator, IntoParallelRefIterator, ParallelIterator};
use rustix::fs::{CWD, RenameFlags, renameat_with};
use rustix::io::Errno;
use std::collections::{BTreeSet, HashSet};
use std::fs::{self, File, TryLockError};
use std::io;
use std::os::unix::fs::MetadataExt as _;
use std::path::{Path, PathBuf};

/// The file in a site's folder that lists the files that candor wrote there.
pub(super) const LIST: &str = ".candor-files";

/// The routes that `dest` lists as candor's; none when it has no list. The list itself is not in it.
pub(super) fn listed(dest: &Path) -> Result<Option<HashSet<String>>, Fault> {
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

/// Whether a route names a file below the root of a site.
pub(super) fn is_route(route: &str) -> bool {
    route != LIST && !route.contains(['\0', '\n']) && route.split('/').all(|part| !matches!(part, "" | "." | ".."))
}

/// Whether a folder has no entries.
pub(super) fn is_empty(folder: &Path) -> Result<bool, Fault> {
    Ok(fs::read_dir(folder).map_err(|error| Fault::reading(folder, error))?.next().is_none())
}

/// Creates a stage for `dest` and locks it. Whoever removes dead stages locks them first, so a stage
/// that cannot be locked, or is gone when it is, has met such a one.
pub(super) fn create_stage(dest: &Path) -> Result<(PathBuf, File), Fault> {
    let mut number = 0;
    loop {
        let path = dest.with_file_name(format!("{}{}-{number}", prefix(dest), std::process::id()));
        number += 1;
        match fs::create_dir(&path) {
            Err(error) if error.kind() == io::ErrorKind::AlreadyExists => continue,
            result => result.map_err(|error| Fault::writing(dest, error))?,
        }
        let Ok(folder) = File::open(&path) else { continue };
        let taken = matches!(folder.try_lock(), Err(TryLockError::WouldBlock));
        if !taken && fs::symlink_metadata(&path).is_ok() {
            return Ok((path, folder));
        }
    }
}

/// Removes the stages for `dest` that no living process holds. What cannot be removed stays.
pub(super) fn remove_stale(dest: &Path) {
    let prefix = prefix(dest);
    let Ok(entries) = fs::read_dir(dest.parent().unwrap_or(Path::new("/"))) else { return };
    for entry in entries.flatten() {
        if entry.file_name().to_str().is_some_and(|name| name.starts_with(&prefix)) {
            let Ok(folder) = File::open(entry.path()) else { continue };
            if folder.try_lock().is_ok() {
                remove(&entry.path());
            }
        }
    }
}

/// `.public.candor-`
fn prefix(dest: &Path) -> String {
    format!(".{}.candor-", dest.file_name().unwrap_or_default().to_string_lossy())
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

/// A stage that is complete but for the files that are not candor's.
pub(super) struct Placed<'a> {
    pub(super) stage: &'a Path,
    pub(super) dest: &'a Path,
    pub(super) listed: &'a HashSet<String>,
    pub(super) force: bool,
}

impl Placed<'_> {
    /// Puts the stage in the place of `dest`; afterwards the stage's path holds the old site or
    /// nothing. A note comes back when it could not be done in one step.
    pub(super) fn exchange(&self, routes: &BTreeSet<&str>, written: &[String]) -> Result<Option<String>, Fault> {
        let Ok(old) = fs::metadata(self.dest) else {
            return renameat_with(CWD, self.stage, CWD, self.dest, RenameFlags::NOREPLACE)
                .or_else(|_| rustix::fs::rename(self.stage, self.dest))
                .map(|()| None)
                .map_err(|error| Fault::writing(self.dest, error));
        };
        match Carry::new(self.dest, self.stage, !self.force)?.folder(Path::new("")) {
            Ok(_) => {}
            Err(Stop::Mount) => return self.replace(routes, written).map(Some),
            Err(Stop::Fault(fault)) => return Err(fault),
        }
        let _ = fs::set_permissions(self.stage, old.permissions());
        match renameat_with(CWD, self.stage, CWD, self.dest, RenameFlags::EXCHANGE) {
            Ok(()) => {
                // What has come into the old folder while this was going on is carried over as well.
                let _ = Carry::new(self.stage, self.dest, false)?.folder(Path::new(""));
                Ok(None)
            }
            Err(Errno::INVAL | Errno::NOSYS | Errno::OPNOTSUPP | Errno::BUSY | Errno::XDEV) => {
                self.replace(routes, written).map(Some)
            }
            Err(error) => Err(Fault::writing(self.dest, error)),
        }
    }

    /// File by file, what pages need before the pages, deletions last. The list names all files, old
    /// and new, until it is done.
    fn replace(&self, routes: &BTreeSet<&str>, written: &[String]) -> Result<String, Fault> {
        let all: BTreeSet<&str> = routes.iter().copied().chain(self.listed.iter().map(String::as_str)).collect();
        let union = self.stage.join(".candor-all");
        let text: String = all.iter().flat_map(|route| [*route, "\n"]).collect();
        fs::write(&union, text).map_err(|error| Fault::writing(&union, error))?;
        self.move_in(&union, LIST)?;
        let mut written: Vec<&str> = written.iter().map(String::as_str).collect();
        written.sort_by_key(|route| (route.ends_with(".html"), *route));
        for route in written {
            self.move_in(&self.stage.join(route), route)?;
        }
        for route in all.iter().filter(|route| !routes.contains(*route)) {
            let path = self.dest.join(route);
            let _ = fs::remove_file(&path);
            // Folders that are now empty go as well; the first that is not ends it.
            for folder in path.ancestors().skip(1).take_while(|folder| *folder != self.dest) {
                if fs::remove_dir(folder).is_err() {
                    break;
                }
            }
        }
        self.move_in(&self.stage.join(LIST), LIST)?;
        Ok(format!(
            "{} cannot be exchanged in one step here, so its files were replaced one by one",
            self.dest.display()
        ))
    }

    /// Moves a file to its route in `dest`, also from another file system.
    fn move_in(&self, file: &Path, route: &str) -> Result<(), Fault> {
        let path = self.dest.join(route);
        let moved = (|| {
            if let Some(folder) = path.parent() {
                fs::create_dir_all(folder)?;
            }
            match fs::rename(file, &path) {
                Err(error) if error.kind() == io::ErrorKind::CrossesDevices => {
                    let near = path.with_file_name(".candor-new");
                    fs::copy(file, &near)?;
                    fs::rename(near, &path)
                }
                result => result,
            }
        })();
        moved.map_err(|error| Fault::writing(path, error))
    }
}

/// The linking of what is not candor's from one folder to another.
struct Carry<'a> {
    from: &'a Path,
    to: &'a Path,
    /// What is candor's in `from`.
    listed: HashSet<String>,
    /// Refuses to meet a file of the site.
    strict: bool,
}

/// Why files that are not candor's could not be carried over.
enum Stop {
    /// A part of the folder is another file system, which cannot change places.
    Mount,
    Fault(Fault),
}

impl<'a> Carry<'a> {
    fn new(from: &'a Path, to: &'a Path, strict: bool) -> Result<Self, Fault> {
        Ok(Self { from, to, listed: listed(from)?.unwrap_or_default(), strict })
    }

    /// Carries what is in the folder `below`; returns whether there was anything, or nothing at all:
    /// then the folder itself is to be kept.
    fn folder(&self, below: &Path) -> Result<bool, Stop> {
        let here = self.from.join(below);
        let stop = |error: io::Error| Stop::Fault(Fault::reading(&here, error));
        let device = fs::symlink_metadata(&here).map_err(stop)?.dev();
        let (mut keep, mut empty) = (false, true);
        for entry in fs::read_dir(&here).map_err(stop)? {
            let entry = entry.map_err(stop)?;
            let route = below.join(entry.file_name());
            empty = false;
            if route.to_str().is_some_and(|route| route == LIST || self.listed.contains(route)) {
                continue;
            }
            if !entry.file_type().map_err(stop)?.is_dir() {
                self.file(&route)?;
                keep = true;
            } else if entry.metadata().map_err(stop)?.dev() != device {
                return Err(Stop::Mount);
            } else if self.folder(&route)? {
                self.create(&route)?;
                keep = true;
            }
        }
        Ok(keep || empty)
    }

    fn create(&self, route: &Path) -> Result<(), Stop> {
        let target = self.to.join(route);
        match fs::create_dir_all(&target) {
            Err(_) if target.is_file() => self.meet(route),
            result => result.map_err(|error| Stop::Fault(Fault::writing(target, error))),
        }
    }

    fn file(&self, route: &Path) -> Result<(), Stop> {
        let (path, target) = (self.from.join(route), self.to.join(route));
        let mut result = rustix::fs::link(&path, &target);
        if result == Err(Errno::NOENT) {
            let _ = target.parent().map(fs::create_dir_all);
            result = rustix::fs::link(&path, &target);
        }
        match result {
            Ok(()) => Ok(()),
            Err(Errno::XDEV) => Err(Stop::Mount),
            Err(Errno::EXIST | Errno::NOTDIR) => self.meet(route),
            Err(_) => fs::copy(&path, &target).map(drop).map_err(|error| Stop::Fault(Fault::writing(target, error))),
        }
    }

    /// A file or folder of the site stands where one of somebody else's stood.
    fn meet(&self, route: &Path) -> Result<(), Stop> {
        if self.strict {
            return Err(Stop::Fault(Fault::Foreign(route.display().to_string(), self.from.join(route))));
        }
        Ok(())
    }
}
