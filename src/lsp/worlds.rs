//! What the server can't do itself: find sites and read them.

use crate::config::Options;
use crate::source::{SourceFile, Sources};
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// A site's files, and what holds for it.
pub(crate) struct Read {
    pub sources: Arc<Sources>,
    pub options: Options,
}

/// The sites of this machine.
pub(crate) trait Worlds: Send + Sync {
    /// The folder with the book.toml that a file or folder belongs to, and its own path below; none where there is no
    /// book.toml above it.
    fn home(&self, path: &Path) -> Option<(PathBuf, String)>;

    /// Reads the site in a folder. What is open in the editor decides, as book.toml, which folders those are.
    ///
    /// # Errors
    /// What keeps it from being read, in words.
    fn read(&self, root: &Path, open: &[Arc<SourceFile>]) -> Result<Read, String>;

    /// Whether a file at a path of a site would be read as a part of it.
    fn takes(&self, root: &Path, path: &str) -> bool;
}
