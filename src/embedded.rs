//! What is built into the program: the theme and the packs.

use crate::config::PACKS;
use crate::data::names;
use crate::language;
use crate::source::{Layer, SourceFile};
use std::sync::Arc;

mod files {
    include!(concat!(env!("OUT_DIR"), "/embedded.rs"));
}

/// Where the files of each pack are, with their layers.
const FOLDERS: &[(&str, Layer)] = &[("src/packs/essentials/", Layer::Essentials), ("content/", Layer::Pack)];

/// The languages that a pack is written in: the program's own, and those of which it has a folder.
pub(crate) fn languages(pack: &str) -> Vec<&'static str> {
    let folders = below(Some(pack));
    let written = |code: &str| {
        files::FILES.iter().any(|(path, _)| folders.iter().any(|(folder, _)| language_of(path, folder) == Some(code)))
    };
    let others = language::ALL[1..].iter().map(|locale| locale.code).filter(|code| written(code));
    std::iter::once(language::ALL[0].code).chain(others).collect()
}

/// The folders of a pack and of those below it.
fn below(pack: Option<&str>) -> &'static [(&'static str, Layer)] {
    let number = pack.and_then(|pack| names(PACKS).position(|name| name == pack));
    &FOLDERS[..number.map_or(0, |number| number + 1)]
}

/// The first folder of a page within a pack's.
fn language_of<'p>(path: &'p str, pack: &str) -> Option<&'p str> {
    path.strip_prefix(pack)?.split_once('/').map(|(folder, _)| folder)
}

/// The built-in files: always the theme, and with a pack also its pages and assets, its translations only into
/// `languages`. Their paths are those of a site whose pages lie in `src`.
pub fn layer(pack: Option<&str>, src: &str, languages: &[String]) -> Vec<Arc<SourceFile>> {
    let folders = below(pack);
    let is_other = |code: &str| {
        language::ALL[1..].iter().any(|locale| locale.code == code) && !languages.iter().any(|own| own == code)
    };
    let file = |(path, bytes): &(&str, &[u8])| {
        let place = match folders.iter().find(|(folder, _)| path.starts_with(folder)) {
            Some((folder, _)) if language_of(path, folder).is_some_and(is_other) => return None,
            Some((folder, layer)) => (*layer, format!("{src}/{}", &path[folder.len()..])),
            None if path.starts_with("themes/") => (Layer::Pack, (*path).to_owned()),
            // The assets of the library go with its pages.
            None if path.starts_with("static/") && folders.len() == FOLDERS.len() => (Layer::Pack, (*path).to_owned()),
            None => return None,
        };
        Some(Arc::new(SourceFile::new(place.0, place.1, bytes.to_vec())))
    };
    files::FILES.iter().filter_map(file).collect()
}
