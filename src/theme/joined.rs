//! Style sheets and scripts: many files, sent as one.

use super::folder::FOLDER;
use super::style::{Seen, read};
use crate::base::SourceId;
use crate::source::{SourceFile, Sources};

/// The style sheets that come first and last, and those of each component between them.
const FIRST: &str = "base.css";
const LAST: &str = "print.css";
const TOKENS: &str = "tokens.css";
const STYLE: &str = "style.css";
const DRAWN: &str = "drawn.css";
const SCRIPT: &str = "script.js";
/// The scripts of the search, which pages load apart from the others.
const SEARCH: &str = "search/";

/// The tokens of all layers: those of the site join the theme's and have the last word.
pub(super) fn tokens(sources: &Sources) -> String {
    let mut sheets: Vec<&str> = Vec::new();
    for id in sources.layers_at(&format!("{FOLDER}/{TOKENS}")) {
        let sheet = sources.file(id).text();
        // A copy changes nothing.
        if !sheets.contains(&sheet) {
            sheets.push(sheet);
        }
    }
    sheets.iter().map(|sheet| format!("{}\n", sheet.trim_end())).collect()
}

/// What every page loads, but for the tokens; last, in the order of their paths, what a site adds of its own.
pub(super) fn style(sources: &Sources) -> String {
    let named = |name: &str| sources.find(&format!("{FOLDER}/{name}"));
    let all = named(FIRST).into_iter().chain(of_components(sources, STYLE)).chain(named(LAST));
    texts(sources, all.chain(added(sources, ".css")))
}

/// What only pages with drawn figures load.
pub(super) fn drawn(sources: &Sources) -> String {
    texts(sources, of_components(sources, DRAWN))
}

pub(super) fn script(sources: &Sources) -> String {
    texts(sources, of_components(sources, SCRIPT).chain(added(sources, ".js")))
}

/// Whether a file in the theme's folder is a style sheet or script that pages load.
pub(crate) fn is_joined(path: &str) -> bool {
    [".css", ".js"].iter().any(|ending| path.ends_with(ending))
}

fn of_components<'s>(sources: &'s Sources, name: &'static str) -> impl Iterator<Item = SourceId> + 's {
    let all = sources.under(FOLDER).filter(move |(_, file)| is_components(file, name));
    all.map(|(id, _)| id)
}

fn is_components(file: &SourceFile, name: &str) -> bool {
    let below = file.path[FOLDER.len() + 1..].strip_prefix("components/");
    below.and_then(|below| below.rsplit_once('/')).is_some_and(|(_, own)| own == name)
}

/// What a site adds beside the files that the theme has, or could have.
fn added<'s>(sources: &'s Sources, ending: &'static str) -> impl Iterator<Item = SourceId> + 's {
    let themes = |file: &SourceFile| {
        let below = &file.path[FOLDER.len() + 1..];
        [TOKENS, FIRST, LAST].contains(&below)
            || below.starts_with(SEARCH)
            || [STYLE, DRAWN, SCRIPT].iter().any(|name| is_components(file, name))
    };
    let own = sources
        .under(FOLDER)
        .filter(move |(_, file)| file.path.ends_with(ending) && !file.layer.is_built_in() && !themes(file));
    own.map(|(id, _)| id)
}

fn texts(sources: &Sources, files: impl Iterator<Item = SourceId>) -> String {
    let texts: Vec<String> = files.map(|id| from_assets(sources.file(id).text().trim_end())).collect();
    texts.join("\n")
}

/// A style sheet whose addresses hold wherever the site is published: those from the site's root, `/fonts/a.woff2`,
/// as they are from the folder of the style sheet.
fn from_assets(text: &str) -> String {
    if !text.contains("url(") {
        return text.to_owned();
    }
    let (mut out, mut from) = (String::with_capacity(text.len() + 16), 0);
    for (at, seen) in read(text) {
        let Seen::File(url) = seen else { continue };
        let start = text[at..].find(&url).map_or(text.len(), |start| at + start);
        if url.starts_with('/') && !url.starts_with("//") && start >= from {
            out.push_str(&text[from..start]);
            out.push_str("..");
            from = start;
        }
    }
    out + &text[from.min(text.len())..]
}
