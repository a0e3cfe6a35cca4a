//! The exchange: from the old site to the new one, entry by entry, in steps that a later run can finish.
//!
//! It has begun when the list in the site's folder is the one that the stage holds ready: it names
//! everything of the old site and of the new. From then on the journal beside the staged site says
//! what remains, and each of its steps can be done again without harm.

use super::Fault;
use super::carry::Carry;
use super::place::{LIST, is_route, listed, remove};
use crate::output::is_page;
use rustix::fs::{CWD, RenameFlags, renameat_with};
use rustix::io::Errno;
use std::fmt;
use std::fs;
use std::io;
use std::os::unix::fs::MetadataExt as _;
use std::path::{Path, PathBuf};
use walkdir::WalkDir;

/// The folder of the staged site in its stage.
pub(super) const SITE: &str = "site";
/// The folder of what is moved in file by file.
const APART: &str = "apart";
const BOTH: &str = "both";
const JOURNAL: &str = "journal";

/// One step on the way.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Step {
    /// A new file that is no page appears: the pages that need it come later.
    Add(String),
    /// An entry of the folder changes places with the staged one, those without pages first.
    Put {
        /// Whether there are pages in it.
        pages: bool,
        name: String,
        /// The inode of the staged one: while that is in the stage, the step is still to be taken.
        inode: u64,
    },
    /// A file that the new site has no more goes: pages before what they load.
    Remove(String),
}

impl fmt::Display for Step {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Add(route) => write!(f, "add {route}"),
            Self::Put { name, inode, .. } => write!(f, "put {inode} {name}"),
            Self::Remove(route) => write!(f, "remove {route}"),
        }
    }
}

impl Step {
    /// The place of a step among all.
    pub(super) fn order(&self) -> (u8, bool) {
        match self {
            Self::Add(_) => (0, false),
            Self::Put { pages, .. } => (1, *pages),
            Self::Remove(route) => (2, !is_page(route)),
        }
    }

    /// A step as the journal has it; none for what is no step inside the site.
    fn parse(line: &str) -> Option<Self> {
        let (verb, rest) = line.split_once(' ')?;
        let step = match verb {
            "add" => Self::Add(rest.to_owned()),
            "remove" => Self::Remove(rest.to_owned()),
            "put" => {
                let (inode, name) = rest.split_once(' ')?;
                Self::Put { pages: false, name: name.to_owned(), inode: inode.parse().ok()? }
            }
            _ => return None,
        };
        let (Self::Add(route) | Self::Remove(route) | Self::Put { name: route, .. }) = &step;
        is_route(route).then_some(step)
    }
}

/// The inode of what stands at a path, be it a link.
pub(super) fn inode(path: &Path) -> Option<u64> {
    fs::symlink_metadata(path).ok().map(|metadata| metadata.ino())
}

/// Takes an entry out of the staged site, to be moved in file by file.
pub(super) fn set_apart(stage: &Path, name: &str) -> Result<(), Fault> {
    let apart = stage.join(APART);
    let moved = fs::create_dir_all(&apart).and_then(|()| fs::rename(stage.join(SITE).join(name), apart.join(name)));
    moved.map_err(|error| Fault::writing(stage, error))
}

/// Lets two paths change places.
pub(super) type Swap = fn(&Path, &Path) -> Result<(), Errno>;

/// A staged site and the folder that it is for.
pub(super) struct Exchange<'a> {
    pub(super) stage: &'a Path,
    pub(super) dest: &'a Path,
    /// Lets two paths change places at once, where the disk can.
    pub(super) swap: Swap,
}

/// Two paths change places.
pub(super) fn swap(one: &Path, other: &Path) -> Result<(), Errno> {
    renameat_with(CWD, one, CWD, other, RenameFlags::EXCHANGE)
}

impl Exchange<'_> {
    /// Writes the journal and begins: `both` is the list of the old site's files and the new one's.
    pub(super) fn begin(&self, steps: &[Step], both: &str) -> Result<(), Fault> {
        let journal: String = steps.iter().map(|step| format!("{step}\n")).collect();
        for (name, text) in [(JOURNAL, journal.as_str()), (BOTH, both)] {
            let path = self.stage.join(name);
            fs::write(&path, text).map_err(|error| Fault::writing(path, error))?;
        }
        // Its second name tells later that it was this list.
        let (both, list) = (self.stage.join(BOTH), self.stage.join(LIST));
        fs::hard_link(&both, list)
            .and_then(|()| fs::rename(&both, self.dest.join(LIST)))
            .map_err(|error| Fault::writing(self.dest, error))
    }

    /// What a process that was killed had begun and not finished; none where it had begun nothing, or
    /// where the folder is not any more the one that it left.
    fn begun(&self) -> Option<Vec<Step>> {
        let list = inode(&self.stage.join(LIST))?;
        let stands = inode(&self.dest.join(LIST)) == Some(list);
        let journal = fs::read_to_string(self.stage.join(JOURNAL)).ok().filter(|_| stands)?;
        Some(journal.lines().filter_map(Step::parse).collect())
    }

    /// Finishes what a process that was killed had begun.
    pub(super) fn finish(&self) -> Result<(), Fault> {
        let Some(steps) = self.begun() else { return Ok(()) };
        steps.iter().try_for_each(|step| self.take(step).map(drop))?;
        self.end()
    }

    /// Takes a step; returns the name of an entry whose files had to be replaced one by one.
    pub(super) fn take<'s>(&self, step: &'s Step) -> Result<Option<&'s str>, Fault> {
        match step {
            Step::Add(route) => self.add(route),
            Step::Put { name, inode, .. } => return Ok((!self.put(name, *inode)?).then_some(name)),
            Step::Remove(route) => self.remove(route),
        }
        Ok(None)
    }

    /// The last step: the list names the new site alone.
    pub(super) fn end(&self) -> Result<(), Fault> {
        let path = self.dest.join(LIST);
        match fs::rename(self.stage.join(SITE).join(LIST), &path) {
            Err(error) if error.kind() != io::ErrorKind::NotFound => Err(Fault::writing(path, error)),
            _ => Ok(()),
        }
    }

    /// Where something is in the way, the file comes with the folder that is put.
    fn add(&self, route: &str) {
        let path = self.dest.join(route);
        if self.not_folders(&path).next().is_none() {
            let _ = path.parent().map(fs::create_dir_all);
            let _ = fs::hard_link(self.stage.join(SITE).join(route), path);
        }
    }

    /// Whether it could be done at once.
    fn put(&self, name: &str, wanted: u64) -> Result<bool, Fault> {
        let (staged, stands, apart) =
            (self.stage.join(SITE).join(name), self.dest.join(name), self.stage.join(APART).join(name));
        if inode(&staged) == Some(wanted) {
            let is_file = |path: &Path| fs::symlink_metadata(path).is_ok_and(|metadata| metadata.is_file());
            let moves = inode(&stands).is_none() || (is_file(&staged) && is_file(&stands));
            let done = if moves { rustix::fs::rename(&staged, &stands) } else { (self.swap)(&staged, &stands) };
            match done {
                Ok(()) => {}
                Err(Errno::INVAL | Errno::NOSYS | Errno::OPNOTSUPP | Errno::BUSY | Errno::XDEV) => {
                    set_apart(self.stage, name)?;
                }
                Err(error) => return Err(Fault::writing(stands, error)),
            }
        }
        if inode(&apart).is_some() {
            return self.replace(&apart, &stands).map(|()| false);
        }
        // What has come into the old folder while this was going on is carried over as well.
        let listed = listed(self.dest)?.unwrap_or_default();
        let _ = Carry { from: &self.stage.join(SITE), to: self.dest, listed: &listed, strict: false }
            .carry(Path::new(name));
        Ok(true)
    }

    /// File by file, what pages need before the pages.
    fn replace(&self, from: &Path, to: &Path) -> Result<(), Fault> {
        let files = WalkDir::new(from).into_iter().flatten().filter(|entry| !entry.file_type().is_dir());
        let mut files: Vec<PathBuf> = files.map(walkdir::DirEntry::into_path).collect();
        files.sort_by_cached_key(|file| (is_page(&file.to_string_lossy()), file.clone()));
        for file in files {
            let below = file.strip_prefix(from).unwrap_or(Path::new(""));
            let path = if below == Path::new("") { to.to_owned() } else { to.join(below) };
            self.move_in(&file, &path).map_err(|error| Fault::writing(path, error))?;
        }
        Ok(())
    }

    /// Moves a file, also from another file system. What is not candor's and stands in its way was
    /// refused before, or is to yield.
    fn move_in(&self, file: &Path, path: &Path) -> io::Result<()> {
        for above in self.not_folders(path) {
            fs::remove_file(above)?;
        }
        let _ = path.parent().map(fs::create_dir_all);
        if fs::symlink_metadata(path).is_ok_and(|metadata| metadata.is_dir()) {
            remove(path);
        }
        match fs::rename(file, path) {
            Err(error) if error.kind() == io::ErrorKind::CrossesDevices => {
                let near = path.with_file_name(".candor-new");
                fs::copy(file, &near)?;
                fs::rename(near, path)?;
                fs::remove_file(file)
            }
            result => result,
        }
    }

    /// What stands above a path in the site's folder and is a file or a link.
    fn not_folders<'p>(&self, path: &'p Path) -> impl Iterator<Item = &'p Path> {
        let above = path.ancestors().skip(1).take_while(|above| *above != self.dest);
        above.filter(|above| fs::symlink_metadata(above).is_ok_and(|metadata| !metadata.is_dir()))
    }

    /// With the folders that are empty then; the first that is not ends it.
    fn remove(&self, route: &str) {
        let path = self.dest.join(route);
        if self.not_folders(&path).next().is_some() {
            return;
        }
        let _ = fs::remove_file(&path);
        for folder in path.ancestors().skip(1).take_while(|folder| *folder != self.dest) {
            if fs::remove_dir(folder).is_err() {
                break;
            }
        }
    }
}
