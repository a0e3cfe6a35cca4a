//! A clinic's logo and name at the head of every page, on phones and on desktops.

use super::look::{DESKTOP, NARROW};
use super::{Built, browser, lines};
use crate::site::Site;

/// What names are there: of 8, 31 and 60 letters, of one very long word, and in Arabic.
const NAMES: [&str; 5] = [
    "Bankside",
    "Riverside Sexual Health Service",
    "The Riverside and Harbour Clinic for Intimacy and Sex Therapy",
    "Paarberatungsgesundheitszentrumsverbund",
    "مركز ضفة النهر للصحة الجنسية والعلاقات",
];

/// How wide a logo is for its height.
const RATIOS: [u32; 4] = [1, 4, 6, 8];

/// What is wrong with the header as it is with each logo beside each name: a name of which no line has eight
/// letters stands below its logo, all of it is in the window, and a quarter of the first screen is the most.
const WRONG: &str = "
    const brand = document.querySelector('.site-header .brand');
    const [logo, label] = [brand.querySelector('img'), brand.lastChild];
    const wrong = [];
    for (const ratio of RATIOS) {
        logo.src = logo.src.replace(/\\d+\\.svg$/, ratio + '.svg');
        await logo.decode();
        for (const name of NAMES) {
            document.documentElement.dir = /[\\u0600-\\u06ff]/.test(name) ? 'rtl' : 'ltr';
            label.textContent = name;
            const text = label.firstChild || label;
            const range = document.createRange();
            const rows = new Map();
            for (let at = 0; at < name.length; at++) {
                range.setStart(text, at);
                range.setEnd(text, at + 1);
                const box = range.getBoundingClientRect();
                if (!box.width) continue;
                if (box.left < 0 || box.right > innerWidth) wrong.push(`${ratio}:1, ${name}: beyond the edge`);
                const row = Math.round(box.top / 4);
                rows.set(row, (rows.get(row) || 0) + 1);
            }
            const image = logo.getBoundingClientRect();
            range.selectNodeContents(text);
            const below = range.getBoundingClientRect().top >= image.bottom - 1;
            const longest = Math.max(...rows.values());
            if (!below && longest < 8) wrong.push(`${ratio}:1, ${name}: ${[...rows.values()]} letters a line`);
            if (image.width < image.height * ratio * .95) wrong.push(`${ratio}:1: ${image.width} by ${image.height}`);
            const tall = document.querySelector('.site-header').getBoundingClientRect().height;
            if (tall > innerHeight / 4) wrong.push(`${ratio}:1, ${name}: ${tall} of ${innerHeight} px`);
        }
    }
    return wrong;";

#[test]
fn logo_and_name_have_room() {
    let Some(browser) = browser() else { return };
    let mut site = Site::new().book("[brand]\nname = \"A clinic\"\nlogo = \"static/1.svg\"\n");
    for ratio in RATIOS {
        let size = format!("width=\"{}\" height=\"50\" viewBox=\"0 0 {} 50\"", ratio * 50, ratio * 50);
        let logo =
            format!("<svg xmlns=\"http://www.w3.org/2000/svg\" {size}><rect width=\"100%\" height=\"100%\"/></svg>");
        site = site.file(&format!("static/{ratio}.svg"), logo);
    }
    for part in ["Start", "Questions", "Roles", "Your body", "Myths"] {
        site = site.file(&format!("content/{part}/index.md"), format!("---\ntitle: {part}\n---\nText.\n"));
    }
    site.build().ok();
    let built = Built::at(site.root().join("public"));
    let script = format!("const [NAMES, RATIOS] = [{NAMES:?}, {RATIOS:?}];{WRONG}");
    let mut found = Vec::new();
    for (width, height) in [NARROW, (390, 844), (768, 1024), DESKTOP] {
        browser.resize(width, height);
        browser.open(&built.server.page("Start/index.html"));
        found.extend(lines(&browser.run_async(&script)).into_iter().map(|line| format!("{width} px: {line}")));
    }
    assert!(found.is_empty(), "{}", found.join("\n"));
}

/// people.md, hesitation 7: a logo that shows the name stands alone, in one line, in light and in dark.
#[test]
fn a_wide_logo_stands_alone() {
    let Some(browser) = browser() else { return };
    for drawn in ["viewBox=\"0 0 300 60\"", "width=\"300\" height=\"60\""] {
        let logo = |colour: &str| {
            let rectangle = format!("<rect width=\"300\" height=\"60\" fill=\"{colour}\"/>");
            format!("<svg xmlns=\"http://www.w3.org/2000/svg\" {drawn}>{rectangle}</svg>")
        };
        let book = "[brand]\nname = \"Riverside Sexual Health\"\nlogo = \"day.svg\"\nlogo-dark = \"night.svg\"\nphone = \"01632 960 123\"\n";
        let site = Site::new().book(book).file("static/day.svg", logo("#000")).file("static/night.svg", logo("#fff"));
        let site = site
            .file("content/index.md", "---\ntitle: Home\n---\nText.\n")
            .file("content/part/index.md", "---\ntitle: Start\n---\nText.\n")
            .file("content/about/contact.md", "---\ntitle: Contact\nkind: policy\npolicy-type: contact\n---\nText.\n");
        site.build().ok();
        let built = Built::at(site.root().join("public"));
        for (width, height) in [NARROW, (390, 844), DESKTOP] {
            browser.resize(width, height);
            browser.open(&built.server.page("about/contact.html"));
            let seen = "const box = document.querySelector('.brand img').getBoundingClientRect();
                const header = document.querySelector('.site-header').getBoundingClientRect();
                return [`${Math.round(box.width)} by ${Math.round(box.height)}`, header.height < 130 ? 'low' : `${header.height} px`];";
            assert_eq!(lines(&browser.run_async(seen)), ["160 by 32", "low"], "{width} px, {drawn}");
        }
    }
}
