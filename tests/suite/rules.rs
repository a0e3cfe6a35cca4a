//! Every rule, held to its own examples: the bad one breaks it and nothing else, the good one breaks
//! nothing.

use candor::Date;
use candor::Options;
use candor::parts::layer;
use candor::parts::{Finding, Rule, rules};
use candor::{Layer, SourceFile, Sources};
use candor::{Memory, compile};
use std::convert::Infallible;
use std::sync::Arc;

/// Rules about what no files of a site can show: bytes that are no text, `--brand`, a disk that fails.
const IN_NO_FILES: &[&str] = &["source/not-text", "config/unknown-brand", "disk/unreadable"];

#[test]
fn the_bad_example_breaks_its_rule_and_nothing_else() {
    let wrong = rules::ALL.iter().filter(|rule| !IN_NO_FILES.contains(&rule.code)).filter_map(|rule| {
        let mut codes = codes(&rule.bad_site());
        codes.dedup();
        (codes != [rule.code]).then(|| format!("{}: {codes:?}", rule.code))
    });
    none(wrong.collect());
}

#[test]
fn the_good_example_breaks_nothing() {
    let wrong = rules::ALL.iter().filter_map(|rule| {
        let codes = codes(&rule.good_site());
        (!codes.is_empty()).then(|| format!("{}: {codes:?}", rule.code))
    });
    none(wrong.collect());
}

#[test]
fn the_bad_example_weighs_what_the_rule_says() {
    // The site's own list weighs each word.
    let fixed = |rule: &&&Rule| rule.code != "language/avoid" && !IN_NO_FILES.contains(&rule.code);
    let wrong = rules::ALL.iter().filter(fixed).filter_map(|rule| {
        let found = findings(&rule.bad_site());
        let severities: Vec<_> = found.iter().map(|finding| finding.severity).collect();
        (!severities.contains(&rule.severity)).then(|| format!("{}: {severities:?}", rule.code))
    });
    none(wrong.collect());
}

#[test]
fn a_plain_page_breaks_nothing() {
    let text = "---\ntitle: A page\n---\nStudies of 1999 found 40% [here is why].\n";
    assert_eq!(codes(&[("content/page.md".into(), text.into())]), [""; 0]);
}

fn codes(example: &[(String, String)]) -> Vec<&'static str> {
    findings(example).iter().map(|finding| finding.diagnostic.code).collect()
}

fn findings(example: &[(String, String)]) -> Vec<Finding> {
    let own = example.iter().map(|(path, text)| {
        let (layer, path) = match path.strip_prefix("(library) ") {
            Some(path) => (Layer::Pack, path),
            None => (Layer::Site, path.as_str()),
        };
        Arc::new(SourceFile::new(layer, path.to_owned(), text.as_bytes().to_vec()))
    });
    let files: Vec<_> = layer(None, "content", &[]).into_iter().chain(own).collect();
    let today = Date::parse("2026-11-22").unwrap();
    let options = Options { brand: None, drafts: false, base_url: None, today, overrides: Vec::new() };
    let compiled = compile(Arc::new(Sources::new(files)), &options, &mut Memory::default());
    let verdict = compiled.render_all(|_, _| Ok::<(), Infallible>(())).unwrap();
    verdict.findings
}

fn none(wrong: Vec<String>) {
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}
