//! Every example of every component in a browser, as the preview's gallery shows it.

use super::driver::Browser;
use super::look::{COLOURS, bring, look};
use super::{axe, browser, lines, share};
use crate::preview::Preview;
use crate::site::Site;

#[test]
fn every_example_is_accessible_private_and_quiet() {
    every_example(&Preview::of_this_repository(), 1);
}

/// Looks at the examples of a preview's gallery, one in so many, with two browsers, and at the list of them.
pub(super) fn every_example(preview: &Preview, parts: usize) {
    let (Some(one), Some(two), Some(axe)) = (browser(), browser(), axe()) else { return };
    let gallery = format!("{}_candor/gallery/", preview.address);
    one.open(&gallery);
    let examples = lines(&one.run("return [...document.querySelectorAll('main a')].map(link => link.href)"));
    assert!(examples.len() > 40, "only {} examples", examples.len());
    let examples = share(examples, parts);
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

/// A page of each template.
const TEMPLATES: [&str; 17] = [
    "",
    "404.html",
    "search/index.html",
    "about/contact.html",
    "body/index.html",
    "body/outside.html",
    "body/print.html",
    "faq/cost.html",
    "glossary/c.html",
    "how-it-works/the-stages.html",
    "law-and-safety/law-varies.html",
    "costs/what-it-costs.html",
    "myths/film.html",
    "roles/who-does-what.html",
    "start/help.html",
    "stories/obrien.html",
    "worksheets/body-map.html",
];

/// Random colours of brands on examples and a page of each template, by light and in the dark: one on a quarter of the
/// examples. `tests/long/colours` asks for twenty on all.
#[test]
fn whatever_the_brand_every_example_can_be_read() {
    let (Some(browser), Some(axe)) = (browser(), axe()) else { return };
    bring(&browser, &axe);
    let many = if std::env::var_os("CANDOR_COLOURS").is_some() { 20 } else { 1 };
    let mut seed = 20_261_130_u64;
    for _ in 0..many {
        seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        let accent = format!("#{:06x}", seed >> 40);
        let brand = "[brand]\nname = \"A clinic\"\nphone = \"01632 960 123\"\n[build]\npack = \"spt\"\n";
        let site = Site::new().book(&format!("{brand}[brand.color]\naccent = \"{accent}\"\n"));
        let preview = Preview::of(&site);
        browser.open(&format!("{}_candor/gallery/", preview.address));
        let examples = lines(&browser.run("return [...document.querySelectorAll('main a')].map(link => link.href)"));
        assert!(examples.len() > 40, "only {} examples", examples.len());
        let mut found = Vec::new();
        let pages = TEMPLATES.map(|page| format!("{}{page}", preview.address));
        for address in share(&examples, 4).into_iter().chain(&pages) {
            browser.open(address);
            for scheme in ["light", "dark"] {
                browser.prefer(scheme);
                let said = lines(&browser.run_async(COLOURS));
                found.extend(said.into_iter().map(|line| format!("{accent} {scheme} {address}: {line}")));
            }
        }
        assert!(found.is_empty(), "{}", found.join("\n"));
    }
}
