//! What is not candor's, carried from one folder to the one that takes its place.

use super::Fault;
use rustix::io::Errno;
use std::collections::HashSet;
use std::fs;
use std::io;
use std::os::unix::fs::MetadataExt as _;
use std::path::Path;

/// The linking of what is not candor's from one folder to another.
pub(super) struct Carry<'a> {
    pub(super) from: &'a Path,
    pub(super) to: &'a Path,
    /// What is candor's in `from`.
    pub(super) listed: &'a HashSet<String>,
    /// Refuses to meet a file of the site.
    pub(super) strict: bool,
}

/// Why files that are not candor's could not be carried over.
pub(super) enum Stop {
    /// A part of the folder is another file system, which cannot change places.
    Mount,
    Fault(Fault),
}

impl Carry<'_> {
    /// Carries what is at a path, and in it if it is a folder.
    pub(super) fn carry(&self, route: &Path) -> Result<(), Stop> {
        match fs::symlink_metadata(self.from) {
            Ok(from) => self.entry(route, from.dev()).map(drop),
            Err(error) => Err(Stop::Fault(Fault::reading(self.from, error))),
        }
    }

    /// Whether there is anything at a path that is to be kept.
    fn entry(&self, route: &Path, device: u64) -> Result<bool, Stop> {
        if route.to_str().is_some_and(|route| self.listed.contains(route)) {
            return Ok(false);
        }
        let Ok(metadata) = fs::symlink_metadata(self.from.join(route)) else { return Ok(false) };
        if !metadata.is_dir() {
            return self.file(route).map(|()| true);
        }
        if metadata.dev() != device {
            return Err(Stop::Mount);
        }
        let keep = self.folder(route, device)?;
        if keep {
            self.create(route)?;
        }
        Ok(keep)
    }

    /// Whether anything in a folder is to be kept, or there is nothing at all in it: then the folder
    /// itself is.
    fn folder(&self, below: &Path, device: u64) -> Result<bool, Stop> {
        let here = self.from.join(below);
        let stop = |error: io::Error| Stop::Fault(Fault::reading(&here, error));
        let (mut keep, mut empty) = (false, true);
        for entry in fs::read_dir(&here).map_err(stop)? {
            keep |= self.entry(&below.join(entry.map_err(stop)?.file_name()), device)?;
            empty = false;
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
