//! What the kinds say of their fields is held to what readers get: each field is given a word of its own.

use crate::html;
use crate::site::Site;
use candor::Date;
use candor::Options;
use candor::parts::LanguageId;
use candor::parts::ask;
use candor::parts::{Field, Shape};
use candor::parts::{Kind, kind::ALL};
use candor::{Compiled, Memory};
use candor::{Layer, SourceFile, Sources};
use serde_json::{Map, Value, json};
use std::sync::Arc;

/// Fields that no reader sees by the word that was written, and why.
const UNSEEN: &[(&str, &str)] = &[
    ("faq", "concern"),          // groups the questions on their own page
    ("cost", "currency"),        // its sign is shown
    ("resource", "verified-by"), // kept for the site's own records
    ("resource", "consent-to-list"),
    ("story", "consent-record-id"),
    ("term", "term"), // the title is shown
];

/// A field with the word that stands in it.
type Said = (&'static Field, String);

/// A value that fits a shape; every text is a word of its own.
fn example(field: &'static Field, shape: &'static Shape, said: &mut Vec<Said>) -> Value {
    match shape {
        Shape::Text | Shape::Prose => {
            let word = format!("{}{}q", field.key.replace('-', ""), ["x", "z", "w", "k"][said.len() % 4].repeat(3));
            said.push((field, word.clone()));
            word.into()
        }
        Shape::Bool => true.into(),
        Shape::Integer(low, _) => (*low).into(),
        Shape::Level(_) => 1.into(),
        Shape::Date => "2026-11-22".into(),
        Shape::Choice(words) => words[0].0.into(),
        Shape::List(item) => json!([example(field, item, said)]),
        Shape::Map(fields) => {
            fields.iter().map(|field| (field.key.to_owned(), example(field, &field.shape, said))).collect()
        }
        Shape::Source => "book".into(),
        Shape::Phone => "020 7946 0000".into(),
        Shape::Email => "hello@example.org".into(),
        Shape::TextOr(_) => example(field, &Shape::Text, said),
        Shape::Url => "https://example.org/".into(),
        Shape::Table(_) | Shape::Any => Value::Null,
    }
}

/// A site with one page of a kind, all fields given.
fn site(kind: &'static Kind) -> (Compiled, String, Vec<Said>) {
    let mut said = Vec::new();
    let mut page = Map::from_iter([("title".into(), "Acorn".into()), ("kind".into(), kind.name.into())]);
    page.extend(kind.fields.iter().map(|field| (field.key.to_owned(), example(field, &field.shape, &mut said))));
    let front: String = page.iter().map(|(key, value)| format!("{key}: {value}\n")).collect();
    let own = [
        ("book.toml", "[book]\ntitle = \"A site\"\n".to_owned()),
        ("content/sources.yaml", "book:\n  title: A book\n  year: 2020\n".to_owned()),
        ("content/part/acorn.md", format!("---\n{front}---\nText.\n")),
    ];
    let own = own.map(|(path, text)| Arc::new(SourceFile::new(Layer::Site, path.into(), text.into())));
    let files = candor::parts::layer(None, "content", &[]).into_iter().chain(own).collect();
    let today = Date::parse("2026-11-22").unwrap();
    let options = Options { brand: None, drafts: false, base_url: None, today, overrides: Vec::new() };
    let compiled = candor::compile(Arc::new(Sources::new(files)), &options, &mut Memory::default());
    let route = compiled.site.pages.iter().map(|page| page.route.clone()).find(|route| route.starts_with("part/a"));
    (compiled, route.unwrap(), said)
}

/// content.md 1.12 and 1.15.
#[test]
fn what_is_given_is_shown_and_what_is_shown_is_found() {
    for kind in ALL {
        let (site, route, said) = site(kind);
        let page = String::from_utf8(site.render(&route).unwrap().artifact.bytes).unwrap();
        let main = html::main(&page);
        let index = site.search.index(&site.site, LanguageId::OWN).unwrap();
        for (field, word) in said {
            let is_shown = main.contains(&word);
            let is_unseen = UNSEEN.contains(&(kind.name, field.key));
            assert_ne!(is_shown, is_unseen, "`{}` of a {} is shown: {is_shown}", field.key, kind.name);
            let answer = ask(index, &word, true);
            let is_found = answer.corrected.is_empty() && !answer.hits.is_empty();
            assert!(is_found || !is_shown, "`{}` of a {} is shown and not found", field.key, kind.name);
        }
    }
}

/// content.md 1.12.
#[test]
fn programs_read_the_question_that_readers_see() {
    let faq = candor::parts::kind::named("faq").unwrap();
    let (site, route, said) = site(faq);
    let page = String::from_utf8(site.render(&route).unwrap().artifact.bytes).unwrap();
    let word = |key: &str| said.iter().find(|(field, _)| field.key == key).map(|(_, word)| word.clone()).unwrap();
    let block = page.split_once("<script type=\"application/ld+json\">").unwrap().1.split("</script>").next().unwrap();
    let data: Value = serde_json::from_str(block).unwrap();
    let question = &data["mainEntity"][0];
    assert_eq!(question["name"], word("question"));
    assert_eq!(question["acceptedAnswer"]["text"], word("answer-short"));
}

/// people.md 0.2.
#[test]
fn what_an_author_adds_reaches_a_template_of_the_site() {
    let template = "{% extends \"layout.html\" %}{% block lead %}<b>{{ page.extra.room or \"\" }}|\
        {% for hours in page.extra.opening_hours or [] %}{{ hours }}{% endfor %}</b>{% endblock %}";
    let site = Site::new()
        .file("themes/calm/templates/kinds/page.html", template)
        .file("content/a.md", "---\ntitle: A\nextra: {room: 1 < 2, opening-hours: [9 to 5]}\n---\n")
        .file("content/b.md", "---\ntitle: B\n---\n");
    site.build().ok();
    for (page, words) in [("a.html", "<b>1 &lt; 2|9 to 5</b>"), ("b.html", "<b>|</b>")] {
        assert!(site.page(page).contains(words), "{}", site.page(page));
    }
}
