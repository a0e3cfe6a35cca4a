//! The preview as a writer sees it: save, look, mend.

use super::browser;
use crate::preview::Preview;
use crate::site::Site;

const OVERLAY: &str = "document.querySelector('candor-findings')";

fn has(words: &str) -> String {
    format!("document.querySelector('main')?.textContent.includes('{words}')")
}

#[test]
fn a_saved_page_is_shown_and_a_fault_is_shown_over_it() {
    let Some(browser) = browser() else { return };
    let page = |text: &str| format!("---\ntitle: A page\n---\n\n{text}\n");
    let site = Site::new().file("content/a.md", page("The first words.")).file("content/b.md", page("Another page."));
    site.settle();
    let preview = Preview::of(&site);
    browser.open(&format!("{}a.html", preview.address));
    assert!(browser.wait_for(&has("The first words.")));

    site.write("content/a.md", page("The second words."));
    assert!(browser.wait_for(&has("The second words.")), "a saved page is not shown");

    site.write("content/a.md", page("The third words.\n\n:::wibble\nx\n:::"));
    assert!(browser.wait_for(OVERLAY), "a fault is not shown");
    let shown = browser.text(&format!("const it = {OVERLAY}; return (it.shadowRoot || it).textContent"));
    assert!(shown.contains("content/a.md") && shown.contains("wibble"), "the fault is not named: {shown}");
    assert!(browser.wait_for(&has("words.")), "no page under the fault");

    site.write("content/a.md", page("The fourth words."));
    assert!(browser.wait_for(&format!("!{OVERLAY} && {}", has("The fourth words."))), "a mended page is not shown");
}

#[test]
fn saving_another_page_leaves_this_one_alone() {
    let Some(browser) = browser() else { return };
    let page = |text: &str| format!("---\ntitle: A page\n---\n\n{text}\n");
    let site = Site::new().file("content/a.md", page("One.")).file("content/b.md", page("Two."));
    site.settle();
    let preview = Preview::of(&site);
    browser.open(&format!("{}a.html", preview.address));
    browser.run("document.documentElement.dataset.mark = 'kept'");
    site.write("content/b.md", page("Three."));
    let served = "let text = '';
        while (!text.includes('Three.')) text = await (await fetch('b.html', { cache: 'no-store' })).text();
        await new Promise(done => setTimeout(done, 500));
        return document.documentElement.dataset.mark;";
    assert_eq!(browser.run_async(served), "kept", "the page was loaded anew");
}

#[test]
fn a_page_that_never_was_shows_why() {
    let Some(browser) = browser() else { return };
    let site = Site::new().file("content/a.md", "---\ntitle: [\n---\n\nText.\n");
    site.settle();
    let preview = Preview::of(&site);
    browser.open(&format!("{}a.html", preview.address));
    assert!(browser.wait_for(OVERLAY), "a fault is not shown");
    site.write("content/a.md", "---\ntitle: Mended\n---\n\nText.\n");
    assert!(browser.wait_for(&format!("!{OVERLAY} && {}", has("Mended"))), "a mended page is not shown");
}
