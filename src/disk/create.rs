//! New files, for `new` and `init`.

use super::Fault;
use std::fs::{self, OpenOptions};
use std::io::{self, Write as _};
use std::path::Path;

/// Writes a file that is not there yet, and the folders above it.
///
/// # Errors
/// [`Fault::Exists`] when there is one already: nothing that somebody wrote is ever overwritten.
pub(crate) fn create(path: &Path, bytes: &[u8]) -> Result<(), Fault> {
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder).map_err(|error| Fault::writing(folder, error))?;
    }
    let mut file = OpenOptions::new().write(true).create_new(true).open(path).map_err(|error| match error.kind() {
        io::ErrorKind::AlreadyExists => Fault::Exists(path.to_owned()),
        _ => Fault::writing(path, error),
    })?;
    file.write_all(bytes).map_err(|error| Fault::writing(path, error))
}
