//! The stream of events to open pages.

use super::reply::GUARDS;
use crate::base::lock;
use std::io::{self, Write};
use std::sync::Mutex;
use std::sync::mpsc::{Receiver, RecvTimeoutError, SyncSender, sync_channel};
use std::time::Duration;

/// How many pages are told; with one more, the first is sent away and comes back by itself.
const MOST: usize = 64;
/// How many events may wait for a page that does not read them.
const WAITING: usize = 16;
/// How often a silent stream is written to, so that one whose page has gone is noticed.
const HEARTBEAT: Duration = Duration::from_secs(15);

/// The pages that listen.
#[derive(Debug, Default)]
pub(super) struct Streams(Mutex<Vec<SyncSender<String>>>);

impl Streams {
    /// Adds a page; what comes back is what it has to be sent.
    pub(super) fn open(&self) -> Receiver<String> {
        let (sender, receiver) = sync_channel(WAITING);
        let mut streams = lock(&self.0);
        if streams.len() >= MOST {
            streams.remove(0);
        }
        streams.push(sender);
        receiver
    }

    /// Sends an event to every page; one that has gone or does not read is forgotten.
    pub(super) fn send(&self, event: &str) {
        lock(&self.0).retain(|stream| stream.try_send(event.to_owned()).is_ok());
    }
}

/// Writes a response that goes on until the page leaves or is forgotten. It is chunked, so that its
/// end can be told from a connection that is merely silent.
pub(super) fn stream(mut writer: impl Write, first: &str, events: &Receiver<String>) -> io::Result<()> {
    writer.write_all(
        b"HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nCache-Control: no-store\r\n\
          Transfer-Encoding: chunked\r\n",
    )?;
    for (name, value) in GUARDS {
        write!(writer, "{name}: {value}\r\n")?;
    }
    write!(writer, "\r\n")?;
    chunk(&mut writer, first)?;
    loop {
        match events.recv_timeout(HEARTBEAT) {
            Ok(event) => chunk(&mut writer, &event)?,
            Err(RecvTimeoutError::Timeout) => chunk(&mut writer, ":\n\n")?,
            Err(RecvTimeoutError::Disconnected) => return chunk(&mut writer, ""),
        }
    }
}

fn chunk(writer: &mut impl Write, text: &str) -> io::Result<()> {
    write!(writer, "{:x}\r\n{text}\r\n", text.len())?;
    writer.flush()
}
