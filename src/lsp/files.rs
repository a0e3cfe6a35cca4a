//! Files as the protocol names them.

use crate::base::{decode_path, encode_path};
use lsp_types::Uri;
use std::path::{Path, PathBuf};

/// The file of an address; none for what lies in no file, such as an unsaved note.
pub(super) fn path_of(uri: &Uri) -> Option<PathBuf> {
    let rest = uri.as_str().strip_prefix("file://")?;
    let path = decode_path(&rest[rest.find('/')?..])?;
    Some(PathBuf::from(if cfg!(windows) { path.trim_start_matches('/') } else { &path }))
}

/// The address of a file.
pub(super) fn uri_of(path: &Path) -> Option<Uri> {
    let path = path.to_str()?.replace('\\', "/");
    let slash = if path.starts_with('/') { "" } else { "/" };
    let encoded: String = encode_path(&path).chars().map(encoded).collect();
    format!("file://{slash}{encoded}").parse().ok()
}

/// What may stand in a link, but in no address that is held to its letters.
fn encoded(c: char) -> String {
    let mut bytes = [0; 4];
    match c {
        c if c.is_ascii() => c.to_string(),
        c => c.encode_utf8(&mut bytes).bytes().map(|byte| format!("%{byte:02X}")).collect(),
    }
}
