//! Days: when a page was written, when it and a line of help were checked, and how people write them.

use crate::site::{Run, Site};
use serde_json::Value;

const HELP: &str = "[[region.GB.help]]\nkind = \"crisis\"\nname = \"Line\"\n";

fn page(head: &str) -> Site {
    Site::new().file("content/a.md", format!("---\ntitle: A page\n{head}---\nText.\n"))
}

fn help(lines: &str) -> Site {
    page("").book(&format!("{HELP}{lines}"))
}

/// Code, weight and place of each finding.
fn found(run: &Run) -> Vec<(String, String, u64)> {
    let text = |value: &Value| value.as_str().unwrap().to_owned();
    let all = run.diagnostics();
    all.iter().map(|one| (text(&one["code"]), text(&one["severity"]), one["line"].as_u64().unwrap())).collect()
}

#[track_caller]
fn only(run: &Run, code: &str, severity: &str, line: u64) {
    assert_eq!(found(run), [(code.to_owned(), severity.to_owned(), line)]);
}

/// content.md 3.1.
#[test]
fn when_a_page_was_written_is_not_when_it_was_checked() {
    let site = page("date: 2019-03-04\n");
    site.build().ok();
    let page = site.page("a.html");
    assert!(page.contains("<dt>Written</dt><dd><time datetime=\"2019-03-04\">4 March 2019</time></dd>"), "{page}");
    assert!(!page.contains("lastReviewed") && !page.contains("Last checked"), "{page}");
}

/// content.md 3.2.
#[test]
fn a_page_may_say_when_it_was_written_and_when_it_was_changed() {
    let site = page("date: 2019-03-04\nlastmod: 2026-05-06\n");
    assert_eq!(found(&site.build().ok()), []);
    let page = site.page("a.html");
    assert!(page.contains("Last checked <time datetime=\"2026-05-06\">"), "{page}");
}

/// content.md 3.3 and 3.4.
#[test]
fn nobody_has_checked_tomorrow() {
    only(&page("last-reviewed: 2031-05-05\n").check().expect(1), "date/in-future", "error", 3);
    only(&page("date: 2031-05-05\n").check().ok(), "date/in-future", "warning", 3);
    // Where the sun rises first, tomorrow has begun.
    assert_eq!(found(&page("last-reviewed: 2026-11-30\n").check().ok()), []);
    only(&page("last-reviewed: 2026-12-01\n").check().expect(1), "date/in-future", "error", 3);
    only(&help("phone = \"116 123\"\nchecked = 2099-11-22\n").check().expect(1), "date/in-future", "error", 5);
    let source = page("sources: [a]\n").file("content/sources.yaml", "a:\n  title: A\n  checked: 2099-01-01\n");
    assert!(found(&source.check().expect(1)).iter().any(|(code, ..)| code == "date/in-future"));
}

/// content.md 3.4.
#[test]
fn a_line_of_help_is_to_be_checked_every_year() {
    let late = help("phone = \"116 123\"\nchecked = 2019-11-22\n");
    only(&late.check().ok(), "review/overdue", "warning", 5);
    let listed = late.run(&["review", "--format", "json"]).ok().of_type("review");
    assert_eq!((&listed[0]["title"], &listed[0]["state"]), (&"Line".into(), &"overdue".into()));
    assert_eq!((&listed[0]["source"], &listed[0]["next_review"]), (&"book.toml".into(), &"2020-11-22".into()));
    late.write(
        "book.toml",
        format!("{HELP}phone = \"116 123\"\nchecked = 2019-11-22\n[review]\noverdue = \"error\"\n"),
    );
    only(&late.check().expect(1), "review/overdue", "error", 5);
    only(&help("phone = \"116 123\"\nchecked = 2025-12-01\n").check().ok(), "review/due-soon", "warning", 5);
    assert_eq!(found(&help("phone = \"116 123\"\nchecked = 2026-11-22\n").check().ok()), []);
}

/// content.md 3.4.
#[test]
fn a_line_of_help_can_be_reached() {
    only(&help("checked = 2026-11-22\n").check().expect(2), "config/unreachable", "error", 1);
    for way in ["phone = \"116 123\"", "text = \"85258\"", "url = \"https://example.org/chat\""] {
        assert_eq!(found(&help(&format!("{way}\nchecked = 2026-11-22\n")).check().ok()), [], "{way}");
    }
}

/// content.md 3.4.
#[test]
fn a_region_is_a_country() {
    for (code, help) in
        [("UK", "did you mean `GB`?"), ("gb", "did you mean `GB`?"), ("ZZ", "write its two letters, such as `GB`")]
    {
        let line = HELP.replace("GB", code);
        let run = page("").book(&format!("{line}phone = \"116 123\"\nchecked = 2026-11-22\n")).check().expect(2);
        only(&run, "config/unknown-name", "error", 1);
        assert_eq!(run.diagnostics()[0]["help"], help);
    }
}

#[test]
fn a_day_in_another_form_is_read_or_offered_in_the_right_one() {
    for text in ["29.11.2026", "11/29/2026", "29 November 2026", "November 29, 2026", "2026/11/29"] {
        only(&page(&format!("next-review: \"{text}\"\n")).check().ok(), "review/due-soon", "warning", 3);
        let found = help(&format!("phone = \"116 123\"\nchecked = {text}\n")).check().expect(2).diagnostics();
        assert!(found.iter().any(|one| one["help"] == "write `2026-11-29`"), "{text}: {found:?}");
    }
    let found = page("next-review: 3/4/2027\n").check().expect(1).diagnostics();
    assert_eq!(found[0]["help"], "write `2027-04-03` or `2027-03-04`");
}
