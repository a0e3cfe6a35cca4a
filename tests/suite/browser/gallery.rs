//! Every example of every component in a browser, as the preview's gallery shows it.

use super::look::{bring, look};
use super::{axe, browser, lines};
use crate::preview::Preview;

#[test]
fn every_example_is_accessible_private_and_quiet() {
    let (Some(browser), Some(axe)) = (browser(), axe()) else { return };
    let preview = Preview::of_this_repository();
    let gallery = format!("{}_candor/gallery/", preview.address);
    browser.open(&gallery);
    let examples = lines(&browser.run("return [...document.querySelectorAll('main a')].map(link => link.href)"));
    assert!(examples.len() > 40, "only {} examples", examples.len());
    bring(&browser, &axe);
    let found = examples.iter().chain([&gallery]).flat_map(|address| {
        let found = look(&browser, address, &preview.address);
        found.into_iter().map(move |finding| format!("{address}: {finding}"))
    });
    let found: Vec<String> = found.collect();
    assert!(found.is_empty(), "{} findings:\n{}", found.len(), found.join("\n"));
}
