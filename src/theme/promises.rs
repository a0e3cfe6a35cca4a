//! What every page that a reader can open has, whatever a site does to its templates.

use super::reach::{Reach, used};
use crate::base::SourceId;
use crate::source::Sources;
use std::collections::{BTreeMap, BTreeSet};

/// What is promised, and what templates show it with.
type Promise = (&'static str, &'static str);

/// All promises.
const PROMISES: [Promise; 5] = [
    ("the way past the header", "t.skip_to_content"),
    ("the early way out", "<exit_early"),
    ("the exit control", "site.exit.history"),
    ("the places of help", "site.help"),
    ("the disclaimer", "t.disclaimer"),
];

/// The templates of pages that no page names by itself.
const OPENED: [&str; 3] = ["404.html", "search.html", "handout.html"];

/// What a file takes away: the promise, and what it was shown with.
pub(super) type Lost = Vec<Promise>;

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
    let kinds = chosen.keys().filter(|name| name.starts_with("kinds/")).map(String::as_str);
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
            if !lost.contains(&(promise, sign)) {
                lost.push((promise, sign));
            }
        }
    }
    found
}
