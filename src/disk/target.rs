//! Where a site may be written.

use super::Fault;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

/// A folder that a site may be written to without touching what it is made from. It need not exist.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Target {
    path: PathBuf,
}

impl Target {
    /// Settles that `dest` is neither `root` nor a folder above it, lies in no `.git`, and that none of
    /// `sources` (relative to `root`: `content`, `themes`, `static`) contains it or is inside it.
    /// Links are followed first. The folder itself is not created.
    ///
    /// # Errors
    /// [`Fault::Inside`], [`Fault::NotAFolder`], or that a folder on the way cannot be read.
    pub fn new(root: &Path, sources: &[&str], dest: &Path) -> Result<Self, Fault> {
        let path = settle(dest)?;
        let root = settle(root)?;
        if root.starts_with(&path) {
            return Err(Fault::Inside(path, root));
        }
        if let Some(git) = path.ancestors().find(|folder| folder.file_name().is_some_and(|name| name == ".git")) {
            return Err(Fault::Inside(path.clone(), git.to_owned()));
        }
        for source in sources {
            let source = settle(&root.join(source))?;
            if path.starts_with(&source) || source.starts_with(&path) {
                return Err(Fault::Inside(path, source));
            }
        }
        match fs::metadata(&path) {
            Ok(metadata) if !metadata.is_dir() => Err(Fault::NotAFolder(path)),
            _ => Ok(Self { path }),
        }
    }

    /// The folder, absolute and without links.
    pub fn path(&self) -> &Path {
        &self.path
    }
}

/// `path` with the links and dots in the part of it that exists worked out.
fn settle(path: &Path) -> Result<PathBuf, Fault> {
    match path.canonicalize() {
        Ok(path) => return Ok(path),
        Err(error) if error.kind() != io::ErrorKind::NotFound => return Err(Fault::reading(path, error)),
        Err(_) if fs::symlink_metadata(path).is_ok() => return Err(Fault::NotAFolder(path.to_owned())),
        Err(_) => {}
    }
    let Some(name) = path.file_name() else { return Err(Fault::NotFound(path.to_owned())) };
    let parent = match path.parent() {
        Some(parent) if !parent.as_os_str().is_empty() => parent,
        _ => Path::new("."),
    };
    Ok(settle(parent)?.join(name))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_sources_are_never_a_target() {
        let base = tempfile::tempdir().unwrap();
        let root = base.path().join("site");
        fs::create_dir_all(root.join("content/faq")).unwrap();
        fs::create_dir_all(root.join(".git")).unwrap();
        std::os::unix::fs::symlink("content", root.join("link")).unwrap();
        for bad in [".", "..", "/", "content", "content/faq/out", ".git/x", "link/out", "content/../content"] {
            let fault = Target::new(&root, &["content", "static"], &root.join(bad));
            assert!(matches!(fault, Err(Fault::Inside(..))), "{bad}: {fault:?}");
        }
        for good in ["public", "a/b/c", "contents", "../public"] {
            assert!(Target::new(&root, &["content", "static"], &root.join(good)).is_ok(), "{good}");
        }
    }
}
