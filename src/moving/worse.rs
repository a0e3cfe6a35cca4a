//! A site is not left worse than it was.

use super::plan::Refused;
use crate::engine::Compiled;
use crate::lint::{Finding, Verdict};
use crate::site::linked::{leads_on, published};
use crate::source::Sources;
use std::collections::{BTreeMap, BTreeSet};

/// Findings by their code and where their file lies afterwards.
type Counted<'v> = BTreeMap<(&'static str, String), Vec<&'v Finding>>;

fn counted<'v>(verdict: &'v Verdict, sources: &Sources, moved: &dyn Fn(&str) -> String) -> Counted<'v> {
    let mut all = Counted::new();
    for finding in &verdict.findings {
        let place = moved(&sources.file(finding.diagnostic.span.source).path);
        all.entry((finding.diagnostic.code, place)).or_default().push(finding);
    }
    all
}

/// Holds the site as it would be to the site as it is; `expected` are codes of what must be found anew.
///
/// # Errors
/// What would be found that is not found now; what would be published that is not, and the reverse.
pub(super) fn judge(
    before: &Compiled,
    after: Compiled,
    moved: &dyn Fn(&str) -> String,
    expected: &[&str],
) -> Result<(), Refused> {
    let (was, is) = (before.verdict(), after.verdict());
    let (old, new) =
        (counted(&was, &before.site.sources, moved), counted(&is, &after.site.sources, &|path| path.to_owned()));
    let mut findings = Vec::new();
    for (key, found) in new.iter().filter(|((code, _), _)| !expected.contains(code)) {
        let known = old.get(key).map_or(&[][..], Vec::as_slice);
        let more = found.len().saturating_sub(known.len());
        let words: BTreeSet<&str> = known.iter().map(|finding| finding.diagnostic.message.as_str()).collect();
        // Those whose words are new, before those that may be of another place.
        let (other, same): (Vec<&Finding>, Vec<&Finding>) =
            found.iter().partition(|finding| !words.contains(finding.diagnostic.message.as_str()));
        findings.extend(other.into_iter().chain(same).take(more).cloned());
    }
    if !findings.is_empty() {
        return Err(Refused::Worse(Box::new(after), findings));
    }
    published_alike(before, &after, moved).map_err(Refused::Why)
}

/// The same pages are published, and every old address leads on.
fn published_alike(before: &Compiled, after: &Compiled, moved: &dyn Fn(&str) -> String) -> Result<(), String> {
    let files = |compiled: &Compiled| -> BTreeSet<String> {
        compiled.site.published().map(|(number, ..)| compiled.site.file(number).path.clone()).collect()
    };
    let (was, is): (BTreeSet<String>, _) = (files(before).iter().map(|path| moved(path)).collect(), files(after));
    if let Some(path) = was.difference(&is).next() {
        return Err(format!("{path} would no longer be published: `exclude` in book.toml leaves out that folder"));
    }
    if let Some(path) = is.difference(&was).next() {
        return Err(format!(
            "{path} is now left out by `exclude` in book.toml, but would be published; change `exclude` first"
        ));
    }
    let addresses = published(&before.site).into_iter().filter(|(_, id)| id.is_none());
    let lost = addresses.map(|(route, _)| route).find(|route| !leads_on(&after.site, route));
    match lost {
        Some(route) => {
            Err(format!("`{route}` would stop working, and no page can redirect it; add it to static/_redirects first"))
        }
        None => Ok(()),
    }
}
