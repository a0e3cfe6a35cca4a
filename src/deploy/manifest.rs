//! What candor has put into a bucket, as it says there itself. Nothing that does not stand here is ever deleted.

use crate::output::Route;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// The object in which it says so.
pub(crate) const MANIFEST: &str = ".candor-deploy.json";
/// Of its form.
const VERSION: u32 = 1;

/// The objects that are candor's, by their routes.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Manifest {
    pub(super) objects: BTreeMap<Route, Entry>,
}

/// One of them.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Entry {
    pub(super) state: State,
    /// What it holds; none while that is not settled.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) print: Option<String>,
    #[serde(default)]
    pub(super) bytes: u64,
    /// What the storage calls this version of it, where it does.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) etag: Option<String>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub(super) enum State {
    /// Of the site.
    Site,
    /// Being sent, by a deploy that has not ended.
    Begun,
    /// No longer of the site, but pages of the one before load it, and caches hold those: it stays for one deploy.
    Kept,
    /// To be deleted.
    Leaving,
}

#[derive(Serialize, Deserialize)]
struct Written {
    #[serde(rename = "candor-deploy")]
    version: u32,
    objects: BTreeMap<Route, Entry>,
}

impl Manifest {
    /// Reads what stands in the bucket.
    ///
    /// # Errors
    /// Why it is not candor's, or not of this one's.
    pub(crate) fn read(bytes: &[u8]) -> Result<Self, &'static str> {
        let written: Written = serde_json::from_slice(bytes).map_err(|_| "it can't be read")?;
        if written.version != VERSION {
            return Err("another version of candor wrote it");
        }
        if !written.objects.keys().all(|route| is_route(route)) {
            return Err("it names something that can't be a file of a site");
        }
        Ok(Self { objects: written.objects })
    }

    pub(crate) fn write(&self) -> Vec<u8> {
        let written = Written { version: VERSION, objects: self.objects.clone() };
        serde_json::to_vec(&written).unwrap_or_default()
    }

    /// Notes what the storage calls an object that was sent.
    pub(crate) fn note(&mut self, route: &str, etag: Option<String>) {
        if let Some(entry) = self.objects.get_mut(route) {
            entry.etag = etag;
        }
    }
}

/// Whether something can be the route of a file, and leads nowhere else.
fn is_route(route: &str) -> bool {
    route != MANIFEST && route.split('/').all(|part| !matches!(part, "" | "." | ".."))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_leads_elsewhere_is_not_candors() {
        for route in ["../other/index.html", "a//b", "/a", "a/./b", ".candor-deploy.json", ""] {
            let text = format!("{{\"candor-deploy\":1,\"objects\":{{\"{route}\":{{\"state\":\"site\"}}}}}}");
            assert!(Manifest::read(text.as_bytes()).is_err(), "{route}");
        }
        assert!(Manifest::read(b"{\"candor-deploy\":2,\"objects\":{}}").is_err());
        let text = b"{\"candor-deploy\":1,\"objects\":{\"a.html\":{\"state\":\"begun\",\"bytes\":0}}}";
        assert_eq!(Manifest::read(text).unwrap().write(), text);
    }
}
