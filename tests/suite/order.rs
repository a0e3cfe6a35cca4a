//! The order of pages, in the menu and in the pager.

use crate::site::Site;

fn page(title: &str) -> String {
    format!("---\ntitle: \"{title}\"\n---\nWords of {title}.\n")
}

/// The titles that a part of a page links, in their order; of those that are known.
fn titles(page: &str, part: &str, known: &[&str]) -> Vec<String> {
    let start = page.find(part).unwrap_or_else(|| panic!("no {part}"));
    let part = page[start..].split("</nav>").next().unwrap();
    let words = part.split("<a ").skip(1).filter_map(|link| link.split_once('>')?.1.split("</a>").next());
    words.map(str::to_owned).filter(|words| known.contains(&words.as_str())).collect()
}

/// The page that the pager leads on to.
fn next(page: &str) -> Option<&str> {
    let link = page.split_once("rel=\"next\">")?.1.split("</a>").next()?;
    Some(link.rsplit("</span> ").next().unwrap_or(link))
}

/// content.md 5.1, in the menu; the other lists are held by `languages`.
#[test]
fn the_menu_is_in_the_order_of_its_readers() {
    let mixed = ["Zorn", "Session 10", "Ärger", "Session 2", "Angst"];
    let mut site = Site::new().book("[book]\ntitle = \"A\"\nlanguage = \"de\"\n");
    for (number, title) in mixed.iter().enumerate() {
        site = site.file(&format!("content/p{number}.md"), page(title));
    }
    site.build().ok();
    let menu = titles(&site.page("p0.html"), "<nav", &mixed);
    assert_eq!(menu, ["Angst", "Ärger", "Session 2", "Session 10", "Zorn"]);
}

/// content.md 5.2: a folder without a page of its own stands where its first page does.
#[test]
fn the_menu_and_the_pager_have_the_order_of_the_summary() {
    let summary = "- [Alpha](a.md)\n- [Gamma](sub/deep/c.md)\n- [Beta](b.md)\n";
    let site = Site::new()
        .file("content/SUMMARY.md", summary)
        .file("content/a.md", page("Alpha"))
        .file("content/b.md", page("Beta"))
        .file("content/sub/deep/c.md", page("Gamma"));
    site.build().ok();
    let home = site.page("index.html");
    assert_eq!(titles(&home, "<nav", &["Alpha", "Sub", "Beta"]), ["Alpha", "Sub", "Beta"]);
    let (first, second) = (site.page("a.html"), site.page("sub/deep/c.html"));
    assert_eq!((next(&first), next(&second), next(&site.page("b.html"))), (Some("Gamma"), Some("Beta"), None));
}

/// content.md 5.3: as in mdBook and on code hosts.
#[test]
fn a_readme_is_the_page_of_its_folder() {
    for name in ["README.md", "readme.md", "index.md", "_index.md"] {
        let site = Site::new()
            .file(
                "content/index.md",
                "---\ntitle: Home\n---\n[a](ch/), [b](chap/README.md), [c](ch)\n"
                    .replace("chap/README.md", &format!("ch/{name}")),
            )
            .file(&format!("content/ch/{name}"), "Words of the chapter.\n")
            .file("content/ch/one.md", page("One"));
        assert_eq!(site.build().ok().diagnostics(), [] as [serde_json::Value; 0], "{name}");
        let (home, chapter) = (site.page("index.html"), site.page("ch/index.html"));
        assert!(chapter.contains("Words of the chapter.") && chapter.contains(">One</a>"), "{name}: {chapter}");
        assert!(chapter.contains("Ch</h1>"), "{name} is titled after its folder: {chapter}");
        assert_eq!(home.matches("href=\"ch/index.html\"").count(), 5, "three links, the menu and a card: {home}");
        assert!(!site.built().keys().any(|path| path.to_lowercase().contains("readme")));
    }
    let both = Site::new().file("content/index.md", page("A")).file("content/README.md", page("B"));
    assert_eq!(both.check().expect(1).diagnostics()[0]["code"], "route/duplicate");
}
