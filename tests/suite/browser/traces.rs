//! What a page could show of what was read or typed before: followed links, and words in the search field,
//! which stay in the page: in no address, no history, no storage, and gone when the page is shown again.

use super::look::asked;
use super::{Built, browser};

/// A site's home before and after its links were followed, as pictures.
#[test]
fn followed_links_look_like_the_others() {
    let Some(browser) = browser() else { return };
    let site = Built::site();
    let plain = "<!doctype html><html lang=en><title>A</title><link rel=icon href=data:,><p><a href=b.html>One</a>";
    let folder = tempfile::TempDir::with_prefix("candor-").unwrap();
    std::fs::write(folder.path().join("a.html"), plain).unwrap();
    std::fs::write(folder.path().join("b.html"), "<!doctype html><html lang=en><title>B</title>There").unwrap();
    let other = Built::at(folder.path().to_owned());
    let alike = |address: &str, link: &str| {
        let picture =
            || browser.cdp("Page.captureScreenshot", serde_json::json!({ "format": "png" }))["data"].to_string();
        browser.open(address);
        let before = picture();
        browser.run(&format!("document.querySelector('{link}').click()"));
        assert!(browser.wait_for(&format!("location.href !== '{address}'")));
        browser.open(address);
        before == picture()
    };
    assert!(
        !alike(&other.server.page("a.html"), "a"),
        "this browser shows no link as followed, so nothing is shown by this test"
    );
    browser.resize(390, 844);
    assert!(alike(&site.server.page("index.html"), ".asked a"));
    assert!(alike(&site.server.page("faq/cost.html"), ".prose a[href*=html]"));
}

const SECRET: &str = "vaginismus";

#[test]
fn what_is_typed_leaves_no_trace() {
    let Some(browser) = browser() else { return };
    let site = Built::site();
    browser.open(&site.server.page("index.html"));
    browser.open(&site.server.page("search/index.html"));
    let before = browser.run("return history.length");
    let address = browser.text("return location.href");
    browser.run("document.querySelector('#search-input').focus()");
    browser.press(&SECRET.chars().collect::<Vec<_>>());
    let links = "document.querySelectorAll('#search-results a[href]')";
    assert!(
        browser.wait_for(&format!("{links}.length && document.querySelector('#search-results').ariaBusy === 'false'"))
    );
    assert_eq!(browser.run("return history.length"), before, "typing adds to the history");
    assert_eq!(browser.text("return location.href"), address, "typing changes the address");
    assert_eq!(browser.text("return JSON.stringify(history.state)"), "null");
    let requests = asked(&browser);
    assert!(requests.iter().all(|url| !url.contains(SECRET)), "what was typed was sent: {requests:?}");

    browser
        .run("window.kept = true; window.shown = null; addEventListener('pageshow', event => shown = event.persisted)");
    browser.run(&format!("{links}[0].click()"));
    assert!(browser.wait_for("!document.querySelector('#search-input')"), "a result leads nowhere");
    let referrer = browser.text("return document.referrer");
    assert_eq!(referrer, "", "the next page is told where the reader came from");
    browser.run("history.back()");
    assert!(browser.wait_for("document.querySelector('#search-input')"));
    let kept = browser.run("return Boolean(window.kept)");
    assert!(kept == true, "the page did not come back from memory, so nothing is shown by this test");
    assert_eq!(browser.text("return document.querySelector('#search-input').value"), "", "Back shows what was typed");
    assert_eq!(browser.text("return document.querySelector('#search-results').textContent"), "", "Back shows results");
}
