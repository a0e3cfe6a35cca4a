//! Making: a new page, a translation, a part of the theme to be changed.

use crate::site::Site;
use candor::parts::kind;
use std::fs;

fn text(site: &Site, path: &str) -> String {
    fs::read_to_string(site.root().join(path)).unwrap_or_else(|error| panic!("{path}: {error}"))
}

/// A new page with what an author may write in every place that is open.
fn filled(page: &str) -> String {
    let line = |line: &str| {
        let word = match line.trim_start_matches([' ', '-']).split(':').next() {
            Some("verdict") => "misleading",
            Some("source") => "smith-2020",
            Some("values") => "Some weeks",
            _ => match line.split_once("One of ") {
                Some((_, words)) => words.split([',', '.']).next().unwrap(),
                None => "Plain words that say it",
            },
        };
        line.replace('…', word) + "\n"
    };
    page.lines().map(line).collect()
}

const SOURCES: &str = "\
smith-2020:
  author: Smith J
  year: 2020
  title: An account
  url: https://example.org/account
  kind: essay
  confidence: verified
  read: whole
  checked: 2026-11-22
";

/// people.md part 2: a page that is made and filled in has no finding, and nothing that nobody needs.
#[test]
fn a_new_page_is_short_and_once_filled_in_without_a_finding() {
    for pack in ["", "[build]\npack = \"spt\"\n"] {
        let site = Site::new().book(&format!("[book]\ntitle = \"A clinic\"\ncountry = \"GB\"\n{pack}"));
        let site = site
            .file("content/sources.yaml", SOURCES)
            .file("content/made/index.md", "---\ntitle: Made here\n---\nText.\n");
        for kind in kind::ALL {
            let path = format!("{}/made-{}-today", kind.folder.unwrap_or("made"), kind.name);
            site.run(&["new", kind.name, &path]).ok();
            let file = format!("content/{path}.md");
            let page = text(&site, &file);
            assert!(page.lines().count() <= 15, "{page}");
            assert!(page.contains(&format!("candor explain {}`", kind.name)) && !page.contains("draft"), "{page}");
            site.write(&file, filled(&page));
        }
        let found = site.run(&["check", "--format", "json", "-v"]).diagnostics();
        let of_new = |one: &&serde_json::Value| one["path"].as_str().unwrap().contains("/made");
        let found: Vec<_> = found.iter().filter(of_new).collect();
        assert!(found.is_empty(), "{found:#?}");
    }
}

#[test]
fn the_long_form_names_every_field_and_recommends_none() {
    let site = Site::new().file("content/index.md", "---\ntitle: Home\n---\nText.\n");
    for kind in kind::ALL {
        site.run(&["new", kind.name, kind.name, "--all"]).ok();
        let page = text(&site, &format!("content/{}.md", kind.name));
        let fields = kind.fields.iter().chain(candor::parts::COMMON).filter(|field| field.key != "extra");
        for field in fields {
            let is_there = |line: &str| line.trim_start_matches("# ").starts_with(&format!("{}:", field.key));
            assert!(page.lines().any(is_there), "{} in\n{page}", field.key);
        }
        assert!(!page.contains(": false\n") && page.contains("# draft: true | false"), "{page}");
    }
    site.run(&["check"]).ok();
}

#[test]
fn a_translation_begins_with_what_its_original_says() {
    let book = "[book]\ntitle = \"A\"\n[languages.es]\ntitle = \"A\"\n";
    let original = "---\ntitle: \"What does it “cost”?\"\nanswer-short: Ask the clinic.\nsensitivity: 1\nrelated: [time.md, \"../index.md\"]\nlast-reviewed: 2026-11-01\nreview-in: 2 years\nreviewed-by: [A. Nurse]\naliases: [fees.html]\n---\nText.\n";
    let site = Site::new()
        .book(book)
        .file("content/index.md", "---\ntitle: Home\n---\nText.\n")
        .file("content/es/index.md", "---\ntitle: Inicio\n---\nTexto.\n")
        .file("content/faq/index.md", "---\ntitle: Questions\n---\n")
        .file("content/faq/cost.md", original)
        .file(
            "content/faq/time.md",
            "---\ntitle: Time\nanswer-short: Long.\nlast-reviewed: 2026-11-01\nreview-in: 2 years\n---\nText.\n",
        );
    let told = site.run(&["new", "article", "es/faq/cost"]).ok().stderr;
    assert!(told.contains("the text of faq/cost.md: translate it") && told.contains("kind faq"), "{told}");
    let page = text(&site, "content/es/faq/cost.md");
    for line in [
        "title: \"What does it “cost”?\"",
        "kind: faq",
        "answer-short: Ask the clinic.",
        "sensitivity: 1",
        "related: [\"@/faq/time.md\", ../index.md]",
        "translation-of: faq/cost.md",
    ] {
        assert!(page.lines().any(|own| own == line), "no {line} in\n{page}");
    }
    assert!(!page.contains("A. Nurse") && !page.contains("fees.html") && page.contains("# Translate"), "{page}");
    let found = site.run(&["check", "--format", "json", "-v"]).diagnostics();
    assert!(found.iter().all(|one| one["path"] != "content/es/faq/cost.md"), "{found:#?}");
    // A change of the original is told.
    site.write("content/faq/cost.md", original.replace("Ask the", "Ask your"));
    assert!(site.check().diagnostics().iter().any(|one| one["code"] == "translation/stale"));
    // Under another name; in a language that the settings do not name; without an original.
    site.run(&["new", "faq", "es/faq/tiempo", "--translation-of", "faq/time"]).ok();
    assert!(text(&site, "content/es/faq/tiempo.md").contains("translation-of: faq/time.md"));
    let near = site.run(&["new", "faq", "es/faq/x", "--translation-of", "faq/tiem.md"]).expect(2).stderr;
    assert!(near.contains("did you mean `faq/time.md`?"), "{near}");
    let where_to = site.run(&["new", "faq", "faq/x", "--translation-of", "faq/time.md"]).expect(2).stderr;
    assert!(where_to.contains("[languages.es]"), "{where_to}");
    assert!(site.run(&["new", "faq", "fr/faq/cost"]).ok().stderr.contains("[languages.fr]"));
    site.run(&["new", "article", "es/faq/propio"]).ok();
    assert!(text(&site, "content/es/faq/propio.md").contains("title: \"Propio\"\nkind: article\n"));
}

/// people.md part 3: where do the theme's files go, and where are the originals?
#[test]
fn a_part_of_the_theme_is_copied_to_be_changed() {
    let site = || {
        Site::new()
            .book("[book]\ntitle = \"A\"\n[build]\nbase-url = \"https://example.org/\"\n")
            .file("content/index.md", "---\ntitle: Home\n---\nText.\n")
    };
    let (plain, site) = (site(), site());
    let list = site.run(&["theme", "list"]).ok().stdout;
    for (part, about) in [
        ("tokens.css", "Colours"),
        ("components/site-header", "Skip link"),
        ("templates/layout.html", "blocks"),
        ("strings/en.yaml", "English"),
    ] {
        let line = list.lines().find(|line| line.starts_with(&format!("{part} ")));
        assert!(line.is_some_and(|line| line.contains(about)), "{part} in\n{list}");
    }
    let parts: Vec<&str> = list.lines().skip(1).filter_map(|line| line.split_whitespace().next()).collect();
    assert!(parts.len() > 60, "{list}");
    // Every part can be copied, and changes nothing until somebody changes it.
    // The words of a language that the site does not have would be told of.
    let is_used = |part: &&&str| !part.starts_with("strings/") || **part == "strings/en.yaml";
    for part in parts.iter().filter(is_used) {
        site.run(&["theme", "copy", part]).ok();
    }
    for file in ["tokens.css", "components/site-header/template.html", "templates/kinds/faq.html", "search/8-page.js"] {
        assert!(text(&site, &format!("themes/calm/{file}")).contains("replaces: "), "{file}");
    }
    let found = site.run(&["check", "--format", "json", "-v"]).ok().diagnostics();
    assert!(found.is_empty(), "{found:#?}");
    site.build().ok();
    plain.build().ok();
    let body = |site: &Site| site.page("index.html").split_once("<body").unwrap().1.to_owned();
    assert_eq!(body(&site), body(&plain));
    assert!(!site.page("index.html").contains("replaces"));
    // What is there stays.
    site.write("themes/calm/tokens.css", ":root { --ink: #111; }\n");
    let refused = site.run(&["theme", "copy", "themes/calm/tokens.css"]).expect(2).stderr;
    assert!(refused.contains("nothing was copied"), "{refused}");
    assert_eq!(text(&site, "themes/calm/tokens.css"), ":root { --ink: #111; }\n");
    // By its last name, a file of a component alone, and what there is not.
    plain.run(&["theme", "copy", "site-footer"]).ok();
    assert!(text(&plain, "themes/calm/components/site-footer/template.html").contains("component site_footer"));
    plain.run(&["theme", "copy", "components/exit/style.css"]).ok();
    assert!(!plain.root().join("themes/calm/components/exit/template.html").exists());
    let near = plain.run(&["theme", "copy", "site-heder"]).expect(2).stderr;
    assert!(near.contains("did you mean `site-header`?"), "{near}");
}

#[test]
fn a_part_copied_where_no_site_is_is_refused() {
    let outside = Site::new();
    fs::create_dir_all(outside.root().join("elsewhere")).unwrap();
    let told = outside.run_bare(&["theme", "copy", "tokens.css", "--root", "elsewhere"]).expect(2).stderr;
    assert!(told.contains("this is not a site's folder; go to it, or add `--root FOLDER`"), "{told}");
}

/// The theme of a brand's site stands for that of a newer program.
#[test]
fn what_changes_in_a_copied_part_is_told_and_taken_over() {
    let style = ".card { color: var(--ink); }\n.a { margin: 0; }\n.b { margin: 0; }\n.c { margin: 0; }\n";
    let site = Site::new()
        .book("[book]\ntitle = \"A\"\n")
        .file("brands/river.toml", "name = \"River\"\n")
        .file("content/index.md", "---\ntitle: Home\n---\nText.\n")
        .file("themes/calm/components/cards/style.css", style);
    site.run(&["theme", "copy", "components/cards/style.css", "--brand", "river"]).ok();
    let place = "brands/river/themes/calm/components/cards/style.css";
    let copied = text(&site, place);
    assert!(copied.starts_with("/* replaces: ") && copied.ends_with(style), "{copied}");
    site.write(place, copied.replace(".c { margin: 0; }", ".c { margin: 1rem; }"));
    site.write("themes/calm/components/cards/style.css", style.replace("--ink", "--accent"));
    let found = site.run(&["check", "--brand", "river", "--format", "json"]).diagnostics();
    let one = found.iter().find(|one| one["code"] == "layer/original-changed").unwrap_or_else(|| panic!("{found:?}"));
    assert!(one["help"].as_str().unwrap().contains(&format!("candor adopt --merge {place}")), "{one}");
    site.run(&["adopt", "--merge", place]).ok();
    let merged = text(&site, place);
    assert!(merged.contains("--accent") && merged.contains("1rem") && merged.starts_with("/* replaces: "), "{merged}");
    let found = site.run(&["check", "--brand", "river", "--format", "json"]).diagnostics();
    assert!(found.iter().all(|one| one["code"] != "layer/original-changed"), "{found:?}");
}
