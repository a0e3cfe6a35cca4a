//! Small sites and what becomes of them.
//!
//! Each folder of `tests/sites/` is a site (a `book.toml` is supplied where there is none), with the
//! `<main>` of every page in `expected/` and the findings and paths in `verdict.txt`.

use crate::site::{Site, files_under, repository};
use crate::{html, snapshot};
use std::collections::BTreeSet;
use std::path::Path;

const FOLDER: &str = "tests/sites";

macro_rules! cases {
    ($($name:ident)*) => {
        $(#[test]
        fn $name() {
            examine(&repository(FOLDER).join(stringify!($name).replace('_', "-")));
        })*

        #[test]
        fn every_folder_is_a_test() {
            let named: BTreeSet<_> = [$(stringify!($name)),*].map(|name| name.replace('_', "-")).into();
            let folders = std::fs::read_dir(repository(FOLDER)).unwrap();
            let found: BTreeSet<_> = folders.map(|f| f.unwrap().file_name().into_string().unwrap()).collect();
            assert_eq!(named, found);
        }
    };
}

cases! {
    aliases_and_slugs arabic base_url brand ceiling_and_exclusion citations containers content_notes discreet_titles
    drafts_and_dates emptiest folder_urls html_sanitised html_trusted kind_comparison kind_faq
    kind_legal_policy_resource kind_module_and_article kind_myth kind_process kind_story kind_worksheet_and_cost
    languages links lint_levels markdown no_extensions no_front_matter odd_names order region_help smallest
    spellings_from_elsewhere summary terms
}

/// A text without the fingerprints of assets, which change with the theme.
fn without_prints(text: &str) -> String {
    let mut parts = text.split("assets/site.");
    let mut out = parts.next().unwrap_or_default().to_owned();
    parts.for_each(|part| out.extend(["assets/site.", part.trim_start_matches(|c: char| c.is_ascii_hexdigit())]));
    out
}

/// Builds a folder's site and compares.
fn examine(case: &Path) {
    let site = Site::copy_of(case);
    let _ = std::fs::remove_dir_all(site.root().join("expected"));
    let _ = std::fs::remove_file(site.root().join("verdict.txt"));
    let run = site.build();
    let built = files_under(&site.root().join("public"));
    let pages: Vec<_> = built.iter().filter(|path| path.ends_with(".html")).collect();
    let shown: BTreeSet<_> = pages.into_iter().filter(|page| is_own(&site.page(page), page)).collect();
    if snapshot::blessing() {
        let _ = std::fs::remove_dir_all(case.join("expected"));
    }
    let mut wrong = Vec::new();
    for page in &shown {
        let text = site.page(page);
        let main: String =
            html::main(&text).lines().filter(|line| !line.is_empty()).map(|line| format!("{line}\n")).collect();
        wrong.extend(snapshot::compare(&case.join("expected").join(page), &without_prints(&main)).err());
    }
    let expected: BTreeSet<_> = files_under(&case.join("expected")).into_iter().collect();
    let gone = expected.iter().filter(|page| !shown.contains(page));
    wrong.extend(gone.map(|page| format!("{page} was not built")));
    let paths = built.iter().filter(|path| !path.starts_with("assets/") && !path.starts_with("search/"));
    let paths = paths.filter(|path| !path.contains("/search/"));
    let paths: String = paths.map(|path| format!("{path}\n")).collect();
    let found: Vec<_> = run.stdout.lines().filter(|line| !line.contains("\"type\":\"summary\"")).collect();
    let verdict = format!(
        "{}\nexit status {}\n{}\n{paths}",
        found.join("\n"),
        run.code,
        snapshot::without_time(&run.stderr).trim()
    );
    wrong.extend(snapshot::compare(&case.join("verdict.txt"), &verdict).err());
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// Whether a page is the site's own: the search and the page for lost readers are the same everywhere.
fn is_own(text: &str, page: &str) -> bool {
    text.contains("<main") && page != "404.html" && !page.ends_with("search/index.html")
}
