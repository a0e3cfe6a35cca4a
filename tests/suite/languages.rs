//! Sites in several languages, what pages say of themselves to programs, and handouts.

use crate::html::{self, Token};
use crate::site::{Site, repository};
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
