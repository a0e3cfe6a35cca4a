//! The preview: sends what a [`Snapshot`] renders, and tells open pages when there is a new one.
//!
//! It knows nothing of sites. What it sends is what `build` writes, but for one script element that
//! is added to HTML; everything of its own lives under `/_candor/`.

mod answer;
mod desk;
mod events;
mod http;
mod reply;

use crate::disk::Fault;
use crate::output::Artifact;
use answer::Good;
use events::Streams;
use std::net::SocketAddr;
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::time::{Duration, SystemTime};

/// How long a request waits for the first snapshot.
const PATIENCE: Duration = Duration::from_secs(60);

/// A site at one moment.
pub trait Snapshot: Send + Sync {
    /// What is at a route (`faq/cost.html`).
    fn artifact(&self, route: &str) -> Answer;

    /// Every route, sorted, for the desk.
    fn routes(&self) -> Vec<String>;

    /// Which snapshot this is; every one has another number.
    fn build(&self) -> u64;

    /// The findings, most severe first, as the text of a JSON array of objects with `code`, `severity`,
    /// `path`, `line`, `column`, `message`, `help` (or null) and `frame` (the code with its carets, or null).
    fn findings(&self) -> String;

    /// The path that the site lies below, with a slash at both ends: `/` or `/learn/`.
    fn base(&self) -> &str;

    /// Headers for every response: the policies that the site's host will send.
    fn headers(&self) -> Vec<(&'static str, String)> {
        Vec::new()
    }
}

/// What a snapshot has at a route.
#[derive(Clone, Debug)]
pub enum Answer {
    /// The bytes.
    Good(Arc<Artifact>),
    /// Errors are in the way, or may have removed it. The last good bytes that were sent from this
    /// route are sent again; where there are none, these, or else a page that says so.
    Broken(Option<Arc<Artifact>>),
    /// Nothing.
    Missing,
}

/// Which port to listen on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Port {
    /// This one or, when it is taken, the next that is free.
    Default(u16),
    /// This one only; 0 is any.
    Explicit(u16),
}

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

/// What the threads share.
struct Shared {
    /// The name or address that was asked for, which browsers may use as well.
    host: String,
    /// Tells the snapshots of this process from those of an earlier one.
    process: String,
    current: Mutex<Option<Arc<dyn Snapshot>>>,
    published: Condvar,
    good: Mutex<Good>,
    streams: Streams,
}

impl Server {
    /// Listens, and answers from now on; requests wait for the first snapshot.
    ///
    /// # Errors
    /// [`Fault::PortTaken`] for an explicit port, [`Fault::Address`] when the host is unknown or not ours.
    pub fn bind(host: &str, port: Port) -> Result<Self, Fault> {
        crate::disk::allow_many_files();
        let (listener, address) = http::listen(host, port)?;
        let started = SystemTime::now().duration_since(SystemTime::UNIX_EPOCH).unwrap_or_default();
        let shared = Arc::new(Shared {
            host: host.to_owned(),
            process: format!("{:x}", started.as_nanos()),
            current: Mutex::default(),
            published: Condvar::new(),
            good: Mutex::default(),
            streams: Streams::default(),
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

impl Shared {
    /// The current snapshot; waits for the first.
    fn snapshot(&self) -> Option<Arc<dyn Snapshot>> {
        let current = lock(&self.current);
        let waited = self.published.wait_timeout_while(current, PATIENCE, |current| current.is_none());
        waited.unwrap_or_else(PoisonError::into_inner).0.clone()
    }

    /// A name for a snapshot that no other has, of this process or another.
    fn build_id(&self, snapshot: &dyn Snapshot) -> String {
        format!("{}-{}", self.process, snapshot.build())
    }

    /// The text of an event about the current snapshot.
    fn event(&self, name: &str) -> String {
        let current = lock(&self.current).clone();
        let build = current.map(|snapshot| self.build_id(&*snapshot)).unwrap_or_default();
        format!("event: {name}\ndata: {{\"build\":\"{build}\"}}\n\n")
    }
}

fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
