//! `layer/original-changed`: what replaces another file must follow when that one is corrected.

use crate::diagnostic::{Severity, count};
use crate::document;
use crate::front_matter::fields::{LAST_REVIEWED, REPLACES};
use crate::lint::{Case, Check, Findings, Rule, Subject};
use crate::merge;
use crate::site::adopted::{Adopted, all};

pub(super) const RULE: Rule = Rule {
    code: "layer/original-changed",
    severity: Severity::Warning,
    why: "Your copy of a library page or data file (or a brand's copy of a page) does not change with the original. When the original is corrected, check whether your copy needs the correction too. `candor adopt --merge` merges the changes.",
    files: &[
        ("(library) content/page.md", "---\ntitle: A page\n---\nThe library's words, corrected.\n"),
        page!("replaces: {}\n", "Our words.\n"),
    ],
    bad: "0000000000",
    good: "765c3ca4b2",
    check: Check::Site(check),
};

fn check(case: &Case<'_>, found: &mut Findings) {
    for adopted in all(case.site).filter(|adopted| !adopted.original.is_same(adopted.file)) {
        match &adopted.noted {
            Some((_, place)) if adopted.is_behind() => {
                let print = adopted.original.fingerprint().short();
                let (message, path) = (has_changed(case, &adopted), adopted.file.place());
                let help = format!(
                    "type `candor adopt --merge {path}` to merge the changes; or compare the two yourself, then write `{}: {print}`",
                    REPLACES.key
                );
                found.add(*place, message, help);
            }
            Some(_) => {}
            // What data files say is joined: without a note they are the site's own.
            None => {
                if let Some(page) = adopted.document.and_then(|number| case.subject(number)) {
                    without_note(&page, &adopted, found);
                }
            }
        }
    }
}

/// The layer of an original, for people.
fn of_layer(adopted: &Adopted<'_>) -> &'static str {
    if adopted.original.layer.is_built_in() { "the library" } else { "the site" }
}

/// That the original has changed and, where it is known what it was, in what.
fn has_changed(case: &Case<'_>, adopted: &Adopted<'_>) -> String {
    let what = if adopted.document.is_some() { "page" } else { "file" };
    let message = format!("the {what} of {} that this one replaces has changed", of_layer(adopted));
    let Some(base) = adopted.base(case.site) else { return message };
    let (new, gone) = merge::changes(base.text(), adopted.original.text());
    let told = |lines: &[String], word: &str| {
        let first = lines.iter().find(|line| !line.trim().is_empty())?;
        let cut: String = first.trim().chars().take(SHOWN).collect();
        let more = if cut.len() < first.trim().len() { "…" } else { "" };
        Some(format!("{} {word} (“{cut}{more}”)", count(lines.len(), "line")))
    };
    let parts: Vec<String> = [told(&new, "new"), told(&gone, "gone")].into_iter().flatten().collect();
    if parts.is_empty() { message } else { format!("{message}: {}", parts.join(", ")) }
}

/// So many letters of a changed line are shown.
const SHOWN: usize = 60;

/// A page that does not say which state of its original it was made from: the dates tell what they can.
fn without_note(page: &Subject<'_>, adopted: &Adopted<'_>, found: &mut Findings) {
    let (own, front, original) = (page.document, page.front(), adopted.original);
    let (layer, print) = (of_layer(adopted), original.fingerprint().short());
    let read = document::parse(original, own.source, &own.path, front.kind, own.body.extensions());
    let dates = (read.front.date(&LAST_REVIEWED), front.date(&LAST_REVIEWED));
    let help = format!("compare the two, then write `{}: {print}` in the front matter", REPLACES.key);
    if let (Some(theirs), Some(ours)) = dates
        && theirs > ours
    {
        let message = format!("the page of {layer} that this one replaces was reviewed on {theirs}, after this one");
        found.add(page.key_place(&LAST_REVIEWED), message, help);
    } else {
        let message = format!("this page replaces one of {layer}, so we can't warn you when the original changes");
        found.add(page.top(), message, help).weight = Some(Severity::Advice);
    }
}
