//! Where readers find help: by the site's country, by a table of countries, and never without a source.

use crate::html::main;
use crate::site::{Site, repository};

const LISTS: &str = "list:\n  title: A public list\n  kind: web\n  url: https://list.example/\n  checked: 2026-11-20\n";
const HELP: &str = "\
GB:
  name: { en: United Kingdom, es: Reino Unido }
  lines:
    - { kind: young, name: Young line, phone: 01632 960 003, source: list }
    - { kind: crisis, name: Crisis line, phone: 01632 960 001, hours: 24/7, source: list, where: Scotland }
    - { kind: emergency, name: Emergency services, phone: \"999\", source: list }
DE:
  name: { en: Germany, es: Alemania }
  lines: [{ kind: emergency, name: Notruf, phone: \"112\", source: list }]
ES:
  name: { en: Spain, es: España }
  lines:
    - { kind: emergency, name: Emergencias, phone: \"112\", source: list }
    - { kind: abuse, name: Line of Spain, phone: \"016\", source: list }
";

fn site(book: &str) -> Site {
    let policy = |title: &str, of: &str| {
        format!("---\ntitle: {title}\nkind: policy\npolicy-type: {of}\ndistress: true\n---\nThe words of the page.\n")
    };
    Site::new()
        .book(&format!("[book]\ntitle = \"A\"\n{book}"))
        .file("content/index.md", "---\ntitle: Home\n---\nText.\n")
        .file("content/help.md", policy("Help now", "crisis"))
        .file("content/young.md", policy("If you are under 18", "young"))
        .file("content/sources.yaml", LISTS)
        .file("content/help.yaml", HELP)
}

/// The places of some words in a text, in the order in which they are named.
fn places(text: &str, words: &[&str]) -> Vec<usize> {
    words.iter().map(|word| text.find(word).unwrap_or_else(|| panic!("no {word} in {text}"))).collect()
}

#[test]
fn without_a_country_help_begins_with_all_countries() {
    let site =
        site("").file("content/es/ayuda.md", "---\ntitle: Ayuda\nkind: policy\npolicy-type: crisis\n---\nTexto.\n");
    let site = site.book("[book]\ntitle = \"A\"\n[languages.es]\ntitle = \"B\"\n");
    site.build().ok();
    let page = site.page("help.html");
    let help = main(&page);
    // Two countries share a number, so theirs comes first; both by name.
    let order =
        places(help, &["tel:112", "Germany, Spain", "tel:999", "United Kingdom", "tel:016", "The words of the page"]);
    assert!(order.is_sorted(), "{order:?} in {help}");
    assert_eq!(help.matches("tel:112").count(), 1, "{help}");
    let (line, list) = (help.find("Crisis line").unwrap(), "https://list.example/");
    assert!(help[line..].contains("20 November 2026") && help[line..].contains(list), "no source in {help}");
    assert!(help[line..].contains("Scotland"), "{help}");
    let page = site.page("young.html");
    let young = main(&page);
    let order = places(young, &["Young line", "tel:112"]);
    assert!(order.is_sorted() && !young.contains("Crisis line"), "{young}");
    assert!(main(&site.page("es/ayuda.html")).contains("Alemania, España"), "{}", site.page("es/ayuda.html"));
    assert!(!site.page("index.html").contains("tel:"), "{}", site.page("index.html"));
}

#[test]
fn a_country_has_its_lines_on_every_page_and_says_where_they_are_from() {
    let run = site("country = \"GB\"\n");
    let told = run.build().ok();
    for page in ["index.html", "help.html", "young.html"] {
        let text = run.page(page);
        let order = places(&text, &["Emergency services", "Crisis line", "Young line"]);
        assert!(order.is_sorted(), "{page}: {order:?}");
        assert!(text.contains("From a public list that we read on 20 November 2026"), "{page}: {text}");
        assert!(!text.contains("tel:112"), "{page}: {text}");
    }
    let page = run.page("help.html");
    let help = main(&page);
    assert!(places(help, &["tel:999", "The words of the page"]).is_sorted(), "{help}");
    assert_eq!(help.matches("tel:999").count(), 1, "{help}");
    let found: Vec<_> = told.diagnostics().into_iter().filter(|found| found["code"] == "safety/no-help").collect();
    assert_eq!(found.len(), 1, "{found:?}");
    assert_eq!((&found[0]["path"], &found[0]["line"]), (&"book.toml".into(), &3.into()));
    let message = found[0]["message"].as_str().unwrap();
    assert!(["Emergency services", "Crisis line", "Young line"].iter().all(|name| message.contains(name)), "{message}");
}

#[test]
fn what_a_clinic_called_itself_takes_the_place_of_what_is_listed() {
    let own =
        "[[region.GB.help]]\nkind = \"crisis\"\nname = \"Our line\"\nphone = \"01632 960 009\"\nchecked = 2026-11-22\n";
    let site = site(&format!("country = \"GB\"\n{own}"));
    let told = site.build().ok();
    let home = site.page("index.html");
    assert!(places(&home, &["Emergency services", "Our line", "Young line"]).is_sorted(), "{home}");
    assert!(!home.contains("Crisis line"), "{home}");
    let found: Vec<_> = told.diagnostics().into_iter().filter(|found| found["code"] == "safety/no-help").collect();
    assert!(!found[0]["message"].as_str().unwrap().contains("Our line"), "{found:?}");
}

#[test]
fn only_a_checked_line_of_the_same_country_takes_the_place_of_a_listed_one() {
    for own in [
        "[[region.US.help]]\nkind = \"crisis\"\nname = \"Our line\"\nphone = \"988\"\nchecked = 2026-11-22\n",
        "[[region.GB.help]]\nkind = \"crisis\"\nname = \"Our line\"\nphone = \"01632 960 009\"\n",
    ] {
        let site = site(&format!("country = \"GB-SCT\"\n{own}"));
        site.build().ok();
        let home = site.page("index.html");
        places(&home, &["Emergency services", "Our line", "Crisis line", "Young line"]);
    }
}

#[test]
fn a_country_without_a_list_is_called_that() {
    let site = site("country = \"NO\"\n");
    let found = site.build().ok().diagnostics();
    let found: Vec<_> = found.iter().filter(|found| found["code"] == "safety/no-help").collect();
    let (message, help) = (found[0]["message"].as_str().unwrap(), found[0]["help"].as_str().unwrap());
    assert!(message.contains("no help lines for `NO`") && help.contains("[[region.NO.help]]"), "{found:?}");
}

#[test]
fn no_number_is_without_its_source() {
    let with = |line: &str| {
        let help =
            format!("GB:\n  name: {{ en: United Kingdom }}\n  lines: [{{ kind: crisis, name: Line, {line} }}]\n");
        let run = site("").file("content/help.yaml", help).check();
        run.diagnostics().iter().map(|found| found["code"].as_str().unwrap().to_owned()).collect::<Vec<_>>()
    };
    let unsourced = "safety/unsourced-line".to_owned();
    assert!(!with("phone: \"999\", source: list").contains(&unsourced));
    for line in ["phone: \"999\"", "phone: \"999\", source: lst"] {
        assert!(with(line).contains(&unsourced), "{line}");
    }
    assert!(with("source: list").contains(&"config/unreachable".to_owned()));
    assert!(with("phone: \"999 or 112\", source: list").contains(&"phone/not-one-number".to_owned()));
    let unknown = site("").file("content/help.yaml", "UK:\n  lines: []\n").check();
    assert!(unknown.diagnostics().iter().any(|found| found["help"] == "did you mean `GB`?"), "{}", unknown.stdout);
}

/// What the library has: whole numbers of countries, so that losing some is seen.
#[test]
fn the_library_knows_many_countries() {
    let text = std::fs::read_to_string(repository("src/packs/essentials/help.yaml")).unwrap();
    let countries: Vec<&str> = text.split("\n  name: ").skip(1).collect();
    let with = |kind: &str| countries.iter().filter(|country| country.contains(&format!("kind: {kind},"))).count();
    assert!(with("emergency") >= 40, "{}", with("emergency"));
    for kind in ["crisis", "abuse", "sexual-assault", "young"] {
        assert!(with(kind) >= 12, "{kind}: {}", with(kind));
    }
    assert_eq!(text.matches("- { kind:").count(), text.matches(", source: ").count());
}
