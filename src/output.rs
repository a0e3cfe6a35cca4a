//! What a site consists of when it is done: routes and bytes.

/// A path in the output, relative to its root: `faq/cost.html`.
pub type Route = String;

/// The folder of the theme's files.
pub const ASSETS: &str = "assets";
/// The folder in which each language's search lies.
pub const SEARCH: &str = "search";

/// The bytes at one route.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Artifact {
    /// What is written and served.
    pub bytes: Vec<u8>,
    /// For the `Content-Type` header.
    pub media_type: &'static str,
}

impl Artifact {
    /// Bytes whose media type follows from the ending of `route`.
    pub fn new(route: &str, bytes: impl Into<Vec<u8>>) -> Self {
        Self { bytes: bytes.into(), media_type: media_type(route) }
    }
}

/// The media type for a file name's ending; `application/octet-stream` for an unknown one.
pub fn media_type(route: &str) -> &'static str {
    match route.rsplit_once('.').map_or("", |(_, extension)| extension) {
        "html" => "text/html; charset=utf-8",
        "css" => "text/css; charset=utf-8",
        "js" => "text/javascript; charset=utf-8",
        "json" => "application/json",
        "svg" => "image/svg+xml",
        "xml" => "application/xml",
        "txt" | "md" => "text/plain; charset=utf-8",
        "png" => "image/png",
        "jpg" | "jpeg" => "image/jpeg",
        "gif" => "image/gif",
        "webp" => "image/webp",
        "avif" => "image/avif",
        "ico" => "image/x-icon",
        "woff2" => "font/woff2",
        "pdf" => "application/pdf",
        "mp3" => "audio/mpeg",
        "mp4" => "video/mp4",
        "vtt" => "text/vtt; charset=utf-8",
        _ => "application/octet-stream",
    }
}
