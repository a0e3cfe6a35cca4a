//! Every example of every component in a browser, as the preview's gallery shows it.

use super::driver::Browser;
use super::look::{bring, look};
use super::{axe, browser, lines};
use crate::preview::Preview;

#[test]
fn every_example_is_accessible_private_and_quiet() {
    every_example(&Preview::of_this_repository());
}

/// Looks at every example of a preview's gallery with two browsers, and at the list of them.
pub(super) fn every_example(preview: &Preview) {
    let (Some(one), Some(two), Some(axe)) = (browser(), browser(), axe()) else { return };
    let gallery = format!("{}_candor/gallery/", preview.address);
    one.open(&gallery);
    let examples = lines(&one.run("return [...document.querySelectorAll('main a')].map(link => link.href)"));
    assert!(examples.len() > 40, "only {} examples", examples.len());
    let look_at = |browser: &Browser, addresses: &[String]| -> Vec<String> {
        bring(browser, &axe);
        let seen = addresses.iter().flat_map(|address| {
            let found = look(browser, address, &preview.address);
            found.into_iter().map(move |finding| format!("{address}: {finding}"))
        });
        seen.collect()
    };
    let (some, others) = examples.split_at(examples.len() / 2);
    let found = std::thread::scope(|scope| {
        let other = scope.spawn(|| look_at(&two, others));
        [look_at(&one, some), look_at(&one, &[gallery]), other.join().unwrap()].concat()
    });
    assert!(found.is_empty(), "{} findings:\n{}", found.len(), found.join("\n"));
}
