//! A site → its folder, in one step.
//!
//! The whole site is put together beside the folder that it is meant for, in `.NAME.candor-…`. Files
//! that have not changed, and files that are not candor's, are hard links to those that stand there.
//! Then the two folders change places, and the old one is removed. A process that is killed leaves
//! the old site or the new one, and perhaps a stage, which the next one removes.

use super::place::{self, LIST, Placed, is_route};
use super::{Fault, Target};
use rayon::iter::{IndexedParallelIterator, IntoParallelRefIterator, ParallelIterator};
use rustix::fs::{AtFlags, Mode, OFlags, linkat, openat};
use std::cell::RefCell;
use std::collections::{BTreeSet, HashSet};
use std::fs::{self, File};
use std::io::{Read as _, Write as _};
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError, RwLock};

/// What a finished write did.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Written {
    /// Files of the site.
    pub files: usize,
    /// Files that are new, differ from before, or are gone.
    pub changed: usize,
    /// What the user should know, as a sentence.
    pub note: Option<String>,
}

/// A site that is being put together beside its folder. Dropped before [`Stage::commit`], it leaves
/// no trace.
#[derive(Debug)]
pub struct Stage {
    dest: PathBuf,
    path: PathBuf,
    /// Open, and locked for as long as the stage is alive, so that others leave it alone.
    folder: File,
    /// The folder of the site that stands there.
    old: Option<File>,
    /// The files that candor wrote there.
    listed: HashSet<String>,
    force: bool,
    folders: RwLock<HashSet<String>>,
    put: Mutex<Put>,
}

/// What has been put so far.
#[derive(Debug, Default)]
struct Put {
    written: Vec<String>,
    same: Vec<String>,
}

thread_local! {
    /// Holds the old bytes of a file while they are compared.
    static OLD: RefCell<Vec<u8>> = const { RefCell::new(Vec::new()) };
}

impl Stage {
    /// Opens an empty stage beside `target`, and removes those of processes that were killed. With
    /// `force`, a folder that candor did not write is accepted, and a file in it yields to one of the
    /// site at the same path; every other file there stays in any case.
    ///
    /// # Errors
    /// [`Fault::NotOurs`], or that the place cannot be read or written.
    pub fn open(target: &Target, force: bool) -> Result<Self, Fault> {
        let dest = target.path().to_owned();
        let parent = dest.parent().unwrap_or(Path::new("/"));
        fs::create_dir_all(parent).map_err(|error| Fault::writing(parent, error))?;
        let old = File::open(&dest).ok();
        let listed = place::listed(&dest)?;
        if listed.is_none() && !force && old.is_some() && !place::is_empty(&dest)? {
            return Err(Fault::NotOurs(dest));
        }
        place::remove_stale(&dest);
        let (path, folder) = place::create_stage(&dest)?;
        Ok(Self {
            dest,
            path,
            folder,
            old,
            listed: listed.unwrap_or_default(),
            force,
            folders: RwLock::default(),
            put: Mutex::default(),
        })
    }

    /// Adds one file. May be called from many threads at once.
    ///
    /// # Errors
    /// When the route leads out of the site, is taken, or the file cannot be written.
    pub fn put(&self, route: &str, bytes: &[u8]) -> Result<(), Fault> {
        if !is_route(route) {
            return Err(Fault::Route(route.to_owned()));
        }
        let same = self.listed.contains(route) && self.stands(route, bytes);
        if !same {
            self.make_folder_of(route)?;
            self.create(route, bytes)?;
        }
        let mut put = self.put.lock().unwrap_or_else(PoisonError::into_inner);
        if same { &mut put.same } else { &mut put.written }.push(route.to_owned());
        Ok(())
    }

    /// Puts the site in its place and removes the old one.
    ///
    /// # Errors
    /// When the last files cannot be linked, or the folders cannot change places; the old site stands
    /// then as before.
    pub fn commit(self) -> Result<Written, Fault> {
        let Put { written, same } = std::mem::take(&mut *self.put.lock().unwrap_or_else(PoisonError::into_inner));
        let routes: BTreeSet<&str> = written.iter().chain(&same).map(String::as_str).collect();
        let gone = self.listed.iter().filter(|route| !routes.contains(route.as_str())).count();
        let result = |note| Written { files: routes.len(), changed: written.len() + gone, note };
        if self.old.is_some() && written.is_empty() && gone == 0 && self.dest.join(LIST).exists() {
            return Ok(result(None));
        }
        same.par_iter().with_min_len(64).try_for_each(|route| self.link(route))?;
        let list: String = routes.iter().flat_map(|route| [*route, "\n"]).collect();
        self.create(LIST, list.as_bytes())?;
        let placed = Placed { stage: &self.path, dest: &self.dest, listed: &self.listed, force: self.force };
        let note = placed.exchange(&routes, &written)?;
        Ok(result(note))
    }

    /// Whether `bytes` are what stands at the route already.
    fn stands(&self, route: &str, bytes: &[u8]) -> bool {
        let Some(old) = &self.old else { return false };
        let flags = OFlags::RDONLY | OFlags::CLOEXEC | OFlags::NOFOLLOW | OFlags::NONBLOCK;
        let Ok(file) = openat(old, route, flags, Mode::empty()) else { return false };
        let mut file = File::from(file);
        let alike = file.metadata().is_ok_and(|metadata| metadata.is_file() && metadata.len() == bytes.len() as u64);
        alike
            && OLD.with_borrow_mut(|buffer| {
                buffer.resize(bytes.len(), 0);
                file.read_exact(buffer).is_ok() && buffer == bytes
            })
    }

    fn create(&self, route: &str, bytes: &[u8]) -> Result<(), Fault> {
        let flags = OFlags::WRONLY | OFlags::CREATE | OFlags::EXCL | OFlags::CLOEXEC;
        match openat(&self.folder, route, flags, Mode::from_raw_mode(0o666)) {
            Ok(file) => File::from(file).write_all(bytes).map_err(|error| Fault::writing(self.dest.join(route), error)),
            Err(error) => Err(self.not_created(route, error)),
        }
    }

    /// Links a file that stands in the old site; copies it where it cannot be linked.
    fn link(&self, route: &str) -> Result<(), Fault> {
        self.make_folder_of(route)?;
        if let Some(old) = &self.old {
            match linkat(old, route, &self.folder, route, AtFlags::empty()) {
                Ok(()) => return Ok(()),
                Err(rustix::io::Errno::EXIST) => return Err(Fault::SameName(self.dest.join(route))),
                Err(_) => {}
            }
        }
        fs::copy(self.dest.join(route), self.path.join(route))
            .map(drop)
            .map_err(|error| Fault::writing(self.dest.join(route), error))
    }

    fn not_created(&self, route: &str, error: rustix::io::Errno) -> Fault {
        let path = self.dest.join(route);
        match error {
            rustix::io::Errno::EXIST | rustix::io::Errno::ISDIR => Fault::SameName(path),
            error => Fault::writing(path, error),
        }
    }

    fn make_folder_of(&self, route: &str) -> Result<(), Fault> {
        let Some((folder, _)) = route.rsplit_once('/') else { return Ok(()) };
        if self.folders.read().unwrap_or_else(PoisonError::into_inner).contains(folder) {
            return Ok(());
        }
        fs::create_dir_all(self.path.join(folder)).map_err(|error| Fault::writing(self.dest.join(folder), error))?;
        self.folders.write().unwrap_or_else(PoisonError::into_inner).insert(folder.to_owned());
        Ok(())
    }
}

impl Drop for Stage {
    fn drop(&mut self) {
        place::remove(&self.path);
    }
}
