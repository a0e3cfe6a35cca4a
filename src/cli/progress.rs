//! How far a deploy has come: a bar on a terminal, lines elsewhere.

use super::outcome::say;
use crate::base::lock;
use crate::diagnostic::count;
use indicatif::{HumanBytes, ProgressBar, ProgressStyle};
use std::io::IsTerminal as _;
use std::sync::Mutex;
use std::time::{Duration, Instant};

/// Where there is no bar, a line at least so often.
const EVERY: Duration = Duration::from_secs(10);

pub(super) struct Progress {
    bar: ProgressBar,
    /// Files, bytes, and when that was told last.
    done: Mutex<(usize, u64, Instant)>,
    files: usize,
    lines: bool,
}

impl Progress {
    pub(super) fn new(files: usize, bytes: u64, quiet: bool) -> Self {
        let is_terminal = std::io::stderr().is_terminal();
        let bar = if quiet || !is_terminal { ProgressBar::hidden() } else { ProgressBar::new(bytes.max(1)) };
        if let Ok(style) = ProgressStyle::with_template("{bar:30} {msg}, {bytes} of {total_bytes}, {eta} left") {
            bar.set_style(style.progress_chars("=> "));
        }
        let progress = Self { bar, done: Mutex::new((0, 0, Instant::now())), files, lines: !quiet && !is_terminal };
        progress.bar.set_message(progress.told(0));
        progress
    }

    /// One more file is there.
    pub(super) fn sent(&self, bytes: u64) {
        let mut done = lock(&self.done);
        done.0 += 1;
        done.1 += bytes;
        self.bar.set_position(done.1);
        self.bar.set_message(self.told(done.0));
        if self.lines && (done.0 == self.files || done.2.elapsed() > EVERY) {
            done.2 = Instant::now();
            say(&format!("Sent {}, {}\n", self.told(done.0), HumanBytes(done.1)));
        }
    }

    /// Files that are there, as they are told of.
    pub(super) fn files(&self) -> usize {
        lock(&self.done).0
    }

    pub(super) fn end(&self) {
        self.bar.finish_and_clear();
    }

    fn told(&self, files: usize) -> String {
        format!("{files} of {}", count(self.files, "file"))
    }
}
