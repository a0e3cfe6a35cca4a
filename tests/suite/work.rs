//! How much is done for what is asked, as ratios within one run.

use crate::site::Site;

/// content.md 6.1: a finding with a near name costs about what any other does.
#[test]
fn dead_links_are_found_in_no_time() {
    let with = |link: &dyn Fn(usize) -> String| {
        let site = Site::new();
        for number in 0..1_000 {
            let links: String = (0..5).map(|other| format!("[Words]({})\n\n", link(number * 5 + other))).collect();
            site.write(&format!("content/page-{number}.md"), format!("---\ntitle: Page {number}\n---\n{links}"));
        }
        site.settle();
        site
    };
    let (other, dead) = (with(&|_| "javascript:x".into()), with(&|number| format!("pages-to-see-{number}.md")));
    assert_eq!(dead.check().expect(1).diagnostics().len(), 5_000);
    let (other, dead) = (other.spent(), dead.spent());
    assert!(dead < other * 4.0 + 0.5, "{dead} s for dead links, {other} s for others");
}

/// content.md 6.2.
#[test]
fn thousands_of_threads_are_not_started() {
    let site = Site::new().file("content/index.md", "---\ntitle: A\n---\nText.\n");
    for threads in ["1000", "4000", "0"] {
        site.run(&["check", "--threads", threads]).ok();
    }
}

/// content.md 6.3: the library's test questions are no more than a part of a check.
#[test]
fn questions_are_asked_as_fast_as_readers_ask() {
    let asked = Site::new().book("[book]\ntitle = \"A\"\n[build]\npack = \"spt\"\n");
    let silent =
        Site::new().book("[book]\ntitle = \"A\"\n[build]\npack = \"spt\"\n").file("content/search-tests.yaml", "[]\n");
    let (asked, silent) = (asked.spent(), silent.spent());
    assert!(asked < silent * 2.0, "{asked} s with the questions, {silent} s without");
}
