//! Pictures to look at. `tests/screenshots` takes them; no test depends on them.

use super::{Built, browser};
use crate::site::repository;
use serde_json::json;

/// Pages of every sort, by what they show; a missing one is told, not an error.
const PAGES: [&str; 12] = [
    "index.html",
    "what-it-is/definition.html",
    "what-it-is/index.html",
    "faq/index.html",
    "faq/cost.html",
    "myths/index.html",
    "roles/who-does-what.html",
    "how-it-works/the-stages.html",
    "response/models.html",
    "glossary/index.html",
    "worksheets/goals.html",
    "search/index.html",
];

#[test]
#[ignore = "takes pictures, checks nothing: run tests/screenshots"]
fn screenshots() {
    take(Built::site(), &PAGES, "");
}

/// Pictures of pages on a phone and on a desktop, light and dark; `sort` begins their names.
pub(super) fn take(site: &Built, pages: &[&str], sort: &str) {
    let Some(browser) = browser() else { return };
    let folder = repository("target/screenshots");
    std::fs::create_dir_all(&folder).unwrap();
    for page in pages {
        if !site.folder.join(page).exists() {
            eprintln!("no page {page}");
            continue;
        }
        for (device, width, height) in [("phone", 390, 844), ("desktop", 1280, 900)] {
            for scheme in ["light", "dark"] {
                browser.resize(width, height);
                browser.prefer(scheme);
                browser.open(&site.server.page(page));
                let name = format!("{sort}{}", page.trim_end_matches(".html").replace('/', "-"));
                let picture = browser.cdp("Page.captureScreenshot", json!({ "format": "png" }));
                let file = folder.join(format!("{name}-{device}-{scheme}.png"));
                std::fs::write(file, decode(picture["data"].as_str().unwrap())).unwrap();
            }
        }
    }
    eprintln!("pictures in {}", folder.display());
}

/// Undoes base64.
pub(super) fn decode(text: &str) -> Vec<u8> {
    let value = |c: u8| match c {
        b'A'..=b'Z' => c - b'A',
        b'a'..=b'z' => c - b'a' + 26,
        b'0'..=b'9' => c - b'0' + 52,
        b'+' => 62,
        _ => 63,
    };
    let mut bytes = Vec::with_capacity(text.len() * 3 / 4);
    for four in text.trim_end_matches('=').as_bytes().chunks(4) {
        let bits = four.iter().fold(0u32, |bits, c| bits << 6 | u32::from(value(*c))) << (6 * (4 - four.len()));
        bytes.extend_from_slice(&bits.to_be_bytes()[1..four.len()]);
    }
    bytes
}

#[test]
fn base64_is_undone() {
    assert_eq!(decode("Y2FuZG9y"), b"candor");
    assert_eq!(decode("Y2FuZG8="), b"cando");
    assert_eq!(decode("Y2FuZA=="), b"cand");
}
