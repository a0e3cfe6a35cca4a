//! What is built into the program: the theme and the library.

use crate::source::{Layer, SourceFile};
use std::sync::Arc;

mod files {
    include!(concat!(env!("OUT_DIR"), "/embedded.rs"));
}

/// The languages that the library is written in, its own first.
pub const LIBRARY_LANGUAGES: &[&str] = &["en", "es"];

/// The built-in files: always the theme, and with a pack also the library's pages and assets, its
/// translations only into `languages`. Their paths are those of a site whose pages lie in `src`.
pub fn layer(pack: bool, src: &str, languages: &[String]) -> Vec<Arc<SourceFile>> {
    let unwanted = |path: &str| {
        let folder = path.strip_prefix("content/").and_then(|path| path.split('/').next());
        folder.is_some_and(|folder| {
            LIBRARY_LANGUAGES[1..].contains(&folder) && !languages.iter().any(|language| language == folder)
        })
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
