//! The names that the theme's own files give and look for. Content can't write them.

use super::folder::FOLDER;
use crate::document::RESERVED;
use crate::markup::Names;
use crate::source::{Layer, Sources};

/// The classes of the built-in theme, the attributes that its scripts read, and its fixed ids.
pub(super) fn names(sources: &Sources) -> Names {
    let mut names = Names { ids: RESERVED, ..Names::default() };
    for (_, file) in sources.under(FOLDER) {
        let own =
            sources.layers_at(&file.path).into_iter().map(|id| sources.file(id)).find(|file| file.layer == Layer::Pack);
        let Some(own) = own else { continue };
        let text = own.text();
        match own.path.rsplit('.').next() {
            Some("css") => names.classes.extend(after(text, ".")),
            Some("js") => names.classes.extend(after(text, "'.")),
            Some("html") => {
                names.classes.extend(classes(text));
                names.data.extend(after(text, " data-").map(|name| format!("data-{name}")));
            }
            _ => {}
        }
    }
    names
}

/// What stands in `class="…"`, but for what a template puts in.
fn classes(text: &str) -> impl Iterator<Item = String> {
    let values = text.split("class=\"").skip(1).map(|rest| rest.split('"').next().unwrap_or_default());
    let words = values.flat_map(str::split_whitespace).map(|word| word.split('{').next().unwrap_or_default());
    let is_name = |word: &&str| word.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"-_".contains(&byte));
    words.filter(is_name).filter(|word| !word.is_empty() && !word.ends_with('-')).map(str::to_owned)
}

/// The names that follow a mark.
fn after<'t>(text: &'t str, mark: &str) -> impl Iterator<Item = String> + use<'t> {
    let starts: Vec<usize> = text.match_indices(mark).map(|(at, _)| at + mark.len()).collect();
    let name = |start: usize| {
        let rest = &text[start..];
        &rest[..rest.find(|c: char| !c.is_ascii_alphanumeric() && c != '-' && c != '_').unwrap_or(rest.len())]
    };
    let names = starts.into_iter().map(name).filter(|name| name.starts_with(|c: char| c.is_ascii_alphabetic()));
    names.map(str::to_owned)
}
