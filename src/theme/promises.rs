//! What every page that a reader can open has, whatever a site does to its templates.

use super::reach::{Reach, Templates, used};
use crate::base::SourceId;
use crate::source::Sources;
use std::collections::{BTreeMap, BTreeSet};

/// What is promised, and what templates show it with.
type Promise = (&'static str, &'static str);

/// What a template that breaks promises spoils: what pages lack is not told a second time.
pub(crate) const SPOILT: &str = "promises";

/// All promises.
const PROMISES: [Promise; 5] = [
    ("the skip link", "t.skip_to_content"),
    ("the early exit link", "<exit_early"),
    ("the exit button", "site.exit.history"),
    ("the help lines", "site.help"),
    ("the disclaimer", "t.disclaimer"),
];

/// The templates of pages that no page names by itself.
const OPENED: [&str; 3] = ["404.html", "search.html", "handout.html"];

/// What a file takes away: the promise, and what shows it in the built-in file.
pub(super) type Lost = Vec<(&'static str, String)>;

/// The files of the site that break promises on pages with one of the templates `named` or the theme's own: read
/// from what templates that can be used show, extend, include and draw, without regard to conditions.
pub(super) fn broken(
    sources: &Sources,
    refused: &BTreeSet<String>,
    named: &BTreeSet<String>,
) -> BTreeMap<SourceId, Lost> {
    let (chosen, originals) = used(sources, refused);
    let own: Vec<&String> = chosen.iter().filter(|(_, (_, own, _))| *own).map(|(name, _)| name).collect();
    if own.is_empty() {
        return BTreeMap::new();
    }
    let signs = PROMISES.map(|(_, sign)| sign);
    let mut shown = Reach::new(&chosen, &signs);
    // One that is no kind's shows no page, unless a page names it.
    let kinds = originals.keys().filter(|name| name.starts_with("kinds/")).map(String::as_str);
    let mut found: BTreeMap<SourceId, Lost> = BTreeMap::new();
    for page in kinds.chain(OPENED).chain(named.iter().map(String::as_str)).filter(|page| chosen.contains_key(*page)) {
        // What can't be put together is an error of its own.
        let Some(kept) = shown.signs(page) else { continue };
        for (promise, sign) in PROMISES.into_iter().filter(|(_, sign)| !kept.contains(sign)) {
            let took = |name: &&String| {
                let mut mended = chosen.clone();
                match originals.get(*name) {
                    Some(original) => drop(mended.insert((*name).clone(), *original)),
                    None => return *name == page,
                }
                Reach::new(&mended, &signs).signs(page).is_some_and(|kept| kept.contains(sign))
            };
            let file = own.iter().copied().find(took).or_else(|| own.iter().copied().find(|name| *name == page));
            let Some(name) = file.or(own.first().copied()) else { continue };
            let lost = found.entry(chosen[name].0).or_default();
            if lost.iter().all(|(known, _)| *known != promise) {
                lost.push((promise, shown_by(&originals, name, sign)));
            }
        }
    }
    found
}

/// What shows a sign in a built-in file: a tag of it, else the sign itself.
fn shown_by(originals: &Templates<'_>, name: &str, sign: &'static str) -> String {
    let shows = |tag: &&str| {
        let mut alone = originals.clone();
        alone.entry(name.to_owned()).and_modify(|(.., words)| *words = tag);
        Reach::new(&alone, &[sign]).signs(name).is_some_and(|kept| kept.contains(sign))
    };
    let text = originals.get(name).map_or("", |(.., words)| words);
    let whole = |(start, _): (usize, _)| Some(&text[start..start + text[start..].find("}}")? + 2]);
    text.match_indices("{{").filter_map(whole).find(shows).unwrap_or(sign).to_owned()
}
