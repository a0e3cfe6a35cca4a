//! What a site consists of when it is done: routes and bytes.

mod packed;

pub(crate) use packed::{gains, original};

use std::borrow::Cow;

/// A path in the output, relative to its root: `faq/cost.html`.
pub(crate) type Route = String;

/// The folder of the theme's files.
pub(crate) const ASSETS: &str = "assets";
/// The folder in which each language's search lies.
pub(crate) const SEARCH: &str = "search";

/// Whether a route is that of a page, which loads what is none, or of a compressed copy of one.
pub(crate) fn is_page(route: &str) -> bool {
    original(route).unwrap_or(route).ends_with(".html")
}

/// How long files whose names carry their fingerprint are kept: as long as anybody keeps anything.
pub(crate) const KEPT: &str = "public, max-age=31536000, immutable";
/// All others may be kept, but are asked for again before they are shown: what was corrected is seen at once.
pub(crate) const ASKED_ANEW: &str = "no-cache";

/// The bytes at one route.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Artifact {
    /// What is written and served.
    pub bytes: Vec<u8>,
    /// For the `Content-Type` header.
    pub media_type: Cow<'static, str>,
}

impl Artifact {
    /// Bytes whose media type follows from the ending of `route`.
    pub fn new(route: &str, bytes: impl Into<Vec<u8>>) -> Self {
        Self { bytes: bytes.into(), media_type: media_type(route) }
    }

    /// Its compressed copies, by the ending that hosts look for behind its name; none where nothing is gained.
    pub(crate) fn packed(&self) -> Vec<(&'static str, Vec<u8>)> {
        packed::packed(&self.bytes, &self.media_type)
    }
}

/// The type that nearly every file of a site has, which is not looked up among a thousand others.
const PAGE: &str = "text/html; charset=utf-8";

/// Types that the table of media types has from older days.
const CORRECTED: &[(&str, &str)] =
    &[("mjs", "text/javascript"), ("woff", "font/woff"), ("otf", "font/otf"), ("md", "text/plain")];

/// The media type for a file name's ending, in small letters or capitals; `application/octet-stream` for an
/// unknown one. Text is UTF-8.
pub fn media_type(route: &str) -> Cow<'static, str> {
    let extension = route.rsplit_once('.').map_or("", |(_, extension)| extension);
    if extension == "html" {
        return PAGE.into();
    }
    let corrected = CORRECTED.iter().find(|(own, _)| extension.eq_ignore_ascii_case(own)).map(|(_, known)| *known);
    let known = corrected.or_else(|| mime_guess::from_ext(extension).first_raw());
    match known.unwrap_or("application/octet-stream") {
        text if text.starts_with("text/") => format!("{text}; charset=utf-8").into(),
        other => other.into(),
    }
}

#[cfg(test)]
mod tests {
    use super::media_type;

    #[test]
    fn files_have_the_types_that_browsers_know() {
        let types = [
            ("a.html", "text/html; charset=utf-8"),
            ("assets/site.0123.css", "text/css; charset=utf-8"),
            ("a.js", "text/javascript; charset=utf-8"),
            ("a.mjs", "text/javascript; charset=utf-8"),
            ("a.json", "application/json"),
            ("a.webmanifest", "application/manifest+json"),
            ("a.svg", "image/svg+xml"),
            ("A.JPG", "image/jpeg"),
            ("a.avif", "image/avif"),
            ("favicon.ico", "image/x-icon"),
            ("a.woff2", "font/woff2"),
            ("a.woff", "font/woff"),
            ("a.webm", "video/webm"),
            ("a.m4a", "audio/m4a"),
            ("a.vtt", "text/vtt; charset=utf-8"),
            ("a.ics", "text/calendar; charset=utf-8"),
            ("a.csv", "text/csv; charset=utf-8"),
            ("a.docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
            ("a.epub", "application/epub+zip"),
            ("a.wasm", "application/wasm"),
            ("hosting/Caddyfile", "application/octet-stream"),
            ("index/words.bin.7", "application/octet-stream"),
        ];
        for (route, wanted) in types {
            assert_eq!(media_type(route), wanted, "{route}");
        }
    }
}
