//! Telephone numbers, in the links of a built page.

use crate::html::{self, Token};
use crate::site::Site;

/// program.md 1.2 to 1.6: what is written, and what is dialled; nothing where there must be no link but a finding.
const NUMBERS: &[(&str, &str)] = &[
    ("116 123", "tel:116123"),
    ("988", "tel:988"),
    ("+44 (0)20 7946 0000", "tel:+442079460000"),
    ("020 7946 0000 ext. 5", "tel:02079460000;ext=5"),
    ("020 7946 0000 x12", "tel:02079460000;ext=12"),
    ("1-800-273-TALK", "tel:18002738255"),
    ("0800 SAMARITANS", "tel:08007262748267"),
    ("+1 (800) 273-8255", "tel:+18002738255"),
    ("*31#", "tel:*31%23"),
    ("116 123 or text 85258", ""),
    ("988 (press 1)", ""),
    ("111 or 999", ""),
    ("0800 068 41 41 (9am to 12 midnight)", ""),
    ("0800 068 41 41, 0800 123 456", ""),
];

#[test]
fn a_number_is_dialled_wherever_it_stands_or_is_no_link_and_found() {
    for (written, dialled) in NUMBERS {
        let book = format!(
            "[brand]\nphone = \"{written}\"\n[[region.GB.help]]\nkind = \"crisis\"\nname = \"Line\"\nphone = \"{written}\"\nchecked = 2026-11-22\n"
        );
        let resource =
            format!("---\ntitle: A line\nkind: resource\nphone: \"{written}\"\nverified-on: 2026-11-22\n---\nText.\n");
        let spelt = written.replace(' ', "%20").replace('#', "%23");
        let site = Site::new()
            .book(&book)
            .file("content/index.md", "---\ntitle: Home\n---\nText.\n")
            .file("content/line.md", resource)
            .file("content/inline.md", format!("---\ntitle: Inline\n---\nRing [them now](<tel:{spelt}>).\n"))
            .file("content/help.md", "---\ntitle: Help now\nkind: policy\npolicy-type: crisis\n---\nText.\n");
        let run = site.build().ok();
        for page in ["index.html", "line.html", "inline.html", "help.html"] {
            let text = site.page(page);
            let mut links: Vec<String> = html::tokens(&text)
                .into_iter()
                .filter_map(|token| match token {
                    Token::Start("a", attributes) => attributes.into_iter().find(|(name, _)| *name == "href"),
                    _ => None,
                })
                .filter_map(|(_, href)| href.starts_with("tel:").then_some(href))
                .collect();
            links.dedup();
            let expected: Vec<&str> = Some(*dialled).filter(|dialled| !dialled.is_empty()).into_iter().collect();
            assert_eq!(links, expected, "{written} on {page}");
            assert!(page == "inline.html" || text.contains(written), "{written} is shown on {page}");
        }
        let found = run.diagnostics();
        let places: Vec<(&str, u64)> = found
            .iter()
            .filter(|finding| finding["code"] == "phone/not-one-number")
            .map(|finding| (finding["path"].as_str().unwrap(), finding["line"].as_u64().unwrap()))
            .collect();
        match dialled.is_empty() {
            false => assert_eq!(places, [], "{written}"),
            true => assert_eq!(
                places,
                [("book.toml", 2), ("book.toml", 6), ("content/inline.md", 4), ("content/line.md", 4)],
                "{written}"
            ),
        }
    }
}

#[test]
fn a_brands_own_file_is_held_to_it() {
    let site = Site::new().file("content/index.md", "Text.\n").file("brands/b.toml", "phone = \"111 or 999\"\n");
    let found = site.run(&["check", "--brand", "b", "--format", "json"]).ok().diagnostics();
    let finding = found.iter().find(|finding| finding["code"] == "phone/not-one-number").expect("a finding");
    assert_eq!((finding["path"].as_str(), finding["line"].as_u64()), (Some("brands/b.toml"), Some(1)));
}
