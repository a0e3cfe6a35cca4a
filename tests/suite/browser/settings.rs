//! The settings in a real browser: a whole site made with them, without an editor; and each of their pages held to what
//! pages are held to.

use super::look::{DESKTOP, NARROW, bring, complaints, each_way, lost};
use super::{Browser, axe, browser};
use crate::preview::Preview;
use crate::site::Site;
use serde_json::{Value, json};
use std::path::Path;

const PAGES: [&str; 4] = ["", "/pages", "/help", "/where"];

/// A site as `init` leaves it.
fn begun() -> Site {
    let site = Site::new();
    let root = site.root().to_string_lossy().into_owned();
    site.run_bare(&["init", &root, "--name", "Riverside Clinic"]).ok();
    site
}

fn settings(preview: &Preview, page: &str) -> String {
    format!("{}_candor/settings{page}", preview.address)
}

/// Fills in fields by their names, and sends the form as a click does.
fn fill(browser: &Browser, fields: &Value) {
    let script = format!(
        "for (const [name, value] of Object.entries({fields})) {{
            const field = document.querySelector(`[name=\"${{name}}\"]`);
            if (!field) throw Error('no field ' + name);
            if (field.type === 'checkbox') field.checked = value;
            else if (field.type === 'radio') document.querySelector(`[name=\"${{name}}\"][value=\"${{value}}\"]`).checked = true;
            else field.value = value;
        }}
        document.querySelector('button[value=save]').click();"
    );
    browser.run(&script);
    let told = "document.querySelector('.note')";
    assert!(browser.wait_for(told), "{}", browser.text("return document.body.innerText"));
}

/// What is said after a form was sent.
fn told(browser: &Browser) -> String {
    browser.text("return document.querySelector('.note').innerText")
}

#[test]
fn a_site_is_made_without_an_editor() {
    let Some(browser) = browser() else { return };
    let site = begun();
    let before = std::fs::read_to_string(site.root().join("book.toml")).unwrap();
    let preview = Preview::of(&site);
    browser.resize(DESKTOP.0, DESKTOP.1);
    browser.open(&settings(&preview, ""));
    browser.run(
        "const svg = new File(['<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 10 10\"><rect width=\"10\" height=\"10\"/></svg>'], 'x.svg', { type: 'image/svg+xml' });
        const chosen = new DataTransfer();
        chosen.items.add(svg);
        document.querySelector('[name=\"brand.logo\"]').files = chosen.files;",
    );
    fill(
        &browser,
        &json!({
            "brand.name": "Riverside & Sons", "brand.color.accent": "#7a1f3d", "brand.phone": "01632 960 123",
            "brand.hours.mon": "9:00-17:00", "brand.hours.sat": "closed", "brand.address": "1 Quay Street\nExampleton",
            "brand.complaints": "Write to us.", "brand.people.0.name": "Dr A. Example", "brand.people.0.role": "Therapist",
            "brand.safe-contact": "Tell us when it is safe to call back."
        }),
    );
    assert_eq!(told(&browser), "Saved.");
    browser.open(&settings(&preview, "/pages"));
    browser.run("document.querySelectorAll('[name^=\"page:training/\"]').forEach(box => box.checked = false)");
    fill(&browser, &json!({ "build.max-sensitivity": "2" }));
    assert_eq!(told(&browser), "Saved.");
    browser.open(&settings(&preview, "/help"));
    fill(&browser, &json!({ "book.country": "GB" }));
    // The preview knows the country as soon as it has read it.
    assert!(
        browser.wait_for("document.querySelectorAll('[name^=\"listed.\"]').length > 3 || (location.reload(), false)")
    );
    browser.run("document.querySelectorAll('[name^=\"listed.\"]').forEach(box => box.checked = true)");
    fill(&browser, &json!({}));
    browser.open(&settings(&preview, "/where"));
    fill(&browser, &json!({ "build.base-url": "https://riverside.example/learn/", "languages.es": true }));
    assert_eq!(told(&browser), "Saved.");
    drop(preview);

    let book = std::fs::read_to_string(site.root().join("book.toml")).unwrap();
    for comment in before.lines().filter(|line| line.trim_start().starts_with('#')) {
        assert!(book.contains(comment), "{comment} in {book}");
    }
    site.run(&["build", "--strict"]).ok();
    let contact = site.page("about/contact.html");
    for shown in ["tel:01632960123", "9:00", "Quay Street", "Riverside &amp; Sons", "Tell us when it is safe"] {
        assert!(contact.contains(shown), "{shown} in {contact}");
    }
    assert!(site.page("about/people.html").contains("Dr A. Example"));
    let help = site.page("start/help.html");
    assert!(help.contains("116 123") && help.contains("tel:999"), "{help}");
    assert!(site.page("es/index.html").contains("lang=\"es\""));
    let built = site.built();
    assert!(!built.contains_key("training/index.html") && book.contains("\"training/**\""), "{book}");
    assert!(built.keys().any(|path| path.starts_with("logo-") && path.ends_with(".svg")), "{book}");
    let css: String =
        built.iter().filter(|(path, _)| path.ends_with(".css")).map(|(_, css)| String::from_utf8_lossy(css)).collect();
    assert!(css.contains("--accent:#7a1f3d"), "{css}");
}

#[test]
fn every_page_of_settings_is_held_to_what_pages_are() {
    let (Some(browser), Some(axe)) = (browser(), axe()) else { return };
    let site = Site::new().book(
        "[book]\ncountry = \"GB\"\n[build]\npack = \"spt\"\n[brand]\nname = \"A clinic\"\ncomplaints-to = \"\"\n[brand.color]\naccent = \"#ff0000\"\n\
         [languages.es]\n[[brand.people]]\nname = \"Dr A\"\n[[region.GB.help]]\nkind = \"crisis\"\nname = \"Line\"\nphone = \"01632 960 001\"\nchecked = 2026-11-20\n",
    );
    let preview = Preview::of(&site);
    bring(&browser, &axe);
    let mut found = Vec::new();
    let mut look = |what: &str| {
        found.extend(each_way(&browser).into_iter().map(|line| format!("{what}: {line}")));
        found.extend(
            [NARROW, DESKTOP].iter().flat_map(|size| lost(&browser, *size)).map(|line| format!("{what}: {line}")),
        );
        browser.resize(NARROW.0, NARROW.1);
        let wide = browser.run("return document.documentElement.scrollWidth > innerWidth");
        found.extend((wide == true).then(|| format!("{what}: scrolls sideways")));
        // A form with mistakes in it comes back as one that can't be processed.
        let said = complaints(&browser).into_iter().filter(|line| !line.contains("status of 422"));
        found.extend(said.map(|line| format!("{what}: {line}")));
    };
    for page in PAGES {
        browser.open(&settings(&preview, page));
        browser.run("document.querySelectorAll('details').forEach(one => one.open = true)");
        look(page);
    }
    // With mistakes beside fields.
    browser.open(&settings(&preview, ""));
    fill(&browser, &json!({ "brand.color.accent": "no colour", "brand.email": "nobody" }));
    look("mistakes");
    assert!(found.is_empty(), "{}", found.join("\n"));
}

#[test]
fn the_settings_work_by_keyboard_and_without_scripts() {
    let Some(browser) = browser() else { return };
    let site = begun();
    let preview = Preview::of(&site);
    browser.resize(DESKTOP.0, DESKTOP.1);
    for page in PAGES {
        browser.open(&settings(&preview, page));
        let fields = "return [...document.querySelectorAll('main a, main input:not([type=hidden]), main select, main textarea, main button, main summary')]
            .filter(one => one.checkVisibility()).length";
        let all = browser.run(fields).as_u64().unwrap();
        browser.run("document.querySelector('.skip').focus(); window.met = new Set()");
        browser.press(&['\u{e007}']);
        let mut met = 0;
        for _ in 0..all + 3 {
            browser.press(&['\u{e004}']);
            met = browser
                .run("met.add(document.activeElement); return [...met].filter(one => one.closest('main')).length")
                .as_u64()
                .unwrap();
            let ring = browser.run("return document.activeElement === document.body || getComputedStyle(document.activeElement).outlineStyle !== 'none' || document.activeElement.localName === 'iframe'");
            assert_eq!(
                ring,
                true,
                "{page}: focus can't be seen on {}",
                browser.text("return document.activeElement.outerHTML.slice(0, 200)")
            );
        }
        // Of radio buttons that belong together one is met.
        let alone = browser
            .run("return [...document.querySelectorAll('main [type=radio]')].filter(one => !one.checked).length")
            .as_u64()
            .unwrap();
        assert!(met + alone >= all, "{page}: the keyboard meets {met} of {all}");
    }
    // Without scripts of the page's own.
    browser.scripts(false);
    browser.open(&settings(&preview, ""));
    browser.run("const name = document.querySelector('[name=\"brand.name\"]'); name.focus(); name.select()");
    browser.press(&['N', 'e', 'w', '\u{e007}']);
    assert!(browser.wait_for("location.search === '?saved'"), "{}", browser.text("return document.body.innerText"));
    browser.scripts(true);
    let book = std::fs::read_to_string(Path::new(site.root()).join("book.toml")).unwrap();
    assert!(book.contains("name = \"New\""), "{book}");
}

#[test]
fn the_phone_beside_them_shows_the_site_as_it_becomes() {
    let Some(browser) = browser() else { return };
    let site = begun();
    let preview = Preview::of(&site);
    browser.resize(DESKTOP.0, DESKTOP.1);
    browser.open(&settings(&preview, ""));
    let shown = |words: &str| {
        format!(
            "(document.querySelector('iframe').scrollIntoView(), document.querySelector('iframe').contentDocument?.body?.innerText.includes('{words}'))"
        )
    };
    assert!(browser.wait_for(&shown("Riverside Clinic")), "the site is not in the frame");
    fill(&browser, &json!({ "brand.name": "Hillside Clinic" }));
    assert!(browser.wait_for(&shown("Hillside Clinic")), "the frame shows an old site");
    // The colour is shown while it is chosen.
    browser.run("const field = document.querySelector('[data-colour]'); field.value = 'teal'; field.dispatchEvent(new Event('input'))");
    assert!(
        browser.wait_for("document.querySelector('#samples')?.innerText.includes('#00')"),
        "{}",
        browser.text("return document.querySelector('#samples')?.innerText || 'none'")
    );
    assert_eq!(complaints(&browser), [""; 0]);
}
