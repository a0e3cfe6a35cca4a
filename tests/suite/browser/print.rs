//! Every page on paper, without scripts: nothing closed, nothing cut off, and where links lead.

use super::look::ZOOMED;
use super::{Built, axe, lines};
use serde_json::json;
use std::io::Write as _;
use std::process::{Command, Stdio};

/// The words of the content that paper must have, one text for each run of them: all but ways around the
/// site, what only a screen can use, and what is said in place of a picture. Where links lead comes last.
const WORDS: &str = "
    const left = '.toc, .pager, .related, .letters, .search, .vh, .stack-label, .back, .languages, script, svg, ' +
        '.search-link, .past, .print-part, .answer p:has(.vh), .figure summary, [aria-hidden=true]';
    const walker = document.createTreeWalker(document.querySelector('main'), NodeFilter.SHOW_TEXT);
    const words = [];
    while (walker.nextNode())
        if (!walker.currentNode.parentElement.closest(left)) words.push(walker.currentNode.data);
    for (const link of document.querySelectorAll('.prose a[href^=http]')) words.push(link.href);
    return words;";

/// What is still wrong in the page as it is printed.
const WRONG: &str = "
    const wrong = [];
    const name = element => element.outerHTML.slice(0, 80);
    for (const one of document.querySelectorAll('details > :not(summary)'))
        if (!one.closest('.toc, .menu') && !one.getBoundingClientRect().height) wrong.push('closed: ' + name(one));
    for (const one of document.querySelectorAll('main .table, main pre, main figure'))
        if (one.scrollWidth > one.clientWidth + 1) wrong.push('cut off: ' + name(one));
    for (const one of document.querySelectorAll('.exit, .exit-early, .skip, .menu, .search-link, .safety-line, .site-footer nav, button'))
        if (one.checkVisibility()) wrong.push('of no use on paper: ' + name(one));
    return wrong;";

/// Letters and digits only, all small: lines break anywhere, and ends of lines are not spaces.
fn bare(text: &str) -> String {
    text.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

/// The text of a PDF in the order in which it was painted; none without poppler's `pdftotext`.
fn text_of(pdf: &[u8]) -> Option<String> {
    let mut command = Command::new("pdftotext");
    command
        .args(["-raw", "-enc", "UTF-8", "-", "-"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::null());
    let mut child = command.spawn().ok()?;
    let mut input = child.stdin.take().unwrap();
    let pdf = pdf.to_owned();
    std::thread::spawn(move || input.write_all(&pdf));
    Some(String::from_utf8(child.wait_with_output().unwrap().stdout).unwrap())
}

#[test]
fn every_page_is_complete_on_paper_without_scripts() {
    if axe().is_none() || text_of(b"").is_none() {
        assert!(std::env::var_os("CANDOR_BROWSER").is_none(), "pdftotext is missing (tests/run installs it)");
        return;
    }
    let site = Built::site();
    let pages: Vec<String> = site.pages().into_iter().filter(|page| page != "404.html").collect();
    let wrong = site.on_each(&pages, |browser, pages| {
        let mut wrong = Vec::new();
        browser.scripts(false);
        // The window is that of a phone: paper has its own width.
        browser.resize(ZOOMED.0, ZOOMED.1);
        for page in pages {
            browser.open(&site.server.page(page));
            let words = lines(&browser.run(WORDS));
            let pdf = browser
                .cdp("Page.printToPDF", json!({ "preferCSSPageSize": true, "paperWidth": 8.27, "paperHeight": 11.69 }));
            let paper = bare(&text_of(&super::screenshots::decode(pdf["data"].as_str().unwrap())).unwrap());
            let missing = words.iter().filter(|text| !paper.contains(&bare(text)));
            wrong.extend(missing.take(3).map(|text| format!("{page}: not on paper: {:?}", text.trim())));
        }
        browser.resize(680, 960);
        browser.on_paper();
        for page in pages {
            browser.open(&site.server.page(page));
            wrong.extend(lines(&browser.run(WRONG)).into_iter().map(|fault| format!("{page}: {fault}")));
        }
        wrong
    });
    assert!(wrong.is_empty(), "{} findings:\n{}", wrong.len(), wrong.join("\n"));
}
