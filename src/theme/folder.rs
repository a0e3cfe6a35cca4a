//! Where the theme's files are.

/// The folder of the theme's files.
pub(crate) const FOLDER: &str = "themes/calm";

/// The path of a template of this name.
pub(super) fn path_of(name: &str) -> String {
    if name.starts_with("components/") { format!("{FOLDER}/{name}") } else { format!("{FOLDER}/templates/{name}") }
}
