//! The theme's components: each folder is complete, and every example draws what its README promises.

use crate::html;
use crate::site::{Site, files_under, repository};
use candor::Date;
use candor::Options;
use candor::Sources;
use candor::parts::layer;
use candor::parts::{Example, examples};
use candor::parts::{draw_example, example_as_written};
use candor::{Compiled, Memory, compile};
use std::collections::BTreeSet;
use std::sync::Arc;

fn compiled() -> Compiled {
    let today = Date::parse("2026-11-22").unwrap();
    let options = Options { brand: None, drafts: false, base_url: None, today, overrides: Vec::new() };
    compile(Arc::new(Sources::new(layer(Some("spt"), "content", &[]))), &options, &mut Memory::default())
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

/// What an example says of a component is what authors get.
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

#[test]
fn what_a_site_draws_otherwise_shows_on_its_pages() {
    let own = |name: &str, component: &str| {
        let text = format!(
            "{{% component {component}(title, kind) %}}<aside>My {component}: {{{{ title }}}} {{{{ body }}}}</aside>{{% endcomponent {component} %}}\n"
        );
        (format!("themes/calm/components/{name}/template.html"), text)
    };
    let site = [("care", "care"), ("do-list", "do_list"), ("details", "details"), ("callout", "callout")]
        .into_iter()
        .map(|(name, component)| own(name, component))
        .fold(Site::new(), |site, (path, text)| site.file(&path, text))
        .file("content/a.md", ":::care\na\n:::\n\n:::do[So]\n- b\n:::\n\n:::details\nc\n:::\n\n> [!TIP]\n> d\n")
        .file("content/law.md", "---\ntitle: Law\nkind: legal\njurisdiction: Utopia\nas-of: 2026-11-01\n---\ne\n");
    site.build().ok();
    let page = site.page("a.html");
    for drawn in [
        "<aside>My care: When to get help <p>a</p>\n</aside>",
        "<aside>My do_list: So <ul>\n<li>b</li>\n</ul>\n</aside>",
        "<aside>My details: More about this <p>c</p>\n</aside>",
        "<aside>My callout: Tip <p>d</p>\n</aside>",
    ] {
        assert!(page.contains(drawn), "{drawn}: {page}");
    }
    assert!(site.page("law.html").contains("<aside>My callout: This is not legal advice <p>"));
}

#[test]
fn a_component_that_fails_is_reported_and_the_built_in_one_is_used() {
    let path = "themes/calm/components/care/template.html";
    let own = |inner: &str| format!("{{% component care(title) %}}{inner}{{% endcomponent care %}}\n");
    let book = "[book]\ntitle = \"A\"\n[lint]\n\"template/error\" = \"warn\"\n";
    let site =
        Site::new().book(book).file("content/a.md", ":::care\na\n:::\n").file("content/b.md", ":::care\na\n:::\n");
    for (template, message) in [
        (own("<p>{{ titel.x }}</p>{{ body }}"), "titel"),
        (own("<p>{{ title }}</p>"), "must show `body` exactly once"),
        (own("{{ body }}{{ body }}"), "must show `body` exactly once"),
        (own("{{ body }}").replace("care(title)", "care(title, colour)"), "colour"),
        (own("{{ body }}").replace("care", "caer"), "care"),
    ] {
        site.write(path, &template);
        let found = site.build().diagnostics();
        assert!(found.len() == 1 && found[0]["code"] == "template/error" && found[0]["path"] == path, "{found:?}");
        assert!(found[0]["message"].as_str().unwrap().contains(message), "{found:?}");
        for page in ["a.html", "b.html"] {
            assert!(site.page(page).contains("<div class=\"box box-care\">"), "{template}");
        }
    }
}

/// A page's elements and words without the white space between them.
fn gist(html: &str) -> Vec<String> {
    let tokens = html::tokens(html).into_iter().map(|token| match token {
        html::Token::Text(text) => text.split_whitespace().collect::<Vec<_>>().join(" "),
        other => format!("{other:?}"),
    });
    tokens.filter(|token| !token.is_empty()).collect()
}
