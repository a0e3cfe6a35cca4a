//! The table of routes: links lead to everything that is written and to nothing that is not, and what
//! can't stand at one address is said by `check` and `build` alike.

use crate::html;
use crate::properties::dead_links;
use crate::site::{Run, Site};
use candor::parts::decode_path;
use serde_json::Value;

const HEAD: &str = "---\ntitle: A page\n---\n\n";

fn with_links(links: &[&str]) -> Site {
    let text: String = links.iter().map(|link| format!("See [what lies at {link}]({link}).\n\n")).collect();
    Site::new().file("content/page.md", format!("{HEAD}{text}"))
}

fn codes(run: &Run) -> Vec<String> {
    run.diagnostics().iter().map(|found| found["code"].as_str().unwrap().to_owned()).collect()
}

/// content.md 4.2.
#[test]
fn a_link_to_a_feed_that_is_not_written_is_an_error() {
    let site = with_links(&["/feed.xml"]);
    assert_eq!(codes(&site.build().expect(1)), ["link/missing-target"]);
    let site = site.book("[book]\ntitle = \"A\"\n[build]\nbase-url = \"https://example.org/\"\n");
    assert_eq!(codes(&site.build().ok()), Vec::<String>::new());
    assert!(site.page("page.html").contains("href=\"feed.xml\"") && site.built().contains_key("feed.xml"));
}

/// content.md 4.3.
#[test]
fn links_to_everything_that_is_written_hold() {
    let module = "---\ntitle: A module\nkind: module\nlast-reviewed: 2026-11-22\nnext-review: 2028-11-22\n---\n";
    let links = ["mod/print.html", "/es/feed.xml", "/hosting/Caddyfile", "/404.html", "/search/", "es/mod/one.md"];
    let site = with_links(&links)
        .book("[book]\ntitle = \"A\"\n[build]\nbase-url = \"https://example.org/\"\n[languages.es]\ntitle = \"B\"\n")
        .file("content/mod/index.md", module)
        .file("content/mod/one.md", HEAD)
        .file("content/mod/two.md", HEAD)
        .file("content/es/index.md", "---\ntitle: Hola\n---\n")
        .file("content/es/mod/one.md", HEAD);
    let run = site.build().ok();
    assert_eq!(codes(&run), Vec::<String>::new());
    let (page, built) = (site.page("page.html"), site.built());
    for route in ["mod/print.html", "es/feed.xml", "hosting/Caddyfile", "404.html", "search/index.html"] {
        assert!(page.contains(&format!("href=\"{route}\"")) && built.contains_key(route), "{route}: {page}");
    }
}

/// content.md 4.5.
#[test]
fn what_the_program_writes_can_be_nobodys_former_address() {
    for alias in ["sitemap.xml", "robots.txt", "_redirects", ".htaccess", "feed.xml", "search/index.html", "assets/x/"]
    {
        let site = Site::new().file("content/page.md", format!("---\ntitle: A\naliases: [{alias}]\n---\n"));
        let (checked, built) = (site.check().expect(1), site.build().expect(1));
        assert_eq!(codes(&checked), ["route/duplicate"], "{alias}");
        assert_eq!(checked.diagnostics(), built.diagnostics());
        assert_eq!(checked.diagnostics()[0]["line"], 3);
    }
}

/// content.md 4.8.
#[test]
fn a_file_whose_name_ends_twice_is_a_page_of_its_own() {
    let site = Site::new().file("content/a.md", HEAD).file("content/a.md.md", HEAD);
    site.build().ok();
    assert!(site.built().contains_key("a.html") && site.built().contains_key("a.md.html"));
}

#[test]
fn a_folders_own_page_keeps_its_address() {
    for (path, text) in
        [("content/talk/index.html", "<p>"), ("content/page.md", "---\ntitle: A\naliases: [talk/]\n---\n")]
    {
        let site = Site::new().file("content/talk/one.md", HEAD).file(path, text);
        let run = site.build().expect(1);
        assert_eq!(codes(&run), ["route/duplicate"], "{path}");
        assert!(run.diagnostics()[0]["message"].as_str().unwrap().contains("the folder's own page"));
    }
}

/// content.md 4.1: in menus, breadcrumbs, cards, the pager, A to Z, the footer and search, whatever files are called.
#[test]
fn addresses_are_encoded_wherever_they_stand() {
    let names = ["n/50%20off", "n/100%", "a folder/two words", "a folder/a&b", "it's [a]", "über%C3uns"];
    let book = "[book]\ntitle = \"A\"\n[brand]\nlogo = \"static/our logo 5%.svg\"\n[languages.es]\ntitle = \"B\"\n";
    let mut site = Site::new()
        .book(book)
        .file("static/our logo 5%.svg", "<svg xmlns=\"http://www.w3.org/2000/svg\"/>")
        .file("content/index.md", "---\ntitle: Home\nkind: landing\n---\nText.\n")
        .file("content/es/index.md", HEAD)
        .file("content/a folder/deep 5%/one.md", HEAD)
        .file("content/m %41/index.md", "---\ntitle: M\nkind: module\n---\nText.\n")
        .file("content/m %41/one.md", HEAD)
        .file("content/m %41/two.md", HEAD)
        .file("content/help 5%.md", "---\ntitle: Help\nkind: policy\npolicy-type: crisis\n---\nText.\n")
        .file("content/safe 5%.md", "---\ntitle: Safe\nkind: policy\npolicy-type: safety\n---\nText.\n");
    for name in names {
        let text = format!("---\ntitle: \"{name}\"\nrelated: [\"/n/100%.md\"]\n---\nWords.\n");
        site = site.file(&format!("content/{name}.md"), text);
    }
    site.build().ok();
    assert_eq!(dead_links(&site.root().join("public")), [""; 0]);
    let built = site.built();
    let core = built.iter().find(|(path, _)| path.starts_with("search/v-") && path.ends_with("/m.js")).unwrap().1;
    let core = String::from_utf8_lossy(core);
    let index: Value =
        serde_json::from_str(core.split_once(',').unwrap().1.trim_end().trim_end_matches([')', ';'])).unwrap();
    let urls: Vec<&str> = index["pages"]["urls"].as_str().unwrap().lines().collect();
    assert!(urls.len() > names.len());
    for url in urls {
        assert!(!url.contains(['#', '?', ' ']) && built.contains_key(&decode_path(url).unwrap()), "{url}");
    }
    // The page that is open is still known as such.
    assert!(site.page("help 5%.html").contains("aria-current=\"page\""));
}

/// content.md 4.6.
#[test]
fn places_in_files_are_kept() {
    let text = format!("{HEAD}[page 3](guide.pdf#page=3), [text](guide.pdf#:~:text=a%20b)\n\n![d](d.svg#part)\n");
    let site = Site::new().file("content/p.md", text).file("content/guide.pdf", "x").file("content/d.svg", "<svg/>");
    site.build().ok();
    let addresses: Vec<String> =
        html::links(html::main(&site.page("p.html"))).into_iter().map(|link| link.address).collect();
    for address in ["guide.pdf#page=3", "guide.pdf#:~:text=a%20b", "d.svg#part"] {
        assert!(addresses.iter().any(|own| own == address), "{address}: {addresses:?}");
    }
}
