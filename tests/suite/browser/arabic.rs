//! The interface from right to left: a page of each kind in Arabic, English pages that stand in for Arabic
//! ones, and examples of the gallery.

use super::look::{DESKTOP, NARROW, bring, complaints, each_way, lost};
use super::screenshots::take;
use super::{Built, axe, browser, gallery, keyboard, lines, pages, print};
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
fn examples_in_arabic_are_too() {
    let site = Site::new().book("[book]\ntitle = \"مكتبة\"\nlanguage = \"ar\"\n");
    let site = site.file("content/index.md", "---\ntitle: بداية\n---\n\nنص.\n");
    gallery::every_example(&Preview::of(&site), 3);
}

#[test]
fn every_page_in_arabic_is_complete_on_paper_without_scripts() {
    print::complete(arabic());
}

#[test]
fn the_keyboard_reaches_and_leaves_everything_in_arabic() {
    keyboard::reaches_and_leaves(arabic(), &["questions/cost.html", "claims/index.html"].map(str::to_owned));
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

/// Names, addresses and telephone numbers that are not shown from left to right, each by its own letters:
/// read backwards, a number is another number.
const BACKWARDS: &str = "
    const wrong = [];
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    const range = document.createRange();
    while (walker.nextNode()) {
        const node = walker.currentNode;
        if (!node.parentElement.checkVisibility()) continue;
        for (const { 0: run, index } of node.data.matchAll(/[+\\p{Script=Latin}\\d][^\\p{Script=Arabic}\\n]*[\\p{Script=Latin}\\d\\/]/gu)) {
            if (!/\\p{Script=Latin}/u.test(run) && !/^[+\\d][\\d ]{6,}$/.test(run)) continue;
            let last;
            for (let at = 0; at < run.length; at++) {
                if (run[at] === ' ') continue;
                range.setStart(node, index + at);
                range.setEnd(node, index + at + 1);
                const box = range.getBoundingClientRect();
                if (last && Math.abs(box.top - last.top) < 4 && box.left < last.left - 1) { wrong.push(`${run} in ${node.parentElement.outerHTML.slice(0, 100)}`); break; }
                last = box;
            }
        }
    }
    return wrong.slice(0, 5);";

#[test]
fn names_addresses_and_numbers_are_not_read_backwards() {
    let site = arabic();
    let pages = site.pages();
    let wrong = site.on_each(&pages, |browser, pages| {
        let seen = pages.iter().flat_map(|page| {
            browser.open(&site.server.page(page));
            let found = lines(&browser.run(BACKWARDS)).into_iter();
            found.map(move |fault| format!("{page}: {fault}"))
        });
        seen.collect()
    });
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn the_search_field_lists_what_it_finds_from_right_to_left() {
    let (Some(browser), Some(axe)) = (browser(), axe()) else { return };
    bring(&browser, &axe);
    for (width, height) in [DESKTOP, NARROW] {
        browser.resize(width, height);
        browser.open(&arabic().server.page("parts/plain.html"));
        browser.run("document.querySelector('button.search-link').click()");
        browser.press(&"بطاقة".chars().collect::<Vec<_>>());
        assert!(
            browser.wait_for("document.querySelector('.search-list [role=option], .search-list a')"),
            "nothing is found"
        );
        let mut wrong = lost(&browser, (width, height));
        wrong.extend(lines(&browser.run(BACKWARDS)));
        wrong.extend(each_way(&browser));
        wrong.extend(complaints(&browser));
        assert!(wrong.is_empty(), "at {width} px: {}", wrong.join("\n"));
        browser.resize(width, height);
        let unmirrored = lines(&browser.run(UNMIRRORED));
        assert!(unmirrored.is_empty(), "at {width} px: {}", unmirrored.join("\n"));
    }
}

#[test]
#[ignore = "takes pictures, checks nothing: run tests/screenshots"]
fn screenshots() {
    let pages = arabic().pages();
    take(arabic(), &pages.iter().map(String::as_str).collect::<Vec<_>>(), "arabic-");
}
