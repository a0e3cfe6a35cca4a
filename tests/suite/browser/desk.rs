//! The desk in a real browser: held to what pages are held to, on a phone, in the dark and by keyboard; and alive.

use super::look::{DESKTOP, NARROW, bring, look};
use super::{axe, browser, keyboard};
use crate::desk::{desk, site};
use crate::preview::Preview;
use std::sync::Arc;
use tiny_http::{Header, Response, Server};

#[test]
fn every_part_is_held_to_what_pages_are_held_to() {
    let (Some(browser), Some(axe)) = (browser(), axe()) else { return };
    let preview = Preview::of(&site());
    bring(&browser, &axe);
    let mut found = Vec::new();
    for part in [
        "",
        "findings",
        "pages",
        "reading",
        "review",
        "coverage",
        "sources",
        "links",
        "search",
        "explain/link/missing-target",
        "page/costs.html",
    ] {
        let address = format!("{}_candor/{part}", preview.address);
        let mut wrong = look(&browser, &address, &preview.address);
        // Its own style comes after the theme's.
        // The frames hold one page several times, and are no part of this one's order.
        wrong.retain(|line| {
            !part.starts_with("page/") || !["landmark-unique", "heading-order"].iter().any(|rule| line.contains(rule))
        });
        wrong.retain(|line| !line.contains("blocks: <link rel=\"stylesheet\" href=\"/_candor/desk.css\">"));
        browser.resize(NARROW.0, NARROW.1);
        let wide = browser.run("return document.documentElement.scrollWidth > innerWidth");
        wrong.extend((wide == true).then(|| "scrolls sideways".to_owned()));
        found.extend(wrong.into_iter().map(|line| format!("{part}: {line}")));
    }
    assert!(found.is_empty(), "{} findings:\n{}", found.len(), found.join("\n"));
}

#[test]
fn the_keyboard_goes_through_the_desk() {
    let Some(browser) = browser() else { return };
    let preview = Preview::of(&site());
    // What comes later loads the page anew.
    desk(&preview, "");
    for ((width, height), parts) in [(DESKTOP, ["", "links"]), (NARROW, ["findings", "pages"])] {
        browser.resize(width, height);
        for part in parts {
            browser.open(&format!("{}_candor/{part}", preview.address));
            let wrong = keyboard::walk(&browser);
            assert!(wrong.is_empty(), "{part}: {}", wrong.join("\n"));
        }
    }
}

#[test]
fn a_save_shows_on_the_desk_and_in_its_frames() {
    let Some(browser) = browser() else { return };
    let site = site();
    let preview = Preview::of(&site);
    browser.open(&format!("{}_candor/findings", preview.address));
    let says = |words: &str| format!("document.body.textContent.includes('{words}')");
    assert!(browser.wait_for(&says("lost.md")));
    site.write("content/undated.md", "---\ntitle: A page of my own\n---\n\n[Lost](other.md)\n");
    assert!(browser.wait_for(&says("other.md")), "the desk does not follow");
    browser.open(&format!("{}_candor/page/undated.html", preview.address));
    site.write("content/undated.md", "---\ntitle: A page of my own\n---\n\nMended at last.\n");
    let framed = "[...document.querySelectorAll('iframe')].every(frame => frame.loading && frame.src) \
                  && document.querySelector('iframe').contentDocument?.body?.textContent.includes('Mended at last.')";
    assert!(browser.wait_for(framed), "the frame does not follow");
    // No frame holds a connection.
    let held = "[...document.querySelectorAll('iframe')].some(frame => frame.contentDocument?.querySelector('script[src*=reload]'))";
    assert!(browser.run(&format!("return {held}")) == false);
}

/// The browser begins to listen after the page was made: what was found in between is told to nobody.
#[test]
fn what_is_found_before_the_desk_listens_is_shown() {
    let Some(browser) = browser() else { return };
    let preview = Preview::of(&site());
    let (_, script) = preview.get("_candor/reload.js");
    let server = Arc::new(Server::http("127.0.0.1:0").unwrap());
    let address = format!("http://{}/", server.server_addr());
    let answering = Arc::clone(&server);
    let thread = std::thread::spawn(move || {
        let pages = ["Still checking.", "Two errors."].map(|words| {
            format!(
                "<!doctype html><title>Findings</title><body data-candor-desk><p>{words}</p>\
                 <script src=\"/_candor/reload.js\" data-build=\"1\" data-page=\"Still checking.\" defer></script>"
            )
        });
        // The navigation and the script's own first look come before what is found.
        let mut asked = 0..;
        for request in answering.incoming_requests() {
            let (media, tag, text) = match request.url() {
                "/_candor/reload.js" => ("text/javascript", "", script.as_str()),
                "/_candor/events" => {
                    ("text/event-stream", "", "event: build\ndata: {\"build\":\"1\",\"others\":\"1\"}\n\n")
                }
                "/desk" if asked.next() < Some(2) => ("text/html", "Still checking.", pages[0].as_str()),
                "/desk" => ("text/html", "Two errors.", pages[1].as_str()),
                _ => ("text/plain", "", ""),
            };
            let header = |name: &str, value: &str| Header::from_bytes(name, value).unwrap();
            let response = Response::from_string(text).with_header(header("Content-Type", media));
            let _ = request.respond(response.with_header(header("ETag", &format!("\"{tag}\""))));
        }
    });
    browser.open(&format!("{address}desk"));
    assert!(browser.wait_for("document.body.textContent.includes('Two errors.')"), "the desk stays as it was");
    server.unblock();
    thread.join().unwrap();
}
