//! When to read again.
//!
//! Events only say that something may have changed; what has, the next [`super::Reader::read`] finds
//! out. So a lost, doubled or vague event costs a look at most, never a wrong page.

use super::Fault;
use super::skip::skipped;
use notify::event::{CreateKind, ModifyKind};
use notify::{Config, ErrorKind, Event, EventKind, RecommendedWatcher, RecursiveMode, Watcher};
use std::path::{Path, PathBuf};
use std::sync::mpsc::{Receiver, channel};
use std::time::{Duration, Instant};

/// How long nothing more may happen before a change counts as finished.
const QUIET: Duration = Duration::from_millis(15);
/// How long a change may take to become quiet.
const AT_MOST: Duration = Duration::from_millis(100);
/// When to look once more after a folder has appeared: what was put into it at once was not reported.
const LATER: Duration = Duration::from_millis(200);
/// When to look at everything once more after a change of which only the files were looked at that it named.
const ALL_OF_IT: Duration = Duration::from_millis(700);
/// How often to look where the system does not report changes.
const POLL: Duration = Duration::from_millis(500);

/// Watches files and folders, also those that do not exist yet.
#[derive(Debug)]
pub(crate) struct Watch {
    targets: Vec<PathBuf>,
    /// None where it only says in intervals that it is time to look: then reading finds the changes,
    /// which takes one look at each file's times. (The crate's own polling sees full seconds only.)
    watcher: Option<RecommendedWatcher>,
    interval: Duration,
    events: Receiver<notify::Result<Event>>,
    /// When to look in any case.
    again: Option<Instant>,
    /// The files that events named; none where something else may have changed too.
    files: Option<Vec<PathBuf>>,
    note: Option<String>,
}

impl Watch {
    /// Watches each of `targets`, absolute paths of files or folders with all that is in them. With
    /// `poll` it is time to look in that interval, for disks that report nothing.
    ///
    /// # Errors
    /// [`Fault::Watch`] when a target exists and cannot be watched.
    pub(crate) fn new(targets: &[PathBuf], poll: Option<Duration>) -> Result<Self, Fault> {
        let (sender, events) = channel();
        let watcher = if poll.is_none() { RecommendedWatcher::new(sender, Config::default()).ok() } else { None };
        let interval = poll.unwrap_or(POLL);
        let again = watcher.is_none().then(|| Instant::now() + interval);
        let note = (again.is_some() && poll.is_none()).then(|| looked_for(interval));
        let mut watch = Self { targets: targets.to_vec(), watcher, interval, events, again, files: None, note };
        watch.arm()?;
        Ok(watch)
    }

    /// Watches these from now on, if they are others than before.
    ///
    /// # Errors
    /// As [`Watch::new`].
    pub(crate) fn follow(&mut self, targets: &[PathBuf]) -> Result<(), Fault> {
        if self.targets == targets {
            return Ok(());
        }
        self.targets = targets.to_vec();
        self.arm()
    }

    /// What the user should know, as a sentence; each note is given once.
    pub(crate) fn note(&mut self) -> Option<String> {
        self.note.take()
    }

    /// The files that changed, as far as the last wait knows; none where everything has to be looked at. It ends the next
    /// wait in a moment, so that what no event told is seen as well.
    pub(crate) fn files(&mut self) -> Option<Vec<PathBuf>> {
        let files = self.files.take()?;
        let later = Instant::now() + ALL_OF_IT;
        self.again = Some(self.again.map_or(later, |again| again.min(later)));
        Some(files)
    }

    /// Waits until something may have changed and nothing more has for 15 ms (100 ms at most), or for
    /// `timeout`. Whether something may have changed.
    pub(crate) fn wait(&mut self, timeout: Duration) -> bool {
        let end = Instant::now() + timeout;
        self.files = Some(Vec::new());
        loop {
            let until = self.again.map_or(end, |again| again.min(end));
            match self.next(until) {
                Some(event) => {
                    if self.concerns(event) {
                        self.settle();
                        return true;
                    }
                }
                None if self.again.is_some_and(|again| again <= Instant::now()) => {
                    self.again = self.watcher.is_none().then(|| Instant::now() + self.interval);
                    self.files = None;
                    return true;
                }
                None => return false,
            }
        }
    }

    /// The next event before `until`.
    fn next(&self, until: Instant) -> Option<notify::Result<Event>> {
        let left = until.saturating_duration_since(Instant::now());
        if self.watcher.is_none() {
            std::thread::sleep(left);
            return None;
        }
        self.events.recv_timeout(left).ok()
    }

    fn settle(&mut self) {
        let cap = Instant::now() + AT_MOST;
        let mut quiet = Instant::now() + QUIET;
        loop {
            match self.next(quiet.min(cap)) {
                Some(event) => {
                    if self.concerns(event) {
                        quiet = Instant::now() + QUIET;
                    }
                }
                None if Instant::now() < cap && self.is_being_written() => quiet = Instant::now() + QUIET,
                None => return,
            }
        }
    }

    /// Whether a file is empty, as many editors make it before they write.
    fn is_being_written(&self) -> bool {
        let is_empty = |path: &PathBuf| path.metadata().is_ok_and(|file| file.is_file() && file.len() == 0);
        self.files.iter().flatten().any(is_empty)
    }

    /// Whether an event is about the site; folders that came or went are seen to.
    fn concerns(&mut self, event: notify::Result<Event>) -> bool {
        let event = match event {
            Ok(event) => event,
            Err(error) => {
                self.files = None;
                if matches!(error.kind, ErrorKind::MaxFilesWatch) {
                    self.fall_back();
                }
                return true;
            }
        };
        if event.need_rescan() {
            self.files = None;
            return true;
        }
        // Reading a file is an event as well, and we read them all.
        if matches!(event.kind, EventKind::Access(_)) {
            return false;
        }
        let paths: Vec<&Path> = event.paths.iter().map(PathBuf::as_path).filter(|path| self.is_ours(path)).collect();
        if paths.is_empty() {
            return false;
        }
        let is_file = |path: &Path| !self.targets.iter().any(|target| target.starts_with(path)) && !path.is_dir();
        match &mut self.files {
            Some(files) if paths.iter().all(|path| is_file(path)) => {
                files.extend(paths.iter().map(|path| path.to_path_buf()));
            }
            _ => self.files = None,
        }
        let may_be_folder = matches!(
            event.kind,
            EventKind::Any
                | EventKind::Create(CreateKind::Any | CreateKind::Folder)
                | EventKind::Modify(ModifyKind::Name(_))
        );
        if may_be_folder && paths.iter().any(|path| path.is_dir()) {
            self.again = Some(Instant::now() + LATER);
        }
        let in_place = matches!(event.kind, EventKind::Modify(ModifyKind::Data(_)));
        if !in_place && paths.iter().any(|path| self.targets.iter().any(|target| target.starts_with(path))) {
            let _ = self.arm();
        }
        true
    }

    /// Whether a path is a target, below one, or a folder on the way to one.
    fn is_ours(&self, path: &Path) -> bool {
        self.targets.iter().any(|target| match path.strip_prefix(target) {
            Ok(below) => !below.iter().any(|name| name.to_str().is_some_and(skipped)),
            Err(_) => target.starts_with(path),
        })
    }

    /// Watches every target that is a folder, and for each the nearest folder above it that exists:
    /// editors replace files, and folders may be made, moved and deleted.
    fn arm(&mut self) -> Result<(), Fault> {
        for target in self.targets.clone() {
            if let Some(above) = target.ancestors().skip(1).find(|folder| folder.is_dir()) {
                self.observe(above, RecursiveMode::NonRecursive)?;
            }
            // A folder that was made anew is another one to the system.
            if let Some(watcher) = &mut self.watcher {
                let _ = watcher.unwatch(&target);
            }
            if target.is_dir() {
                self.observe(&target, RecursiveMode::Recursive)?;
            }
        }
        Ok(())
    }

    fn observe(&mut self, path: &Path, mode: RecursiveMode) -> Result<(), Fault> {
        let Some(watcher) = &mut self.watcher else { return Ok(()) };
        match watcher.watch(path, mode) {
            Ok(()) => Ok(()),
            Err(error) if matches!(error.kind, ErrorKind::MaxFilesWatch) => {
                self.fall_back();
                Ok(())
            }
            // It has gone in the meantime, which is the next event.
            Err(_) if !path.exists() => Ok(()),
            Err(error) => Err(Fault::Watch(path.to_owned(), error.to_string())),
        }
    }

    /// The system watches no more folders for this user: look by ourselves.
    fn fall_back(&mut self) {
        if self.watcher.take().is_some() {
            self.again = Some(Instant::now() + self.interval);
            self.note = Some(looked_for(self.interval));
        }
    }
}

fn looked_for(interval: Duration) -> String {
    format!(
        "this computer can't watch more folders (fs.inotify.max_user_watches, max_user_instances), so candor checks for changes every {} ms",
        interval.as_millis()
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::fs;

    const SOON: Duration = Duration::from_secs(3);
    const A_WHILE: Duration = Duration::from_millis(300);

    fn watched(poll: Option<Duration>) -> (tempfile::TempDir, Watch) {
        let root = tempfile::tempdir().unwrap();
        fs::create_dir_all(root.path().join("content")).unwrap();
        fs::write(root.path().join("content/a.md"), "a").unwrap();
        fs::write(root.path().join("book.toml"), "").unwrap();
        let targets = ["book.toml", "content", "themes"].map(|name| root.path().join(name));
        let watch = Watch::new(&targets, poll).unwrap();
        (root, watch)
    }

    /// Whether a change is seen, and nothing after it.
    fn sees(watch: &mut Watch, change: impl FnOnce()) -> bool {
        change();
        let seen = watch.wait(SOON);
        while watch.wait(A_WHILE) {}
        seen
    }

    #[test]
    fn every_way_to_change_a_site_is_seen() {
        let (root, mut watch) = watched(None);
        let at = |path: &str| root.path().join(path);
        assert!(sees(&mut watch, || fs::write(at("content/a.md"), "b").unwrap()), "written in place");
        for name in ["content/a.md", "book.toml"] {
            for _ in 0..2 {
                fs::write(at("other"), "c").unwrap();
                assert!(sees(&mut watch, || fs::rename(at("other"), at(name)).unwrap()), "{name} replaced");
            }
        }
        assert!(sees(&mut watch, || fs::create_dir_all(at("content/n1/n2/n3")).unwrap()), "folders made");
        assert!(sees(&mut watch, || fs::write(at("content/n1/n2/n3/p.md"), "").unwrap()), "a file in them");
        assert!(sees(&mut watch, || fs::create_dir_all(at("themes/mine")).unwrap()), "a folder that was missing");
        assert!(sees(&mut watch, || fs::write(at("themes/mine/a.css"), "").unwrap()), "a file in it");
        assert!(sees(&mut watch, || fs::remove_dir_all(at("themes")).unwrap()), "removed");
        assert!(sees(&mut watch, || fs::create_dir_all(at("themes/mine")).unwrap()), "and made again");
        assert!(sees(&mut watch, || fs::write(at("themes/mine/a.css"), "").unwrap()), "and used again");
        assert!(sees(&mut watch, || fs::remove_file(at("content/a.md")).unwrap()), "a file removed");
    }

    #[test]
    fn what_is_not_the_site_is_not_seen() {
        let (root, mut watch) = watched(None);
        for path in ["content/.a.md.swp", "content/a.md~", "notes.txt", "content/#a.md#"] {
            fs::write(root.path().join(path), "").unwrap();
        }
        fs::create_dir_all(root.path().join("public/content")).unwrap();
        fs::read(root.path().join("content/a.md")).unwrap();
        assert!(!watch.wait(A_WHILE));
    }

    #[test]
    fn polling_says_when_it_is_time() {
        let (_root, mut watch) = watched(Some(Duration::from_millis(50)));
        let short = Duration::from_millis(10);
        assert!(!watch.wait(short));
        assert!((0..10).any(|_| watch.wait(short)));
        let (_root, mut watch) = watched(None);
        watch.fall_back();
        assert!(watch.wait(SOON));
        assert!(watch.note().is_some_and(|note| note.contains("every 500 ms")));
        assert_eq!(watch.note(), None);
    }
}
