//! How a command ends, and what it says.

use crate::base::visible;
#[cfg(feature = "deploy")]
use crate::bucket::Trouble;
use crate::disk::Fault;
use std::io::{ErrorKind, Write};

/// How a command ended, by its status: the worst last.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Ended {
    /// Done.
    Well = 0,
    /// The content or a template has errors.
    WithErrors = 1,
    /// The command, book.toml or the machine is at fault.
    Unable = 2,
}

/// What keeps a command from doing its work.
#[derive(Debug)]
pub(super) enum Refusal {
    /// The machine.
    Fault(Fault),
    /// The way to the bucket, or the bucket.
    #[cfg(feature = "deploy")]
    Bucket(Trouble),
    /// There is nothing to make a site from yet.
    NoPages(String),
    /// The way in which it was called, with what to do instead.
    Usage(String),
}

impl std::fmt::Display for Refusal {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Fault(fault) => fault.fmt(f),
            #[cfg(feature = "deploy")]
            Self::Bucket(trouble) => trouble.fmt(f),
            Self::Usage(text) | Self::NoPages(text) => f.write_str(&visible(text)),
        }
    }
}

impl From<Fault> for Refusal {
    fn from(fault: Fault) -> Self {
        Self::Fault(fault)
    }
}

#[cfg(feature = "deploy")]
impl From<Trouble> for Refusal {
    fn from(trouble: Trouble) -> Self {
        Self::Bucket(trouble)
    }
}

/// Words for people go to standard error.
pub(super) fn say(text: &str) {
    let _ = std::io::stderr().write_all(text.as_bytes());
}

/// Data goes to standard output, which ends a command well unless it can't be written. A reader that has
/// gone away is no error.
pub(super) fn print(text: &str) -> Result<Ended, Refusal> {
    let mut out = std::io::stdout().lock();
    match out.write_all(text.as_bytes()).and_then(|()| out.flush()) {
        Err(error) if error.kind() != ErrorKind::BrokenPipe => Err(Fault::writing("standard output", error).into()),
        _ => Ok(Ended::Well),
    }
}
