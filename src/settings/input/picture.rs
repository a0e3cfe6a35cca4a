//! A picture from the disk. It gets a name of our own below `static/`, whatever it was called; one that lies there
//! already stays, so that a save can be taken back.

use super::ask::{Input, text, tick};
use super::simple;
use crate::base::Fingerprint;
use crate::site::picture_kind;

pub(super) const INPUT: Input = Input {
    load: simple::TEXT.load,
    draw: |question, values, html| {
        let now = text(values, question.key);
        question.one(html, "input", |html| {
            html.raw(" type=\"file\" accept=\"image/png, image/jpeg, image/webp, image/svg+xml\">");
            if !now.is_empty() {
                html.raw("\n<p class=\"hint\">Now: <code>").text(now).raw("</code></p>\n");
                tick(html, (&format!("{}:none", question.key), "Remove it"), false);
            }
        });
    },
    apply: |question, filled, book| {
        if !text(&filled.values, &format!("{}:none", question.key)).is_empty() {
            book.remove(question.key);
        }
        if let Some(place) = filled.files.get(question.key).and_then(|bytes| place(question.key, bytes)) {
            book.set_text(question.key, &place);
        }
    },
};

/// Where the picture of a key is put; none for what is no picture.
pub(crate) fn place(key: &str, bytes: &[u8]) -> Option<String> {
    let name = key.rsplit('.').next().unwrap_or(key);
    Some(format!("static/{name}-{}.{}", Fingerprint::of(bytes).short(), picture_kind(bytes)?))
}
