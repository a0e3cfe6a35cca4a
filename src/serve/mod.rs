//! The preview: sends what a [`Snapshot`] renders, and tells open pages when there is a new one.
//!
//! It knows nothing of sites. What it sends is what `build` writes, but for one script element that
//! is added to HTML; everything of its own lives under `/_candor/`.

mod answer;
mod desk;
mod events;
mod good;
mod http;
mod reply;
mod seen;
mod settings;
mod shared;
mod snapshot;

pub use http::Port;
pub use snapshot::{Answer, Form, FormAnswer, Snapshot};

use crate::base::lock;
use crate::disk::Fault;
use events::Streams;
use shared::Shared;
use std::net::SocketAddr;
use std::sync::{Arc, Condvar, Mutex};
use std::time::SystemTime;

/// What open pages are told.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Event {
    /// There is a new snapshot.
    Built,
    /// There are new findings about the current one.
    Judged,
}

/// A running preview. Its threads end with the process.
pub struct Server {
    address: SocketAddr,
    shared: Arc<Shared>,
}

impl Server {
    /// Listens at `host`, and answers from now on whoever asks by this or one of the other `names`; requests
    /// wait for the first snapshot.
    ///
    /// # Errors
    /// [`Fault::PortTaken`] for an explicit port, [`Fault::Address`] when the host is unknown or not ours.
    pub fn bind(host: &str, port: Port, names: &[String]) -> Result<Self, Fault> {
        crate::disk::allow_many_files();
        let (listener, address) = http::listen(host, port)?;
        let started = SystemTime::now().duration_since(SystemTime::UNIX_EPOCH).unwrap_or_default();
        let shared = Arc::new(Shared {
            names: names.iter().map(String::as_str).chain([host, "localhost"]).map(str::to_owned).collect(),
            is_private: names.is_empty() && address.ip().is_loopback(),
            process: format!("{:x}", started.as_nanos()),
            current: Mutex::default(),
            published: Condvar::new(),
            good: Mutex::default(),
            streams: Streams::default(),
            writing: Mutex::default(),
        });
        http::start(listener, address, Arc::clone(&shared))
            .map_err(|error| Fault::Address(address.to_string(), error))?;
        Ok(Self { address, shared })
    }

    /// The address and port that it listens on.
    pub fn address(&self) -> SocketAddr {
        self.address
    }

    /// Serves `snapshot` from now on and tells open pages. What was served before comes back: a large one takes
    /// its time to go, and nobody has to wait for it.
    pub fn publish(&self, snapshot: Arc<dyn Snapshot>) -> Option<Arc<dyn Snapshot>> {
        let before = lock(&self.shared.current).replace(snapshot);
        self.shared.published.notify_all();
        self.announce(Event::Built);
        before
    }

    /// Tells open pages. [`Server::publish`] does so by itself for [`Event::Built`].
    pub fn announce(&self, event: Event) {
        let name = match event {
            Event::Built => "build",
            Event::Judged => "findings",
        };
        self.shared.streams.send(&self.shared.event(name));
    }
}
