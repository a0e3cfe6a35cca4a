//! The last good bytes of what was looked at.

use crate::output::Artifact;
use std::collections::VecDeque;
use std::sync::Arc;

/// How many routes the preview remembers the last good bytes of, and how many bytes at most of each.
const REMEMBERED: usize = 300;
const LARGEST: usize = 256 * 1024;

/// The last good bytes of what was looked at, the latest last: pages and the styles that they need.
#[derive(Debug, Default)]
pub(super) struct Good(VecDeque<(String, Arc<Artifact>)>);

impl Good {
    pub(super) fn remember(&mut self, route: &str, artifact: &Arc<Artifact>) {
        if artifact.bytes.len() > LARGEST {
            return;
        }
        self.0.retain(|(known, _)| known != route);
        self.0.push_back((route.to_owned(), Arc::clone(artifact)));
        if self.0.len() > REMEMBERED {
            self.0.pop_front();
        }
    }

    pub(super) fn recall(&self, route: &str) -> Option<Arc<Artifact>> {
        self.0.iter().find(|(known, _)| known == route).map(|(_, artifact)| Arc::clone(artifact))
    }
}
