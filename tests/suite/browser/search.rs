//! Search as a reader meets it: the field that every page opens, by the keyboard, by what it is called and what
//! it says, in a small window and from right to left; an index that is broken; and what is asked of the server.

use super::driver::Browser;
use super::look::{DESKTOP, NARROW, STORED, ZOOMED, asked, bring, complaints, each_way, lost};
use super::{Built, axe, browser, lines};
use std::path::Path;

const ENTER: char = '\u{e007}';
const ESCAPE: char = '\u{e00c}';
const DOWN: char = '\u{e015}';
const UP: char = '\u{e013}';
const ALT: char = '\u{e00a}';
const PAGE: &str = "faq/cost.html";

/// Opens the field of a page with the keyboard.
fn open_field(browser: &Browser) {
    browser.run("document.querySelector('button.search-link').focus()");
    browser.press(&[ENTER]);
    assert_eq!(browser.text("return document.activeElement.id"), "search-field");
}

/// Asks for something and waits for its options.
fn ask(browser: &Browser, query: &str) {
    browser.press(&query.chars().collect::<Vec<_>>());
    let settled = "document.querySelector('.search-results')?.ariaBusy === 'false'";
    let listed = "document.querySelector('#search-list') && !document.querySelector('#search-list').hidden";
    assert!(browser.wait_for(&format!("{listed} && {settled}")), "no options for {query}");
}

/// The place of the chosen option among all, -1 for none, and whether all that should agree with it does.
const CHOSEN: &str = "
    const field = document.querySelector('#search-field');
    const options = [...document.querySelectorAll('#search-list [role=option]')];
    const named = options.findIndex(one => one.id === field.getAttribute('aria-activedescendant'));
    const marked = options.flatMap((one, at) => one.getAttribute('aria-selected') === 'true' ? [at] : []);
    const agree = document.activeElement === field && String(marked) === (named < 0 ? '' : String(named));
    return agree ? named : 'the focus, what the field names and what is marked do not agree';";

#[test]
fn the_field_is_a_combobox_for_the_keyboard() {
    let Some(browser) = browser() else { return };
    let site = Built::site();
    browser.resize(DESKTOP.0, DESKTOP.1);
    browser.open(&site.server.page(PAGE));
    asked(&browser);
    let button = "document.querySelector('button.search-link')";
    assert_eq!(browser.text(&format!("return {button}.getAttribute('aria-expanded')")), "false");
    open_field(&browser);
    assert_eq!(browser.text(&format!("return {button}.getAttribute('aria-expanded')")), "true");
    ask(&browser, "what does it cost");
    let expanded = "return document.activeElement.getAttribute('aria-expanded')";
    assert_eq!(browser.text(expanded), "true");
    assert_eq!(browser.run(CHOSEN), -1, "something is chosen before the reader chooses");
    browser.press(&[DOWN]);
    assert_eq!(browser.run(CHOSEN), 0);
    browser.press(&[UP]);
    let last = browser.run("return document.querySelectorAll('#search-list [role=option]').length - 1");
    assert_eq!(browser.run(CHOSEN), last, "Up does not go round");
    browser.press(&['\u{e012}']);
    assert_eq!(browser.run(CHOSEN), -1, "an arrow within the text leaves an option chosen");
    browser.chord(ALT, UP);
    assert_eq!(browser.text(expanded), "false", "Alt and Up do not close the list");
    browser.chord(ALT, DOWN);
    assert_eq!((browser.text(expanded).as_str(), browser.run(CHOSEN)), ("true", (-1).into()));
    browser.press(&[ESCAPE]);
    assert_eq!(browser.text(expanded), "false", "Escape does not close the list");
    assert_ne!(browser.text("return document.activeElement.value"), "", "Escape empties the field too soon");
    browser.press(&[ESCAPE]);
    assert_eq!(browser.text("return document.activeElement.value"), "", "Escape does not empty the field");
    browser.press(&[ESCAPE]);
    assert!(browser.run(&format!("return document.activeElement === {button}")) == true, "Escape does not close it");
    assert!(browser.run("return document.querySelector('#search-panel').hidden") == true);
}

#[test]
fn what_is_chosen_is_opened_and_all_of_it_is_one_step_away() {
    let Some(browser) = browser() else { return };
    let site = Built::site();
    browser.resize(NARROW.0, NARROW.1);
    browser.open(&site.server.page(PAGE));
    open_field(&browser);
    ask(&browser, "therapist");
    browser.press(&[UP, ENTER]);
    let many = browser.run("return document.querySelectorAll('.search-results li > a[href]').length");
    assert!(many.as_u64().unwrap() > 5, "{many} results");
    assert!(browser.run("return document.activeElement === document.querySelector('.search-results a')") == true);
    assert_eq!(browser.text("return location.pathname").rsplit('/').next(), Some("cost.html"));
    browser.run("document.querySelector('#search-field').select(); document.querySelector('#search-field').focus()");
    ask(&browser, "consent");
    browser.press(&[DOWN, ENTER]);
    assert!(browser.wait_for("!location.href.endsWith('faq/cost.html')"), "the chosen option is not opened");
}

/// What stands out in what the page offers to a screen reader: role, name and states of the field and its list.
#[test]
fn the_field_and_its_list_have_names_and_say_what_was_found() {
    let Some(browser) = browser() else { return };
    let site = Built::site();
    browser.resize(DESKTOP.0, DESKTOP.1);
    browser.open(&site.server.page("index.html"));
    open_field(&browser);
    let given = "const field = document.activeElement;
        return ['name', 'role', 'type', 'aria-autocomplete', 'autocomplete', 'autocapitalize', 'spellcheck']
            .map(name => field.getAttribute(name)).join(' ')";
    assert_eq!(browser.text(given), " combobox text list off none false");
    ask(&browser, "consnet");
    let tree = browser.cdp("Accessibility.getFullAXTree", serde_json::json!({}));
    let nodes = tree["nodes"].as_array().unwrap();
    let of = |role: &str| -> Vec<&str> {
        let own = nodes.iter().filter(|node| node["role"]["value"] == role);
        own.map(|node| node["name"]["value"].as_str().unwrap_or_default()).collect()
    };
    assert_eq!(of("combobox"), ["What would you like to know?"]);
    assert_eq!(of("listbox"), ["What would you like to know?"]);
    let options = of("option");
    assert!(options.len() > 2 && options[0].contains("onsent"), "{options:?}");
    let status = "document.querySelector('[role=status].search-status').textContent";
    assert!(browser.wait_for(&format!("/^\\d+ results\\. Showing results for consent\\.$/.test({status})")));
    browser.press(&[ESCAPE, ESCAPE]);
    ask(&browser, "he makes me have sex");
    let heard = "document.querySelector('#search-list [role=group] [role=option]')";
    assert!(browser.text(&format!("return {heard}.href")).ends_with("start/help.html"), "danger does not lead first");
    assert!(
        browser.wait_for(&format!("/^If somebody .*\\d+ results\\.$/.test({status})")),
        "what leads first is not heard"
    );
    let group = "document.querySelector('#search-list > :first-child')";
    assert!(browser.run(&format!("return {group}.contains({heard})")) == true);
}

#[test]
fn the_open_list_is_accessible_in_every_window_and_from_right_to_left() {
    let (Some(browser), Some(axe)) = (browser(), axe()) else { return };
    let site = Built::site();
    bring(&browser, &axe);
    for page in [PAGE, "index.html"] {
        for (query, direction) in [("what does it cost", "ltr"), ("he makes me have sex", "rtl")] {
            browser.resize(DESKTOP.0, DESKTOP.1);
            browser.prefer("light");
            browser.open(&site.server.page(page));
            browser.run(&format!("document.documentElement.dir = '{direction}'"));
            open_field(&browser);
            ask(&browser, query);
            browser.press(&[DOWN]);
            let mut found = each_way(&browser);
            for window in [NARROW, ZOOMED, DESKTOP] {
                found.extend(lost(&browser, window));
            }
            let small = "return [...document.querySelectorAll('#search-panel a, #search-panel input')]
                .filter(one => one.checkVisibility() && one.getBoundingClientRect().height < 43.5).map(one => one.outerHTML)";
            found.extend(lines(&browser.run(small)));
            found.extend(complaints(&browser));
            assert!(found.is_empty(), "{page} {direction}: {}", found.join("\n"));
            browser.prefer("forced");
            let marked = "return getComputedStyle(document.querySelector('[aria-selected=true]')).outlineStyle";
            assert_eq!(browser.text(marked), "solid", "the chosen option is not marked in forced colours");
        }
    }
}

/// All that an eavesdropper, the host or the next person at the device could see of a query.
fn traces(browser: &Browser, address: &str, query: &str) -> (Vec<String>, String) {
    browser.open(address);
    browser.wait_for("document.readyState === 'complete'");
    let before = browser.run("return history.length");
    asked(browser);
    if browser.run("return Boolean(document.querySelector('button.search-link'))") == true {
        open_field(browser);
        ask(browser, query);
    } else {
        browser.run("document.querySelector('#search-input').focus()");
        browser.press(&query.chars().collect::<Vec<_>>());
        let results = "document.querySelector('#search-results')";
        assert!(browser.wait_for(&format!("{results}.ariaBusy === 'false' && {results}.querySelector('a')")));
    }
    let kept = lines(&browser.run_async(STORED));
    let grown = browser.run("return history.length").as_u64().unwrap() - before.as_u64().unwrap();
    let seen = browser.text("return location.href + ' ' + JSON.stringify(history.state) + ' ' + document.title");
    (asked(browser), format!("{seen}, history +{grown}, kept {kept:?}"))
}

#[test]
fn two_queries_look_the_same_from_outside() {
    let Some(browser) = browser() else { return };
    let site = Built::site();
    for page in [PAGE, "search/index.html"] {
        let address = site.server.page(page);
        // What is in the browser's own store by then is asked for in the same way both times.
        traces(&browser, &address, "anything");
        let one = traces(&browser, &address, "i was raped last night");
        let other = traces(&browser, &address, "what does it cost");
        assert_eq!(one, other, "{page}");
        assert_eq!(one.1, format!("{address} null {}, history +0, kept []", browser.text("return document.title")));
        assert!(one.0.iter().any(|address| address.ends_with("/m.js")), "nothing was fetched: {:?}", one.0);
    }
}

/// What is in the field is gone when the page is left, and when Back shows it again.
#[test]
fn the_field_is_empty_when_the_page_comes_back() {
    let Some(browser) = browser() else { return };
    let site = Built::site();
    browser.open(&site.server.page(PAGE));
    open_field(&browser);
    ask(&browser, "shame");
    browser.run("window.kept = true");
    browser.press(&[DOWN, ENTER]);
    assert!(browser.wait_for("!window.kept && document.querySelector('main')"));
    browser.run("history.back()");
    assert!(
        browser.wait_for("window.kept"),
        "the page did not come back from memory, so nothing is shown by this test"
    );
    let left =
        "return document.querySelector('#search-field').value + document.querySelector('#search-list').textContent
        + document.querySelector('.search-results').textContent";
    assert_eq!(browser.text(left), "");
}

/// A copy of the site in which something happened to the core of the index.
fn with_core(change: impl Fn(&Path)) -> (tempfile::TempDir, Built) {
    let folder = tempfile::TempDir::with_prefix("candor-").unwrap();
    let site = Built::site();
    for path in crate::site::files_under(&site.folder) {
        if path == PAGE || ["search/", "assets/"].iter().any(|start| path.starts_with(start)) {
            let to = folder.path().join(&path);
            std::fs::create_dir_all(to.parent().unwrap()).unwrap();
            std::fs::copy(site.folder.join(&path), &to).unwrap();
            if path.ends_with("/m.js") {
                change(&to);
            }
        }
    }
    let built = Built::at(folder.path().to_owned());
    (folder, built)
}

#[test]
fn a_broken_index_is_said_in_words_and_the_a_to_z_stays() {
    let Some(browser) = browser() else { return };
    let rewrite = |change: fn(String) -> String| {
        with_core(move |path| std::fs::write(path, change(std::fs::read_to_string(path).unwrap())).unwrap())
    };
    let broken = [
        ("missing", with_core(|path| std::fs::remove_file(path).unwrap())),
        ("cut short", rewrite(|text| text[..text.len() / 2].to_owned())),
        ("of another index", rewrite(|text| text.replacen("v-", "v-0", 1))),
        ("of no sense", rewrite(|text| text.split_once(',').unwrap().0.to_owned() + ",{})\n")),
        ("a page", rewrite(|_| "<!doctype html><title>Not found</title>".to_owned())),
    ];
    for (name, (_folder, site)) in &broken {
        for on_page in [true, false] {
            browser.open(&site.server.page(if on_page { "search/index.html" } else { PAGE }));
            if on_page {
                browser.run("document.querySelector('#search-input').focus()");
            } else {
                open_field(&browser);
            }
            browser.press(&['c', 'o', 's', 't']);
            let said = "document.querySelector('.search-status')?.textContent";
            assert!(browser.wait_for(&format!("{said}?.startsWith('Search is not working right now.')")), "{name}");
            let ways = if on_page { ".letters a" } else { "#search-panel a.search-whole" };
            let shown = format!("return document.querySelector('{ways}').checkVisibility()");
            assert!(browser.run(&shown) == true, "{name}: there is no way on");
            let whole = "return document.querySelectorAll('main a[href]').length > 50";
            assert!(!on_page || browser.run(whole) == true, "{name}: the A to Z is gone");
        }
    }
    let (folder, site) = with_core(|_| {});
    std::fs::remove_file(folder.path().join("search/search.js")).unwrap();
    browser.open(&site.server.page(PAGE));
    open_field(&browser);
    assert!(
        browser.wait_for("document.querySelector('.search-status')?.textContent.startsWith('Search is not working')")
    );
}

#[test]
fn the_field_works_from_a_disk() {
    let Some(browser) = browser() else { return };
    browser.open(&Built::site().file(PAGE));
    open_field(&browser);
    ask(&browser, "what does it cost");
    assert_eq!(complaints(&browser), Vec::<String>::new());
}
