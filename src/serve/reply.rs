//! Responses: validators, ranges and the added script.

use crate::base::Fingerprint;
use crate::output::Artifact;
use std::ops::Range;
use std::sync::Arc;

/// What of a request matters.
#[derive(Clone, Copy, Debug)]
pub(super) struct Asked<'a> {
    /// Whether it only wants to read.
    pub(super) reads: bool,
    /// Whether it sends something (`POST`).
    pub(super) sends: bool,
    pub(super) url: &'a str,
    pub(super) host: Option<&'a str>,
    pub(super) origin: Option<&'a str>,
    /// From where the browser says that it asks (`Sec-Fetch-Site`), how, and for what.
    pub(super) fetch: [Option<&'a str>; 3],
    pub(super) if_none_match: Option<&'a str>,
    pub(super) range: Option<&'a str>,
    pub(super) if_range: Option<&'a str>,
    /// The media type of what is sent.
    pub(super) media_type: Option<&'a str>,
}

impl Asked<'_> {
    /// Whether a page of another site asks, but for one that a reader leaves for this.
    pub(super) fn is_of_others(&self) -> bool {
        let [site, mode, wanted] = self.fetch;
        let is_own = site.is_none_or(|site| ["same-origin", "none"].contains(&site));
        !is_own && (mode, wanted) != (Some("navigate"), Some("document"))
    }
}

/// What goes with every answer: pages of other sites can neither load nor show it, whatever they take it for, and
/// one that opens it keeps no hold of its window. The settings show the site in a frame.
pub(super) const GUARDS: &[(&str, &str)] = &[
    ("X-Content-Type-Options", "nosniff"),
    ("Cross-Origin-Resource-Policy", "same-origin"),
    ("Cross-Origin-Opener-Policy", "same-origin"),
    ("X-Frame-Options", "SAMEORIGIN"),
    ("Content-Security-Policy", "frame-ancestors 'self'"),
];

/// A response.
#[derive(Debug)]
pub(super) struct Reply {
    pub(super) status: u16,
    pub(super) headers: Vec<(&'static str, String)>,
    pub(super) body: Body,
}

/// What a response consists of.
#[derive(Debug)]
pub(super) enum Body {
    Bytes(Vec<u8>),
    Part(Arc<Artifact>, Range<usize>),
    /// Events, without end.
    Events,
}

impl AsRef<[u8]> for Body {
    fn as_ref(&self) -> &[u8] {
        match self {
            Self::Bytes(bytes) => bytes,
            Self::Part(artifact, range) => &artifact.bytes[range.clone()],
            Self::Events => &[],
        }
    }
}

impl Reply {
    /// Words for people.
    pub(super) fn text(status: u16, text: &str) -> Self {
        Self::own(status, "text/plain; charset=utf-8", format!("{text}\n"))
    }

    /// Something of the preview's own.
    pub(super) fn own(status: u16, media_type: &str, text: impl Into<String>) -> Self {
        let headers = vec![("Content-Type", media_type.to_owned()), ("Cache-Control", "no-store".to_owned())];
        Self { status, headers, body: Body::Bytes(text.into().into_bytes()) }
    }

    /// The same with what goes with every answer, unless it has that already.
    pub(super) fn guarded(mut self) -> Self {
        for (name, value) in GUARDS {
            if !self.headers.iter().any(|(own, _)| own.eq_ignore_ascii_case(name)) {
                self.headers.push((name, (*value).to_owned()));
            }
        }
        self
    }

    /// Leads elsewhere; `location` is percent-encoded.
    pub(super) fn redirect(location: &str) -> Self {
        Self::leading(302, location)
    }

    /// Leads elsewhere with that status; what was sent is not sent again (303).
    pub(super) fn leading(status: u16, location: &str) -> Self {
        let mut reply = Self::text(status, "The page is at another address.");
        reply.headers.push(("Location", location.to_owned()));
        reply
    }

    /// An artifact, whole or in the part that was asked for. HTML has the script for `build` added.
    pub(super) fn artifact(status: u16, artifact: &Arc<Artifact>, asked: &Asked<'_>, build: &str) -> Self {
        let tag = format!("\"{}\"", Fingerprint::of(&artifact.bytes).short());
        let mut headers =
            vec![("Content-Type", artifact.media_type.to_string()), ("Cache-Control", "no-cache".to_owned())];
        let html = artifact.media_type.starts_with("text/html");
        headers.push(("ETag", tag.clone()));
        if status == 200 && asked.if_none_match.is_some_and(|list| matches(list, &tag)) {
            return Self { status: 304, headers, body: Body::Bytes(Vec::new()) };
        }
        if html {
            return Self { status, headers, body: Body::Bytes(with_script(&artifact.bytes, build, &tag)) };
        }
        let all = artifact.bytes.len();
        headers.push(("Accept-Ranges", "bytes".to_owned()));
        let current = asked.if_range.is_none_or(|wanted| wanted == tag);
        match asked.range.filter(|_| status == 200 && current).and_then(|range| part(range, all)) {
            None => Self { status, headers, body: Body::Part(Arc::clone(artifact), 0..all) },
            Some(Some(range)) => {
                headers.push(("Content-Range", format!("bytes {}-{}/{all}", range.start, range.end - 1)));
                Self { status: 206, headers, body: Body::Part(Arc::clone(artifact), range) }
            }
            Some(None) => {
                headers.push(("Content-Range", format!("bytes */{all}")));
                Self { status: 416, headers, body: Body::Bytes(Vec::new()) }
            }
        }
    }
}

/// Whether an `If-None-Match` names the tag.
fn matches(list: &str, tag: &str) -> bool {
    list.split(',').map(str::trim).any(|one| one == "*" || one.trim_start_matches("W/") == tag)
}

/// The bytes that a `Range` header asks for; none when it is to be ignored, none inside when there
/// are no such bytes. Several ranges at once are ignored, which is allowed.
fn part(header: &str, all: usize) -> Option<Option<Range<usize>>> {
    let (first, last) = header.strip_prefix("bytes=")?.split_once('-')?;
    let range = if first.is_empty() {
        let count: usize = last.trim().parse().ok()?;
        all.saturating_sub(count)..all
    } else {
        let first: usize = first.trim().parse().ok()?;
        let last: usize = if last.trim().is_empty() { usize::MAX } else { last.trim().parse().ok()? };
        if last < first {
            return None;
        }
        first..last.saturating_add(1).min(all)
    };
    Some(Some(range).filter(|range| range.start < range.end))
}

/// The page with the script before its `</body>`, or at its end.
fn with_script(html: &[u8], build: &str, tag: &str) -> Vec<u8> {
    const END: &[u8] = b"</body>";
    let at = html.windows(END.len()).rposition(|window| window.eq_ignore_ascii_case(END)).unwrap_or(html.len());
    let tag = tag.trim_matches('"');
    let script =
        format!("<script src=\"/_candor/reload.js\" data-build=\"{build}\" data-page=\"{tag}\" defer></script>");
    [&html[..at], script.as_bytes(), &html[at..]].concat()
}
