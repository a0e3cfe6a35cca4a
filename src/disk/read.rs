//! Folders → sources.

use super::Fault;
use super::skip::{is_left_behind, skipped};
use crate::base::{join, lock};
use crate::source::{Layer, SourceFile};
use rayon::iter::{ParallelBridge, ParallelIterator};
use rustix::fs::{Mode, OFlags};
use std::collections::HashMap;
use std::fs::{self, File};
use std::io::{self, Read as _};
use std::os::unix::fs::MetadataExt as _;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, SystemTime};
use walkdir::{DirEntry, WalkDir};

/// So many files are walked over before the next thread may walk on.
const AT_ONCE: usize = 64;

/// Where the site's settings stand.
const SETTINGS: &str = "book.toml";

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

/// How much may be read of a site that strangers wrote.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Bounds {
    pub bytes: u64,
    pub files: u64,
    /// How many folders may lie in each other.
    pub nesting: u64,
    /// Whether symbolic links within the site are followed.
    pub links: bool,
}

/// How much was read so far, and how much may be.
#[derive(Debug, Default)]
struct Count {
    bounds: Option<Bounds>,
    files: u64,
    bytes: u64,
}

impl Count {
    /// Counts a file before it is read.
    fn add(&mut self, entry: &DirEntry) -> Result<(), Fault> {
        let Some(bounds) = self.bounds else { return Ok(()) };
        self.files += 1;
        self.bytes += entry.metadata().map_or(0, |metadata| metadata.len());
        let counted = [
            ("files", self.files, bounds.files),
            ("bytes", self.bytes, bounds.bytes),
            ("nesting", entry.depth() as u64, bounds.nesting),
        ];
        let over = counted.into_iter().find(|(_, number, most)| number > most);
        over.map_or(Ok(()), |(what, _, most)| Err(Fault::Limit(what, most)))
    }
}

/// Reads folders again and again; a file that has not changed costs one look at its size and times.
#[derive(Debug)]
pub(crate) struct Reader {
    root: PathBuf,
    places: Vec<Place>,
    bounds: Option<Bounds>,
}

/// A folder and what was read from it.
#[derive(Debug)]
struct Place {
    folder: Folder,
    known: HashMap<PathBuf, Known>,
    noticed: Noticed,
}

/// What a walk noticed beside files.
#[derive(Debug, Default)]
struct Noticed {
    /// Where symbolic links lead.
    links: Vec<PathBuf>,
    /// What was passed over though it can be seen, below the site's root.
    left_out: Vec<String>,
}

#[derive(Clone, Debug)]
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
    pub(crate) fn new(root: &Path, folders: &[Folder]) -> Self {
        let place =
            |folder: &Folder| Place { folder: folder.clone(), known: HashMap::new(), noticed: Noticed::default() };
        Self { root: root.to_owned(), places: folders.iter().map(place).collect(), bounds: None }
    }

    /// The same, which reads no more than that.
    pub(crate) fn within(self, bounds: Option<Bounds>) -> Self {
        Self { bounds, ..self }
    }

    /// All files, in the order of the folders and then of their names. Symbolic links to what is in the
    /// site are followed; hidden files, what editors and systems leave behind, and what is not a
    /// regular file are passed over. A file is the same `Arc` as before when it has not changed.
    ///
    /// # Errors
    /// When the root is missing, something in it cannot be read, a name is not UTF-8, a link leads
    /// in a circle or out of the site, or a file is too large. The first in order is reported.
    pub(crate) fn read(&mut self) -> Result<Vec<Arc<SourceFile>>, Fault> {
        let root = self.root.canonicalize().map_err(|error| Fault::reading(&self.root, error))?;
        let mut files = Vec::new();
        let mut count = Count { bounds: self.bounds, ..Count::default() };
        for place in &mut self.places {
            place.read((&self.root, &root), &mut count, &mut files)?;
        }
        Ok(files)
    }

    /// Those of the files at `paths` that are others than when all were read. None where more may have changed than the
    /// words of files that are known: one that is new or gone, or what a link leads to.
    pub(crate) fn again(&mut self, paths: &[PathBuf]) -> Option<Vec<Arc<SourceFile>>> {
        let now = SystemTime::now();
        let mut changed = Vec::new();
        if self.links().next().is_some() || self.bounds.is_some() {
            return None;
        }
        for path in paths {
            let kind = fs::symlink_metadata(path).map(|metadata| metadata.file_type());
            let Some(place) = self.places.iter_mut().find(|place| place.known.contains_key(path)) else {
                match kind {
                    Err(error) if error.kind() == io::ErrorKind::NotFound => continue,
                    _ => return None,
                }
            };
            let start = self.root.join(&place.folder.at);
            let below = path.strip_prefix(&start).ok()?.to_str()?.to_owned();
            let found = Found { on_disk: path.clone(), below };
            let known = place.known.get_mut(path).filter(|_| kind.is_ok_and(|kind| kind.is_file()))?;
            let unsettled = Known { settled: false, ..known.clone() };
            let looked = look(&place.folder, &found, Some(&unsettled), now).ok()??;
            if !Arc::ptr_eq(&looked.file, &known.file) {
                changed.push(Arc::clone(&looked.file));
            }
            *known = looked;
        }
        Some(changed)
    }

    /// Where the symbolic links of the last reading led: a change there is one of the site.
    pub(crate) fn links(&self) -> impl Iterator<Item = &PathBuf> {
        self.places.iter().flat_map(|place| &place.noticed.links)
    }

    /// What the last reading passed over though it can be seen, below the root, in order.
    pub(crate) fn left_out(&self) -> impl Iterator<Item = &str> {
        self.places.iter().flat_map(|place| &place.noticed.left_out).map(String::as_str)
    }
}

impl Place {
    fn read(
        &mut self,
        roots: (&Path, &Path),
        count: &mut Count,
        files: &mut Vec<Arc<SourceFile>>,
    ) -> Result<(), Fault> {
        let now = SystemTime::now();
        let noticed = Mutex::default();
        let look = |found: Result<Found, Fault>| {
            let found = found?;
            let known = look(&self.folder, &found, self.known.get(&found.on_disk), now)?;
            Ok(known.map(|known| (found.on_disk, known)))
        };
        // One thread walks on while the others read what was found.
        let mut found = walk(roots, &self.folder, &noticed, count);
        let some = std::iter::from_fn(move || {
            Some(found.by_ref().take(AT_ONCE).collect()).filter(|some: &Vec<_>| !some.is_empty())
        });
        let looks = some.enumerate().par_bridge().map(|(place, found)| (place, found.into_iter().map(look).collect()));
        let mut looks: Vec<(usize, Vec<Result<_, Fault>>)> = looks.collect();
        looks.sort_unstable_by_key(|(place, _)| *place);
        self.noticed = noticed.into_inner().unwrap_or_else(PoisonError::into_inner);
        let known = looks.into_iter().flat_map(|(_, looks)| looks).filter_map(Result::transpose);
        let known: Vec<(PathBuf, Known)> = known.collect::<Result<_, _>>()?;
        files.extend(known.iter().map(|(_, known)| Arc::clone(&known.file)));
        self.known = known.into_iter().collect();
        Ok(())
    }
}

/// The files of a folder in the order of their names; none where it does not exist. The root is given
/// as it was named and as it is without links.
fn walk(
    (root, real_root): (&Path, &Path),
    folder: &Folder,
    noticed: &Mutex<Noticed>,
    count: &mut Count,
) -> impl Iterator<Item = Result<Found, Fault>> + Send {
    let links = count.bounds.is_none_or(|bounds| bounds.links);
    let start = root.join(&folder.at);
    let missing = fs::symlink_metadata(&start).is_err_and(|error| error.kind() == io::ErrorKind::NotFound);
    let mut walk = (!missing).then(|| WalkDir::new(&start).follow_links(true).sort_by_file_name().into_iter());
    std::iter::from_fn(move || {
        let walk = walk.as_mut()?;
        loop {
            let entry = match walk.next()? {
                Ok(entry) => entry,
                Err(error) if is_passing(&error) => continue,
                Err(error) => return Some(Err(fault(&start, error))),
            };
            let kind = entry.file_type();
            let wanted = lock(noticed).wants(&entry, (root, real_root));
            if kind.is_dir() && (!matches!(wanted, Ok(true)) || (entry.path_is_symlink() && !links)) {
                walk.skip_current_dir();
            }
            match wanted {
                Ok(true) if entry.path_is_symlink() && !links => {
                    let target = fs::read_link(entry.path()).unwrap_or_default();
                    return Some(Err(Fault::Link(entry.into_path(), target)));
                }
                Ok(true) if kind.is_file() => {
                    return Some(count.add(&entry).and_then(|()| Found::of(entry, &start)));
                }
                Ok(_) => {}
                Err(fault) => return Some(Err(fault)),
            }
        }
    })
}

impl Noticed {
    /// Whether an entry belongs to the site.
    fn wants(&mut self, entry: &DirEntry, (root, real_root): (&Path, &Path)) -> Result<bool, Fault> {
        let name = entry.file_name().to_str().filter(|_| entry.depth() > 0).unwrap_or_default();
        if is_left_behind(name) {
            let below = entry.path().strip_prefix(root).unwrap_or(entry.path()).display();
            self.left_out.push(format!("{below}{}", if entry.file_type().is_dir() { "/" } else { "" }));
        }
        if skipped(name) {
            return Ok(false);
        }
        if entry.path_is_symlink() {
            self.links.push(target_of(real_root, entry.path())?);
        }
        Ok(true)
    }
}

/// Where a link leads, which is to be in the site and not in what is passed over there: anything else
/// would be published though nobody put it among the pages. The settings may lie elsewhere.
fn target_of(root: &Path, link: &Path) -> Result<PathBuf, Fault> {
    let target = link.canonicalize().map_err(|error| Fault::reading(link, error))?;
    let is_part =
        target.strip_prefix(root).is_ok_and(|below| !below.iter().any(|name| name.to_str().is_some_and(skipped)));
    let is_settings = link.file_name().is_some_and(|name| name == SETTINGS);
    if is_part || (is_settings && target.extension().is_some_and(|ending| ending == "toml")) {
        return Ok(target);
    }
    Err(Fault::Outside(link.to_owned(), target))
}

impl Found {
    /// The file of an entry below `start`.
    fn of(entry: DirEntry, start: &Path) -> Result<Self, Fault> {
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
        return Fault::Read(path, io::Error::other("the file it links to does not exist"));
    }
    Fault::Read(path, error)
}

/// The file as it is now; none where it has vanished since the walk.
fn look(folder: &Folder, found: &Found, known: Option<&Known>, now: SystemTime) -> Result<Option<Known>, Fault> {
    let looked = match known.filter(|known| known.settled) {
        Some(known) if fs::metadata(&found.on_disk).is_ok_and(|now| Stamp::of(&now) == known.stamp) => {
            return Ok(Some(known.clone()));
        }
        _ => bytes_of(&found.on_disk),
    };
    let (stamp, bytes) = match looked {
        Ok((stamp, Some(bytes))) => (stamp, bytes),
        Ok((_, None)) => return Err(Fault::TooLarge(found.on_disk.clone())),
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(None),
        Err(error) => return Err(Fault::Read(found.on_disk.clone(), error)),
    };
    let below = |start: &str| if found.below.is_empty() { start.to_owned() } else { join(start, &found.below) };
    let file = SourceFile::new(folder.layer, below(&folder.as_path), bytes);
    let file = file.standing_at(&below(&folder.at.to_string_lossy()));
    let file = match known {
        Some(known) if known.file.is_same(&file) => Arc::clone(&known.file),
        _ => Arc::new(file),
    };
    Ok(Some(Known { stamp, file, settled: stamp.is_older_than(now) }))
}

/// The stamp of what was found to be a file, and its bytes unless they are too many.
fn bytes_of(path: &Path) -> io::Result<(Stamp, Option<Vec<u8>>)> {
    // What has become a pipe or a device since then must not keep us waiting.
    let flags = OFlags::RDONLY | OFlags::CLOEXEC | OFlags::NONBLOCK | OFlags::NOCTTY;
    let file = File::from(rustix::fs::open(path, flags, Mode::empty())?);
    let metadata = file.metadata()?;
    if !metadata.is_file() {
        return Err(io::ErrorKind::NotFound.into());
    }
    let stamp = Stamp::of(&metadata);
    if stamp.bytes >= u64::from(u32::MAX) {
        return Ok((stamp, None));
    }
    let mut bytes = Vec::with_capacity(usize::try_from(stamp.bytes).unwrap_or(0) + 1);
    // Whoever knows the size need not ask whether there is more. (Some file systems give none.)
    let most = if stamp.bytes == 0 { u64::MAX } else { stamp.bytes };
    file.take(most).read_to_end(&mut bytes)?;
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
    fn links_within_the_site_are_followed_and_others_refused() {
        let root = site();
        let at = |path: &str| root.path().join(path);
        let outside = tempfile::tempdir().unwrap();
        fs::write(outside.path().join("secret.md"), "secret").unwrap();
        fs::create_dir(at("shared")).unwrap();
        fs::write(at("shared/page.md"), "shared").unwrap();
        fs::write(at(".env"), "secret").unwrap();
        symlink("../shared/page.md", at("content/linked.md")).unwrap();
        symlink("../shared", at("content/more")).unwrap();
        fs::rename(at("book.toml"), outside.path().join("book.toml")).unwrap();
        symlink(outside.path().join("book.toml"), at("book.toml")).unwrap();
        let mut reader = Reader::new(root.path(), &folders());
        let files = reader.read().unwrap();
        let paths: Vec<_> = files.iter().map(|file| file.path.as_str()).collect();
        let wanted = ["book.toml", "content/b.md", "content/faq/a.md", "content/linked.md", "content/more/page.md"];
        assert_eq!(paths, wanted);
        let base = root.path().canonicalize().unwrap();
        let links: Vec<_> = reader.links().filter_map(|link| link.strip_prefix(&base).ok()).collect();
        assert_eq!(links, [Path::new("shared/page.md"), Path::new("shared")]);

        for (target, link) in [
            (outside.path().join("secret.md"), "content/x.md"),
            (outside.path().to_owned(), "content/x"),
            (at(".env"), "content/x.txt"),
            (outside.path().to_owned(), "static"),
            ("/dev/zero".into(), "content/zero.md"),
        ] {
            symlink(&target, at(link)).unwrap();
            let fault = read(root.path(), &folders()).unwrap_err();
            let Fault::Outside(from, to) = &fault else { panic!("{link}: {fault}") };
            assert_eq!((from, to), (&at(link), &target.canonicalize().unwrap()));
            assert!(fault.to_string().contains(link), "{fault}");
            fs::remove_file(at(link)).unwrap();
        }
    }

    #[test]
    fn what_is_left_out_is_told() {
        let root = site();
        let content = root.path().join("content");
        for folder in ["_drafts", "node_modules/x", ".git"] {
            fs::create_dir_all(content.join(folder)).unwrap();
        }
        for file in ["_drafts/a.md", "node_modules/x/readme.md", "faq/a.md.bak", "~$letter.docx", ".git/config"] {
            fs::write(content.join(file), "").unwrap();
        }
        let mut reader = Reader::new(root.path(), &folders());
        assert_eq!(reader.read().unwrap().len(), 3);
        let left_out: Vec<_> = reader.left_out().collect();
        let wanted = [
            "content/_drafts/",
            "content/b.md~",
            "content/faq/a.md.bak",
            "content/node_modules/",
            "content/~$letter.docx",
        ];
        assert_eq!(left_out, wanted);
    }
}
