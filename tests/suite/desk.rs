//! The desk of the preview, used as an author does: each part over HTTP, and its numbers beside those that the verbs
//! give.

use crate::html::{Token, ids, links, main, text, tokens};
use crate::preview::Preview;
use crate::site::Site;
use std::collections::BTreeSet;

const PARTS: [&str; 9] = ["", "findings", "pages", "reading", "review", "coverage", "sources", "links", "search"];

/// A small site with something for each part.
pub(crate) fn site() -> Site {
    let page = |front: &str, body: &str| format!("---\n{front}\n---\n\n{body}\n");
    let hard =
        "Contemporary psychotherapeutic interventions necessitate comprehensive interdisciplinary collaboration, \
                incorporating physiological, psychological and sociocultural considerations. "
            .repeat(5);
    let plain = "You can ask for help. A friend can come with you. You can stop at any time. ".repeat(8);
    Site::new()
        .book("[book]\ntitle = \"A site\"\nlanguage = \"en\"\n[languages.es]\ntitle = \"Un sitio\"\n")
        .file("content/index.md", page("title: Home", "[Costs](costs.md), [elsewhere](https://www.example.org/a) and [there](https://example.org/b)."))
        .file("content/costs.md", page("title: \"Costs & <b>more</b>\"\nkind: article\nsummary: What it costs.\nevidence: limited\ntopics: [cost]\nlast-reviewed: 2024-01-01\nnext-review: 2025-01-01\nasked-as: [how much is it, zzxxqq]", &format!("{plain} [@smith] [nowhere](lost.md)")))
        .file("content/hard.md", page("title: Hard words\nkind: article\nsummary: Hard.\nlast-reviewed: 2026-11-01\nnext-review: 2026-12-01", &hard))
        .file("content/undated.md", page("title: Undated\nkind: article\nsummary: None.", "[Home](index.md)"))
        .file("content/es/costs.md", page("title: Costes\nkind: article\nsummary: Lo que cuesta.\ntranslation-of: costs.md\nlast-reviewed: 2026-11-01\nnext-review: 2028-11-01", "Cuesta algo."))
        .file("content/topics.yaml", "cost:\n  text: What it costs\nsafety:\n  text: Whether it is safe\nvisas:\n  text: Visas\n  excluded: not ours\n")
        .file("content/sources.yaml", "smith:\n  author: Smith\n  year: 2020\n  title: On costs\n  read: abstract\nunused:\n  title: Nobody reads this\n  read: whole\n")
        .file("content/search-tests.yaml", "- {query: costs, topic: [cost]}\n- {query: banana, to: [costs.md]}\n")
}

/// A page of the desk, when every page of the site was looked at.
pub(crate) fn desk(preview: &Preview, path: &str) -> String {
    let address = format!("_candor/{path}");
    preview.until("the site is judged", || !preview.get("_candor/").1.contains("Still checking"));
    let (status, html) = preview.get(&address);
    assert_eq!(status, 200, "{address}: {html}");
    html
}

/// The rows of a table, each cell as its words.
fn rows(html: &str, id: &str) -> Vec<Vec<String>> {
    let from = html.find(&format!("<h2 id=\"{id}\"")).unwrap_or_else(|| panic!("no table {id} in {html}"));
    let section = &html[from..];
    let section = &section[..section.find("</section>").unwrap()];
    let Some((_, body)) = section.split_once("<tbody>") else { return Vec::new() };
    let row = |row: &str| {
        let cells = row.split("<th").flat_map(|part| part.split("<td")).skip(1);
        cells.map(|cell| text(&format!("<i{cell}")).trim().to_owned()).collect()
    };
    body.split("<tr>").skip(1).map(row).collect()
}

fn column(rows: &[Vec<String>], number: usize) -> Vec<&str> {
    rows.iter().map(|row| row[number].as_str()).collect()
}

#[test]
fn its_findings_are_those_of_check_each_with_the_way_to_its_place() {
    let site = site();
    let found = site.check().diagnostics();
    let preview = Preview::of(&site);
    let html = desk(&preview, "findings");
    assert_eq!(html.matches("class=\"desk-finding ").count(), found.len(), "{html}");
    let opened: BTreeSet<String> = links(&html).into_iter().map(|link| link.address).collect();
    let root = site.root().canonicalize().unwrap();
    for one in &found {
        let field = |name: &str| one[name].as_str().unwrap().to_owned();
        let place = format!("vscode://file{}/{}:{}:{}", root.display(), field("path"), one["line"], one["column"]);
        assert!(opened.contains(&place), "{place} in {opened:?}");
        let code = format!("/_candor/explain/{}", field("code"));
        assert!(opened.contains(&code), "{code}");
        assert!(text(&html).contains(field("message").trim()), "{one}");
    }
    let explained = desk(&preview, "explain/link/missing-target");
    assert!(text(&explained).contains("Readers lose trust when a link does not work"), "{explained}");
    assert_eq!(preview.get("_candor/explain/no/such").0, 404);
    let errors = desk(&preview, "findings?only=error");
    let of = |weight: &str| found.iter().filter(|one| one["severity"] == weight).count();
    assert!(of("error") > 0 && of("error") < found.len());
    assert_eq!(errors.matches("class=\"desk-finding ").count(), of("error"));
    let code = found[0]["code"].as_str().unwrap();
    let same = found.iter().filter(|one| one["code"] == code).count();
    assert_eq!(desk(&preview, &format!("findings?code={code}")).matches("class=\"desk-finding ").count(), same);
    assert!(text(&desk(&preview, "")).contains(&format!("Findings {}", found.len())));
}

#[test]
fn its_dates_topics_and_pages_are_those_of_the_verbs() {
    let site = site();
    let preview = Preview::of(&site);
    let review = site.run(&["review", "--format", "json"]).objects();
    let due = rows(&desk(&preview, "review"), "due");
    let told = |name: &str| review.iter().map(|one| one[name].as_str().unwrap_or("–").to_owned()).collect::<Vec<_>>();
    assert_eq!(column(&due, 0), told("title"));
    assert_eq!(column(&due, 1), told("next_review"));
    let states = column(&due, 2);
    assert!(states.iter().zip(told("state")).all(|(shown, told)| shown.starts_with(&told)), "{states:?}");
    assert_eq!(due.len(), 4);

    let topics = site.run(&["list", "--coverage", "--format", "json"]).objects();
    let shown = rows(&desk(&preview, "coverage"), "topics");
    assert_eq!(shown.len(), topics.len());
    // What is lacking comes first.
    assert_eq!(column(&shown, 0), ["safety", "cost", "visas"]);
    assert_eq!(column(&shown, 3), ["no page", "Costs & <b>more</b>", "left out: not ours"]);
    for topic in &topics {
        let row = shown.iter().find(|row| row[0] == topic["topic"].as_str().unwrap()).unwrap();
        assert_eq!(row[2], topic["pages"].as_array().unwrap().len().to_string());
    }

    let listed: BTreeSet<String> = site
        .run(&["list", "--format", "json"])
        .objects()
        .iter()
        .map(|one| one["url"].as_str().unwrap().to_owned())
        .collect();
    let pages = rows(&desk(&preview, "pages"), "pages");
    let addresses: BTreeSet<String> = column(&pages, 1).into_iter().map(str::to_owned).collect();
    // A language whose folder has no page for itself is given one.
    let given = addresses.difference(&listed).map(String::as_str).collect::<Vec<_>>();
    assert!(listed.is_subset(&addresses) && given == ["es/index.html"], "{listed:?} {addresses:?}");
    assert_eq!(column(&rows(&desk(&preview, "pages?q=CoSTS+%26"), "pages"), 1), ["costs.html"]);
}

#[test]
fn it_shows_what_is_hard_to_read_cited_linked_and_asked() {
    let site = site();
    let preview = Preview::of(&site);
    let reading = desk(&preview, "reading");
    let grades = rows(&reading, "grades");
    assert_eq!(column(&grades, 0), ["Hard words", "Costs & <b>more</b>"]);
    let hard: f64 = grades[0][1].parse().unwrap();
    let message = site.check().diagnostics().into_iter().find(|one| one["code"] == "reading/too-hard").unwrap();
    assert!(message["message"].as_str().unwrap().contains(&format!("needs {hard:.1} years")), "{message}");
    assert_eq!((reading.matches("<circle").count(), reading.matches("class=\"desk-hard\"").count()), (2, 1));

    let sources = desk(&preview, "sources");
    assert_eq!(column(&rows(&sources, "read"), 1), ["1", "1", "0", "0"]);
    let all = rows(&sources, "sources");
    assert_eq!(column(&all, 1), ["abstract", "whole"]);
    assert_eq!(column(&all, 3), ["1", "none"]);
    assert_eq!(column(&rows(&desk(&preview, "sources?read=whole"), "sources"), 0), ["Nobody reads this"]);
    assert_eq!(column(&rows(&desk(&preview, "sources?key=smith"), "cited"), 0), ["Costs & <b>more</b>"]);

    let linked = desk(&preview, "links");
    assert_eq!(rows(&linked, "lost"), [["Costs & <b>more</b>", "nowhere", "lost.md", "there is no such page"]]);
    assert_eq!(rows(&linked, "hosts"), [["example.org", "2", "1"]]);
    assert_eq!(column(&rows(&desk(&preview, "links?host=example.org"), "there"), 1), ["elsewhere", "there"]);
    assert_eq!(column(&rows(&linked, "pages"), 0), ["Costes", "Hard words", "Undated"]);
    let ends = rows(&desk(&preview, "links?list=dead-ends"), "pages");
    assert_eq!(column(&ends, 0), ["Costs & <b>more</b>", "Costes", "Hard words"]);

    let missed = desk(&preview, "search?only=missed");
    assert!(missed.contains("search-tests.yaml: 1 of 2 questions find their page"), "{missed}");
    assert_eq!(column(&rows(&missed, "tests"), 0), ["banana"]);
    let search = desk(&preview, "search");
    let tests = rows(&search, "tests");
    assert_eq!(tests[0], ["costs", "1", "Costs & <b>more</b>"]);
    assert_eq!(tests[1][..2], ["banana", "not found"]);
    let asked = rows(&search, "asked");
    assert_eq!((asked.len(), asked[0][1].as_str()), (2, "1"));
}

#[test]
fn a_page_is_shown_with_all_that_is_known_of_it_and_as_it_looks() {
    let site = site();
    let preview = Preview::of(&site);
    let html = desk(&preview, "page/costs.html");
    let said = text(main(&html));
    for known in ["content/costs.md", "limited", "2025-01-01", "overdue", "article", "What it costs."] {
        assert!(said.contains(known), "{known} in {said}");
    }
    assert_eq!(column(&rows(&html, "in"), 0), ["Home"]);
    assert_eq!(column(&rows(&html, "sources"), 0), ["On costs Smith, 2020"]);
    assert_eq!(rows(&html, "asked").len(), 4);
    assert!(html.contains("there is no such page or file"), "{html}");
    let frames: Vec<String> =
        links(&html).into_iter().filter(|link| link.element == "iframe").map(|link| link.address).collect();
    assert_eq!(frames.len(), 4, "{frames:?}");
    assert!(frames[3].starts_with("/es/costs.html?candor-as=light&of="), "{frames:?}");
    let style = |frame: &str| {
        let (status, page) = preview.get(&frame[1..]);
        assert!(status == 200 && !page.contains("reload.js"), "{page}");
        let style = links(&page).into_iter().find(|link| link.rel == "stylesheet").unwrap().address;
        preview.get(style.trim_start_matches("../")).1
    };
    let (light, dark, paper) = (style(&frames[0]), style(&frames[1]), style(&frames[2]));
    assert!(!light.contains("prefers-color-scheme") && light.contains("color-scheme:light"));
    assert!(dark.contains("color-scheme:dark") && dark.contains("@media print"));
    assert!(!paper.contains("@media print") && paper.contains("@media all"));

    // Another edit, another address: the frame is loaded anew.
    site.write("content/costs.md", "---\ntitle: Costs\n---\n\nAnother text.\n");
    preview.until("the frames follow", || {
        !preview.get("_candor/page/costs.html").1.contains(&frames[0].replace('&', "&amp;"))
    });
    assert_eq!(preview.get("_candor/page/no/such.html").0, 404);
    assert_eq!(preview.get("_candor/page/%ff").0, 404);
}

/// What no page of the desk may have, whatever the site: it is under the strictest policy, and its ids are its own.
fn is_sound(path: &str, html: &str) {
    let mut seen = BTreeSet::new();
    for token in tokens(html) {
        let Token::Start(name, attributes) = token else { continue };
        assert!(name != "style", "{path}");
        for (attribute, value) in attributes {
            assert!(attribute != "style" && !attribute.starts_with("on"), "{path}: {attribute}={value}");
            assert!(attribute != "id" || seen.insert(value.clone()), "{path}: two ids {value}");
            let names = ["aria-labelledby", "for"].contains(&attribute);
            assert!(!names || ids(html).contains(&value), "{path}: {attribute}={value}");
        }
    }
    assert!(html.trim_end().ends_with("</html>"), "{path} is cut off: {html}");
    assert!(html.contains("<script src=\"/_candor/reload.js\""), "{path} does not follow");
}

#[test]
fn every_part_stands_on_an_empty_site_a_broken_one_and_below_a_folder() {
    let empty = Site::new().file("content/index.md", "# Home\n");
    let broken = site()
        .file("content/costs.md", "---\ntitle: [\n---\n\n:::wibble\n")
        .file("content/sources.yaml", "smith: [\n")
        .file("content/topics.yaml", "- 1\n")
        .file("content/search-tests.yaml", "{{{\n")
        .file("content/nul.md", "a\0b")
        .file("book.toml", "[book]\ntitle = \"A\"\nfoo = 1\n")
        .file("themes/calm/templates/layout.html", "{{ nothing.at.all }}");
    let below = site().book("[book]\ntitle = \"A\"\n[build]\nbase-url = \"https://example.org/learn/\"\n");
    for site in [&empty, &broken, &below] {
        site.settle();
        let preview = Preview::of(site);
        let origin = format!("{}/", preview.address.split('/').take(3).collect::<Vec<_>>().join("/"));
        let get =
            |path: &str| ureq::get(format!("{origin}{path}")).call().unwrap().body_mut().read_to_string().unwrap();
        for part in PARTS.into_iter().chain(["page/index.html"]) {
            let html = get(&format!("_candor/{part}"));
            is_sound(part, &html);
            for link in links(&html) {
                let is_own = link.address.starts_with('/') && !link.address.contains("/_candor/page/");
                assert!(!is_own || !get(&link.address[1..]).is_empty(), "{part}: {}", link.address);
            }
        }
    }
}

#[test]
fn long_lists_are_cut_and_everything_is_in_one_of_the_pieces() {
    let pages = (0..250)
        .map(|number| (format!("content/p{number}.md"), format!("---\ntitle: Page {number}\n---\n\n[lost](x.md)\n")));
    let site =
        pages.fold(Site::new().file("content/index.md", "# Home\n"), |site, (path, page)| site.file(&path, page));
    site.settle();
    let preview = Preview::of(&site);
    for (part, table, all) in [("pages", "pages", 251), ("links", "lost", 250)] {
        let (mut seen, mut next, mut pieces) = (BTreeSet::new(), Some(part.to_owned()), 0);
        while let Some(path) = next {
            let html = desk(&preview, &path);
            assert!(html.len() < 80_000, "{} bytes", html.len());
            seen.extend(rows(&html, table).into_iter().map(|row| row[0].clone()));
            let html = &html[html.find(&format!("<h2 id=\"{table}\"")).unwrap()..];
            let html = &html[..html.find("</section>").unwrap()];
            let after = html.find(">Next</a>").map(|at| &html[html[..at].rfind("href=\"").unwrap() + 6..]);
            next = after.map(|rest| rest[..rest.find('"').unwrap()].replace("/_candor/", "").replace("&amp;", "&"));
            next = next.map(|path| path.split('#').next().unwrap().to_owned());
            pieces += 1;
        }
        assert_eq!((seen.len(), pieces), (all, 3), "{part}");
    }
    let found = desk(&preview, "findings");
    assert!(found.contains("1 to 100 of "), "{found}");
}

#[test]
fn it_follows_every_save() {
    let site = Site::new().file("content/a.md", "---\ntitle: A page\n---\n\nText.\n");
    site.settle();
    let preview = Preview::of(&site);
    assert!(!desk(&preview, "findings").contains("lost.md"));
    site.write("content/a.md", "---\ntitle: A page\n---\n\n[x](lost.md)\n");
    preview.until("the finding", || preview.get("_candor/findings").1.contains("lost.md"));
    site.write("content/a.md", "---\ntitle: A page\n---\n\nText.\n");
    preview.until("mended", || !preview.get("_candor/findings").1.contains("lost.md"));
}
