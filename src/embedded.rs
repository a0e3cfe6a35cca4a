//! What is built into the program: the theme and the library.

use crate::source::{Layer, SourceFile};
use std::sync::Arc;

mod files {
    include!(concat!(env!("OUT_DIR"), "/embedded.rs"));
}

/// The built-in files: always the theme, and with a pack also the library's pages and assets. Their
/// paths are those of a site whose pages lie in `src`.
pub fn layer(pack: bool, src: &str) -> Vec<Arc<SourceFile>> {
    files::FILES
        .iter()
        .filter(|(path, _)| pack || path.starts_with("themes/"))
        .map(|(path, bytes)| {
            let path = match path.strip_prefix("content/") {
                Some(rest) => format!("{src}/{rest}"),
                None => (*path).to_owned(),
            };
            Arc::new(SourceFile::new(Layer::Pack, path, bytes.to_vec()))
        })
        .collect()
}
