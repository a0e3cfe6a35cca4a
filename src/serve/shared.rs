//! What the threads of the preview share.

use super::events::Streams;
use super::good::Good;
use super::snapshot::Snapshot;
use crate::base::lock;
use std::collections::HashMap;
use std::net::SocketAddr;
use std::sync::{Arc, Condvar, Mutex, PoisonError};
use std::time::Duration;

/// How long a request waits for the first snapshot.
const PATIENCE: Duration = Duration::from_secs(60);

/// What the threads share.
pub(super) struct Shared {
    /// The names by which browsers may know this server; addresses they always may.
    pub(super) names: Vec<String>,
    /// Tells the snapshots of this process from those of an earlier one.
    pub(super) process: String,
    pub(super) current: Mutex<Option<Arc<dyn Snapshot>>>,
    pub(super) published: Condvar,
    pub(super) good: Mutex<Good>,
    pub(super) streams: Streams,
    /// How many answers are being written, by connection.
    pub(super) writing: Mutex<HashMap<Option<SocketAddr>, usize>>,
}

impl Shared {
    /// The current snapshot; waits for the first.
    pub(super) fn snapshot(&self) -> Option<Arc<dyn Snapshot>> {
        let current = lock(&self.current);
        let waited = self.published.wait_timeout_while(current, PATIENCE, |current| current.is_none());
        waited.unwrap_or_else(PoisonError::into_inner).0.clone()
    }

    /// A name for a snapshot that no other has, of this process or another.
    pub(super) fn build_id(&self, snapshot: &dyn Snapshot) -> String {
        format!("{}-{}", self.process, snapshot.build())
    }

    /// The text of an event about the current snapshot.
    pub(super) fn event(&self, name: &str) -> String {
        let current = lock(&self.current).clone();
        let build = current.map(|snapshot| self.build_id(&*snapshot)).unwrap_or_default();
        format!("event: {name}\ndata: {{\"build\":\"{build}\"}}\n\n")
    }
}
