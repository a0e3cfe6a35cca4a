//! A phone in the hand of somebody in a hurry: a number to call in sight, everything in two taps, and an answer above
//! the keyboard.

use super::{Built, browser, lines};
use crate::site::repository;
use std::path::Path;
use std::process::Command;

const PHONE: (u32, u32) = (390, 844);
/// What a keyboard leaves of it: the viewport asks for the rest.
const ABOVE_KEYBOARD: (u32, u32) = (390, 544);

/// Where the first number in the page's own part that can be tapped is seen: its lower edge, and the exit's upper.
const NUMBER: &str = "
    const number = [...document.querySelectorAll('main a[href^=\"tel:\"]')].find(one => one.checkVisibility());
    const exit = document.querySelector('.exit-button').getBoundingClientRect();
    if (!number) return 'no number';
    const box = number.getBoundingClientRect();
    if (box.height < 24 || box.width < 24) return 'a small target: ' + number.outerHTML;
    return box.bottom <= Math.min(exit.top, innerHeight) ? '' : 'the number ends at ' + box.bottom;";

#[test]
fn help_shows_a_number_at_once_with_a_country_and_without() {
    let Some(browser) = browser() else { return };
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("british");
    let mut british = Command::new(env!("CARGO_BIN_EXE_candor"));
    british.env("CANDOR_BOOK__COUNTRY", "GB");
    let british = Built::from(british, &repository(""), folder);
    for site in [Built::site(), &british] {
        for page in ["start/help.html", "es/start/help.html"] {
            browser.resize(PHONE.0, PHONE.1);
            browser.open(&site.server.page(page));
            assert_eq!(browser.text(NUMBER), "", "{page} of {}", site.folder.display());
        }
    }
}

#[test]
fn every_topic_help_and_language_is_two_taps_away() {
    let Some(browser) = browser() else { return };
    let site = Built::site();
    browser.resize(PHONE.0, PHONE.1);
    let topics =
        site.pages().into_iter().filter(|page| page.matches('/').count() == 1 && page.ends_with("/index.html"));
    let topics: Vec<String> = topics.filter(|page| !page.starts_with("search/") && !page.starts_with("es/")).collect();
    assert!(topics.len() > 15, "{topics:?}");
    for page in ["faq/cost.html", "glossary/c.html", "body/outside.html", "start/help.html"] {
        browser.open(&site.server.page(page));
        browser.run("document.querySelector('.menu summary').click()");
        let seen = "return [...document.querySelectorAll('header nav a')].filter(one => one.checkVisibility()).map(one => one.pathname)";
        let seen = lines(&browser.run(seen));
        for topic in topics.iter().map(String::as_str).chain(["start/help.html"]) {
            assert!(seen.iter().any(|path| path.ends_with(topic)), "{topic} from {page}: {seen:?}");
        }
    }
    // The languages need no menu.
    browser.open(&site.server.page("faq/cost.html"));
    let language =
        "const link = document.querySelector('.languages [hreflang=es]'); const box = link.getBoundingClientRect();
        return link.checkVisibility() && box.bottom < innerHeight && box.height >= 24";
    assert_eq!(browser.run(language), true);
}

/// people.md, part 4: what is typed, and what has to come first.
const QUESTIONS: &[(&str, &str)] = &[
    ("does it hurt", "will-it-hurt.html"),
    ("how much", "cost"),
    ("my husband cant get hard", "firm-or-not.html"),
    ("he can't get hard", "firm-or-not.html"),
    ("i come too fast", "sooner-or-later.html"),
    ("raped", "help.html"),
    ("normal down there", "variation.html"),
    ("hide history", "browse-safely.html"),
];

#[test]
fn answers_are_in_view_above_a_keyboard() {
    let Some(browser) = browser() else { return };
    let site = Built::site();
    for (query, page) in QUESTIONS {
        browser.resize(ABOVE_KEYBOARD.0, ABOVE_KEYBOARD.1);
        browser.open(&site.server.page("index.html"));
        browser.run("document.querySelector('button.search-link').click()");
        browser.press(&query.chars().collect::<Vec<_>>());
        let settled = "document.querySelector('.search-results')?.ariaBusy === 'false'";
        assert!(
            browser.wait_for(&format!("{settled} && document.querySelector('#search-list [role=option]')")),
            "{query}"
        );
        let first = "const first = document.querySelector('#search-list [role=option]'), box = first.getBoundingClientRect();
            const exit = document.querySelector('.exit-button').getBoundingClientRect();
            return [first.pathname, box.top >= 0 && box.bottom <= Math.min(exit.top, innerHeight) ? 'in view' : 'at ' + box.bottom]";
        let first = lines(&browser.run(first));
        assert!(first[0].contains(page), "{query}: {first:?}");
        assert_eq!(first[1], "in view", "{query}");
    }
    // Every answer says what it is about; a page says so before a single word does.
    let said = "return [...document.querySelectorAll('#search-list > [role=option] .line')].every(one => one.textContent.length > 10)";
    assert_eq!(browser.run(said), true);
    // A place that no page is about is said.
    for (query, place) in [("is it legal in germany", "Germany"), ("someone in london", "London")] {
        browser.run("document.querySelector('#search-field').select()");
        browser.press(&query.chars().collect::<Vec<_>>());
        let said = format!("document.querySelector('#search-list .search-lead p')?.textContent.includes('{place}')");
        assert!(browser.wait_for(&said), "{query}");
    }
    // Enter shows the whole list in its place, and leads into it.
    browser.press(&['\u{e007}']);
    assert!(
        browser.wait_for("document.querySelector('.search-results').contains(document.activeElement)"),
        "Enter opens nothing"
    );
}
