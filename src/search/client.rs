//! The client: the theme's scripts for search, with what they have to know.

use super::curation::GAP;
use super::index::STOP;
use super::{edit_distance, query, ranking, shards};
use crate::base::join;
use crate::source::Sources;
use crate::theme::{FOLDER, Strings, compact};
use serde_json::{Value, json};

/// What the client calls the words of the interface that it shows.
const WORDS: &[(&str, &str)] = &[
    ("one", "search-one-result"),
    ("many", "search-many-results"),
    ("none", "search-no-results"),
    ("showing", "search-showing-for"),
    ("loading", "search-loading"),
    ("lost", "search-lost"),
    ("all", "search-all-results"),
    ("whole", "search-title"),
];

/// The scripts, with the numbers that they have in common with the build.
pub(crate) fn scripts(sources: &Sources) -> String {
    let scripts: Vec<&str> = sources.under(&join(FOLDER, "search")).map(|(_, file)| file.text()).collect();
    format!("{}\n{}", constants(), compact::script(&scripts.join("\n")))
}

/// The numbers by which the build reads queries and ranks, for the client.
pub fn constants() -> String {
    let own = vec![("STOP", json!(STOP)), ("PAGES", json!(shards::PAGES)), ("GAP", json!(GAP))];
    let numbers = [own, edit_distance::constants(), query::constants(), ranking::constants()].concat();
    let numbers: Vec<String> = numbers.iter().map(|(name, value)| format!("{name}={value}")).collect();
    format!("const {}", numbers.join(","))
}

/// The client of a language, whose script lies in `folder`, and the folder of its index: `version` in that. No name
/// of it is seen by other scripts.
pub(crate) fn script(scripts: &str, (folder, version): (&str, &str), strings: &Strings, tells: bool) -> String {
    let help = tells.then_some(&("help", "search-help-parts"));
    let words = WORDS.iter().chain(help).map(|(name, key)| ((*name).to_owned(), strings.get(key).into()));
    let words: Value = words.collect::<serde_json::Map<_, _>>().into();
    let up = "../".repeat(folder.split('/').count());
    format!("(() => {{\nconst FOLDER = \"{version}/\", UP = \"{up}\", WORDS = {words}\n{scripts}\n}})()\n")
}
