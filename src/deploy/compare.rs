//! The site beside what is in the bucket.

use super::manifest::{MANIFEST, Manifest};
use super::order::cache_control;
use crate::base::Fingerprint;
use crate::output::{Artifact, Route, is_page};
use std::collections::BTreeMap;

/// A file of the site.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Wanted {
    pub(crate) route: Route,
    /// Of all that is sent: what a reader gets.
    pub(crate) print: String,
    pub(crate) bytes: u64,
}

impl Wanted {
    pub(crate) fn new(route: &str, artifact: &Artifact) -> Self {
        let head = format!("{}\n{}", artifact.media_type, cache_control(route));
        let print = Fingerprint::of(head.as_bytes()).with(Fingerprint::of(&artifact.bytes)).whole();
        Self { route: route.to_owned(), print, bytes: artifact.bytes.len() as u64 }
    }
}

/// An object as a bucket lists it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Listed {
    pub(crate) route: Route,
    pub(crate) bytes: u64,
    /// What the storage calls this version of it, where it does.
    pub(crate) etag: Option<String>,
}

/// An object of the bucket.
#[derive(Debug)]
pub(super) struct Found {
    pub(super) etag: Option<String>,
    pub(super) standing: Standing,
}

#[derive(Debug, PartialEq, Eq)]
pub(super) enum Standing {
    /// Candor's, holding this.
    Known(String),
    /// Candor's, but what it holds is not certain.
    Ours,
    /// Somebody else's.
    Foreign,
}

/// The site, what candor says in the bucket of itself, and what there is.
#[derive(Debug)]
pub(crate) struct Comparison {
    pub(super) wanted: BTreeMap<Route, Wanted>,
    pub(super) before: Manifest,
    pub(super) found: BTreeMap<Route, Found>,
    is_new: bool,
}

impl Comparison {
    pub(crate) fn new(wanted: Vec<Wanted>, before: Option<Manifest>, listed: Vec<Listed>) -> Self {
        let is_new = before.is_none();
        let before = before.unwrap_or_default();
        let listed = listed.into_iter().filter(|object| object.route != MANIFEST);
        let found = listed.map(|object| {
            let standing = standing(&before, &object);
            (object.route, Found { etag: object.etag, standing })
        });
        let found = found.collect();
        let wanted = wanted.into_iter().map(|file| (file.route.clone(), file)).collect();
        Self { wanted, before, found, is_new }
    }

    /// What is somebody else's and stands where the site belongs; in a bucket without a deploy, any page.
    pub(crate) fn in_the_way(&self) -> Vec<&str> {
        let foreign = self.found.iter().filter(|(_, found)| found.standing == Standing::Foreign);
        let here = |route: &Route| self.wanted.contains_key(route) || (self.is_new && is_page(route));
        foreign.map(|(route, _)| route).filter(|route| here(route)).map(String::as_str).collect()
    }

    /// What has to be asked what it holds.
    pub(crate) fn uncertain(&self) -> Vec<Route> {
        let is_known = |found: &Found| matches!(found.standing, Standing::Known(_));
        let uncertain = |route: &&Route| self.found.get(*route).is_some_and(|found| !is_known(found));
        self.wanted.keys().filter(uncertain).cloned().collect()
    }
}

fn standing(before: &Manifest, object: &Listed) -> Standing {
    let Some(entry) = before.objects.get(&object.route) else { return Standing::Foreign };
    let is_same = entry.bytes == object.bytes && (object.etag.is_none() || object.etag == entry.etag);
    match &entry.print {
        Some(print) if is_same => Standing::Known(print.clone()),
        _ => Standing::Ours,
    }
}
