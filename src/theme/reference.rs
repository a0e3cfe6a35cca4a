//! What the theme consists of, for the manual.

use super::folder::FOLDER;
use super::parts::ASIDE;
use super::strings::english;
use super::syntax::{called, quoted, tags};
use crate::source::Sources;
use std::collections::BTreeMap;

/// A component's folder.
#[derive(Debug)]
pub(crate) struct Component {
    pub folder: String,
    /// What its README says, without the title.
    pub readme: String,
    /// Each component that it defines, as its first line says: `toc(@t, @page, items)`.
    pub defines: Vec<String>,
    /// What it is copied with.
    pub files: Vec<String>,
}

/// A template of pages.
#[derive(Debug)]
pub(crate) struct Template {
    pub name: String,
    pub extends: Option<String>,
    /// The blocks that it has, or fills.
    pub blocks: Vec<String>,
}

/// Every component, in the order of the folders.
pub(crate) fn components(sources: &Sources) -> Vec<Component> {
    let place = format!("{FOLDER}/components");
    let mut folders: BTreeMap<&str, BTreeMap<&str, &str>> = BTreeMap::new();
    for (_, file) in sources.under(&place) {
        let Some((folder, name)) = file.path[place.len() + 1..].split_once('/') else { continue };
        folders.entry(folder).or_default().insert(name, file.text());
    }
    let part = |(folder, files): (&str, BTreeMap<&str, &str>)| {
        let text = |name: &str| files.get(name).copied().unwrap_or_default();
        let readme = text("README.md").split_once('\n').map_or("", |(_, rest)| rest.trim());
        let defined = tags(text("template.html"), "{%", "%}").filter_map(|tag| tag.strip_prefix("component "));
        Component {
            folder: folder.to_owned(),
            readme: readme.to_owned(),
            defines: defined.map(str::to_owned).collect(),
            files: files.keys().filter(|name| !ASIDE.contains(name)).map(|name| (*name).to_owned()).collect(),
        }
    };
    folders.into_iter().map(part).collect()
}

/// Every template of pages, in the order of the names.
pub(crate) fn templates(sources: &Sources) -> Vec<Template> {
    let folder = format!("{FOLDER}/templates");
    let template = |path: &str, text: &str| {
        let all = || tags(text, "{%", "%}");
        let blocks = all().filter_map(|tag| tag.strip_prefix("block ")).map(|name| called(name).to_owned());
        Template {
            name: path[folder.len() + 1..].to_owned(),
            extends: all().find_map(|tag| quoted(tag.strip_prefix("extends ")?)),
            blocks: blocks.collect(),
        }
    };
    sources.under(&folder).map(|(_, file)| template(&file.path, file.text())).collect()
}

/// Every word of the interface: its key, and what it is in English.
pub(crate) fn words(sources: &Sources) -> Vec<(String, String)> {
    english(sources, FOLDER)
}
