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
            format!("the site has {}, so it can't be built", count(errors, "error")),
            "type `candor check` to see each error and what to do",
        ),
    }
}

/// Whether another, newer program has published this site.
pub(super) fn program(patient: &Patient<'_>) -> Vec<Trouble> {
    let own = env!("CARGO_PKG_VERSION");
    match &patient.lock.version {
        Some(version) if is_newer(version, own) => trouble(
            format!("this site was published with candor {version}, but this is candor {own}"),
            "install the newer one on every computer: an older candor may not understand what it wrote",
        ),
        _ => Vec::new(),
    }
}

/// Whether the site says which meaning of its settings and pages it relies on.
pub(super) fn meaning(patient: &Patient<'_>) -> Vec<Trouble> {
    match patient.site.config.meaning {
        Some(_) => Vec::new(),
        None => trouble(
            "book.toml does not say which candor it was written for",
            format!(
                "write `candor = \"{MEANING}\"` below `[build]`: a later candor then tells you what it reads differently"
            ),
        ),
    }
}

pub(super) fn adopted(patient: &Patient<'_>) -> Vec<Trouble> {
    let behind = all(patient.site).filter(Adopted::is_behind);
    let said = |adopted: Adopted<'_>| Trouble {
        message: format!("the original of {} has changed since you copied it", adopted.file.place()),
        help: format!("type `candor adopt --merge {}`, then read the page", adopted.file.place()),
    };
    behind.map(said).collect()
}

/// Whether what was copied can be merged later.
pub(super) fn originals(patient: &Patient<'_>) -> Vec<Trouble> {
    let lost = all(patient.site).filter(|adopted| adopted.noted.is_some() && adopted.base(patient.site).is_none());
    let said = |adopted: Adopted<'_>| Trouble {
        message: format!("the original of {} is missing from .candor/originals", adopted.file.place()),
        help: if adopted.is_behind() {
            "restore the folder .candor from an older copy of your site; without it, a merge marks every difference"
                .to_owned()
        } else {
            format!(
                "type `candor adopt --merge {}` to save it again, and always copy the folder .candor with your site",
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
            format!("{} due now or soon: reviews and phone checks", count(due, "date")),
            "type `candor review` to see which, when and by whom",
        ),
    }
}

pub(super) fn help_lines(patient: &Patient<'_>) -> Vec<Trouble> {
    if !patient.is_published() || patient.found(&["safety/no-help"]) == 0 {
        return Vec::new();
    }
    trouble(
        "the site is published, but some of its emergency numbers have not been called",
        "`candor check` lists them: call each, then tick it in the settings (`candor serve --open`, “Where your readers find help”)",
    )
}

pub(super) fn base_url(patient: &Patient<'_>) -> Vec<Trouble> {
    if !patient.is_published() || patient.site.config.base_url.is_some() {
        return Vec::new();
    }
    trouble(
        "the site is published, but book.toml has no web address: search engines find less of it",
        "write `base-url = \"https://example.org/learn/\"`, with your address, below `[build]`",
    )
}
