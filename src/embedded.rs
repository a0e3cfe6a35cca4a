//! What is built into the program: the theme and the library.

use crate::language;
use crate::source::{Layer, SourceFile};
use std::sync::Arc;

mod files {
    include!(concat!(env!("OUT_DIR"), "/embedded.rs"));
}

/// The languages that the library is written in: its own, and those of which it has a folder.
pub(crate) fn languages() -> Vec<&'static str> {
    let written = |code: &str| files::FILES.iter().any(|(path, _)| folder(path) == Some(code));
    let others = language::ALL[1..].iter().map(|locale| locale.code).filter(|code| written(code));
    std::iter::once(language::ALL[0].code).chain(others).collect()
}

/// The folder of a page below the content folder.
fn folder(path: &str) -> Option<&str> {
    path.strip_prefix("content/")?.split_once('/').map(|(folder, _)| folder)
}

/// The built-in files: always the theme, and with a pack also the library's pages and assets, its
/// translations only into `languages`. Their paths are those of a site whose pages lie in `src`.
pub fn layer(pack: bool, src: &str, languages: &[String]) -> Vec<Arc<SourceFile>> {
    let translations = &self::languages()[1..];
    let unwanted = |path: &str| {
        folder(path).is_some_and(|folder| translations.contains(&folder) && !languages.iter().any(|own| own == folder))
    };
    files::FILES
        .iter()
        .filter(|(path, _)| (pack && !unwanted(path)) || path.starts_with("themes/"))
        .map(|(path, bytes)| {
            let path = match path.strip_prefix("content/") {
                Some(rest) => format!("{src}/{rest}"),
                None => (*path).to_owned(),
            };
            Arc::new(SourceFile::new(Layer::Pack, path, bytes.to_vec()))
        })
        .collect()
}
