//! What must hold for every page in a browser.

use super::driver::Browser;
use super::server::ELSEWHERE;
use super::{Built, axe, browser};
use serde_json::{Value, json};

const DESKTOP: (u32, u32) = (1280, 900);
const NARROW: (u32, u32) = (320, 640);
const TAB: char = '\u{e004}';
const ENTER: char = '\u{e007}';

/// Every rule of axe, the experimental and the best practices too.
const AXE: &str = "
    const tags = [...new Set(axe.getRules().flatMap(rule => rule.tags))].filter(tag => tag !== 'deprecated');
    const found = await axe.run(document, { runOnly: { type: 'tag', values: tags }, resultTypes: ['violations'] });
    return found.violations.flatMap(rule => rule.nodes.slice(0, 3).map(node =>
        `${rule.id}: ${node.target.join(' ')}: ${(node.failureSummary || '').replace(/\\s+/g, ' ').slice(0, 240)}`));";

/// What the page has stored, as words; empty when nothing.
const STORED: &str = "
    const kept = document.cookie ? ['cookie ' + document.cookie] : [];
    try {
        for (const name of ['localStorage', 'sessionStorage'])
            if (window[name].length) kept.push(name + ' ' + Object.keys(window[name]));
        for (const base of await indexedDB.databases()) kept.push('indexedDB ' + base.name);
        if ('caches' in window) for (const name of await caches.keys()) kept.push('cache ' + name);
    } catch (error) { if (location.protocol !== 'file:') kept.push(String(error)); }
    return kept;";

/// The content's words, less what scripts may add.
const WORDS: &str = "
    const main = document.querySelector('main').cloneNode(true);
    main.querySelectorAll('button, script, .needs-script').forEach(part => part.remove());
    return main.textContent.replace(/\\s+/g, ' ').trim();";

/// What covers the element in focus, or `outside` when it is not in view; empty when all is well. What is
/// too tall for the room that is left cannot be uncovered as a whole.
const COVERED: &str = "
    const focus = document.activeElement;
    if (!focus || focus === document.body || focus === document.documentElement) return '';
    const name = element => element.outerHTML.slice(0, 90);
    const box = focus.getClientRects()[0] || focus.getBoundingClientRect();
    if (box.bottom <= 0 || box.top >= innerHeight) return 'outside the view: ' + name(focus);
    for (const other of document.querySelectorAll('body *')) {
        if (!['fixed', 'sticky'].includes(getComputedStyle(other).position)) continue;
        if (other.contains(focus) || focus.contains(other)) continue;
        const over = other.getBoundingClientRect();
        if (box.height > innerHeight - over.height) continue;
        const [left, right] = [Math.max(box.left, over.left, 0), Math.min(box.right, over.right, innerWidth)];
        const [top, bottom] = [Math.max(box.top, over.top, 0), Math.min(box.bottom, over.bottom, innerHeight)];
        if (right - left < 1 || bottom - top < 1) continue;
        const seen = document.elementFromPoint((left + right) / 2, (top + bottom) / 2);
        if (seen && other.contains(seen)) return name(focus) + ' under ' + name(other);
    }
    return '';";

#[test]
fn every_page_is_accessible_private_and_quiet() {
    let (Some(one), Some(two), Some(axe)) = (browser(), browser(), axe()) else { return };
    let site = Built::site();
    let pages = site.pages();
    let (even, odd): (Vec<_>, Vec<_>) = pages.iter().enumerate().partition(|(number, _)| number % 2 == 0);
    let check = |browser: Browser, pages: Vec<(usize, &String)>| {
        bring(&browser, &axe);
        pages.iter().flat_map(|(_, page)| look(&browser, site, page)).collect::<Vec<_>>()
    };
    let found = std::thread::scope(|scope| {
        let other = scope.spawn(|| check(two, odd));
        [check(one, even), other.join().unwrap()].concat()
    });
    assert!(pages.len() > 10, "only {} pages", pages.len());
    assert!(found.is_empty(), "{} findings on {} pages:\n{}", found.len(), pages.len(), found.join("\n"));
}

/// Puts axe into every page that is opened from now on.
fn bring(browser: &Browser, axe: &str) {
    browser.cdp("Page.addScriptToEvaluateOnNewDocument", json!({ "source": axe }));
}

/// Everything that is wrong with a page as it is served.
fn look(browser: &Browser, site: &Built, page: &str) -> Vec<String> {
    let mut found = Vec::new();
    browser.log("performance");
    for (name, (width, height), scheme) in
        [("light", DESKTOP, "light"), ("dark", DESKTOP, "dark"), ("320 px", NARROW, "light")]
    {
        browser.resize(width, height);
        browser.prefer(scheme);
        if name == "light" {
            browser.open(&site.server.page(page));
        }
        found.extend(lines(&browser.run_async(AXE)).into_iter().map(|line| format!("{name}: axe {line}")));
    }
    let wide = browser.run("return document.documentElement.scrollWidth").as_u64().unwrap_or_default();
    if wide > u64::from(NARROW.0) {
        found.push(format!("scrolls sideways: {wide} px wide in a window of {}", NARROW.0));
    }
    found.extend(lines(&browser.run_async(STORED)).into_iter().map(|kept| format!("stores {kept}")));
    found.extend(complaints(browser));
    found.extend(strangers(browser, &site.server.origin()).into_iter().map(|host| format!("asks {host}")));
    found.into_iter().map(|finding| format!("{page}: {finding}")).collect()
}

/// What the console says: errors, and reports of the content security policy.
fn complaints(browser: &Browser) -> Vec<String> {
    let entries = browser.log("browser").into_iter();
    let said = entries.filter(|entry| entry["level"] != "DEBUG" && entry["level"] != "INFO");
    said.map(|entry| format!("console: {}", entry["message"])).collect()
}

/// Addresses that the page has asked for, other than the site's own.
fn strangers(browser: &Browser, own: &str) -> Vec<String> {
    let mut asked = Vec::new();
    for entry in browser.log("performance") {
        let event: Value = serde_json::from_str(entry["message"].as_str().unwrap_or("null")).unwrap_or_default();
        if event["message"]["method"] == "Network.requestWillBeSent" {
            asked.push(event["message"]["params"]["request"]["url"].as_str().unwrap_or_default().to_owned());
        }
    }
    asked.retain(|address| !address.starts_with(own) && !address.starts_with("data:"));
    asked
}

fn lines(value: &Value) -> Vec<String> {
    match value.as_array() {
        Some(lines) => lines.iter().map(|line| line.as_str().unwrap_or_default().to_owned()).collect(),
        None => vec![value.to_string()],
    }
}

#[test]
fn the_words_are_the_same_without_scripts_and_from_files() {
    let Some(browser) = browser() else { return };
    let site = Built::site();
    let mut wrong = Vec::new();
    for page in site.sample().into_iter().filter(|page| page != "404.html") {
        browser.open(&site.server.page(&page));
        let served = browser.text(WORDS);
        browser.open(&site.file(&page));
        let from_file = browser.text(WORDS);
        let styled = browser.run("return [...document.styleSheets].every(sheet => sheet.href.startsWith('file:'))");
        wrong.extend(complaints(&browser).into_iter().map(|said| format!("{page} from a file: {said}")));
        browser.scripts(false);
        browser.open(&site.server.page(&page));
        let bare = browser.text(WORDS);
        browser.scripts(true);
        if served.is_empty() || served != from_file || served != bare || styled != true {
            wrong.push(format!("{page}: served {served:?}, file {from_file:?}, without scripts {bare:?}, {styled}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn what_is_in_focus_is_never_covered() {
    let Some(browser) = browser() else { return };
    let site = Built::site();
    let mut wrong = Vec::new();
    for (width, height) in [DESKTOP, NARROW] {
        browser.resize(width, height);
        for page in site.sample() {
            browser.open(&site.server.page(&page));
            for step in 0..50 {
                browser.press(&[TAB]);
                let covered = browser.text(COVERED);
                if !covered.is_empty() {
                    wrong.push(format!("{page} at {width} px, Tab {}: {covered}", step + 1));
                }
                if browser.run("return document.activeElement === document.body") == true {
                    break;
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
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
        assert!(places > 0, "no way out");
        for place in 0..places {
            browser.open(&site.server.page("index.html"));
            browser.run(&format!("{exit}[{place}].focus()"));
            browser.press(&[ENTER]);
            let left = browser.wait_for(&format!("document.body && document.body.textContent.includes('{ELSEWHERE}')"));
            assert!(left, "exit {place} does not lead out, scripts {on}: {}", browser.text("return location.href"));
        }
    }
}

#[test]
fn pressing_shift_three_times_leaves() {
    let Some(browser) = browser() else { return };
    let site = Built::site();
    browser.open(&site.server.page("index.html"));
    browser.press(&['\u{e008}', '\u{e008}', '\u{e008}']);
    assert!(browser.wait_for(&format!("document.body && document.body.textContent.includes('{ELSEWHERE}')")));
    browser.run("history.back()");
    assert!(!browser.text("return location.href").contains("/clinic/"), "going back leads to the site again");
}

/// The policy that candor's pages carry, so that the checks are known to work under it.
const POLICY: &str = "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data: http:; \
    connect-src 'self'; base-uri 'none'; form-action 'none'; require-trusted-types-for 'script'; trusted-types candor";

#[test]
fn what_is_wrong_is_found() {
    let (Some(browser), Some(axe)) = (browser(), axe()) else { return };
    let folder = tempfile::TempDir::with_prefix("candor-").unwrap();
    let head = format!(
        "<!doctype html><html lang=en><meta http-equiv=Content-Security-Policy content=\"{POLICY}\"><title>A page</title><link rel=icon href=data:,>"
    );
    let write = |name: &str, body: &str| std::fs::write(folder.path().join(name), format!("{head}{body}")).unwrap();
    write("good.html", "<meta name=viewport content='width=device-width'><main><h1>A page</h1><p>Text.</p></main>");
    write(
        "bad.html",
        "<meta name=viewport content='width=device-width'><main><h1>A page</h1><script>1</script><p style='color:#bbb;width:700px'>Pale</p>\
         <img src=http://127.0.0.1:9/pixel.gif><script src=store.js></script></main>",
    );
    std::fs::write(
        folder.path().join("store.js"),
        "localStorage.a = 1; document.cookie = 'b=2'; document.body.innerHTML += ''",
    )
    .unwrap();
    let site = Built::at(folder.path().to_owned());
    bring(&browser, &axe);
    assert_eq!(look(&browser, &site, "good.html"), Vec::<String>::new());
    let found = look(&browser, &site, "bad.html").join("\n");
    for expected in [
        "light: axe color-contrast",
        "320 px: axe image-alt",
        "sideways",
        "stores cookie",
        "stores localStorage",
        "console: ",
        "TrustedHTML",
        "inline script",
        "asks http://127.0.0.1:9/",
    ] {
        assert!(found.contains(expected), "{expected:?} was not found in\n{found}");
    }
}
