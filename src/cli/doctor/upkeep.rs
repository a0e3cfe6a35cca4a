//! What ages in a site, and what a published one owes.

use super::patient::{Patient, Trouble, trouble};
use crate::config::MEANING;
use crate::diagnostic::{Severity, count};
use crate::site::adopted::{Adopted, all};
use crate::site::is_newer;

pub(super) fn errors(patient: &Patient<'_>) -> Vec<Trouble> {
    match patient.verdict.count(Severity::Error) {
        0 => Vec::new(),
        errors => trouble(
            format!("the site has {}, and no build writes it", count(errors, "error")),
            "`candor check` shows each, with what to do",
        ),
    }
}

/// Whether another, newer program has published this site.
pub(super) fn program(patient: &Patient<'_>) -> Vec<Trouble> {
    let own = env!("CARGO_PKG_VERSION");
    match &patient.lock.version {
        Some(version) if is_newer(version, own) => trouble(
            format!("this site was published by candor {version}, and this is candor {own}"),
            "get the newer one, the same on each computer: what it wrote an older one may not understand",
        ),
        _ => Vec::new(),
    }
}

/// Whether the site says which meaning of its settings and pages it relies on.
pub(super) fn meaning(patient: &Patient<'_>) -> Vec<Trouble> {
    match patient.site.config.meaning {
        Some(_) => Vec::new(),
        None => trouble(
            "book.toml does not say for which candor it was written",
            format!(
                "write `candor = \"{MEANING}\"` below `[build]`: a later candor then tells what it would read otherwise"
            ),
        ),
    }
}

pub(super) fn adopted(patient: &Patient<'_>) -> Vec<Trouble> {
    let behind = all(patient.site).filter(Adopted::is_behind);
    let said = |adopted: Adopted<'_>| Trouble {
        message: format!("the original of {} has changed since you copied it", adopted.file.place()),
        help: format!("type `candor adopt --merge {}`, and read the page", adopted.file.place()),
    };
    behind.map(said).collect()
}

/// Whether what was copied can be merged later.
pub(super) fn originals(patient: &Patient<'_>) -> Vec<Trouble> {
    let lost = all(patient.site).filter(|adopted| adopted.noted.is_some() && adopted.base(patient.site).is_none());
    let said = |adopted: Adopted<'_>| Trouble {
        message: format!("the original from which {} was made is not kept in .candor/originals", adopted.file.place()),
        help: if adopted.is_behind() {
            "look for the folder .candor in an older copy of your site; without it, a merge marks every difference"
                .to_owned()
        } else {
            format!(
                "type `candor adopt --merge {}`: it is kept again; copy the folder .candor along with your site",
                adopted.file.place()
            )
        },
    };
    lost.map(said).collect()
}

pub(super) fn dates(patient: &Patient<'_>) -> Vec<Trouble> {
    match patient.found(&["review/due-soon", "review/overdue"]) {
        0 => Vec::new(),
        due => trouble(
            format!("{} of reviews and calls due, or soon to be", count(due, "date")),
            "`candor review` says which, when and by whom",
        ),
    }
}

pub(super) fn help_lines(patient: &Patient<'_>) -> Vec<Trouble> {
    if !patient.is_published() || patient.found(&["safety/no-help"]) == 0 {
        return Vec::new();
    }
    trouble(
        "the site is published, and nobody has called all the numbers that it gives to people in danger",
        "call each, and say so in the settings (`candor serve --open`, “Where your readers find help”); `candor check` names them",
    )
}

pub(super) fn base_url(patient: &Patient<'_>) -> Vec<Trouble> {
    if !patient.is_published() || patient.site.config.base_url.is_some() {
        return Vec::new();
    }
    trouble(
        "the site is published, and book.toml does not say at which address: search engines find less of it",
        "write `base-url = \"https://example.org/learn/\"` below `[build]`, with your address",
    )
}
