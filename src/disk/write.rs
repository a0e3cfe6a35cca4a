//! A site → its folder.
//!
//! The whole site is put together beside the folder that it is meant for, in `.NAME.candor-…`, or
//! inside it in `.candor-stage`. Then the entries of the two change places one by one, within about a
//! millisecond; the folder itself stays, so whoever serves or mounts it sees the new site. Files that
//! have not changed, and files that are not candor's, are hard links to those that stand there, and
//! entries in which nothing changes are left alone. A process that is killed leaves the old site or
//! the new one; in that millisecond, pages of both that find what they load, and a journal from which
//! the next process goes on.

use super::carry::{Carry, Stop};
use super::exchange::{Exchange, SITE, Step, Swap, inode, set_apart, swap};
use super::place::{self, LIST, is_route};
use super::{Fault, Target, stages};
use crate::base::lock;
use crate::output::is_page;
use rayon::iter::{IndexedParallelIterator, IntoParallelRefIterator, ParallelIterator};
use rustix::fs::{AtFlags, CWD, Mode, OFlags, RenameFlags, linkat, openat, renameat_with};
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

/// A site that is being put together for its folder. Dropped before [`Stage::commit`], it leaves no
/// trace.
#[derive(Debug)]
pub struct Stage {
    dest: PathBuf,
    path: PathBuf,
    /// Open, and locked for as long as the stage is alive, so that others leave it alone.
    _alive: File,
    /// The folder in it that the site is put together in.
    site: File,
    /// The folder of the site that stands there, locked: one process at a time writes to it.
    old: Option<File>,
    /// The files that candor wrote there.
    listed: HashSet<String>,
    force: bool,
    folders: RwLock<HashSet<String>>,
    put: Mutex<Put>,
    /// Whether the exchange has begun and not ended: then what remains is for the next process.
    has_begun: bool,
    /// How two entries change places.
    swap: Swap,
}

/// What has been put so far.
#[derive(Debug, Default)]
struct Put {
    written: Vec<String>,
    same: Vec<String>,
}

impl Put {
    fn routes(&self) -> BTreeSet<&str> {
        self.written.iter().chain(&self.same).map(String::as_str).collect()
    }
}

thread_local! {
    /// Holds the old bytes of a file while they are compared.
    static OLD: RefCell<Vec<u8>> = const { RefCell::new(Vec::new()) };
}

impl Stage {
    /// Opens an empty stage for `target`, once no other process writes there, finishes what one that
    /// was killed had begun, and removes its stage. With `force`, a folder that candor did not write is
    /// accepted, and a file in it yields to one of the site at the same path; every other file there
    /// stays in any case.
    ///
    /// # Errors
    /// [`Fault::NotOurs`], or that the place cannot be read or written.
    pub fn open(target: &Target, force: bool) -> Result<Self, Fault> {
        let dest = target.path().to_owned();
        let parent = dest.parent().unwrap_or(Path::new("/"));
        fs::create_dir_all(parent).map_err(|error| Fault::writing(parent, error))?;
        let old = File::open(&dest).ok();
        // A disk that knows no locks is written to without.
        let _ = old.as_ref().map(File::lock);
        stages::settle(&dest)?;
        let listed = place::listed(&dest)?;
        if listed.is_none() && !force && old.is_some() && !place::is_empty(&dest)? {
            return Err(Fault::NotOurs(dest));
        }
        let (path, alive) = stages::create(&dest)?;
        let site = path.join(SITE);
        let made = fs::create_dir(&site).and_then(|()| File::open(&site));
        Ok(Self {
            site: made.map_err(|error| Fault::writing(&dest, error))?,
            dest,
            path,
            _alive: alive,
            old,
            listed: listed.unwrap_or_default(),
            force,
            folders: RwLock::default(),
            put: Mutex::default(),
            has_begun: false,
            swap,
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
        let mut put = lock(&self.put);
        if same { &mut put.same } else { &mut put.written }.push(route.to_owned());
        Ok(())
    }

    /// Puts the site in its place and removes the old one.
    ///
    /// # Errors
    /// When the last files can't be linked; the old site stands then as before. When an entry can't
    /// take its place, the next [`Stage::open`] goes on from there.
    pub fn commit(mut self) -> Result<Written, Fault> {
        let put = std::mem::take(&mut *lock(&self.put));
        let (routes, gone) = (put.routes(), self.gone(&put));
        let result = |note| Written { files: routes.len(), changed: put.written.len() + gone.len(), note };
        if self.old.is_some() && put.written.is_empty() && gone.is_empty() && self.dest.join(LIST).exists() {
            return Ok(result(None));
        }
        self.create(LIST, list(&routes).as_bytes())?;
        if self.old.is_none() {
            return self.appear().map(|()| result(None));
        }
        let steps = self.steps(&put, &gone)?;
        self.exchange().begin(&steps, &self.both(&routes))?;
        self.has_begun = true;
        let mut one_by_one = Vec::new();
        for step in &steps {
            one_by_one.extend(self.exchange().take(step)?);
        }
        self.exchange().end()?;
        self.has_begun = false;
        Ok(result(note(&self.dest, &one_by_one)))
    }

    fn exchange(&self) -> Exchange<'_> {
        Exchange { stage: &self.path, dest: &self.dest, swap: self.swap }
    }

    /// The files of the old site that the new one lacks.
    fn gone(&self, put: &Put) -> Vec<String> {
        let routes = put.routes();
        self.listed.iter().filter(|route| !routes.contains(route.as_str())).cloned().collect()
    }

    /// The list of all files of the new site and of the old one.
    fn both(&self, routes: &BTreeSet<&str>) -> String {
        list(&routes.iter().copied().chain(self.listed.iter().map(String::as_str)).collect())
    }

    /// Where there is no folder yet, the whole becomes it.
    fn appear(&self) -> Result<(), Fault> {
        let site = self.path.join(SITE);
        renameat_with(CWD, &site, CWD, &self.dest, RenameFlags::NOREPLACE)
            .or_else(|_| rustix::fs::rename(&site, &self.dest))
            .map_err(|error| Fault::writing(&self.dest, error))
    }

    /// What is to be done to the folder. The entries that change places are made whole for it: with
    /// what has not changed, what is not candor's, and until the end with what is gone.
    fn steps(&self, Put { written, same }: &Put, gone: &[String]) -> Result<Vec<Step>, Fault> {
        let entries: BTreeSet<&str> =
            written.iter().filter(|route| self.needs_exchange(route)).map(|route| entry_of(route)).collect();
        let within = |route: &str| entries.contains(entry_of(route));
        same.par_iter().with_min_len(64).filter(|route| within(route)).try_for_each(|route| self.link(route))?;
        for route in gone.iter().filter(|route| within(route)) {
            // Where the new site has a folder, or a file in the place of one, it stays out.
            let _ = self.link(route);
        }
        let pages: HashSet<&str> =
            written.iter().chain(same).filter(|route| is_page(route)).map(|route| entry_of(route)).collect();
        let site = self.path.join(SITE);
        let mut steps = Vec::new();
        for name in entries {
            self.make_whole(name, written)?;
            let inode = inode(&site.join(name)).unwrap_or_default();
            steps.push(Step::Put { pages: pages.contains(name), name: name.to_owned(), inode });
        }
        let is_new = |route: &&String| route.contains('/') && !is_page(route) && !self.listed.contains(*route);
        steps.extend(written.iter().filter(is_new).map(|route| Step::Add(route.clone())));
        steps.extend(gone.iter().cloned().map(Step::Remove));
        steps.sort_by_key(Step::order);
        Ok(steps)
    }

    /// Whether a file that was written comes with the entry that it is in: not when it is new, no page,
    /// and nothing is in its way.
    fn needs_exchange(&self, route: &str) -> bool {
        let path = self.dest.join(route);
        let way_is_free = || {
            let mut above = path.ancestors().skip(1).take_while(|above| *above != self.dest);
            inode(&path).is_none()
                && above.all(|above| fs::symlink_metadata(above).map_or(true, |above| above.is_dir()))
        };
        !route.contains('/') || is_page(route) || self.listed.contains(route) || !way_is_free()
    }

    /// Brings what is not candor's into a staged entry, or takes the entry aside where a part of the
    /// one that stands there is another file system.
    fn make_whole(&self, name: &str, written: &[String]) -> Result<(), Fault> {
        let site = self.path.join(SITE);
        let carry = Carry { from: &self.dest, to: &site, listed: &self.listed, strict: !self.force };
        match carry.carry(Path::new(name)) {
            Ok(()) => {}
            Err(Stop::Fault(fault)) => return Err(fault),
            Err(Stop::Mount) => {
                let theirs = |route: &&String| !self.listed.contains(*route) && inode(&self.dest.join(route)).is_some();
                let mut within = written.iter().filter(|route| entry_of(route) == name);
                if let Some(route) = within.find(theirs).filter(|_| !self.force) {
                    return Err(Fault::Foreign(route.clone(), self.dest.join(route)));
                }
                set_apart(&self.path, name)?;
            }
        }
        let old = fs::symlink_metadata(self.dest.join(name)).ok().filter(fs::Metadata::is_dir);
        let _ = old.map(|old| fs::set_permissions(site.join(name), old.permissions()));
        Ok(())
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
        match openat(&self.site, route, flags, Mode::from_raw_mode(0o666)) {
            Ok(file) => File::from(file).write_all(bytes).map_err(|error| Fault::writing(self.dest.join(route), error)),
            Err(error) => Err(self.not_created(route, error)),
        }
    }

    /// Links a file that stands in the old site; copies it where it cannot be linked.
    fn link(&self, route: &str) -> Result<(), Fault> {
        self.make_folder_of(route)?;
        if let Some(old) = &self.old {
            match linkat(old, route, &self.site, route, AtFlags::empty()) {
                Ok(()) => return Ok(()),
                Err(rustix::io::Errno::EXIST) => return Err(Fault::SameName(self.dest.join(route))),
                Err(_) => {}
            }
        }
        fs::copy(self.dest.join(route), self.path.join(SITE).join(route))
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
        fs::create_dir_all(self.path.join(SITE).join(folder))
            .map_err(|error| Fault::writing(self.dest.join(folder), error))?;
        self.folders.write().unwrap_or_else(PoisonError::into_inner).insert(folder.to_owned());
        Ok(())
    }
}

impl Drop for Stage {
    fn drop(&mut self) {
        if !self.has_begun {
            place::remove(&self.path);
            stages::leave(&self.dest);
        }
    }
}

/// The entry of the site's folder that a route lies in.
fn entry_of(route: &str) -> &str {
    route.split('/').next().unwrap_or(route)
}

fn list(routes: &BTreeSet<&str>) -> String {
    routes.iter().flat_map(|route| [*route, "\n"]).collect()
}

/// What the user should know.
fn note(dest: &Path, one_by_one: &[&str]) -> Option<String> {
    let first = one_by_one.first()?;
    let others = if one_by_one.len() > 1 { " and others" } else { "" };
    let path = dest.join(first);
    Some(format!(
        "this disk can't replace {}{others} in one step, so the files were replaced one by one",
        path.display()
    ))
}

#[cfg(test)]
mod tests;
