//! The exit control wherever a reader may be: on every template and beside every component, whatever stands in
//! the page, whether or not scripts run and the net is there.

use super::driver::Browser;
use super::server::ELSEWHERE;
use super::{Built, browser, lines};
use crate::html::{Token, tokens};
use crate::preview::Preview;
use crate::site::Site;
use std::net::TcpListener;

const SHIFT: char = '\u{e008}';
const ENTER: char = '\u{e007}';

/// Takes every way out of a page in turn, each held at the moment in which the browser would leave, and says what
/// is wrong: where one leads, and what is still to be seen.
const WAYS: &str = "
    const wrong = [];
    const frame = [...document.querySelectorAll('a[data-exit]')].filter(one => !one.closest('main'));
    const target = frame[0]?.href;
    if (frame.length !== 2) wrong.push(`${frame.length} ways out outside of main`);
    let left;
    navigation.addEventListener('navigate', event => { left = event.destination.url; event.preventDefault(); });
    const held = (name, leave) => {
        left = undefined;
        leave();
        const shown = [...document.body.children].filter(one => getComputedStyle(one).display !== 'none');
        if (left !== target) wrong.push(`${name}: leads to ${left}, not to ${target}`);
        if (shown.length !== 1 || shown[0].className !== 'exit-cover') wrong.push(`${name}: the page is still to be seen`);
        dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }));
        if (document.querySelector('.exit-cover, .exiting')) wrong.push(`${name}: the cover stays`);
    };
    for (const one of frame) held(one.className, () => one.click());
    const press = from => () => { for (let n = 0; n < 3; n++) from.dispatchEvent(new KeyboardEvent('keyup', { key: 'Shift', bubbles: true })); };
    const places = [document.body, ...['main a', 'main summary', 'input', 'main [tabindex]', 'main pre'].map(one => document.querySelector(one))];
    for (const one of places.filter(Boolean)) held(`Shift three times in ${one.localName}`, press(one));
    const inside = [...document.querySelectorAll('main *')].filter(one => !one.closest('a[href], summary, label, input, button'));
    for (const one of inside.slice(0, 400)) {
        left = undefined;
        one.dispatchEvent(new MouseEvent('click', { bubbles: true }));
        if (left || document.querySelector('.exiting')) { wrong.push(`a click on ${one.outerHTML.slice(0, 60)} leaves`); break; }
    }
    return wrong;";

fn wrong(browser: &Browser, address: &str) -> Vec<String> {
    browser.open(address);
    lines(&browser.run(WAYS)).into_iter().map(|line| format!("{address}: {line}")).collect()
}

fn left(browser: &Browser) -> bool {
    browser.wait_for(&format!("document.body && document.body.textContent.includes('{ELSEWHERE}')"))
}

#[test]
fn every_template_and_component_can_be_left_in_every_way() {
    let site = Built::site();
    let mut found = site.on_each(&site.sample(), |browser, pages| {
        pages.iter().flat_map(|page| wrong(browser, &site.server.page(page))).collect()
    });
    let preview = Preview::of_this_repository();
    let Some(browser) = browser() else { return };
    browser.open(&format!("{}_candor/gallery/", preview.address));
    let examples = lines(&browser.run("return [...document.querySelectorAll('main a')].map(link => link.href)"));
    assert!(examples.len() > 40, "only {} examples", examples.len());
    // These stand in the place of the frame's own parts.
    let frame = ["/exit-", "/site-footer-", "/safety-line-"];
    let others = examples.iter().filter(|address| !frame.iter().any(|part| address.contains(part)));
    found.extend(others.flat_map(|address| wrong(&browser, address)));
    assert!(found.is_empty(), "{} faults:\n{}", found.len(), found.join("\n"));
}

/// Without a browser: what stands in each page as it is sent, before any script.
#[test]
fn every_page_has_its_early_link_before_all_else() {
    let site = Built::site();
    let mut wrong = Vec::new();
    for page in site.pages() {
        let html = std::fs::read_to_string(site.folder.join(&page)).unwrap();
        let links = tokens(&html).into_iter().filter_map(|token| match token {
            Token::Start("a", attributes) => Some(attributes),
            _ => None,
        });
        let links: Vec<_> = links.take(2).collect();
        let early = links.get(1).is_some_and(|link| {
            link.iter().any(|(name, _)| *name == "data-exit")
                && link.iter().any(|(name, value)| *name == "href" && value == super::server::EXIT)
        });
        let deferred = html.matches("<script").count()
            == html.matches("<script defer").count() + html.matches("<script type=\"application/ld+json\"").count();
        if !early || !deferred {
            wrong.push(page);
        }
    }
    assert!(wrong.is_empty(), "{wrong:?}");
}

#[test]
fn the_exit_works_while_scripts_are_on_their_way_and_without_them() {
    let Some(browser) = browser() else { return };
    let site = Built::site();
    browser.cdp("Network.enable", serde_json::json!({}));
    for page in ["faq/cost.html", "search/index.html", "404.html"] {
        for exit in ["exit-early", "exit-button"] {
            for scripts in [true, false] {
                browser.cdp("Network.setBlockedURLs", serde_json::json!({ "urls": ["*.js"] }));
                browser.scripts(scripts);
                browser.open(&site.server.page(page));
                browser.run(&format!("document.querySelector('.{exit}').focus()"));
                browser.press(&[ENTER]);
                assert!(left(&browser), "{page}, {exit}, scripts {scripts}");
            }
        }
    }
}

/// Whether nothing of the page is to be seen any more.
const GONE: &str = "(!document.querySelector('main') || document.querySelector('.exit-cover')?.checkVisibility() && !document.querySelector('main').checkVisibility())";

/// Presses of Shift, as a script makes them.
const PRESSES: &str =
    "for (let n = 0; n < 3; n++) document.dispatchEvent(new KeyboardEvent('keyup', { key: 'Shift' }));";

#[test]
fn the_page_is_gone_without_a_net_and_where_nobody_answers() {
    let Some(browser) = browser() else { return };
    let site = Built::site();
    let page = site.server.page("faq/cost.html");
    let silent = TcpListener::bind("127.0.0.1:0").unwrap();
    let nobody = format!("http://127.0.0.1:{}/", silent.local_addr().unwrap().port());
    let offline = |on: bool| {
        let net = serde_json::json!({ "offline": on, "latency": 0, "downloadThroughput": -1, "uploadThroughput": -1 });
        browser.cdp("Network.enable", serde_json::json!({}));
        browser.cdp("Network.emulateNetworkConditions", net);
    };
    let click = |class: &str| format!("document.querySelector('.{class}').click();");
    for way in [click("exit-button"), click("exit-early"), PRESSES.to_owned()] {
        browser.open(&page);
        // The driver does not come back while the browser waits, so the page itself looks, and then ends the waiting.
        let seen = browser.run_async(&format!(
            "document.querySelectorAll('[data-exit]').forEach(one => one.href = '{nobody}'); {way}
             const at_once = {GONE};
             await new Promise(done => setTimeout(done, 400));
             const later = {GONE};
             window.stop();
             return `${{at_once}} ${{later}}`;"
        ));
        assert_eq!(seen, "true true", "{way}: whether the page is gone at once, and while nobody answers");
        browser.open(&page);
        offline(true);
        browser.run(&way);
        assert!(browser.wait_for(GONE), "{way}: the page is seen without a net");
        offline(false);
    }
}

#[test]
fn the_exit_works_again_after_back_and_within_a_frame() {
    let Some(browser) = browser() else { return };
    let site = Built::site();
    browser.open(&site.server.page("index.html"));
    browser.run(&format!("location.href = '{}'", site.server.page("faq/cost.html")));
    assert!(browser.wait_for("location.href.includes('cost') && document.querySelector('.exit [role=status]')"));
    browser.press(&[SHIFT, SHIFT, SHIFT]);
    assert!(left(&browser));
    browser.run("history.back()");
    assert!(browser.wait_for("document.querySelector('.exit [role=status]')"), "Back leads to the page before");
    assert!(browser.text("return location.href").ends_with("index.html"), "Back leads to the page that was left");
    browser.press(&[SHIFT]);
    assert!(browser.run("return document.querySelector('.exiting') === null") == true, "an old press is counted");
    browser.press(&[SHIFT, SHIFT]);
    assert!(left(&browser), "after Back");

    browser.open(&format!("{}weather", site.server.origin()));
    for way in [
        "frames[0].document.querySelector('.exit-button').click()",
        "for (let n = 0; n < 3; n++) frames[0].document.dispatchEvent(new frames[0].KeyboardEvent('keyup', { key: 'Shift' }))",
    ] {
        browser.run(&format!(
            "document.body.replaceChildren(Object.assign(document.createElement('iframe'), {{ src: '{}' }}))",
            site.server.page("index.html")
        ));
        assert!(browser.wait_for("frames[0].document.querySelector('.exit [role=status]')"), "no page in the frame");
        browser.run(way);
        let gone = format!("frames[0].document.body?.textContent.includes('{ELSEWHERE}')");
        assert!(browser.wait_for(&gone), "the frame is not left: {way}");
    }
}

/// What authors, or others in their name, put beside the control. Each is a page; one that is refused can't do harm.
const BESIDE: &[&str] = &[
    ":::note{.exit-button}\nText.\n:::\n",
    ":::note{.exit-button loading=x two=x one=x expired=x history=keep}\nText.\n:::\n",
    ":::note{exit}\nText.\n:::\n",
    ":::note{exit=1 .exit #exit}\nText.\n:::\n",
    ":::exit-button\nText.\n:::\n",
    ":::details{.exit-early exit}\nText.\n:::\n",
    "## A heading {#main .exit-button}\n\nText.\n",
    "## A heading {.exiting}\n\nText.\n",
    "<a class=exit-button href=\"https://elsewhere.example/\">Leave</a>\n",
    "<a class=\"exit-button\" data-exit href=\"https://elsewhere.example/\">Leave</a>\n",
    "<div class=\"exit-cover exiting\"><p>Text.</p></div>\n",
    "<div class=exit><a class=exit-early href=b.html>x</a></div>\n",
    "<p>An <a href=\"https://elsewhere.example/\">unclosed link\n\nText.\n",
    "Text <s>and <b>more\n\nText.\n",
    "</main></div></body>\n\nText.\n",
    "<div><section><table><tr><td>Text.\n",
];

#[test]
fn nothing_in_a_page_stands_in_the_way() {
    let Some(browser) = browser() else { return };
    let mut found = Vec::new();
    for (number, body) in BESIDE.iter().enumerate() {
        let site = Site::new()
            .book("[book]\ntitle = \"A site\"\n[markdown]\nraw-html = \"sanitise\"\n[lint]\nall = \"allow\"\n")
            .file("content/index.md", format!("---\ntitle: Home\n---\n\n{body}"));
        if site.build().code != 0 {
            continue;
        }
        // Its own folder, because a server's address is where the exit leads.
        let built = Built::at(site.root().join("public"));
        found.extend(
            wrong(&browser, &built.server.page("index.html"))
                .into_iter()
                .map(|one| format!("{number} {body:?}: {one}")),
        );
    }
    assert!(found.is_empty(), "{} faults:\n{}", found.len(), found.join("\n"));
}
