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
fn what_is_found_leads_to_its_reason_and_to_the_editor_and_is_mended_with_one_press() {
    let Some(browser) = browser() else { return };
    let long = "Words to be read.\n\n".repeat(60);
    let page = |text: &str| format!("---\ntitle: A page\n---\n\n{text}\n\n{long}The end of it.\n");
    let site = Site::new().file("content/a.md", page(":::details{title=\"More\"}\nx\n:::"));
    site.settle();
    let preview = Preview::of(&site);
    browser.open(&format!("{}a.html", preview.address));
    assert!(browser.wait_for(&has("Words to be read.")));
    site.write("content/a.md", page(":::detials{title=\"More\"}\nx\n:::"));
    assert!(browser.wait_for(&format!("{OVERLAY}?.shadowRoot.querySelector('section a')")));
    let links = browser.text(&format!(
        "return [...{OVERLAY}.shadowRoot.querySelectorAll('section section a')].map(a => a.getAttribute('href')).join(' ')"
    ));
    let place = format!("vscode://file{}/content/a.md:5:4", site.root().canonicalize().unwrap().display());
    assert_eq!(links, format!("{place} /_candor/explain/container/unknown"));
    let explained = browser.run_async("return (await fetch('/_candor/explain/container/unknown')).status");
    assert_eq!(explained.as_u64(), Some(200));
    // Nothing of the page is out of reach: its end can be scrolled above the findings.
    let reached = format!(
        "scrollTo(0, 1e9);
         const [end, over] = [document.querySelector('body > footer'), {OVERLAY}].map(one => one.getBoundingClientRect());
         return document.activeElement === document.body && end.bottom <= over.top + 1"
    );
    assert!(browser.run(&reached).as_bool().unwrap(), "the findings lie over the end of the page");
    let pressed =
        format!("[...{OVERLAY}.shadowRoot.querySelectorAll('button')].find(b => b.textContent === 'Fix this').click()");
    browser.run(&pressed);
    assert!(browser.wait_for(&format!("!{OVERLAY} && document.querySelector('main details')")), "it is not mended");
    let text = std::fs::read_to_string(site.root().join("content/a.md")).unwrap();
    assert_eq!(text, page(":::details{title=\"More\"}\nx\n:::"));
}

#[test]
fn the_browser_follows_the_file_that_is_edited() {
    let Some(browser) = browser() else { return };
    let page = |text: &str| format!("---\ntitle: A page\n---\n\n{text}\n");
    let site = Site::new().file("content/a.md", page("One.")).file("content/b/c d.md", page("Two."));
    site.settle();
    let preview = Preview::start(site.command().args(["serve", "-p", "0", "--navigate"]));
    browser.open(&format!("{}a.html", preview.address));
    assert!(browser.wait_for(&has("One.")));
    site.write("content/b/c d.md", page("Three."));
    assert!(browser.wait_for(&format!("location.pathname === '/b/c%20d.html' && {}", has("Three."))));
    site.write("content/a.md", page("Four."));
    assert!(browser.wait_for(&format!("location.pathname === '/a.html' && {}", has("Four."))));
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

/// What the reader of an open page has done there, as one value.
const STATE: &str = "(() => {
    const field = document.querySelector('header input');
    return JSON.stringify([
        document.querySelector('main details').open, field.value, field.selectionStart,
        document.activeElement === field, getSelection().toString(), window.mark,
    ]);
})()";

/// A page of many paragraphs, with details, whose parts that tests edit are of this number.
fn written(number: u32) -> String {
    let word = |from: u32| {
        ["warm", "calm", "slow", "kind", "clear"][(number.wrapping_mul(2_654_435_761) >> from) as usize % 5]
    };
    let list: String = (0..number % 4).map(|item| format!("- Item {item} is {}\n", word(item))).collect();
    let title = if number.is_multiple_of(3) { "A page".to_owned() } else { format!("A {} page", word(3)) };
    let added = match number % 5 {
        0 => format!("## A {} heading\n\n> A {} quotation\n\n", word(5), word(9)),
        1 => format!("| A | B |\n|---|---|\n| {} | {number} |\n\n", word(7)),
        2 => format!(":::tip\nBe {}.\n:::\n\n", word(11)),
        _ => String::new(),
    };
    let middle: String =
        (0..30).map(|part| format!("Part {part} stays as it is, whatever else is edited.\n\n")).collect();
    format!(
        "---\ntitle: {title}\n---\n\nA beginning that is {}.\n\n:::details{{title=\"More\"}}\nWithin it is {}, {number}.\n:::\n\n\
         Select these words and no others.\n\n{middle}{added}{list}\nEdit number {number}.\n",
        word(2),
        word(6),
    )
}

#[test]
fn what_the_reader_of_an_open_page_did_stays_through_a_hundred_edits() {
    let Some(browser) = browser() else { return };
    let site =
        Site::new().file("content/a.md", written(0)).file("content/index.md", "---\ntitle: Home\n---\n\nHome.\n");
    site.settle();
    let preview = Preview::of(&site);
    browser.open(&format!("{}a.html", preview.address));
    assert!(browser.wait_for(&has("Edit number 0.")));
    browser.run("document.querySelector('button.search-link').click(); return 0");
    assert!(browser.wait_for("document.querySelector('header input')"));
    browser.run(
        "document.querySelector('main details').open = true;
         const field = document.querySelector('header input');
         field.focus(); field.value = 'half a wo'; field.setSelectionRange(4, 4);
         const words = [...document.querySelectorAll('main p')].find(p => p.textContent.startsWith('Select these'));
         getSelection().selectAllChildren(words);
         window.mark = 'not loaded anew';
         scrollTo(0, 300);",
    );
    let top = "[...document.querySelectorAll('main p')].find(p => p.textContent.startsWith('Part 9 ')).getBoundingClientRect().top";
    let before = browser.text(&format!("return {STATE}"));
    assert_eq!(before, "[true,\"half a wo\",0,true,\"Select these words and no others.\",\"not loaded anew\"]");
    let place = browser.run(&format!("return {top}")).as_f64().unwrap();
    // Every state after every other, so that much is another at once.
    for number in (1..=100).map(|step| step * 37 % 101) {
        site.save("content/a.md", written(number));
        assert!(browser.wait_for(&has(&format!("Edit number {number}."))), "edit {number} is not shown");
        assert_eq!(browser.text(&format!("return {STATE}")), before, "edit {number}");
        let now = browser.run(&format!("return {top}")).as_f64().unwrap();
        assert!((now - place).abs() < 2.0, "edit {number} moved what is read by {}", now - place);
    }
    // Nor was anything tried that the policy of a page forbids.
    let said = browser.log("browser");
    assert!(said.is_empty(), "{said:?}");
    let built = browser.text("return document.querySelector('main').innerHTML");
    browser.run("location.reload()");
    assert!(browser.wait_for("!window.mark && document.readyState === 'complete'"));
    let loaded = browser
        .text("document.querySelector('main details').open = true; return document.querySelector('main').innerHTML");
    assert_eq!(built, loaded, "the edited page is another than the loaded one");
}
