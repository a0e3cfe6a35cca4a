//! What must hold for every page of the site in a browser.

use super::look::{bring, complaints, look};
use super::{Built, axe, browser};
use crate::site::repository;
use serde_json::json;
use std::collections::BTreeMap;
use std::path::Path;
use std::process::Command;

/// The content's words, less what scripts may add.
const WORDS: &str = "
    const main = document.querySelector('main').cloneNode(true);
    main.querySelectorAll('button, .search-link, .search-panel, script, .needs-script').forEach(part => part.remove());
    return main.textContent.replace(/\\s+/g, ' ').trim();";

/// The most that a first visit to a typical page may cost, to four pages in five, and the scripts of it,
/// all compressed.
const FIRST_VISIT: u64 = 14 * 1024;
const LONG_VISIT: u64 = 16 * 1024;
const SCRIPTS: u64 = 4 * 1024;

/// Sizes of a page's own HTML, styles and scripts, compressed as a host does it. A page that is read like this runs
/// nothing.
const WEIGHT: &str = "
    const sizes = new Map();
    const packed = async url => {
        const stream = (await fetch(url)).body.pipeThrough(new CompressionStream('gzip'));
        return (await new Response(stream).arrayBuffer()).byteLength;
    };
    const weigh = url => sizes.get(url) || sizes.set(url, packed(url)).get(url);
    const all = async urls => (await Promise.all(urls.map(weigh))).reduce((sum, size) => sum + size, 0);
    const weighed = async (url, tree) => {
        const of = (selector, key) => all([...tree.querySelectorAll(selector)].map(one => one[key]));
        return [await weigh(url), await of('link[rel=stylesheet]', 'href'), await of('script[src]', 'src')];
    };
    const read = url => new Promise((done, failed) => {
        const request = new XMLHttpRequest();
        request.open('GET', url);
        request.responseType = 'document';
        request.addEventListener('load', () => done(weighed(url, request.response)));
        request.addEventListener('error', failed);
        request.send();
    });";

#[test]
fn every_page_is_accessible_private_and_quiet() {
    every_page(Built::site());
}

/// Looks at every page of a site.
pub(super) fn every_page(site: &Built) {
    let pages = site.chosen();
    assert!(pages.len() > 10, "only {} pages", pages.len());
    these_pages(site, &pages);
}

fn these_pages(site: &Built, pages: &[String]) {
    let Some(axe) = axe() else { return };
    let found = site.on_each(pages, |browser, pages| {
        bring(browser, &axe);
        let origin = site.server.origin();
        let seen = pages.iter().flat_map(|page| {
            let found = look(browser, &site.server.page(page), &origin);
            found.into_iter().map(move |finding| format!("{page}: {finding}"))
        });
        seen.collect()
    });
    assert!(found.is_empty(), "{} findings on {} pages:\n{}", found.len(), pages.len(), found.join("\n"));
}

/// A site on another subject than the library's, as a clinic would write it.
#[test]
fn every_page_on_another_subject_is_accessible_private_and_quiet() {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("panic-pages");
    let site = Command::new(env!("CARGO_BIN_EXE_candor"));
    every_page(&Built::from(site, &repository("tests/subjects/panic"), folder));
}

/// The manual: a page of each sort that it has, with its long tables and blocks of code.
#[test]
fn the_manual_is_accessible_private_and_quiet() {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("manual-pages");
    let site = Built::from(Command::new(env!("CARGO_BIN_EXE_candor")), &repository("docs"), folder);
    let pages = [
        "index.html",
        "commands/build.html",
        "data/figures.html",
        "hosting/index.html",
        "keys/book-toml.html",
        "kinds/myth.html",
        "rules/theme.html",
        "theming/variables.html",
        "writing/containers.html",
    ];
    these_pages(&site, &pages.map(str::to_owned));
}

#[test]
fn a_first_visit_costs_little() {
    let Some(browser) = browser() else { return };
    let site = Built::site();
    // A search page loads the search, and a handout is asked for on a page of its module.
    let first = |page: &String| !page.ends_with("search/index.html") && !page.ends_with("/print.html");
    let pages: Vec<String> = site.pages().into_iter().filter(first).collect();
    browser.open(&site.server.page("index.html"));
    let mut weights = BTreeMap::new();
    for some in pages.chunks(50) {
        let addresses: Vec<String> = some.iter().map(|page| site.server.page(page)).collect();
        let weighed = browser.run_async(&format!("{WEIGHT} return Promise.all({}.map(read));", json!(addresses)));
        weights.extend(some.iter().cloned().zip(weighed.as_array().unwrap().clone()));
    }
    assert_eq!(weights.len(), pages.len());
    // Scripts add nothing to that. These pages have all the markup that there is.
    for page in site.sample().into_iter().filter(first) {
        browser.open(&site.server.page(&page));
        let shown = browser.run_async(&format!("{WEIGHT} return weighed(location.href, document);"));
        assert_eq!(shown, weights[&page], "{page} has other styles and scripts when it is shown");
    }
    let mut costs = Vec::new();
    for (page, weighed) in weights {
        let sizes: Vec<u64> = weighed.as_array().unwrap().iter().filter_map(serde_json::Value::as_u64).collect();
        assert!(sizes.len() == 3 && sizes[2] <= SCRIPTS, "{page}: HTML, styles and scripts are {weighed} bytes");
        costs.push((sizes.iter().sum::<u64>(), page));
    }
    costs.sort();
    let (typical, page) = &costs[costs.len() / 2];
    eprintln!("a first visit costs {typical} bytes ({page}), at most {:?}", costs.last());
    assert!(*typical <= FIRST_VISIT, "half the pages cost more than {typical} bytes, as {page} does");
    let over: Vec<_> = costs.iter().filter(|(cost, _)| *cost > LONG_VISIT).collect();
    assert!(over.len() * 5 < costs.len(), "more than one page in five costs more than {LONG_VISIT}: {over:?}");
}

/// What the drawings that stand on a page may add to a first visit; the others are fetched when they are opened.
const DRAWN: u64 = 2560;

/// How much heavier a page is for its drawings and their style sheet, compressed.
const DRAWINGS: &str = "
    const packed = async text => {
        const stream = new Blob([text]).stream().pipeThrough(new CompressionStream('gzip'));
        return (await new Response(stream).arrayBuffer()).byteLength;
    };
    const page = await (await fetch(location.href)).text();
    const sheet = await (await fetch(document.querySelectorAll('link[rel=stylesheet]')[1].href)).text();
    return await packed(page) - await packed(page.replace(/<svg role=\"img\"[^]*?<\\/svg>/g, '')) + await packed(sheet);";

/// The drawings that are files: how many there are, were asked for, and are shown.
const FETCHED: &str = "
    const drawings = [...document.querySelectorAll('.figure-closed > img')];
    const come = performance.getEntriesByType('resource').filter(one => drawings.some(drawing => drawing.src === one.name));
    return [drawings.length, come.length, drawings.filter(one => one.complete && one.naturalWidth).length];";

#[test]
fn drawings_weigh_little_until_they_are_opened() {
    let Some(browser) = browser() else { return };
    let site = Built::site();
    let drawn = |page: &&String| {
        let html = std::fs::read_to_string(site.folder.join(page)).unwrap();
        !page.ends_with("/print.html") && (html.contains("<svg role=\"img\"") || html.contains("figure-closed"))
    };
    let pages = site.pages();
    let pages: Vec<&String> = pages.iter().filter(drawn).collect();
    assert!(pages.len() > 15, "{pages:?}");
    for page in &pages {
        browser.open(&site.server.page(page));
        let weight = browser.run_async(DRAWINGS).as_u64().unwrap();
        assert!(weight <= DRAWN, "the drawings of {page} weigh {weight} bytes");
    }
    // Of a page with two plates none comes by itself; each does when it is opened, by light and by dark.
    let pictures = ["light", "dark"].map(|scheme| {
        browser.prefer(scheme);
        browser.open(&site.server.page("body/variation.html"));
        assert_eq!(browser.run(FETCHED), json!([2, 0, 0]));
        browser.run("document.querySelectorAll('.figure-closed').forEach(one => one.open = true)");
        let all = "[...document.querySelectorAll('.figure-closed > img')].every(one => {
            one.scrollIntoView();
            return one.complete && one.naturalWidth;
        })";
        assert!(browser.wait_for(all), "{scheme}: {}", browser.run(FETCHED));
        assert_eq!(browser.run(FETCHED), json!([2, 2, 2]));
        let place = browser.run(
            "const box = document.querySelector('.figure-closed > img').getBoundingClientRect();
            return [box.left + scrollX, box.top + scrollY]",
        );
        // The corner of the drawing: paper and nothing else.
        let clip = json!({ "x": place[0], "y": place[1], "width": 4, "height": 4, "scale": 1 });
        browser.cdp("Page.captureScreenshot", json!({ "clip": clip, "captureBeyondViewport": true }))["data"]
            .to_string()
    });
    assert!(pictures[0].len() > 50 && pictures[0] != pictures[1], "the drawing is light in the dark");
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
        "<meta name=viewport content='width=device-width'><link rel=stylesheet href=a.css><link rel=stylesheet href=b.css>\
         <main><h1>A page</h1><script>1</script><p style='color:#bbb;width:700px'>Pale</p>\
         <p style='height:1.3em;overflow:hidden'>Words that fit on one line of a wide window, as long as nobody makes them larger, or sets them further apart, because of weak eyes</p>\
         <p style='white-space:nowrap'>A line of words that never ends, because its author has forbidden every break in it</p>\
         <div class=pager><a href=x>On</a></div><img src=http://127.0.0.1:9/pixel.gif><img src=1.png><img src=2.png>\
         <script src=store.js></script></main>",
    );
    std::fs::write(
        folder.path().join("store.js"),
        "localStorage.a = 1; document.cookie = 'b=2'; document.body.innerHTML += ''",
    )
    .unwrap();
    let site = Built::at(folder.path().to_owned());
    bring(&browser, &axe);
    let look = |page: &str| look(&browser, &site.server.page(page), &site.server.origin());
    assert_eq!(look("good.html"), Vec::<String>::new());
    let found = look("bad.html").join("\n");
    for expected in [
        "light: axe color-contrast",
        "forced colours: axe image-alt",
        "320 px: axe image-alt",
        "320 px: scrolls sideways",
        "320 px: beyond the edge",
        "320 px: cut off",
        "400 %: scrolls sideways",
        "desktop, text at 200 %: cut off",
        "desktop: only ",
        "desktop: blocks: <link",
        "desktop: blocks: <script src",
        "stores cookie",
        "stores localStorage",
        "console: ",
        "TrustedHTML",
        "inline script",
        "asks http://127.0.0.1:9/",
        "requests: [",
    ] {
        assert!(found.contains(expected), "{expected:?} was not found in\n{found}");
    }
}
