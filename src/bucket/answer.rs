//! What a storage answers.

use jiff::Timestamp;
use jiff::fmt::rfc2822;
use std::time::Duration;
use ureq::Body;
use ureq::http::{HeaderMap, Response};

/// No answer that is read is longer.
const LONGEST: u64 = 256 << 20;

/// An answer that was read to its end.
pub(super) struct Answer {
    pub(super) status: u16,
    headers: HeaderMap,
    pub(super) body: Vec<u8>,
}

impl Answer {
    pub(super) fn read(response: Response<Body>) -> Result<Self, ureq::Error> {
        let (head, mut body) = response.into_parts();
        let body = body.with_config().limit(LONGEST).read_to_vec()?;
        Ok(Self { status: head.status.as_u16(), headers: head.headers, body })
    }

    pub(super) fn is_well(&self) -> bool {
        (200..300).contains(&self.status)
    }

    /// Whether it says that there will be another later.
    pub(super) fn is_busy(&self) -> bool {
        matches!(self.status, 408 | 429 | 500 | 502 | 503 | 504) || self.code() == "RequestTimeout"
    }

    pub(super) fn header(&self, name: &str) -> Option<&str> {
        self.headers.get(name)?.to_str().ok()
    }

    /// How long it asks to be left alone.
    pub(super) fn patience(&self) -> Option<Duration> {
        self.header("retry-after")?.trim().parse().ok().map(Duration::from_secs)
    }

    /// The name of what is wrong: nothing else of what a storage says is shown, for it may say who asked.
    pub(super) fn code(&self) -> &str {
        self.element("Code")
    }

    /// What an element of the answer holds, where that is a plain word.
    pub(super) fn element(&self, name: &str) -> &str {
        let text = std::str::from_utf8(&self.body).unwrap_or_default();
        let (open, close) = (format!("<{name}>"), format!("</{name}>"));
        let within = text.split_once(&open).and_then(|(_, rest)| rest.split_once(&close));
        let word = within.map_or("", |(word, _)| word.trim());
        let is_plain = |c: char| c.is_ascii_alphanumeric() || c == '-';
        if word.len() <= 60 && word.chars().all(is_plain) { word } else { "" }
    }

    /// By how many seconds this machine's clock is ahead of that of the storage.
    pub(super) fn ahead(&self) -> i64 {
        let told = self.header("date").and_then(|date| rfc2822::parse(date).ok());
        told.map_or(0, |told| Timestamp::now().as_second() - told.timestamp().as_second())
    }
}
