//! A picture from the disk. It gets a name of our own below `static/`, whatever it was called.

use super::ask::{Input, text, tick};
use super::simple;

pub(super) const INPUT: Input = Input {
    load: simple::TEXT.load,
    draw: |question, values, html| {
        let now = text(values, question.key);
        question.one(html, "input", |html| {
            html.raw(" type=\"file\" accept=\"image/png, image/jpeg, image/webp, image/svg+xml\">");
            if !now.is_empty() {
                html.raw("\n<p class=\"hint\">Now: <code>").text(now).raw("</code></p>\n");
                tick(html, (&format!("{}:none", question.key), "Use none"), false);
            }
        });
    },
    apply: |question, filled, book| {
        if !text(&filled.values, &format!("{}:none", question.key)).is_empty() {
            book.remove(question.key);
        }
        if let Some(kind) = filled.files.get(question.key).and_then(|bytes| kind(bytes)) {
            book.set_text(question.key, &place(question.key, kind));
        }
    },
};

/// Where the picture of a key is put.
pub(crate) fn place(key: &str, kind: &str) -> String {
    format!("static/{}.{kind}", key.rsplit('.').next().unwrap_or(key))
}

/// What a picture is by its first bytes, as the ending of its name; none for anything else, whatever it is called.
pub(crate) fn kind(bytes: &[u8]) -> Option<&'static str> {
    let text = std::str::from_utf8(bytes).ok();
    match bytes {
        [0x89, b'P', b'N', b'G', b'\r', b'\n', 0x1a, b'\n', ..] => Some("png"),
        [0xff, 0xd8, 0xff, ..] => Some("jpg"),
        [b'R', b'I', b'F', b'F', _, _, _, _, b'W', b'E', b'B', b'P', ..] => Some("webp"),
        _ => text.map(str::trim_start).filter(|text| is_svg(text)).map(|_| "svg"),
    }
}

/// Whether a text begins as a drawing does: perhaps with a line about XML and comments, then with its element.
fn is_svg(text: &str) -> bool {
    let text = text.trim_start_matches('\u{feff}');
    let begins = text.starts_with("<?xml") || text.starts_with("<!--") || text.starts_with("<svg");
    begins && text.contains("<svg")
}
