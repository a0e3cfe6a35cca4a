//! The size of a picture, as its file says it.

use crate::markup;

/// What a picture is by its first bytes, as the ending of its name; none for anything else, whatever it is called.
pub(crate) fn kind(bytes: &[u8]) -> Option<&'static str> {
    match bytes {
        [0x89, b'P', b'N', b'G', b'\r', b'\n', 0x1a, b'\n', ..] => Some("png"),
        [0xff, 0xd8, 0xff, ..] => Some("jpg"),
        [b'R', b'I', b'F', b'F', _, _, _, _, b'W', b'E', b'B', b'P', ..] => Some("webp"),
        _ => is_svg(bytes).then_some("svg"),
    }
}

/// Whether a text begins as a drawing does: perhaps with a line about XML and comments, then with its element.
fn is_svg(bytes: &[u8]) -> bool {
    let text = std::str::from_utf8(bytes).unwrap_or_default().trim_start_matches('\u{feff}').trim_start();
    ["<?xml", "<!--", "<!DOCTYPE svg", "<svg"].iter().any(|start| text.starts_with(start)) && text.contains("<svg")
}

/// The width and the height of a PNG, JPEG, WebP or SVG; none where it does not say.
pub(super) fn size(bytes: &[u8]) -> Option<(f64, f64)> {
    let (width, height) = match kind(bytes)? {
        "png" => png(bytes),
        "jpg" => jpeg(bytes),
        "webp" => webp(bytes),
        _ => svg(bytes),
    }?;
    (width > 0.0 && height > 0.0).then_some((width, height))
}

/// A number of so many bytes, the greatest first.
fn big(bytes: &[u8], at: usize, length: usize) -> Option<f64> {
    Some(bytes.get(at..at + length)?.iter().fold(0.0, |number, byte| number * 256.0 + f64::from(*byte)))
}

/// A number of so many bytes, the least first.
fn little(bytes: &[u8], at: usize, length: usize) -> Option<u32> {
    Some(bytes.get(at..at + length)?.iter().rev().fold(0, |number, byte| number << 8 | u32::from(*byte)))
}

/// PNG, third edition, 11.2.1.
fn png(bytes: &[u8]) -> Option<(f64, f64)> {
    Some((big(bytes, 16, 4)?, big(bytes, 20, 4)?))
}

/// The first frame header of a JPEG (ITU-T T.81, B.2.2).
fn jpeg(bytes: &[u8]) -> Option<(f64, f64)> {
    let mut at = 2;
    while bytes.get(at) == Some(&0xff) {
        match bytes.get(at + 1)? {
            // Padding.
            0xff => at += 1,
            0xc4 | 0xc8 | 0xcc => at += 2 + length(bytes, at + 2)?,
            0xc0..=0xcf => return Some((big(bytes, at + 7, 2)?, big(bytes, at + 5, 2)?)),
            _ => at += 2 + length(bytes, at + 2)?,
        }
    }
    None
}

fn length(bytes: &[u8], at: usize) -> Option<usize> {
    let [high, low] = bytes.get(at..at + 2)? else { return None };
    Some(usize::from(*high) << 8 | usize::from(*low))
}

/// The three forms of WebP (RFC 9649).
fn webp(bytes: &[u8]) -> Option<(f64, f64)> {
    let (width, height) = match bytes.get(12..16)? {
        b"VP8 " => (little(bytes, 26, 2)? & 0x3fff, little(bytes, 28, 2)? & 0x3fff),
        b"VP8L" => {
            let both = little(bytes, 21, 4)?;
            ((both & 0x3fff) + 1, (both >> 14 & 0x3fff) + 1)
        }
        b"VP8X" => (little(bytes, 24, 3)? + 1, little(bytes, 27, 3)? + 1),
        _ => return None,
    };
    Some((width.into(), height.into()))
}

/// The size that an SVG gives, else that of its `viewBox`.
fn svg(bytes: &[u8]) -> Option<(f64, f64)> {
    let text = std::str::from_utf8(bytes).ok()?;
    let root = markup::elements(text).into_iter().find(|element| element.name == "svg")?;
    let of = |name: &str| {
        let own = root.attributes.iter().find(|(key, _)| key.eq_ignore_ascii_case(name));
        own.map(|(_, value)| value.trim())
    };
    let plain = |name: &str| of(name)?.trim_end_matches("px").trim().parse::<f64>().ok();
    let given = || Some((plain("width")?, plain("height")?));
    let shown = || {
        let parts: Vec<f64> = of("viewBox")?.split([' ', ',']).filter_map(|part| part.trim().parse().ok()).collect();
        if let [_, _, width, height] = parts[..] { Some((width, height)) } else { None }
    };
    given().or_else(shown)
}

#[cfg(test)]
mod tests {
    use super::size;

    #[test]
    fn pictures_say_their_size() {
        let png = [b"\x89PNG\r\n\x1a\n\0\0\0\x0dIHDR".as_slice(), &[0, 0, 1, 44, 0, 0, 0, 60]].concat();
        assert_eq!(size(&png), Some((300.0, 60.0)));
        let jpeg = [0xff, 0xd8, 0xff, 0xe0, 0, 4, 1, 2, 0xff, 0xc2, 0, 17, 8, 0, 60, 1, 44];
        assert_eq!(size(&jpeg), Some((300.0, 60.0)));
        let webp = [b"RIFF\0\0\0\0WEBPVP8X\x0a\0\0\0\0\0\0\0".as_slice(), &[43, 1, 0, 59, 0, 0]].concat();
        assert_eq!(size(&webp), Some((300.0, 60.0)));
        let lossless = [b"RIFF\0\0\0\0WEBPVP8L\0\0\0\0\x2f".as_slice(), &[43, 193, 14, 0]].concat();
        assert_eq!(size(&lossless), Some((300.0, 60.0)));
        let lossy = [b"RIFF\0\0\0\0WEBPVP8 \0\0\0\0\0\0\0\x9d\x01\x2a".as_slice(), &[44, 1, 60, 0]].concat();
        assert_eq!(size(&lossy), Some((300.0, 60.0)));
        for svg in [
            "<?xml version=\"1.0\"?><svg xmlns=\"http://www.w3.org/2000/svg\" width=\"300\" height=\"60px\"/>",
            "<svg width=\"100%\" viewBox=\"0 0 300 60\"><svg width=\"1\" height=\"1\"/></svg>",
            "<svg viewBox='0,0,300,60'></svg>",
        ] {
            assert_eq!(size(svg.as_bytes()), Some((300.0, 60.0)), "{svg}");
        }
        for nothing in
            [&b""[..], b"GIF89a", b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff", b"<svg/>", b"<svg width=\"0\" height=\"0\"/>"]
        {
            assert_eq!(size(nothing), None);
        }
    }
}
