//! Slips of the pen, and what is said of them.

use crate::site::Site;
use serde_json::Value;

fn page(head: &str, text: &str) -> Site {
    Site::new().file("content/a.md", format!("---\ntitle: A page\n{head}---\n{text}\n"))
}

/// The only finding of a site with an error.
#[track_caller]
fn only(site: &Site) -> Value {
    let run = site.check();
    assert_ne!(run.code, 0, "{}", run.stdout);
    let found = run.diagnostics();
    assert_eq!(found.len(), 1, "{found:?}");
    found[0].clone()
}

#[test]
fn a_placeholder_is_no_value() {
    for (toml, line) in [("[brand]\nphone = \"…\"\n", 2), ("[brand]\nname = \"A\"\naddress = \"...\"\n", 3)] {
        let found = only(&page("", "Text.").book(toml));
        assert_eq!((&found["code"], &found["line"]), (&"config/wrong-type".into(), &line.into()), "{found}");
        assert!(found["message"].as_str().unwrap().ends_with("is not filled in yet"), "{found}");
    }
    // A page is built without what it does not say yet, and told about once.
    let site = page("kind: faq\nlast-reviewed: 2026-11-22\nreview-in: 2 years\nanswer-short: \"…\"\n", "Text.");
    let found = site.build().ok().diagnostics();
    assert_eq!(found.len(), 1, "{found:?}");
    assert_eq!((&found[0]["code"], &found[0]["severity"]), (&"front-matter/wrong-type".into(), &"warning".into()));
    assert!(!site.page("a.html").contains('…'), "{found:?}");
}

/// people.md 0.3.
#[test]
fn opening_hours_are_shown_without_a_number() {
    let site = page("", "Text.").book("[brand]\nhours = \"Monday 9 to 5\"\n");
    site.build().ok();
    let page = site.page("a.html");
    assert!(page.contains("<p> <span class=\"muted\" dir=\"auto\">Monday 9 to 5</span></p>"), "{page}");
}

/// people.md 0.4.
#[test]
fn an_unknown_scheme_leads_nowhere() {
    for (link, help) in [
        ("[x](glossary:hyperventilation)", "to link to the glossary, write `term:NAME`"),
        ("[x](htps://example.org/)", "did you mean `https`?"),
        ("<skype:somebody>", "write the path of a page, or an address that begins with `https:`, `mailto:` or `tel:`"),
    ] {
        let found = only(&page("", link));
        assert_eq!((&found["code"], &found["help"]), (&"link/missing-target".into(), &help.into()), "{found}");
    }
    let known = "[a](https://example.org) [b](HTTP://example.org) [c](mailto:a@example.org) [d](tel:116123)";
    page("", known).check().ok();
    page("", "[x](geo:1,2)").book("[markdown]\nraw-html = \"trust\"\n").check().ok();
}

/// program.md 1.8.
#[test]
fn a_folders_name_leaves_the_folder_out() {
    for pattern in ["referral", "referral/", "/referral", "referral/**", "ref*"] {
        let site = page("", "Text.")
            .file("content/referral/index.md", "---\ntitle: Referral\n---\n")
            .file("content/referral/deep/b.md", "---\ntitle: B\n---\n")
            .file("content/referrals.md", "---\ntitle: C\n---\n")
            .book(&format!("[build]\nexclude = [\"{pattern}\"]\n"));
        assert!(site.build().ok().diagnostics().is_empty(), "{pattern}");
        let built = site.built();
        assert!(!built.keys().any(|path| path.starts_with("referral/")), "{pattern}");
        assert_eq!(built.contains_key("referrals.html"), pattern != "ref*", "{pattern}");
    }
}

#[test]
fn words_in_another_order_are_near() {
    let found = only(&page(
        "kind: faq\nanswer-short: Yes.\nlast-reviewed: 2026-11-01\nnext-review: 2028-11-01\nreviewed-last: 2026-11-01\n",
        "Text.",
    ));
    assert_eq!(found["help"], "did you mean `last-reviewed`?");
    let faq = "kind: faq\nlast-reviewed: 2026-11-01\nnext-review: 2028-11-01\nshort-answer: Yes.\n";
    let found = page(faq, "Text.").check().expect(1).diagnostics();
    assert!(found.iter().any(|one| one["help"] == "did you mean `answer-short`?"), "{found:?}");
}

/// content.md 7.
#[test]
fn control_characters_do_not_break_the_feed() {
    let site = page("", "Text.")
        .file("content/b.md", "---\ntitle: \"Be\\x07ll\\x0B\"\nlast-reviewed: 2026-11-01\n---\nText.\n")
        .book("[build]\nbase-url = \"https://example.org/\"\n[privacy]\ntitles = \"full\"\n");
    site.build().ok();
    let feed = site.page("feed.xml");
    assert!(feed.contains("<title>Be ll ") && !feed.contains(|c: char| c.is_control() && c != '\n'), "{feed:?}");
}

/// content.md 7.
#[test]
fn a_tab_behind_a_colon_is_named() {
    let found = only(&Site::new().file("content/a.md", "---\ntitle:\tA page\n---\nText.\n"));
    assert_eq!((&found["help"], &found["line"]), (&"put a space after the colon, not a tab".into(), &2.into()));
}

/// content.md 7.
#[test]
fn a_bad_name_of_a_file_is_shown_where_it_is_made() {
    let found = only(&page("", "Text.").file("content/b\\c.md", "---\nkind: page\ntitle: B\n---\n"));
    assert_eq!((&found["code"], &found["line"]), (&"route/bad-name".into(), &1.into()));
    assert_eq!(found["message"], "the address `b\\c.html` can't contain `\\`");
    let found = only(&page("aliases: [\"a\\tb.html\"]\n", "Text."));
    assert_eq!(found["message"], "the address `a b.html` can't contain an invisible character (U+0009)");
}

/// content.md 7.
#[test]
fn a_row_without_values_is_one_mistake() {
    let head = "kind: comparison\nmain-message: It differs.\nlast-reviewed: 2026-11-01\nnext-review: 2028-11-01\ncolumns: [A, B]\nrows:\n  - feature: C\n";
    assert_eq!(only(&page(head, "Text."))["code"], "comparison/empty-cell");
}

/// content.md 7.
#[test]
fn keys_of_other_generators_are_explained() {
    for (line, word) in [
        ("published: false", "draft: true"),
        ("hidden: true", "draft: true"),
        ("sidebar_position: 3", "weight"),
        ("sidebar_label: A", "nav-title"),
    ] {
        let found = only(&page(&format!("{line}\n"), "Text."));
        assert!(found["help"].as_str().unwrap().contains(word), "{line}: {found}");
    }
}

/// content.md 7.
#[test]
fn short_terms_are_linked_in_capitals() {
    let term = |name: &str| format!("---\ntitle: {name}\nplain-definition: A word.\n---\n");
    let site = page("", "ED is not the man Ed, and sex is no STI.")
        .file("content/glossary/ed.md", term("ED"))
        .file("content/glossary/sti.md", term("STI"))
        .file("content/glossary/sex.md", term("Sex"));
    site.build().ok();
    let page = site.page("a.html");
    for (word, links) in [(">ED</a>", 1), (">STI</a>", 1), (">Ed</a>", 0), (">sex</a>", 0)] {
        assert_eq!(page.split("<main").nth(1).unwrap().matches(word).count(), links, "{word}: {page}");
    }
}

/// content.md 7.
#[test]
fn the_end_of_a_line_is_no_part_of_a_summary() {
    let site = page("summary: |\n  What it says.\n", "Text.").file("content/index.md", "---\ntitle: Home\n---\n");
    site.build().ok();
    assert!(site.page("a.html").contains("\"description\":\"What it says.\""), "{}", site.page("a.html"));
    assert!(site.page("index.html").contains("What it says.<"), "{}", site.page("index.html"));
}

/// content.md 7.
#[test]
fn a_number_is_no_title() {
    let found = only(&page("", "Text.").book("[book]\ntitle = 7\n"));
    assert_eq!((&found["code"], &found["line"]), (&"config/wrong-type".into(), &2.into()));
    assert_eq!(found["help"], "write it in quotes: `title = \"7\"`");
    page("nav-title: 7\n", "Text.").check().ok();
}

/// content.md 7.
#[test]
fn a_bare_carriage_return_ends_a_line() {
    let site = Site::new().file("content/a.md", "---\rtitle: A page\r---\rOne.\r\rTwo.\r");
    site.build().ok();
    let page = site.page("a.html");
    assert!(page.contains("A page</h1>") && page.contains("<p>One.</p>") && !page.contains("title:"), "{page}");
    site.write("content/a.md", "---\rtitle: A page\rsumary: B\r---\r");
    assert_eq!(only(&site)["line"], 3);
}

/// A term may share its words with the page that says more; two pages that share them are told all the same.
#[test]
fn a_term_hides_no_clash_of_two_pages() {
    let page = |kind: &str| {
        format!("---\ntitle: {kind}\nkind: {kind}\nplain-definition: Words.\nasked-as: [the same]\n---\nText.\n")
    };
    let article = |name: &str| format!("---\ntitle: {name}\nasked-as: [The same?]\n---\nText.\n");
    let site = Site::new()
        .file("content/a/term.md", page("term"))
        .file("content/b.md", article("One"))
        .file("content/c.md", article("Other"));
    let run = site.run(&["check", "--format", "json", "-v"]);
    let clashes: Vec<_> = run.diagnostics().into_iter().filter(|found| found["code"] == "search/alias-clash").collect();
    assert_eq!(clashes.len(), 1, "{clashes:?}");
}
