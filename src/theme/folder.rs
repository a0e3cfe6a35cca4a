//! Where the theme's files are.

/// The folder of the theme's files.
pub(crate) const FOLDER: &str = "themes/calm";

/// The path of a template of this name.
pub(super) fn path_of(name: &str) -> String {
    if name.starts_with("components/") { format!("{FOLDER}/{name}") } else { format!("{FOLDER}/templates/{name}") }
}

/// Folders beside it in which other programs look for a theme.
pub(crate) const MISTAKEN: [&str; 5] = ["theme", "templates", "layouts", "_layouts", "_includes"];
