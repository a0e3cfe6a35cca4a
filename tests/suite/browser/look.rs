//! Everything that can be seen of one page as it is served, and is held for every page.

use super::driver::Browser;
use super::{everything, lines};
use serde_json::{Value, json};

pub(super) const DESKTOP: (u32, u32) = (1280, 900);
/// A small phone.
pub(super) const NARROW: (u32, u32) = (320, 640);
/// A window of 1280 by 1024 at 400 %.
pub(super) const ZOOMED: (u32, u32) = (320, 256);

/// Each way to look at a page that axe is run in.
const WAYS: [(&str, (u32, u32), &str); 4] = [
    ("light", DESKTOP, "light"),
    ("dark", DESKTOP, "dark"),
    ("forced colours", DESKTOP, "forced"),
    ("320 px", NARROW, "light"),
];

/// What a page may ask for: itself, a stylesheet, a script and an icon.
const REQUESTS: usize = 4;

/// Every rule of axe, the experimental and the best practices too. In forced colours it can't tell the
/// colours that are shown from those of the style sheet, so those rules, which hold in light and dark, are left out.
const AXE: &str = "
    for (const frame of document.querySelectorAll('iframe')) {
        // One that is loaded when it comes into view would do so in the midst of axe, which scrolls.
        const waits = frame.contentWindow?.location.href === 'about:blank' || frame.contentDocument?.readyState !== 'complete';
        const loaded = new Promise(done => frame.addEventListener('load', done, { once: true }));
        frame.loading = 'eager';
        if (frame.src && waits) await loaded;
    }
    const forced = matchMedia('(forced-colors: active)').matches;
    const rules = Object.fromEntries(['color-contrast', 'color-contrast-enhanced', 'link-in-text-block'].map(rule => [rule, { enabled: !forced }]));
    const tags = [...new Set(axe.getRules().flatMap(rule => rule.tags))].filter(tag => tag !== 'deprecated');
    const found = await axe.run(document, { runOnly: { type: 'tag', values: tags }, rules, resultTypes: ['violations'] });
    return found.violations.flatMap(rule => rule.nodes.slice(0, 3).map(node =>
        `${rule.id}: ${node.target.join(' ')}: ${(node.failureSummary || '').replace(/\\s+/g, ' ').slice(0, 240)}`));";

/// What axe says of colours alone: contrast of 7 to 1, and links that are told from the words around them.
pub(super) const COLOURS: &str = "
    const values = ['color-contrast', 'color-contrast-enhanced', 'link-in-text-block'];
    const found = await axe.run(document, { runOnly: { type: 'rule', values }, resultTypes: ['violations'] });
    return found.violations.flatMap(rule => rule.nodes.slice(0, 3).map(node => `${rule.id}: ${node.target.join(' ')}`));";

/// What the page has stored, as words; empty when nothing.
pub(super) const STORED: &str = "
    const kept = document.cookie ? ['cookie ' + document.cookie] : [];
    try {
        for (const name of ['localStorage', 'sessionStorage'])
            if (window[name].length) kept.push(name + ' ' + Object.keys(window[name]));
        for (const base of await indexedDB.databases()) kept.push('indexedDB ' + base.name);
        if ('caches' in window) for (const name of await caches.keys()) kept.push('cache ' + name);
        for (const one of await navigator.serviceWorker?.getRegistrations() ?? []) kept.push('worker ' + one.scope);
    } catch (error) { if (location.protocol !== 'file:') kept.push(String(error)); }
    return kept;";

/// A reader's own style sheet that WCAG 1.4.12 tells pages to bear, then text at twice its size (1.4.4).
const SPACED: &str =
    "* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important }
    p { margin-bottom: 2em !important }";
const LARGE: &str = "html { font-size: 200% !important }";

/// What is lost in the window as it is: words beyond its edge or cut off by their box, and sideways scrolling.
const LOST: &str = "
    const name = element => element.outerHTML.slice(0, 80);
    const lost = [];
    const wide = document.documentElement.scrollWidth;
    if (wide > document.documentElement.clientWidth) lost.push(`scrolls sideways: ${wide} px wide in a window of ${document.documentElement.clientWidth}`);
    for (const element of document.body.querySelectorAll('*')) {
        const style = getComputedStyle(element);
        if (!element.checkVisibility({ contentVisibilityAuto: true, visibilityProperty: true })) continue;
        if (element.closest('svg, .vh, [tabindex=\"0\"]') || style.clipPath !== 'none') continue;
        const cut = (over, own, whole) => ['hidden', 'clip'].includes(over) && whole > own + 1;
        if (cut(style.overflowX, element.clientWidth, element.scrollWidth) || cut(style.overflowY, element.clientHeight, element.scrollHeight))
            lost.push('cut off: ' + name(element));
        const words = [...element.childNodes].filter(node => node.nodeType === 3 && node.data.trim());
        for (const node of words) {
            const range = document.createRange();
            range.selectNodeContents(node);
            for (const box of range.getClientRects())
                if (box.width > 1 && (box.right > document.documentElement.clientWidth + 1 || box.left < -1)) { lost.push('beyond the edge: ' + name(element)); break; }
        }
    }
    return lost.slice(0, 5);";

/// What is too small to be pressed with a thumb, of what readers press most.
const SMALL: &str = "
    const main = '.exit-button, .search-link, .search-box input, summary, .site-header nav a, .brand, .letters a, .pager a, ' +
        '.asked a, .expand-all, .cards li, .paths a';
    return [...document.querySelectorAll(main)].flatMap(element => {
        const box = element.getBoundingClientRect();
        if (!box.width || !element.checkVisibility()) return [];
        return Math.round(box.height) < 44 || Math.round(box.width) < 44
            ? [`only ${Math.round(box.width)} by ${Math.round(box.height)} px: ${element.outerHTML.slice(0, 80)}`] : [];
    }).slice(0, 5);";

/// What keeps a page from being shown: more than one style sheet, or two beside a drawing, and scripts that are waited for.
const BLOCKING: &str = "
    const sheets = document.querySelector('figure :is(svg, .figure-closed img)') ? 2 : 1;
    const styles = [...document.querySelectorAll('link[rel~=stylesheet]')].slice(sheets);
    const scripts = [...document.querySelectorAll('script[src]:not([defer]), script:not([src]):not([type*=json])')];
    return [...styles, ...scripts].filter(one => !one.src?.includes('/_candor/')).map(one => 'blocks: ' + one.outerHTML);";

/// Puts axe into every page that is opened from now on.
pub(super) fn bring(browser: &Browser, axe: &str) {
    browser.cdp("Page.addScriptToEvaluateOnNewDocument", json!({ "source": axe }));
}

/// Everything that is wrong with the page at an address below `origin`.
pub(super) fn look(browser: &Browser, address: &str, origin: &str) -> Vec<String> {
    browser.log("performance");
    browser.resize(DESKTOP.0, DESKTOP.1);
    browser.prefer("light");
    browser.open(address);
    let mut found = each_way(browser);
    let mut see = |name: &str, script: &str| {
        found.extend(lines(&browser.run(script)).into_iter().map(|line| format!("{name}: {line}")));
    };
    see("320 px", SMALL);
    see("320 px", LOST);
    see("320 px, spaced", &styled(SPACED));
    browser.resize(ZOOMED.0, ZOOMED.1);
    see("400 %", LOST);
    browser.resize(DESKTOP.0, DESKTOP.1);
    see("desktop", LOST);
    see("desktop", SMALL);
    see("desktop", BLOCKING);
    see("desktop, spaced", &styled(SPACED));
    see("desktop, text at 200 %", &styled(LARGE));
    found.extend(lines(&browser.run_async(STORED)).into_iter().map(|kept| format!("stores {kept}")));
    found.extend(complaints(browser));
    found.extend(requests(browser, origin));
    found
}

/// What axe finds in the page as it stands, in each way to look at it. In the dark only the colours are others than by
/// light, and so a run that does not look at everything asks for no more there.
pub(super) fn each_way(browser: &Browser) -> Vec<String> {
    let mut found = Vec::new();
    for (name, (width, height), scheme) in WAYS {
        browser.resize(width, height);
        browser.prefer(scheme);
        let script = if scheme == "dark" && !everything() { COLOURS } else { AXE };
        found.extend(lines(&browser.run_async(script)).into_iter().map(|line| format!("{name}: axe {line}")));
    }
    found
}

/// What is lost of the page as it stands, in a window of this size.
pub(super) fn lost(browser: &Browser, (width, height): (u32, u32)) -> Vec<String> {
    browser.resize(width, height);
    lines(&browser.run(LOST)).into_iter().map(|line| format!("{width} by {height} px: {line}")).collect()
}

/// Looks for what is lost while a reader's own style sheet is in force.
fn styled(css: &str) -> String {
    let css = css.replace('\n', " ");
    format!(
        "const own = new CSSStyleSheet();
         own.replaceSync(`{css}`);
         document.adoptedStyleSheets = [own];
         const lost = (() => {{ {LOST} }})();
         document.adoptedStyleSheets = [];
         return lost;"
    )
}

/// What the console says: errors, and reports of the content security policy.
pub(super) fn complaints(browser: &Browser) -> Vec<String> {
    let entries = browser.log("browser").into_iter();
    let said = entries.filter(|entry| entry["level"] != "DEBUG" && entry["level"] != "INFO");
    said.map(|entry| format!("console: {}", entry["message"])).collect()
}

/// What the page has asked for: anything elsewhere, and more than pages may.
fn requests(browser: &Browser, own: &str) -> Vec<String> {
    let asked = asked(browser);
    let mut found: Vec<String> =
        asked.iter().filter(|address| !address.starts_with(own)).map(|host| format!("asks {host}")).collect();
    // The search page has its client as well, and the preview's own script asks again for what it watches.
    let counted = asked.iter().filter(|address| !address.ends_with("/search.js")).count();
    if counted > REQUESTS && !asked.iter().any(|address| address.contains("/_candor/")) {
        found.push(format!("{counted} requests: {asked:?}"));
    }
    found
}

/// The addresses that the page has asked for since they were last asked about.
pub(super) fn asked(browser: &Browser) -> Vec<String> {
    let mut asked = Vec::new();
    for entry in browser.log("performance") {
        let event: Value = serde_json::from_str(entry["message"].as_str().unwrap_or("null")).unwrap_or_default();
        if event["message"]["method"] == "Network.requestWillBeSent" {
            asked.push(event["message"]["params"]["request"]["url"].as_str().unwrap_or_default().to_owned());
        }
    }
    asked.retain(|address| !address.starts_with("data:"));
    asked
}
