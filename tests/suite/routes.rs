//! The table of routes: links lead to everything that is written and to nothing that is not, and what
//! can't stand at one address is said by `check` and `build` alike.

use crate::site::{Run, Site};

const HEAD: &str = "---\ntitle: A page\n---\n\n";

fn with_links(links: &[&str]) -> Site {
    let text: String = links.iter().map(|link| format!("See [what lies at {link}]({link}).\n\n")).collect();
    Site::new().file("content/page.md", format!("{HEAD}{text}"))
}

fn codes(run: &Run) -> Vec<String> {
    run.diagnostics().iter().map(|found| found["code"].as_str().unwrap().to_owned()).collect()
}

#[test]
fn a_link_to_a_feed_that_is_not_written_is_an_error() {
    let site = with_links(&["/feed.xml"]);
    assert_eq!(codes(&site.build().expect(1)), ["link/missing-target"]);
    let site = site.book("[book]\ntitle = \"A\"\n[build]\nbase-url = \"https://example.org/\"\n");
    assert_eq!(codes(&site.build().ok()), Vec::<String>::new());
    assert!(site.page("page.html").contains("href=\"feed.xml\"") && site.built().contains_key("feed.xml"));
}

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
