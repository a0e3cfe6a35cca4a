//! What the disk and the system allow, tried out.

use super::Fault;
use super::exchange::swap;
use std::fs;
use std::path::{Path, PathBuf};
use std::time::SystemTime;
use walkdir::WalkDir;

/// Whether files can be made in a folder.
///
/// # Errors
/// As the disk says.
pub(crate) fn may_write(folder: &Path) -> Result<(), Fault> {
    let path = tried(folder, "write");
    fs::write(&path, "").and_then(|()| fs::remove_file(&path)).map_err(|error| Fault::writing(folder, error))
}

/// Whether two files of a folder can change places in one step.
pub(crate) fn exchanges(folder: &Path) -> bool {
    let [one, other] = ["one", "other"].map(|name| tried(folder, name));
    let made = [&one, &other].iter().all(|path| fs::write(path, "").is_ok());
    let swapped = made && swap(&one, &other).is_ok();
    for path in [one, other] {
        // What is left is ours alone.
        let _ = fs::remove_file(path);
    }
    swapped || !made
}

fn tried(folder: &Path, name: &str) -> PathBuf {
    folder.join(format!(".candor-try-{name}-{}", std::process::id()))
}

/// How many folders the system lets one person's programs watch; none where it does not say.
pub(crate) fn most_watches() -> Option<usize> {
    fs::read_to_string("/proc/sys/fs/inotify/max_user_watches").ok()?.trim().parse().ok()
}

/// What is in some folders.
#[derive(Debug, Default)]
pub(crate) struct Survey {
    pub(crate) folders: usize,
    /// The file that was changed last, and when.
    pub(crate) newest: Option<(PathBuf, SystemTime)>,
}

/// Looks through folders, those that are there.
pub(crate) fn survey(paths: &[PathBuf]) -> Survey {
    let mut survey = Survey::default();
    for entry in paths.iter().flat_map(WalkDir::new).flatten() {
        let Ok(metadata) = entry.metadata() else { continue };
        survey.folders += usize::from(metadata.is_dir());
        if let Ok(changed) = metadata.modified()
            && survey.newest.as_ref().is_none_or(|(_, newest)| changed > *newest)
        {
            survey.newest = Some((entry.into_path(), changed));
        }
    }
    survey
}
