//! Sites in several languages, what pages say of themselves to programs, and handouts.

use crate::html::{self, Token};
use crate::site::{Site, repository};
use candor::parts::language;
use std::collections::{BTreeMap, BTreeSet};

/// The keys of a language's words, each with the places in it that the page fills.
fn words(language: &str) -> BTreeMap<String, BTreeSet<String>> {
    let path = repository(&format!("themes/calm/strings/{language}.yaml"));
    let text = std::fs::read_to_string(path).unwrap();
    let places = |words: &str| -> BTreeSet<String> {
        words.split('{').skip(1).map(|rest| rest.split('}').next().unwrap_or_default().to_owned()).collect()
    };
    let entries = text.lines().filter(|line| !line.starts_with('#')).filter_map(|line| line.split_once(": "));
    entries.map(|(key, words)| (key.to_owned(), places(words))).collect()
}

#[test]
fn every_language_has_all_words_with_the_same_places() {
    let english = words("en");
    assert!(english.len() > 200);
    for file in std::fs::read_dir(repository("themes/calm/strings")).unwrap() {
        let name = file.unwrap().file_name().into_string().unwrap();
        assert_eq!(words(name.trim_end_matches(".yaml")), english, "{name}");
    }
}

/// An English site with a part in Arabic.
pub(crate) fn two_languages() -> Site {
    Site::new()
        .book("[book]\ntitle = \"A site\"\n[languages.ar]\ntitle = \"موقع\"\ndiscreet-title = \"مكتبة\"\n")
        .file("content/index.md", "---\ntitle: Home\nkind: landing\n---\nText.\n")
        .file("content/faq/index.md", "---\ntitle: Questions\nkind: module\n---\n")
        .file("content/faq/cost.md", "---\ntitle: Cost?\nanswer-short: It varies.\n---\nText.\n")
        .file("content/roles/index.md", "---\ntitle: Roles\ndiscreet-title: Roles\nkind: module\n---\n")
        .file("content/roles/therapist.md", "---\ntitle: The therapist\n---\nText.\n")
        .file("content/ar/index.md", "---\ntitle: بداية\nkind: landing\n---\nنص.\n")
        .file(
            "content/ar/faq/price.md",
            "---\ntitle: كم؟\nanswer-short: تختلف.\ntranslation-of: faq/cost.md\nsource-fingerprint: \"0000000000\"\n---\n\
             [المعالج](../roles/therapist.md) و[هنا](../../roles/therapist.md)\n",
        )
}

#[test]
fn a_language_has_its_own_pages_and_leads_to_those_it_lacks() {
    let site = two_languages();
    let run = site.build().expect(0);
    let page = site.page("ar/faq/price.html");
    assert!(page.contains("<html lang=\"ar\" dir=\"rtl\">"));
    assert!(page.contains(" – مكتبة</title>") || page.contains("<title>مكتبة</title>"));
    let standing_in = site.page("ar/roles/therapist.html");
    assert!(standing_in.contains("<title>مكتبة</title>"), "a tab in its reader's language");
    let labelled = site.page("ar/roles/index.html");
    assert!(
        labelled.contains("<title lang=\"en\">Roles – Learning library</title>"),
        "a tab's words say their language"
    );
    assert!(!page.contains("<link rel=\"alternate\" hreflang"), "search engines take only whole addresses");
    assert_eq!(
        page.matches("href=\"../roles/therapist.html\" hreflang=\"en\"").count(),
        2,
        "the two links of the text"
    );
    assert!(page.contains(
        "<a href=\"../../ar/roles/index.html\" hreflang=\"en\" lang=\"en\" dir=\"auto\">Roles (English)</a>"
    ));
    assert!(page.contains("class=\"notice\""), "a translation that nobody checked says so");
    assert!(
        site.page("faq/cost.html").contains("<a href=\"../ar/faq/price.html\" hreflang=\"ar\" lang=\"ar\">العربية</a>")
    );
    assert!(!site.page("roles/therapist.html").contains("rel=\"alternate\""), "what stands in is no translation");
    let (own, other) = (site.page("ar/search/index.html"), site.page("search/index.html"));
    assert!(own.contains("../../ar/faq/price.html") && !own.contains("The therapist"));
    assert!(other.contains("The therapist") && !other.contains("ar/faq/price.html"));
    assert!(run.stdout.contains("translation/stale"), "{}", run.stdout);
    site.run(&["build", "--base-url", "https://example.org/"]).ok();
    let page = site.page("ar/faq/price.html");
    assert!(page.contains("<link rel=\"alternate\" hreflang=\"en\" href=\"https://example.org/faq/cost.html\">"));
}

#[test]
fn a_page_that_a_language_lacks_is_shown_in_its_frame() {
    let site = two_languages();
    site.build().expect(0);
    let page = site.page("ar/roles/therapist.html");
    assert!(page.contains("<html lang=\"ar\" dir=\"rtl\">"));
    let (frame, main) = page.split_once("<div class=\"wrap\" lang=\"en\" dir=\"ltr\">").unwrap();
    assert!(frame.contains("name=\"robots\" content=\"noindex\"") && frame.contains("../../ar/faq/index.html"));
    assert!(!page.contains("application/ld+json"));
    let notice = "<aside class=\"notice foreign\" lang=\"ar\" dir=\"rtl\" aria-label=\"اللغات\">";
    assert!(main.contains(notice) && main.contains("<h1>The therapist</h1>"));
    assert!(main.contains("<a href=\"../../ar/roles/index.html\">Roles</a>"), "its links stay in the frame");
    assert!(main.contains("<a href=\"../../roles/therapist.html\" hreflang=\"en\" lang=\"en\">English</a>"));
    let own = site.page("roles/therapist.html");
    assert!(own.contains("<a href=\"../ar/roles/therapist.html\" hreflang=\"ar\" lang=\"ar\">العربية</a>"));
    assert!(!own.contains("class=\"notice") && !site.page("sitemap.xml").contains("ar/roles"));
    assert!(!site.root().join("public/ar/faq/cost.html").exists(), "where there is a translation, none is needed");
}

#[test]
fn an_answer_told_to_programs_is_the_answer_shown() {
    let site = Site::new()
        .file("content/sources.yaml", "one: {author: A. Author, year: 2020, title: A study}\n")
        .file(
            "content/faq/cost.md",
            "---\ntitle: \"Cost </script> & more?\"\nanswer-short: \"It *varies* <3, says one study [@one]. Ask “them”.\"\n---\nText.\n",
        );
    site.build().expect(0);
    let page = site.page("faq/cost.html");
    let block = page.split("<script type=\"application/ld+json\">").nth(1).unwrap().split("</script>").next().unwrap();
    let data: serde_json::Value = serde_json::from_str(block).unwrap();
    let question = &data["mainEntity"][0];
    assert_eq!(question["name"], "Cost </script> & more?");
    let shown = page.split("class=\"in-short-text\">").nth(1).unwrap().split("</div>").next().unwrap();
    let mut text = String::new();
    let mut quiet = false;
    for token in html::tokens(shown) {
        match token {
            Token::Start("sup", _) => quiet = true,
            Token::End("sup") => quiet = false,
            Token::Text(words) if !quiet => text.push_str(&words),
            _ => {}
        }
    }
    assert_eq!(question["acceptedAnswer"]["text"], text);
    assert!(data.get("reviewedBy").is_none() && data.get("url").is_none());
}

#[test]
fn a_module_is_printed_as_one_page() {
    let site = Site::new()
        .book("[book]\ntitle = \"A site\"\n[build]\nbase-url = \"https://example.org/\"\n")
        .file("content/roles/index.md", "---\ntitle: Roles\nkind: module\n---\nText.\n")
        .file("content/roles/one.md", "---\ntitle: First\n---\n## Part\n\nSee [below](#part).\n")
        .file("content/roles/two.md", "---\ntitle: Second\n---\n## Part\n\nText.\n")
        .file("content/alone/index.md", "---\ntitle: Alone\nkind: module\n---\nText.\n")
        .file("content/alone/one.md", "---\ntitle: Only\n---\nText.\n");
    site.build().expect(0);
    let page = site.page("roles/print.html");
    let ids: Vec<_> = page.match_indices(" id=\"").map(|(at, _)| page[at + 5..].split('"').next().unwrap()).collect();
    assert_eq!(ids.iter().collect::<BTreeSet<_>>().len(), ids.len(), "{ids:?}");
    assert_eq!(page.matches("<h1").count(), 1);
    assert!(page.contains("<h2 id=\"page-1-_title\">First</h2>") && page.contains("<h3 id=\"page-2-part\">Part</h3>"));
    assert!(page.contains("content=\"noindex\""));
    assert!(site.page("roles/index.html").contains("href=\"../roles/print.html\""));
    assert!(!site.page("alone/index.html").contains("print.html"));
    assert!(!site.page("sitemap.xml").contains("print.html") && !site.page("search/index.html").contains("print.html"));
    assert!(site.page("feed.xml").contains("<feed"));
}

/// content.md 5.1.
#[test]
fn titles_stand_as_readers_of_their_language_look_for_them() {
    let titles = ["Zorn", "Session 10", "¿Cuánto cuesta?", "Über uns", "Ärger", "Session 2", "Angst", "Session 1"];
    let order = ["Angst", "Ärger", "¿Cuánto cuesta?", "Session 1", "Session 2", "Session 10", "Über uns", "Zorn"];
    let site =
        titles.iter().enumerate().fold(Site::new().book("[book]\nlanguage = \"de\"\n"), |site, (number, title)| {
            let text = format!("---\ntitle: \"{title}\"\n---\nText.\n");
            site.file(&format!("content/teil/p{number}.md"), &text)
        });
    site.build().expect(0);
    let links = |html: &str| -> Vec<String> {
        let links = html.split("<a ").skip(1).filter_map(|link| link.split_once('>')?.1.split("</a>").next());
        links.map(str::to_owned).filter(|link| order.contains(&link.as_str())).collect()
    };
    let main = |route: &str| site.page(route).split("<main").nth(1).unwrap().to_owned();
    assert_eq!(links(&main("teil/index.html")), order, "cards");
    assert_eq!(links(&main("search/index.html")), order, "A to Z");
    for letter in ["A", "C", "S", "U", "Z"] {
        assert_eq!(main("search/index.html").matches(&format!(">{letter}</h")).count(), 1, "{letter}");
    }
    for (number, title) in titles.iter().enumerate() {
        let place = order.iter().position(|other| other == title).unwrap();
        let page = site.page(&format!("teil/p{number}.html"));
        let next = page.split("rel=\"next\"").nth(1).map(|rest| rest.split("</a>").next().unwrap());
        let expected = order.get(place + 1);
        assert_eq!(next.is_some(), expected.is_some(), "{title}");
        assert!(next.is_none_or(|next| next.contains(expected.unwrap())), "{title}: {next:?}");
    }
}

#[test]
fn order_and_letters_are_each_languages_own() {
    let sorted = |code: &str, titles: &[&'static str]| {
        let mut titles = titles.to_vec();
        let order = language::order(code);
        titles.sort_by(|a, b| order.compare(a, b));
        assert!(titles.is_sorted_by_key(|title| order.key(title)), "{titles:?}");
        titles.join(", ")
    };
    assert_eq!(sorted("sv", &["Ärlig", "Zon", "Arbete"]), "Arbete, Zon, Ärlig");
    assert_eq!(sorted("es", &["ñandú", "nube", "oro"]), "nube, ñandú, oro");
    assert_eq!(sorted("ar", &["كتاب", "الثقة", "أمان", "البداية"]), "أمان, البداية, الثقة, كتاب");
    let letters = |code: &str, titles: &str| -> String {
        let order = language::order(code);
        titles.split(' ').filter_map(|title| order.letter(title)).collect()
    };
    assert_eq!(letters("de", "Ärger «Über» Œuvre 10 … Straße"), "auos");
    assert_eq!(letters("es", "¿Niño? Ñandú Él"), "nñe");
    assert_eq!(letters("sv", "Ärlig Ål"), "äå");
    assert_eq!(letters("ar", "الثقة أمان آمن"), "ثاا");
    assert_eq!(letters("el", "Άγχος"), "α");
}

#[test]
fn languages_are_called_and_written_as_their_readers_do() {
    for (code, own, written) in [
        ("en-GB", "English", "ltr"),
        ("es", "Español", "ltr"),
        ("fa", "فارسی", "rtl"),
        ("he", "עברית", "rtl"),
        ("ur-PK", "اردو", "rtl"),
        ("bsl", "British Sign Language", "ltr"),
    ] {
        assert_eq!((language::name(code).as_deref(), language::direction(code)), (Some(own), written), "{code}");
    }
    assert_eq!(language::name("Welsh"), None);
    for code in ["ar", "dv", "ps", "sd", "ug", "yi"] {
        assert_eq!(language::direction(code), "rtl", "{code}");
    }
}

#[test]
fn every_language_of_the_interface_has_its_words() {
    let files = std::fs::read_dir(repository("themes/calm/strings")).unwrap();
    let mut files: Vec<String> = files.map(|file| file.unwrap().file_name().into_string().unwrap()).collect();
    files.sort();
    let mut known: Vec<String> = language::ALL.iter().map(|locale| format!("{}.yaml", locale.code)).collect();
    known.sort();
    assert_eq!(files, known);
    assert!(language::ALL.iter().all(|locale| !locale.discreet_title.is_empty() && !locale.stop_words.is_empty()));
    let same = |code: &str, one: &str, other: &str| {
        assert_eq!(language::of(code).stem(one), language::of(code).stem(other), "{code}");
    };
    same("en-GB", "surrogates", "surrogate");
    same("es", "informacion", "informaciones");
    same("ar", "البطاقة", "بطاقة");
    same("ar", "الكتاب", "كتاب");
    assert_eq!(language::of("xx").stem("surrogates"), "surrogates");
}
