//! What the documents say of security is held to what there is: tests that are named exist, and each crate has its reason.

use crate::site::repository;
use std::collections::BTreeSet;

fn read(path: &str) -> String {
    std::fs::read_to_string(repository(path)).unwrap_or_else(|error| panic!("{path}: {error}"))
}

/// The tests that a document names: what stands between backticks and has `::`.
fn named(document: &str) -> BTreeSet<&str> {
    document.split('`').skip(1).step_by(2).filter(|word| word.contains("::") && !word.contains(' ')).collect()
}

/// Whether there is a test of that name: `module::part::name` stands in a file of that path.
fn exists(test: &str) -> bool {
    let (modules, name) = test.rsplit_once("::").unwrap();
    let path = format!("tests/suite/{}", modules.replace("::", "/"));
    let files = [format!("{path}.rs"), format!("{path}/mod.rs")];
    let text: String = files.iter().filter_map(|file| std::fs::read_to_string(repository(file)).ok()).collect();
    let Some(at) = text.find(&format!("fn {name}(")) else { return false };
    // An attribute of the function's own, not of one before it.
    let before = &text[..at];
    let own = before.rfind("}\n").map_or(before, |end| &before[end..]);
    own.contains("#[test]") && !own.contains("#[ignore")
}

#[test]
fn every_promise_is_held_by_a_test_that_exists() {
    let document = read("docs/content/security.md");
    let tests = named(&document);
    assert!(tests.len() > 30, "only {} tests are named", tests.len());
    let missing: Vec<_> = tests.into_iter().filter(|test| !exists(test)).collect();
    assert!(missing.is_empty(), "docs/content/security.md names tests that do not exist: {missing:#?}");
    let promises = document.lines().filter(|line| line.starts_with("* "));
    let bare: Vec<_> = promises.filter(|line| named(line).is_empty()).collect();
    assert!(bare.is_empty(), "promises that nothing holds: {bare:#?}");
}

#[test]
fn how_to_report_is_said_without_an_address() {
    let text = read("SECURITY.md");
    assert!(text.contains("Report a vulnerability") && text.contains("docs/content/security.md"));
    assert!(!text.contains('@') && !text.contains("http"), "an address that nobody promised to read");
}

/// The names below the tables of dependencies in `Cargo.toml`.
fn crates(manifest: &str) -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    let mut within = false;
    for line in manifest.lines() {
        if line.starts_with('[') {
            within = ["[dependencies]", "[dev-dependencies]", "[build-dependencies]"].contains(&line);
        } else if let Some((name, _)) = line.split_once(" = ")
            && within
            && !line.starts_with('#')
        {
            found.insert(name.to_owned());
        }
    }
    found
}

#[test]
fn every_crate_has_its_reason() {
    let document = read("docs/content/dependencies.md");
    let rows = document.lines().filter_map(|line| line.strip_prefix("| `")?.strip_suffix(" |")?.split_once("` | "));
    let reasons: Vec<_> = rows.collect();
    let listed: BTreeSet<String> = reasons.iter().map(|(name, _)| (*name).to_owned()).collect();
    assert_eq!(listed.len(), reasons.len(), "a crate stands in docs/content/dependencies.md twice");
    assert_eq!(listed, crates(&read("Cargo.toml")), "docs/content/dependencies.md, and Cargo.toml");
    assert!(reasons.iter().all(|(_, reason)| reason.split(' ').count() > 1), "a reason is more than a word");
}

#[test]
fn unsafe_code_stays_forbidden() {
    assert!(read("Cargo.toml").contains("[lints.rust]\nunsafe_code = \"forbid\"\n"));
}

#[test]
fn what_does_not_exist_is_seen() {
    assert!(exists("security::what_does_not_exist_is_seen"));
    assert!(!exists("security::crates"), "no test");
    assert!(!exists("fuzz::contents_by_the_million"), "it does not run");
    assert!(!exists("nowhere::at_all"));
    assert_eq!(
        crates("[package]\na = \"1\"\n[dependencies]\nb = \"1\"\n# c = 1\n[lints]\nd = 1\n")
            .into_iter()
            .collect::<Vec<_>>(),
        ["b"]
    );
}
