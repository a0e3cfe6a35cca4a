//! Every page on paper, without scripts: nothing closed, nothing cut off, and where links lead.

use super::look::ZOOMED;
use super::{Built, axe, lines};
use serde_json::json;
use std::collections::BTreeMap;
use std::io::Write as _;
use std::process::{Command, Stdio};

/// The words of the content that paper must have, one text for each run of them: all but ways around the
/// site, what only a screen can use, and what is said in place of a picture. Where links lead comes last.
const WORDS: &str = "
    const left = '.toc, .pager, .related, .letters, .search, .vh, .stack-label, .back, .footnote-back, .languages, script, svg, ' +
        '.search-link, .past, .print-part, .answer p:has(.vh), .figure summary, [aria-hidden=true]';
    const walker = document.createTreeWalker(document.querySelector('main'), NodeFilter.SHOW_TEXT);
    const words = [];
    // A word that begins before an element and ends in it is one word; only there, where words are compared.
    const line = element => getComputedStyle(element).display === 'inline' ? line(element.parentElement) : element;
    let last;
    while (walker.nextNode()) {
        const { data, parentElement } = walker.currentNode;
        if (parentElement.closest(left)) continue;
        if (document.dir === 'rtl' && last === line(parentElement)) words[words.length - 1] += data;
        else words.push(data);
        last = line(parentElement);
    }
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

/// The texts that are not on paper as a whole.
fn missing_texts(texts: &[String], paper: &str) -> Vec<String> {
    let paper = bare(paper);
    texts.iter().filter(|text| !paper.contains(&bare(text))).map(|text| text.trim().to_owned()).collect()
}

/// The words that are not as often on paper as in the texts. What is written from right to left comes out
/// of a PDF with its words, and some letters in them, in another order: a word counts by its letters.
fn missing_words(texts: &[String], paper: &str) -> Vec<String> {
    let mut left = BTreeMap::<_, usize>::new();
    for letters in words(paper) {
        *left.entry(sorted(&letters)).or_default() += 1;
    }
    let all = texts.iter().flat_map(|text| words(text));
    all.filter(|word| match left.get_mut(&sorted(word)) {
        Some(times) if *times > 0 => {
            *times -= 1;
            false
        }
        _ => true,
    })
    .collect()
}

/// The words of a text, each of one script. Marks of vowels and of direction are not letters of a word,
/// and do not end it.
fn words(text: &str) -> Vec<String> {
    let is_arabic = |c: char| ('\u{600}'..'\u{700}').contains(&c);
    let is_mark = |c: char| matches!(c, '\u{64b}'..='\u{65f}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}');
    let mut words = vec![String::new()];
    for c in text.chars().filter(|c| !is_mark(*c)) {
        let last = words.last_mut().unwrap();
        let goes_on = c.is_alphanumeric() && last.chars().last().is_none_or(|before| is_arabic(before) == is_arabic(c));
        if goes_on {
            last.extend(c.to_lowercase());
        } else {
            words.push(if c.is_alphanumeric() { c.to_lowercase().collect() } else { String::new() });
        }
    }
    words.retain(|word| !word.is_empty());
    words
}

fn sorted(word: &str) -> Vec<char> {
    let mut letters: Vec<char> = word.chars().collect();
    letters.sort_unstable();
    letters
}

#[test]
fn a_word_that_paper_lacks_is_missed() {
    let said = ["لا يُحفظ شيء".to_owned(), "لا 5 $".to_owned()];
    assert_eq!(
        missing_words(&said, "\u{202b}شيء\u{202c} \u{202b}حفظ\u{202c}\u{202b}ُي\u{202c} ال ال 5"),
        Vec::<String>::new()
    );
    assert_eq!(missing_words(&said, "شيء ال 6"), ["يحفظ", "لا", "5"]);
    assert_eq!(missing_texts(&said, "لا يُحفظ شيء"), ["لا 5 $"]);
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
    complete(Built::site());
}

/// Prints every page of a site without scripts and compares what is on paper with what it says.
pub(super) fn complete(site: &Built) {
    if axe().is_none() || text_of(b"").is_none() {
        assert!(std::env::var_os("CANDOR_BROWSER").is_none(), "pdftotext is missing (tests/run installs it)");
        return;
    }
    let pages: Vec<String> = site.chosen().into_iter().filter(|page| page != "404.html").collect();
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
            let paper = text_of(&super::screenshots::decode(pdf["data"].as_str().unwrap())).unwrap();
            let to_left = browser.text("return document.dir") == "rtl";
            let missing = if to_left { missing_words(&words, &paper) } else { missing_texts(&words, &paper) };
            wrong.extend(missing.iter().take(3).map(|text| format!("{page}: not on paper: {text:?}")));
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
