//! The theme's components: each folder is complete, and every example draws what its README promises.

use crate::html;
use crate::site::{files_under, repository};
use candor::base::Date;
use candor::config::Options;
use candor::embedded;
use candor::engine::{Compiled, Memory, compile};
use candor::render::{draw_example, example_as_written};
use candor::source::Sources;
use candor::theme::{Example, examples};
use std::collections::BTreeSet;
use std::sync::Arc;

fn compiled() -> Compiled {
    let today = Date::parse("2026-11-22").unwrap();
    let options = Options { brand: None, drafts: false, base_url: None, today, overrides: Vec::new() };
    compile(Arc::new(Sources::new(embedded::layer(true, "content", &[]))), &options, &mut Memory::default())
}

fn all(compiled: &Compiled) -> Vec<Example> {
    let mut faults = Vec::new();
    let examples = examples(&compiled.site.sources, &mut faults);
    assert!(faults.is_empty(), "{faults:?}");
    examples
}

#[test]
fn every_component_has_its_template_its_examples_and_a_word_on_it() {
    let components = repository("themes/calm/components");
    let files: BTreeSet<String> = files_under(&components).into_iter().collect();
    let folders: BTreeSet<&str> = files.iter().filter_map(|path| Some(path.split_once('/')?.0)).collect();
    let examples = all(&compiled());
    assert!(folders.len() > 30, "{folders:?}");
    for folder in folders {
        for file in ["template.html", "examples.yaml", "README.md"] {
            assert!(files.contains(&format!("{folder}/{file}")), "{folder} has no {file}");
        }
        assert!(examples.iter().any(|example| example.folder == folder), "{folder} has no example");
        let template = std::fs::read_to_string(components.join(folder).join("template.html")).unwrap();
        for (at, _) in template.match_indices("{% component ") {
            let name: &str = template[at + 13..].split(['(', ' ']).next().unwrap();
            let drawn = |example: &&Example| example.component.as_ref().is_some_and(|(drawn, _)| drawn == name);
            assert!(examples.iter().any(|example| drawn(&example)), "no example draws {name} of {folder}");
        }
    }
}

#[test]
fn every_example_draws_something() {
    let compiled = compiled();
    for example in all(&compiled) {
        let drawn = draw_example(&compiled.site, &compiled.look, &example);
        let drawn = drawn.unwrap_or_else(|fault| panic!("{}: {fault:?}", example.slug));
        assert!(drawn.contains('<'), "{} draws nothing", example.slug);
        assert!(!example.name.is_empty(), "{} has no name", example.slug);
        let page = compiled.gallery(&format!("{}.html", example.slug)).unwrap();
        assert!(page.findings.is_empty(), "{}: {:?}", example.slug, page.findings);
        let page = String::from_utf8(page.artifact.bytes.clone()).unwrap();
        assert!(page.contains(&drawn), "{} is not in the gallery", example.slug);
    }
    assert!(compiled.gallery("nothing-1.html").is_none());
}

/// A container is written by the engine, and a template may use the component of that name: both are one.
#[test]
fn a_component_looks_like_what_authors_write() {
    let compiled = compiled();
    let both = all(&compiled).into_iter().filter(|example| example.component.is_some() && example.markdown.is_some());
    let pairs = both.map(|example| {
        let drawn = draw_example(&compiled.site, &compiled.look, &example).unwrap();
        (example.slug.clone(), drawn, example_as_written(&compiled.look, &example))
    });
    let pairs: Vec<_> = pairs.collect();
    assert!(pairs.len() > 5, "only {} components are compared", pairs.len());
    let differing: Vec<_> = pairs.iter().filter(|(_, drawn, written)| gist(drawn) != gist(written)).collect();
    assert!(differing.is_empty(), "{differing:#?}");
}

/// A page's elements and words without the white space between them.
fn gist(html: &str) -> Vec<String> {
    let tokens = html::tokens(html).into_iter().map(|token| match token {
        html::Token::Text(text) => text.split_whitespace().collect::<Vec<_>>().join(" "),
        other => format!("{other:?}"),
    });
    tokens.filter(|token| !token.is_empty()).collect()
}
