//! The interface from right to left: a page of each kind in Arabic, English pages that stand in for Arabic
//! ones, and every example of the gallery.

use super::look::{DESKTOP, NARROW};
use super::{Built, gallery, lines, pages, print};
use crate::languages::two_languages;
use crate::preview::Preview;
use crate::site::{Site, repository};
use std::path::Path;
use std::sync::OnceLock;

/// The site in `tests/sites/arabic`, built once.
fn arabic() -> &'static Built {
    static BUILT: OnceLock<Built> = OnceLock::new();
    BUILT.get_or_init(|| built(&Site::copy_of(&repository("tests/sites/arabic")), "arabic"))
}

fn built(site: &Site, name: &str) -> Built {
    Built::from(site.command(), site.root(), Path::new(env!("CARGO_TARGET_TMPDIR")).join(name))
}

#[test]
fn every_page_in_arabic_is_accessible_private_and_quiet() {
    pages::every_page(arabic());
}

#[test]
fn pages_that_stand_in_for_arabic_ones_are_too() {
    pages::every_page(&built(&two_languages(), "two-languages"));
}

#[test]
fn every_example_in_arabic_is_too() {
    let site = Site::new().book("[book]\ntitle = \"مكتبة\"\nlanguage = \"ar\"\n");
    let site = site.file("content/index.md", "---\ntitle: بداية\n---\n\nنص.\n");
    gallery::every_example(&Preview::of(&site));
}

#[test]
fn every_page_in_arabic_is_complete_on_paper_without_scripts() {
    print::complete(arabic());
}

/// Boxes that do not stand where a mirror would show them once the direction is turned round. Words keep
/// their own direction, so only boxes count; drawings say by themselves which way they go.
const UNMIRRORED: &str = "
    const boxes = [...document.querySelectorAll('body, body *')].filter(one => !one.closest('svg, pre, [dir]:not(html)'))
        .filter(one => one.checkVisibility() && !['inline', 'contents'].includes(getComputedStyle(one).display));
    const places = () => boxes.map(one => one.getBoundingClientRect());
    const before = places();
    const root = document.documentElement;
    root.dir = root.dir === 'rtl' ? 'ltr' : 'rtl';
    const wide = root.clientWidth;
    const wrong = places().flatMap(({ left, right }, at) => {
        const [from, to] = [wide - before[at].right, wide - before[at].left];
        return Math.abs(left - from) > 1 || Math.abs(right - to) > 1
            ? [`from ${left} to ${right} instead of ${from} to ${to}: ${boxes[at].outerHTML.slice(0, 100)}`] : [];
    });
    return wrong.slice(0, 5);";

#[test]
fn the_layout_is_really_mirrored() {
    let site = Built::site();
    let pages = site.sample();
    let wrong = site.on_each(&pages, |browser, pages| {
        let mut wrong = Vec::new();
        for (width, height) in [DESKTOP, NARROW] {
            browser.resize(width, height);
            for page in pages {
                browser.open(&site.server.page(page));
                let found = lines(&browser.run(UNMIRRORED)).into_iter();
                wrong.extend(found.map(|fault| format!("{page} at {width} px: {fault}")));
            }
        }
        wrong
    });
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
