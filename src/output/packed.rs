//! Compressed copies of files, for hosts that send them to browsers which can unpack them.

use brotli::enc::BrotliEncoderParams;
use flate2::{Compression, write::GzEncoder};
use std::io::Write as _;

/// What is shorter travels in one packet, whether it is compressed or not.
const WORTH_IT: usize = 1024;
/// Of brotli's 11: the next three take up to twenty times as long for half a hundredth (measured on the library,
/// 4.3 MB: 6 makes 28.2 % of it in 0.15 s, 9 makes 28.1 % in 3.3 s, 11 makes 24.5 % in 6.6 s).
const BROTLI: i32 = 6;
/// Of gzip's 9: the higher ones gain nothing (30.8 % in 0.1 s).
const GZIP: u32 = 6;

/// What the names of copies end with.
const ENDINGS: [&str; 2] = ["br", "gz"];

/// The route of what a compressed copy would be a copy of; none for a route that is called otherwise.
pub(crate) fn original(route: &str) -> Option<&str> {
    let (original, ending) = route.rsplit_once('.')?;
    ENDINGS.contains(&ending).then_some(original)
}

/// The compressed copies of a file, by the ending that hosts look for behind its name: of text, where it is shorter
/// then.
pub(super) fn packed(bytes: &[u8], media_type: &str) -> Vec<(&'static str, Vec<u8>)> {
    if bytes.len() < WORTH_IT || !gains(media_type) {
        return Vec::new();
    }
    let copies = ENDINGS.into_iter().zip([brotli(bytes), gzip(bytes)]);
    let is_shorter = |copy: &Vec<u8>| copy.len() < bytes.len();
    copies.filter_map(|(ending, copy)| Some((ending, copy.filter(is_shorter)?))).collect()
}

/// Whether files of a media type gain by being compressed: text does, others are compressed in themselves.
pub(crate) fn gains(media_type: &str) -> bool {
    let name = media_type.split(';').next().unwrap_or(media_type);
    name.starts_with("text/")
        || ["json", "xml", "javascript"].iter().any(|text| {
            let kind = name.strip_suffix(text);
            kind.is_some_and(|kind| kind.ends_with(['/', '+']))
        })
}

fn brotli(mut bytes: &[u8]) -> Option<Vec<u8>> {
    let settings = BrotliEncoderParams { quality: BROTLI, size_hint: bytes.len(), ..Default::default() };
    let mut packed = Vec::new();
    brotli::BrotliCompress(&mut bytes, &mut packed, &settings).ok()?;
    Some(packed)
}

/// Without a date, so that the same bytes come of the same.
fn gzip(bytes: &[u8]) -> Option<Vec<u8>> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::new(GZIP));
    encoder.write_all(bytes).ok()?;
    encoder.finish().ok()
}
