//! Folders → sources.

use super::Fault;
use super::skip::skipped;
use crate::base::join;
use crate::source::{Layer, SourceFile};
use rayon::iter::{ParallelBridge, ParallelIterator};
use std::collections::HashMap;
use std::fs::{self, File};
use std::io::{self, Read as _};
use std::os::unix::fs::MetadataExt as _;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::{Duration, SystemTime};
use walkdir::WalkDir;

/// A folder, or a single file, that sources are read from. One that does not exist has no files.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Folder {
    /// The layer that its files belong to.
    pub layer: Layer,
    /// Where it is, relative to the site's root (or absolute): `brands/riverside`.
    pub at: PathBuf,
    /// What its files' paths start with: `content`; empty for the root of the layer.
    pub as_path: String,
}

impl Folder {
    /// The folder or file `at` of the site's own layer, under the same path.
    pub fn site(at: &str) -> Self {
        Self { layer: Layer::Site, at: at.into(), as_path: at.into() }
    }
}

/// Reads every file of `folders` below `root` once. See [`Reader`].
///
/// # Errors
/// As [`Reader::read`].
pub fn read(root: &Path, folders: &[Folder]) -> Result<Vec<Arc<SourceFile>>, Fault> {
    Reader::new(root, folders).read()
}

/// Reads folders again and again; a file that has not changed costs one look at its size and times.
#[derive(Debug)]
pub struct Reader {
    root: PathBuf,
    places: Vec<Place>,
}

/// A folder and what was read from it.
#[derive(Debug)]
struct Place {
    folder: Folder,
    known: HashMap<PathBuf, Known>,
}

#[derive(Debug)]
struct Known {
    stamp: Stamp,
    file: Arc<SourceFile>,
    /// Whether the file was old enough when it was read that a later change must show in its stamp.
    settled: bool,
}

/// What tells two states of a file apart without reading it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Stamp {
    device: u64,
    inode: u64,
    bytes: u64,
    modified: (i64, i64),
    changed: (i64, i64),
}

/// A file that the walk found.
struct Found {
    on_disk: PathBuf,
    /// Below the folder; empty for a folder that is a single file.
    below: String,
}

impl Reader {
    /// A reader of `folders` below `root` that has not read anything yet.
    pub fn new(root: &Path, folders: &[Folder]) -> Self {
        let place = |folder: &Folder| Place { folder: folder.clone(), known: HashMap::new() };
        Self { root: root.to_owned(), places: folders.iter().map(place).collect() }
    }

    /// All files, in the order of the folders and then of their names. Symbolic links are followed;
    /// hidden files, editors' temporary files and what is not a regular file are passed over. A file
    /// is the same `Arc` as before when it has not changed.
    ///
    /// # Errors
    /// When the root is missing, something in it cannot be read, a name is not UTF-8, a link leads
    /// in a circle, or a file is too large. The first in order is reported.
    pub fn read(&mut self) -> Result<Vec<Arc<SourceFile>>, Fault> {
        fs::metadata(&self.root).map_err(|error| Fault::reading(&self.root, error))?;
        let mut files = Vec::new();
        for place in &mut self.places {
            place.read(&self.root, &mut files)?;
        }
        Ok(files)
    }
}

/// A file, and what came of looking at it.
type Looked = Result<(PathBuf, Look), Fault>;

impl Place {
    fn read(&mut self, root: &Path, files: &mut Vec<Arc<SourceFile>>) -> Result<(), Fault> {
        let now = SystemTime::now();
        let look = |found: Result<Found, Fault>| {
            let found = found?;
            let look = look(&self.folder, &found, self.known.get(&found.on_disk), now)?;
            Ok((found.on_disk, look))
        };
        // One thread walks while the others read what was found.
        let looks = walk(root, &self.folder).enumerate().par_bridge().map(|(place, found)| (place, look(found)));
        let mut looks: Vec<(usize, Looked)> = looks.collect();
        looks.sort_unstable_by_key(|(place, _)| *place);
        let mut before = std::mem::take(&mut self.known);
        self.known.reserve(looks.len());
        for (_, look) in looks {
            let (path, look) = look?;
            let known = match look {
                Look::Same => before.remove(&path),
                Look::Read(known) => Some(known),
                Look::Gone => None,
            };
            if let Some(known) = known {
                files.push(Arc::clone(&known.file));
                self.known.insert(path, known);
            }
        }
        Ok(())
    }
}

/// What came of looking at a file.
enum Look {
    /// It has not changed.
    Same,
    /// It was read.
    Read(Known),
    /// It has vanished since the walk.
    Gone,
}

/// The files of a folder in the order of their names; none where it does not exist.
fn walk(root: &Path, folder: &Folder) -> impl Iterator<Item = Result<Found, Fault>> + Send {
    let start = root.join(&folder.at);
    let missing = fs::symlink_metadata(&start).is_err_and(|error| error.kind() == io::ErrorKind::NotFound);
    let walk = (!missing).then(|| WalkDir::new(&start).follow_links(true).sort_by_file_name());
    let wanted = |entry: &walkdir::DirEntry| entry.depth() == 0 || !entry.file_name().to_str().is_some_and(skipped);
    walk.into_iter().flat_map(move |walk| walk.into_iter().filter_entry(wanted)).filter_map(move |entry| match entry {
        Ok(entry) => entry.file_type().is_file().then(|| Found::of(entry, &start)),
        Err(error) if is_passing(&error) => None,
        Err(error) => Some(Err(fault(&start, error))),
    })
}

impl Found {
    /// The file of an entry below `start`.
    fn of(entry: walkdir::DirEntry, start: &Path) -> Result<Self, Fault> {
        let below = &entry.path().as_os_str().as_encoded_bytes()[start.as_os_str().len()..];
        let Ok(below) = str::from_utf8(below) else { return Err(Fault::Name(entry.into_path())) };
        let below = below.trim_start_matches('/').to_owned();
        Ok(Self { on_disk: entry.into_path(), below })
    }
}

/// Whether an error concerns a name that is passed over anyway (Emacs locks a file with a dangling
/// link), or a file that vanished while the folder was read.
fn is_passing(error: &walkdir::Error) -> bool {
    let Some(path) = error.path() else { return false };
    let name = path.file_name().and_then(|name| name.to_str());
    let gone = error.io_error().is_some_and(|error| error.kind() == io::ErrorKind::NotFound);
    name.is_some_and(skipped) || (gone && fs::symlink_metadata(path).is_err())
}

fn fault(start: &Path, error: walkdir::Error) -> Fault {
    let path = error.path().unwrap_or(start).to_owned();
    if let Some(ancestor) = error.loop_ancestor() {
        return Fault::Loop(path, ancestor.to_owned());
    }
    let error = error.into_io_error().unwrap_or_else(|| io::ErrorKind::Other.into());
    if error.kind() == io::ErrorKind::NotFound {
        return Fault::Read(path, io::Error::other("it is a link to nothing"));
    }
    Fault::Read(path, error)
}

/// The file as it is now.
fn look(folder: &Folder, found: &Found, known: Option<&Known>, now: SystemTime) -> Result<Look, Fault> {
    let looked = match known.filter(|known| known.settled) {
        Some(known) if fs::metadata(&found.on_disk).is_ok_and(|now| Stamp::of(&now) == known.stamp) => {
            return Ok(Look::Same);
        }
        _ => bytes_of(&found.on_disk),
    };
    let (stamp, bytes) = match looked {
        Ok((stamp, Some(bytes))) => (stamp, bytes),
        Ok((_, None)) => return Err(Fault::TooLarge(found.on_disk.clone())),
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(Look::Gone),
        Err(error) => return Err(Fault::Read(found.on_disk.clone(), error)),
    };
    let below = |start: &str| if found.below.is_empty() { start.to_owned() } else { join(start, &found.below) };
    let file = SourceFile::new(folder.layer, below(&folder.as_path), bytes);
    let file = file.standing_at(&below(&folder.at.to_string_lossy()));
    let file = match known {
        Some(known) if known.file.is_same(&file) => Arc::clone(&known.file),
        _ => Arc::new(file),
    };
    Ok(Look::Read(Known { stamp, file, settled: stamp.is_older_than(now) }))
}

/// A file's stamp, and its bytes unless they are too many.
fn bytes_of(path: &Path) -> io::Result<(Stamp, Option<Vec<u8>>)> {
    let file = File::open(path)?;
    let stamp = Stamp::of(&file.metadata()?);
    if stamp.bytes >= u64::from(u32::MAX) {
        return Ok((stamp, None));
    }
    let mut bytes = Vec::with_capacity(usize::try_from(stamp.bytes).unwrap_or(0) + 1);
    // By itself a file would be asked for its size once more.
    file.take(u64::MAX).read_to_end(&mut bytes)?;
    Ok((stamp, Some(bytes)))
}

impl Stamp {
    fn of(metadata: &fs::Metadata) -> Self {
        Self {
            device: metadata.dev(),
            inode: metadata.ino(),
            bytes: metadata.len(),
            modified: (metadata.mtime(), metadata.mtime_nsec()),
            changed: (metadata.ctime(), metadata.ctime_nsec()),
        }
    }

    /// Clocks of file systems tick slowly (4 ms here, 2 s on memory sticks): a file that was changed
    /// just now may change again without its times telling.
    fn is_older_than(self, now: SystemTime) -> bool {
        let newest = self.modified.max(self.changed).0;
        let newest = SystemTime::UNIX_EPOCH + Duration::from_secs(u64::try_from(newest).unwrap_or(0));
        now.duration_since(newest).is_ok_and(|age| age > Duration::from_secs(3))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::os::unix::ffi::OsStrExt as _;
    use std::os::unix::fs::symlink;

    fn site() -> tempfile::TempDir {
        let root = tempfile::tempdir().unwrap();
        fs::create_dir_all(root.path().join("content/faq")).unwrap();
        for (path, text) in [
            ("book.toml", ""),
            ("content/b.md", "b"),
            ("content/faq/a.md", "a"),
            ("content/b.md~", ""),
            ("content/.x", ""),
        ] {
            fs::write(root.path().join(path), text).unwrap();
        }
        root
    }

    fn folders() -> [Folder; 3] {
        [Folder::site("book.toml"), Folder::site("content"), Folder::site("static")]
    }

    #[test]
    fn reads_what_belongs_to_the_site_in_order() {
        let root = site();
        symlink("nobody@nowhere.1", root.path().join("content/.#b.md")).unwrap();
        rustix::fs::mkfifoat(rustix::fs::CWD, root.path().join("content/pipe.md"), rustix::fs::Mode::RUSR).unwrap();
        let files = read(root.path(), &folders()).unwrap();
        let paths: Vec<_> = files.iter().map(|file| file.path.as_str()).collect();
        assert_eq!(paths, ["book.toml", "content/b.md", "content/faq/a.md"]);
    }

    #[test]
    fn an_unchanged_file_is_the_same_and_a_changed_one_is_not() {
        let root = site();
        let mut reader = Reader::new(root.path(), &folders());
        let before = reader.read().unwrap();
        fs::write(root.path().join("content/b.md"), "c").unwrap();
        let after = reader.read().unwrap();
        assert!(Arc::ptr_eq(&before[2], &after[2]));
        assert_eq!(after[1].text(), "c");
        fs::remove_file(root.path().join("content/b.md")).unwrap();
        assert_eq!(reader.read().unwrap().len(), 2);
        assert_eq!(reader.places[1].known.len(), 1);
    }

    #[test]
    fn faults_name_the_path() {
        let root = site();
        let content = root.path().join("content");
        symlink(&content, content.join("again")).unwrap();
        let fault = read(root.path(), &folders()).unwrap_err();
        assert!(matches!(&fault, Fault::Loop(path, to) if path.ends_with("again") && *to == content), "{fault}");
        fs::remove_file(content.join("again")).unwrap();

        symlink("nothing", content.join("gone.md")).unwrap();
        let fault = read(root.path(), &folders()).unwrap_err().to_string();
        assert!(fault.contains("gone.md cannot be read (it is a link to nothing)"), "{fault}");
        fs::remove_file(content.join("gone.md")).unwrap();

        fs::write(content.join(std::ffi::OsStr::from_bytes(b"\xff.md")), "").unwrap();
        assert!(matches!(read(root.path(), &folders()).unwrap_err(), Fault::Name(_)));
        assert!(matches!(read(&root.path().join("no"), &folders()).unwrap_err(), Fault::NotFound(_)));
    }
}
