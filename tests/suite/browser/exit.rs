//! The exit control: what it does at once, what it says, and what it leaves behind.

use super::driver::Browser;
use super::server::ELSEWHERE;
use super::{Built, browser};

const ENTER: char = '\u{e007}';
const SHIFT: char = '\u{e008}';

const STATUS: &str = "return document.querySelector('.exit [role=status]').textContent";

fn left(browser: &Browser) -> bool {
    browser.wait_for(&format!("document.body && document.body.textContent.includes('{ELSEWHERE}')"))
}

/// One of the control's own words.
fn word(browser: &Browser, name: &str) -> String {
    let word = browser.text(&format!("return document.querySelector('.exit-button').dataset.{name}"));
    assert!(!word.is_empty(), "the control has no word for {name}");
    word
}

#[test]
fn the_exit_works_without_scripts() {
    let Some(browser) = browser() else { return };
    let site = Built::site();
    let exit = "document.querySelectorAll('[data-exit]')";
    for on in [false, true] {
        browser.scripts(on);
        browser.open(&site.server.page("index.html"));
        let places = browser.run(&format!("return {exit}.length")).as_u64().unwrap();
        assert!(places > 1, "only {places} ways out");
        for place in 0..places {
            browser.open(&site.server.page("index.html"));
            browser.run(&format!("{exit}[{place}].focus()"));
            browser.press(&[ENTER]);
            assert!(left(&browser), "exit {place}, scripts {on}: {}", browser.text("return location.href"));
        }
    }
}

#[test]
fn pressing_shift_three_times_leaves_and_says_how_far_it_is() {
    let Some(browser) = browser() else { return };
    let site = Built::site();
    browser.open(&site.server.page("index.html"));
    let dots = "return document.querySelector('.exit-dots')?.textContent ?? ''";
    browser.press(&[SHIFT]);
    assert_eq!((browser.text(STATUS), browser.text(dots)), (word(&browser, "two"), "●○○".into()));
    browser.press(&[SHIFT]);
    assert_eq!((browser.text(STATUS), browser.text(dots)), (word(&browser, "one"), "●●○".into()));
    browser.press(&[SHIFT]);
    assert!(left(&browser));
    browser.run("history.back()");
    assert!(!browser.text("return location.href").contains("/clinic/"), "going back leads to the site again");
}

#[test]
fn only_three_presses_of_shift_alone_within_their_time_leave() {
    let Some(browser) = browser() else { return };
    let site = Built::site();
    browser.open(&site.server.page("index.html"));
    for _ in 0..4 {
        browser.chord(SHIFT, 'a');
    }
    assert_eq!(browser.text(STATUS), "", "Shift with another key is counted");
    browser.press(&[SHIFT, SHIFT, 'a']);
    assert_eq!(browser.text(STATUS), word(&browser, "expired"), "another key does not end the count");
    browser.press(&[SHIFT, SHIFT]);
    assert_eq!(browser.text(STATUS), word(&browser, "one"));
    std::thread::sleep(std::time::Duration::from_millis(5500));
    assert_eq!(browser.text(STATUS), word(&browser, "expired"), "the count does not end by itself");
    browser.press(&[SHIFT]);
    assert_eq!(browser.text(STATUS), word(&browser, "two"), "an old press is counted");
}

/// Leaves, looks at the page in the same moment, and then lets it be shown again as Back may do.
const LEAVE: &str = "
    const field = document.querySelector('#search-input');
    field.value = 'a secret';
    const button = document.querySelector('.exit-button');
    button.click();
    const cover = document.querySelector('.exit-cover');
    const shown = [...document.body.children].filter(one => getComputedStyle(one).display !== 'none');
    const style = cover && getComputedStyle(cover);
    const during = {
        only: shown.length === 1 && shown[0] === cover, role: cover?.getAttribute('role'), words: cover?.textContent,
        fills: cover?.offsetWidth === innerWidth && cover?.offsetHeight === innerHeight && style.position === 'fixed',
        solid: style && !/, 0\\)|transparent/.test(style.backgroundColor), typed: field.value,
    };
    field.value = 'typed before';
    dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }));
    const after = { covered: !!document.querySelector('.exit-cover, .exiting'), typed: field.value };
    return JSON.stringify([during, after]);";

#[test]
fn the_page_is_covered_at_once_and_comes_back_empty() {
    let Some(browser) = browser() else { return };
    let site = Built::site();
    browser.open(&site.server.page("search/index.html"));
    let loading = word(&browser, "loading");
    let seen: serde_json::Value = serde_json::from_str(&browser.text(LEAVE)).unwrap();
    let during = serde_json::json!(
        { "only": true, "role": "alert", "words": loading, "fills": true, "solid": true, "typed": "" });
    assert_eq!(seen, serde_json::json!([during, { "covered": false, "typed": "" }]));
}

#[test]
fn the_exit_is_a_large_target_in_the_thumbs_reach_and_not_printed() {
    let Some(browser) = browser() else { return };
    let site = Built::site();
    for (width, height) in [(320, 640), (1280, 900), (320, 256)] {
        browser.resize(width, height);
        browser.open(&site.server.page("faq/cost.html"));
        let button = "const box = document.querySelector('.exit-button').getBoundingClientRect();";
        for scroll in ["0", "document.documentElement.scrollHeight"] {
            browser.run(&format!("scrollTo(0, {scroll})"));
            let inside = browser.run(&format!(
                "{button} return box.height >= 44 && box.width >= 44 && box.bottom <= innerHeight && box.right <= innerWidth && box.top >= innerHeight / 2"
            ));
            assert!(
                inside == true,
                "at {width} by {height} px: {}",
                browser.run(&format!("{button} return box.toJSON()"))
            );
        }
    }
    browser.on_paper();
    assert!(browser.run("return document.querySelector('.exit-button').checkVisibility()") == false, "it is printed");
}
