//! A reader with nothing but a keyboard: everything is reached and left, and what is in focus is seen.

use super::driver::Browser;
use super::look::{DESKTOP, NARROW, ZOOMED};
use super::{Built, browser};

const TAB: char = '\u{e004}';
const SHIFT: char = '\u{e008}';
const ENTER: char = '\u{e007}';

/// So many stops are walked from the beginning of a page, and so many at its end.
const FIRST: u64 = 70;
const LAST: u64 = 15;

/// Everything that the keyboard must stop at, in the order of the page; their number comes back.
const STOPS: &str = "
    window.stops = [...document.querySelectorAll('a[href], button, input, select, textarea, summary, [tabindex]')]
        .filter(element => element.tabIndex >= 0 && element.checkVisibility({ visibilityProperty: true }));
    return stops.length;";

/// Which stop is in focus (-1 outside the page), and what is wrong with how it is seen: covered (WCAG
/// 2.4.11 and 2.4.12), outside the view, or without a mark of two pixels that stands out (2.4.13).
/// What is too tall for the room that is left, between what the page keeps free above and below (`scroll-padding`),
/// can't be uncovered as a whole.
const SEEN: &str = "
    const focus = document.activeElement;
    if (!focus || focus === document.body || focus === document.documentElement) return [-1, ''];
    const at = stops.indexOf(focus);
    const name = element => element.outerHTML.slice(0, 90);
    const boxes = [...focus.getClientRects()];
    const box = boxes[0] || focus.getBoundingClientRect();
    const { scrollPaddingTop, scrollPaddingBottom } = getComputedStyle(document.documentElement);
    const room = innerHeight - parseFloat(scrollPaddingTop) - parseFloat(scrollPaddingBottom);
    if (box.bottom <= 0 || box.top >= innerHeight) return [at, 'outside the view: ' + name(focus)];
    for (const other of document.querySelectorAll('body *')) {
        if (!['fixed', 'sticky'].includes(getComputedStyle(other).position)) continue;
        if (other.contains(focus) || focus.contains(other)) continue;
        const over = other.getBoundingClientRect();
        if (box.height > room) continue;
        const [left, right] = [Math.max(box.left, over.left, 0), Math.min(box.right, over.right, innerWidth)];
        const [top, bottom] = [Math.max(box.top, over.top, 0), Math.min(box.bottom, over.bottom, innerHeight)];
        if (right - left < 1 || bottom - top < 1) continue;
        const seen = document.elementFromPoint((left + right) / 2, (top + bottom) / 2);
        if (seen && other.contains(seen)) return [at, name(focus) + ' under ' + name(other)];
    }
    const light = colour => {
        const [r, g, b] = colour.match(/[\\d.]+/g).map(part => part / 255).map(part => part <= .03928 ? part / 12.92 : ((part + .055) / 1.055) ** 2.4);
        return .2126 * r + .7152 * g + .0722 * b;
    };
    const ground = element => {
        for (; element; element = element.parentElement) {
            const colour = getComputedStyle(element).backgroundColor;
            if (!/, 0\\)|transparent/.test(colour)) return colour;
        }
        return 'rgb(255, 255, 255)';
    };
    const marked = style => {
        if (style.outlineStyle === 'none' || parseFloat(style.outlineWidth) < 2) return false;
        const [a, b] = [light(style.outlineColor), light(ground(parseFloat(style.outlineOffset) < 0 ? focus : focus.parentElement))].sort((a, b) => b - a);
        return (a + .05) / (b + .05) >= 3;
    };
    return [at, marked(getComputedStyle(focus)) || marked(getComputedStyle(focus, '::after')) ? '' : 'no mark of focus: ' + name(focus)];";

fn seen(browser: &Browser) -> (i64, String) {
    let seen = browser.run(SEEN);
    (seen[0].as_i64().unwrap(), seen[1].as_str().unwrap().to_owned())
}

/// What is wrong on the way through the page that is open.
pub(super) fn walk(browser: &Browser) -> Vec<String> {
    let mut wrong = Vec::new();
    let stops = browser.run(STOPS).as_u64().unwrap();
    let mut next = 0;
    while next < stops {
        browser.press(&[TAB]);
        let (at, fault) = seen(browser);
        if !fault.is_empty() {
            wrong.push(format!("Tab {}: {fault}", next + 1));
        }
        if at != i64::try_from(next).unwrap() {
            wrong.push(format!("Tab {} leads to stop {at} of {stops}", next + 1));
            return wrong;
        }
        next += 1;
        if next == FIRST && next + LAST < stops {
            next = stops - LAST;
            browser.run(&format!("stops[{}].focus()", next - 1));
        }
    }
    browser.press(&[TAB]);
    if seen(browser).0 == -1 {
        return wrong;
    }
    wrong.push(format!("the last of {stops} stops is not left"));
    wrong
}

#[test]
fn the_keyboard_reaches_and_leaves_everything_in_sight() {
    let site = Built::site();
    reaches_and_leaves(site, &site.sample());
}

/// Walks through pages of a site, in each size of window.
pub(super) fn reaches_and_leaves(site: &Built, pages: &[String]) {
    let wrong = site.on_each(pages, |browser, pages| {
        let mut wrong = Vec::new();
        for (width, height) in [DESKTOP, NARROW, ZOOMED] {
            browser.resize(width, height);
            for page in pages {
                browser.open(&site.server.page(page));
                let found = walk(browser).into_iter();
                wrong.extend(found.map(|fault| format!("{page} at {width} by {height} px: {fault}")));
            }
        }
        wrong
    });
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn the_keyboard_goes_back_as_well() {
    let Some(browser) = browser() else { return };
    let site = Built::site();
    for (width, height) in [DESKTOP, ZOOMED] {
        browser.resize(width, height);
        browser.open(&site.server.page("faq/cost.html"));
        let stops = browser.run(STOPS).as_u64().unwrap();
        browser.run("stops.at(-1).focus()");
        for at in (0..stops - 1).rev() {
            browser.chord(SHIFT, TAB);
            let (reached, fault) = seen(&browser);
            assert_eq!((reached, fault.as_str()), (i64::try_from(at).unwrap(), ""), "at {width} by {height} px");
        }
        assert!(browser.run("return !document.querySelector('.exit-dots')") == true, "Shift and Tab count as presses");
    }
}

#[test]
fn the_keyboard_opens_what_is_closed() {
    let Some(browser) = browser() else { return };
    let site = Built::site();
    browser.resize(NARROW.0, NARROW.1);
    browser.open(&site.server.page("faq/index.html"));
    let opened = |summary: &str| {
        browser.run(&format!("document.querySelector('{summary}').focus()"));
        browser.press(&[ENTER]);
        browser.press(&[TAB]);
        browser.text("return document.activeElement.outerHTML.slice(0, 200)")
    };
    assert!(opened(".menu summary").contains("start/index.html"), "the menu's first entry is not next");
    assert!(opened(".question summary").contains("href"), "the answer's link is not next");
    let open = "return [...document.querySelectorAll('.question')].every(one => one.open)";
    browser.run("document.querySelector('.expand-all').focus()");
    browser.press(&[' ']);
    assert!(browser.run(open) == true, "not every answer is opened");
    browser.press(&[' ']);
    assert!(browser.run(open) == false, "no answer is closed again");
    browser.open(&site.server.page("faq/cost.html"));
    browser.press(&[TAB, ENTER]);
    assert_eq!(browser.text("return document.activeElement.id"), "main", "the first stop does not skip to the content");
}
