//! What the threads of the preview share.

use super::events::Streams;
use super::good::Good;
use super::snapshot::Snapshot;
use crate::base::lock;
use std::collections::HashMap;
use std::collections::hash_map::Entry;
use std::net::SocketAddr;
use std::sync::{Arc, Condvar, Mutex, PoisonError};
use std::time::Duration;

/// How long a request waits for the first snapshot.
const PATIENCE: Duration = Duration::from_secs(60);

/// What the threads share.
pub(super) struct Shared {
    /// The names by which browsers may know this server; addresses they always may.
    pub(super) names: Vec<String>,
    /// Whether only browsers on this machine can reach it: no others may change anything.
    pub(super) is_private: bool,
    /// Tells the snapshots of this process from those of an earlier one.
    pub(super) process: String,
    pub(super) current: Mutex<Option<Arc<dyn Snapshot>>>,
    pub(super) published: Condvar,
    pub(super) good: Mutex<Good>,
    pub(super) streams: Streams,
    /// How many answers are being made or written, by connection.
    pub(super) writing: Mutex<HashMap<Option<SocketAddr>, usize>>,
}

/// How many answers may wait for one connection to read them; browsers ask for one at a time.
const UNREAD: usize = 16;

/// An answer that is being made or written, until it is dropped.
pub(super) struct Turn {
    shared: Arc<Shared>,
    from: Option<SocketAddr>,
}

impl Turn {
    /// The turn of a connection; none while it leaves many answers unread.
    pub(super) fn of(shared: &Arc<Shared>, from: Option<SocketAddr>) -> Option<Self> {
        let mut writing = lock(&shared.writing);
        let unread = writing.entry(from).or_default();
        let is_free = *unread < UNREAD;
        *unread += usize::from(is_free);
        is_free.then(|| Self { shared: Arc::clone(shared), from })
    }
}

impl Drop for Turn {
    fn drop(&mut self) {
        if let Entry::Occupied(mut writing) = lock(&self.shared.writing).entry(self.from) {
            *writing.get_mut() -= 1;
            if *writing.get() == 0 {
                writing.remove();
            }
        }
    }
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

    /// The text of an event about the current snapshot: its name, that of the last in which what pages load may have
    /// changed, and the address to go to.
    pub(super) fn event(&self, name: &str) -> String {
        let Some(snapshot) = lock(&self.current).clone() else {
            return format!("event: {name}\ndata: {{\"build\":\"\"}}\n\n");
        };
        let (build, others) = (self.build_id(&*snapshot), snapshot.others());
        let open = snapshot.edited().map_or("null".to_owned(), |edited| format!("\"{}{edited}\"", snapshot.base()));
        let others = format!("{}-{others}", self.process);
        format!("event: {name}\ndata: {{\"build\":\"{build}\",\"others\":\"{others}\",\"open\":{open}}}\n\n")
    }
}
