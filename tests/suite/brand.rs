//! The brand's colour, in the style sheet that a built page links.

use crate::html;
use crate::site::{Run, Site};
use std::collections::BTreeMap;

/// What text stands on.
const GROUNDS: [&str; 5] = ["paper", "sage", "sand", "rose", "sky"];

/// program.md 1.1; people.md 0.1.
#[test]
fn an_accent_reaches_the_style_sheet_and_can_be_read() {
    let mut seed = 20_261_129_u64;
    let site = small();
    // `tests/long/colours` asks for more.
    let many = std::env::var("CANDOR_COLOURS").ok().and_then(|many| many.parse().ok());
    for number in 0..many.unwrap_or(200) {
        seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        let accent = format!("#{:06x}", seed >> 40);
        let run = match number % 3 {
            0 => {
                site.write("book.toml", format!("[brand.color]\naccent = \"{accent}\"\n"));
                site.build()
            }
            1 => {
                site.write("book.toml", "[brand.color]\naccent = \"#000000\"\n");
                site.write("brands/other.toml", format!("[color]\naccent = \"{accent}\"\n"));
                site.run(&["build", "--brand", "other", "-d", "public", "--format", "json"])
            }
            _ => with_environment(&site, &accent),
        };
        run.ok();
        let (light, dark) = sheet(&site);
        for set in [&light, &dark] {
            readable(set, &accent);
        }
        let worst = GROUNDS.map(|ground| contrast(&light[ground], &accent)).into_iter().fold(21.0, f64::min);
        if worst >= 7.0 {
            assert_eq!(light["accent"], accent, "what can be read is taken as it is");
        }
        assert_ne!((light["accent"].as_str(), dark["accent"].as_str()), ("#0a5852", "#86d3c8"), "{accent}");
    }
}

#[test]
fn an_accent_reaches_the_style_sheet_whatever_the_tokens_look_like() {
    let grounds = |colour: &str| GROUNDS.map(|name| format!("--{name}:{colour}")).join(";");
    let (pale, deep) = (grounds("#ffffff"), grounds("#101010"));
    let sheets = [
        format!(
            ":root{{--accent:#123456;--on-accent:#ffffff;{pale}}}@media screen and (prefers-color-scheme:dark){{:root{{--accent:#abcdef;--on-accent:#000000;{deep}}}}}"
        ),
        format!(
            ":root {{\n\t--accent : #123456 ;\n\t{pale} }}\n@media ( prefers-color-scheme : dark ) {{ :root {{ {deep} }} }}\n"
        ),
        format!(
            "/* Ours: --accent: #654321; */ :root {{ /* first */ {pale}; }}\n@media (prefers-color-scheme: dark) {{ :root {{ /* ground */ {deep} }} }}"
        ),
        format!(
            "@media (prefers-contrast: more) {{ :root {{ --accent: #000000 }} }} :root {{ {pale} }} @media (prefers-color-scheme: dark) {{ :root {{ {deep} }} }}"
        ),
        format!(":root {{ color-scheme: light; {pale} }}"),
        format!(":root {{ color-scheme: dark; {deep} }}"),
    ];
    for tokens in sheets {
        let site = small().file("themes/calm/tokens.css", &tokens).book("[brand.color]\naccent = \"#7a1f3d\"\n");
        site.build().ok();
        let (light, dark) = sheet(&site);
        for set in [&light, &dark] {
            readable(set, &tokens);
        }
        let taken = ["#123456", "#654321", "#000000"].contains(&light["accent"].as_str());
        assert!(!taken && light["accent"] != "#0a5852", "{tokens}: {}", light["accent"]);
    }
}

/// program.md 1.1.
#[test]
fn an_accent_given_at_the_beginning_reaches_the_style_sheet() {
    let site = Site::new();
    site.run_bare(&["init", "new", "--pack", "blank", "--name", "A clinic", "--color", "#7a1f3d"]).ok();
    site.run_bare(&["build", "new", "-d", "public"]).ok();
    assert_eq!(sheet(&site).0["accent"], "#7a1f3d");
}

/// program.md 1.1: the shade that is said to be used is the one that a browser loads.
#[test]
fn the_shade_that_is_named_is_the_one_that_is_used() {
    for accent in ["#ff0000", "#1a9fff", "#ffe000"] {
        let site = small().book(&format!("[brand.color]\naccent = \"{accent}\"\n"));
        let found = site.build().ok().diagnostics();
        let [one] = &found[..] else { panic!("{accent}: {found:?}") };
        let (words, rest) = one["help"].as_str().unwrap().split_once(". ").unwrap();
        let shade = words.rsplit(' ').next().unwrap();
        assert!(one["code"] == "contrast/too-low" && rest.starts_with("Write that"), "{one}");
        assert_eq!(sheet(&site).0["accent"], shade, "{accent}");
    }
}

/// program.md 1.9.
#[test]
fn an_empty_accent_is_found() {
    let site = small().book("[brand.color]\naccent = \"\"\n");
    for run in [site.build(), with_environment(&small(), " ")] {
        let found = run.expect(2).diagnostics();
        assert_eq!((found.len(), &found[0]["code"]), (1, &"config/bad-colour".into()), "{found:?}");
    }
}

fn small() -> Site {
    Site::new().file("content/index.md", "---\ntitle: A page\n---\nText.\n")
}

fn with_environment(site: &Site, accent: &str) -> Run {
    site.write("book.toml", "[brand.color]\naccent = \"#000000\"\n");
    let mut command = site.command();
    command.args(["build", "--format", "json"]).env("CANDOR_BRAND__COLOR__ACCENT", accent);
    Run::of(command, site.root())
}

#[track_caller]
fn readable(set: &BTreeMap<String, String>, what: &str) {
    for ground in GROUNDS {
        let ratio = contrast(&set[ground], &set["accent"]);
        assert!(ratio >= 7.0, "{what}: {} on {ground} {}: {ratio}", set["accent"], set[ground]);
    }
    let ratio = contrast(&set["on-accent"], &set["accent"]);
    assert!(ratio >= 4.5, "{what}: {} on the accent {}: {ratio}", set["on-accent"], set["accent"]);
}

/// The colours that the root has in a light room and in a dark one, by the style sheet that the first page links.
fn sheet(site: &Site) -> (BTreeMap<String, String>, BTreeMap<String, String>) {
    let page = site.page("index.html");
    let linked = html::tokens(&page).into_iter().find_map(|token| match token {
        html::Token::Start("link", attributes) if attributes.contains(&("rel", "stylesheet".into())) => {
            attributes.into_iter().find(|(name, _)| *name == "href").map(|(_, href)| href)
        }
        _ => None,
    });
    let css = site.page(&linked.unwrap());
    let (mut light, mut dark) = (BTreeMap::new(), BTreeMap::new());
    let mut at = Vec::new();
    let mut rest = css.as_str();
    while let Some(mark) = rest.find(['{', '}', ';']) {
        let (part, after) = rest.split_at(mark);
        let declaration = part.trim().strip_prefix("--").and_then(|part| part.split_once(':'));
        if let (Some((name, value)), Some(&":root")) = (declaration, at.last()) {
            let media: Vec<&&str> = at.iter().filter(|head| head.starts_with("@media")).collect();
            if media.is_empty() {
                light.insert(name.to_owned(), value.to_owned());
            }
            if media.iter().all(|head| head.contains("prefers-color-scheme:dark")) {
                dark.insert(name.to_owned(), value.to_owned());
            }
        }
        match &after[..1] {
            "{" => at.push(part.trim()),
            "}" => assert!(at.pop().is_some(), "a brace too many"),
            _ => {}
        }
        rest = &after[1..];
    }
    assert!(at.is_empty(), "a brace too few");
    (light, dark)
}

/// The ratio of WCAG 2.2 of two colours, `#rrggbb`.
fn contrast(one: &str, other: &str) -> f64 {
    let luminance = |colour: &str| {
        let part = |at: usize| {
            let value = f64::from(u8::from_str_radix(&colour[at..at + 2], 16).unwrap()) / 255.0;
            if value <= 0.04045 { value / 12.92 } else { ((value + 0.055) / 1.055).powf(2.4) }
        };
        0.2126 * part(1) + 0.7152 * part(3) + 0.0722 * part(5)
    };
    let (one, other) = (luminance(one), luminance(other));
    (one.max(other) + 0.05) / (one.min(other) + 0.05)
}
