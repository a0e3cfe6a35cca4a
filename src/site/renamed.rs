//! What a page that is not there any more may be called now: somebody has given its file another name by hand.

use crate::base::{folded, parent};
use crate::source::page_stem;
use std::collections::HashMap;

/// A page that was not published yet.
#[derive(Debug)]
pub(super) struct New<'s> {
    /// Its file's path below the content folder.
    pub(super) path: &'s str,
    pub(super) title: Option<&'s str>,
    /// Whether a link of another page leads to it.
    pub(super) is_led: bool,
}

/// Pages and files that may have had another name, as dead links ask for them. Worked out once, for the first of these.
#[derive(Debug)]
pub(crate) struct Renamed {
    by_title: HashMap<String, Vec<String>>,
    /// Those that no link leads to, by their folders.
    unled: HashMap<String, Vec<String>>,
    /// The files that are no pages, by their names.
    files: HashMap<String, Vec<String>>,
}

impl Renamed {
    /// Of new pages, and of the routes of files.
    pub(super) fn of<'s>(pages: impl Iterator<Item = New<'s>>, files: impl Iterator<Item = &'s str>) -> Self {
        let mut renamed = Self { by_title: HashMap::new(), unled: HashMap::new(), files: HashMap::new() };
        for New { path, title, is_led } in pages {
            let title = title.map(folded).unwrap_or_default();
            renamed.by_title.entry(title).or_default().push(path.to_owned());
            if !is_led {
                renamed.unled.entry(parent(path).to_owned()).or_default().push(path.to_owned());
            }
        }
        for route in files {
            renamed.files.entry(name(route).to_owned()).or_default().push(route.to_owned());
        }
        renamed
    }

    /// What a path has most likely become that a link with these words leads to: the one page that has them for its
    /// title, else the one in its folder that nothing leads to; for a file the one of its name.
    pub(super) fn from(&self, path: &str, words: &str) -> Option<&str> {
        if page_stem(path).is_none() && name(path).contains('.') && !path.ends_with(".html") {
            return self.files.get(name(path)).and_then(|all| only(all.iter()));
        }
        let beside = |other: &&String| parent(other) == parent(path);
        let titled = self.by_title.get(&folded(words.trim())).filter(|_| !words.trim().is_empty());
        let titled = titled.and_then(|all| only(all.iter().filter(beside)).or_else(|| only(all.iter())));
        titled.or_else(|| only(self.unled.get(parent(path))?.iter()))
    }
}

fn name(path: &str) -> &str {
    path.rsplit('/').next().unwrap_or(path)
}

/// The one thing of several; none where there are more.
fn only<'s>(mut all: impl Iterator<Item = &'s String>) -> Option<&'s str> {
    let one = all.next()?;
    all.next().is_none().then_some(one)
}
