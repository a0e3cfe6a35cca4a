//! Files that are changed for their owner: whole or not at all, and never over what somebody else has written.

use super::Fault;
use std::fs;
use std::io::{self, Write as _};
use std::path::Path;

/// Puts `bytes` in the place of a file, or makes it. Where `expected` is given and the file holds something else,
/// nothing is written and false comes back. A file that is a link stays one.
///
/// # Errors
/// A [`Fault`] of the disk.
pub(crate) fn replace(path: &Path, expected: Option<&[u8]>, bytes: &[u8]) -> Result<bool, Fault> {
    let target = fs::canonicalize(path).unwrap_or_else(|_| path.to_owned());
    let folder = target.parent().unwrap_or(Path::new("."));
    fs::create_dir_all(folder).map_err(|error| Fault::writing(folder, error))?;
    let name = target.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    let beside = folder.join(format!(".{name}.candor"));
    let written = write(&beside, bytes).and_then(|()| {
        if let Ok(rights) = fs::metadata(&target).map(|known| known.permissions()) {
            fs::set_permissions(&beside, rights)?;
        }
        if let Some(expected) = expected
            && now(&target)? != expected
        {
            return Ok(false);
        }
        fs::rename(&beside, &target)?;
        Ok(true)
    });
    if !matches!(written, Ok(true)) {
        // What is left is ours alone.
        let _ = fs::remove_file(&beside);
    }
    written.map_err(|error| Fault::writing(&target, error))
}

fn write(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let mut file = fs::File::create(path)?;
    file.write_all(bytes)?;
    file.sync_all()
}

/// What a file of text holds; none for one that is not there, or is no text.
pub(crate) fn text(path: &Path) -> Option<String> {
    fs::read_to_string(path).ok()
}

/// What a file holds; nothing where there is none.
fn now(path: &Path) -> io::Result<Vec<u8>> {
    match fs::read(path) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(Vec::new()),
        read => read,
    }
}
