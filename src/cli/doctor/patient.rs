//! What is looked at: a site, judged, and what stands of it in the build folder.

use crate::base::lock;
use crate::cli::outcome::Refusal;
use crate::cli::world::World;
use crate::config::Brand;
use crate::disk::{self, Fault, Survey};
use crate::engine::Compiled;
use crate::lint::Verdict;
use crate::output::original;
use crate::site::{Lock, Site};
use std::collections::HashSet;
use std::fs;
use std::path::PathBuf;
use std::sync::Mutex;

/// What is wrong, and what to do.
pub(super) struct Trouble {
    pub(super) message: String,
    pub(super) help: String,
}

/// One trouble of a look that finds at most one.
pub(super) fn trouble(message: impl Into<String>, help: impl Into<String>) -> Vec<Trouble> {
    vec![Trouble { message: message.into(), help: help.into() }]
}

pub(super) struct Patient<'a> {
    pub(super) world: &'a World,
    pub(super) site: &'a Site,
    /// Its publisher.
    pub(super) brand: &'a Brand,
    /// What it has published.
    pub(super) lock: &'a Lock,
    pub(super) verdict: Verdict,
    pub(super) dest: PathBuf,
    /// The files of the site that stands; none where there is none of ours.
    pub(super) listed: Option<HashSet<String>>,
    /// Of these, the files that a build would write otherwise now, add or take away, in order.
    pub(super) stale: Vec<String>,
    /// The folders that the site is made from.
    pub(super) survey: Survey,
}

impl<'a> Patient<'a> {
    pub(super) fn of(world: &'a World, compiled: &'a Compiled) -> Result<Self, Refusal> {
        let site = &compiled.site;
        let dest = world.root.join(&site.config.build_dir);
        let listed = disk::listed(&dest).unwrap_or_default();
        let stale = Mutex::new(Vec::new());
        let verdict = compiled.render_all(|route, artifact| {
            let Some(listed) = &listed else { return Ok::<(), Fault>(()) };
            let is_same = match fs::read(dest.join(route)) {
                Ok(bytes) => bytes == artifact.bytes,
                // One that was written and is lost is found by another look.
                Err(_) => listed.contains(route),
            };
            if !is_same {
                lock(&stale).push(route.to_owned());
            }
            Ok(())
        })?;
        let routes: HashSet<String> = compiled.routes().into_iter().collect();
        let mut stale = std::mem::take(&mut *lock(&stale));
        // A compressed copy is as old as what it is a copy of.
        let is_known =
            |route: &String| routes.contains(route) || original(route).is_some_and(|own| routes.contains(own));
        stale.extend(listed.iter().flatten().filter(|route| !is_known(route)).cloned());
        stale.sort();
        let survey = disk::survey(&world.watched());
        Ok(Self {
            world,
            site,
            brand: &compiled.look.brand,
            lock: &compiled.lock,
            verdict: verdict.of_the_site(&site.sources),
            dest,
            listed,
            stale,
            survey,
        })
    }

    /// Whether it was published: what a site in the making lacks is no illness.
    pub(super) fn is_published(&self) -> bool {
        !self.lock.published.is_empty()
    }

    /// How many findings there are of some codes.
    pub(super) fn found(&self, codes: &[&str]) -> usize {
        self.verdict.findings.iter().filter(|finding| codes.contains(&finding.diagnostic.code)).count()
    }

    /// A path as it is seen from the site's folder.
    pub(super) fn shown(&self, path: &std::path::Path) -> String {
        path.strip_prefix(&self.world.root).unwrap_or(path).display().to_string()
    }
}

/// The first few of some names.
pub(super) fn first(names: &[String]) -> String {
    let more = if names.len() > 3 { ", …" } else { "" };
    format!("{}{more}", names[..names.len().min(3)].join(", "))
}
