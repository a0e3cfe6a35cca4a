//! What gets in, and what gets out: hostile texts, files and settings, built by the real program. Each test has the
//! name of the kind of fault that it holds off; what the preview answers to whom is held in `serve`.

use crate::html::{Token, tokens};
use crate::site::{Run, Site};
use std::os::unix::fs::symlink;

const PAGE: &str = "---\ntitle: A page\n---\n\nText.\n";
/// Settings under which no level of a rule stands in the way.
const LAX: &str = "[book]\ntitle = \"A\"\n[lint]\nall = \"allow\"\n";
const CLEANED: &str = "[book]\ntitle = \"A\"\n[markdown]\nraw-html = \"sanitise\"\n";

fn page(text: &str) -> String {
    format!("---\ntitle: A page\n---\n\n{text}\n")
}

fn site(book: &str, text: &str) -> Site {
    Site::new().book(book).file("content/index.md", page(text))
}

fn codes(run: &Run) -> Vec<String> {
    run.diagnostics().iter().map(|one| one["code"].as_str().unwrap().to_owned()).collect()
}

/// Every value of an attribute on the pages that were built.
fn values(site: &Site, name: &str) -> Vec<String> {
    let mut found = Vec::new();
    for (route, bytes) in site.built() {
        let text = String::from_utf8_lossy(&bytes);
        for token in tokens(&text).into_iter().filter(|_| route.ends_with(".html")) {
            let Token::Start(_, attributes) = token else { continue };
            found.extend(attributes.into_iter().filter(|(own, _)| *own == name).map(|(_, value)| value));
        }
    }
    found
}

/// Of the rest of a page, what stands in `<main>`.
fn main_of(site: &Site, route: &str) -> String {
    let page = site.page(route);
    page[page.find("<main").unwrap()..page.find("</main>").unwrap()].to_owned()
}

/// security.md 1.
#[test]
fn content_cannot_take_the_themes_names() {
    let hostile = ":::note{.exit-button .mine exit EXIT search=x #search-results}\nA\n:::\n\n## B {#main}\n";
    let found = site("[book]\ntitle = \"A\"\n", hostile).check();
    let own = codes(&found).iter().filter(|code| *code == "theme/own-name").count();
    assert_eq!(own, 4, "{:?}", found.diagnostics());
    assert_eq!(codes(&found).iter().filter(|code| *code == "heading/duplicate-id").count(), 2);

    let lax = site(LAX, hostile);
    lax.build().ok();
    let main = main_of(&lax, "index.html");
    assert!(main.contains("callout-note mine\""), "{main}");
    for taken in ["exit-button", "data-exit", "data-EXIT", "data-search", "id=\"search-results\"", "<h2 id=\"main\""] {
        assert!(!main.contains(taken), "{taken} in {main}");
    }
}

/// security.md 1.
#[test]
fn cleaned_html_cannot_take_the_themes_names() {
    let hostile = "A <a class=\"exit-button mine\" data-exit id=search-input href=\"https://a.example/\">b</a>\n\n\
        <div class=\"search-link\" id=\"help-footer\"><p class=exit-cover>C</p></div>";
    assert!(codes(&site(CLEANED, hostile).check()).contains(&"theme/own-name".to_owned()));
    let lax = site(&(CLEANED.to_owned() + "[lint]\nall = \"allow\"\n"), hostile);
    lax.build().ok();
    let main = main_of(&lax, "index.html");
    assert!(main.contains("class=\"mine\""), "{main}");
    for taken in ["exit-button", "data-exit", "search-link", "help-footer", "search-input", "exit-cover"] {
        assert!(!main.contains(taken), "{taken} in {main}");
    }
}

/// security.md 1: a term's address is its word.
#[test]
fn a_term_cannot_take_the_themes_ids() {
    let site = Site::new().book(LAX).file("content/index.md", PAGE);
    let site = site.file("content/glossary/a.md", "---\nterm: Main\nkind: term\nslug: main\n---\nA word.\n");
    site.build().ok();
    for (route, _) in site.built().iter().filter(|(route, _)| route.ends_with(".html")) {
        assert!(site.page(route).matches("id=\"main\"").count() <= 1, "{route}");
    }
}

/// security.md 1.
#[test]
fn scripts_find_their_parts_outside_the_text() {
    let site = site("[book]\ntitle = \"A\"\n", "Text.");
    site.build().ok();
    let built = site.built();
    let (_, script) = built.iter().find(|(route, _)| route.starts_with("assets/") && route.ends_with(".js")).unwrap();
    let script = String::from_utf8_lossy(script);
    for part in [".exit-button", ".search-link[data-search]"] {
        assert!(!script.contains(&format!("querySelector('{part}')")), "{part}");
    }
    assert!(script.matches("closest('main')").count() >= 2, "{script}");
    let page = site.page("index.html");
    let main = page.find("<main").unwrap()..page.find("</main>").unwrap();
    for part in ["class=\"exit-button\"", "search-link"] {
        assert!(page.match_indices(part).all(|(at, _)| !main.contains(&at)), "{part}");
    }
}

/// security.md 3.
#[test]
fn files_that_run_are_refused_unless_html_is_trusted() {
    const SVG: &str = "<svg xmlns=\"http://www.w3.org/2000/svg\"><script>a()</script></svg>";
    for name in [
        "x.svg",
        "x.SVG",
        "x.svgz",
        "evil.html",
        "evil.htm",
        "evil.xhtml",
        "evil.xht",
        "evil.xml",
        "evil.shtml",
        "EVIL.HTML",
        "evil.mjs",
        "evil.JS",
    ] {
        for folder in ["content", "static"] {
            let xml = "<a xmlns=\"http://www.w3.org/1999/xhtml\"><script>a()</script></a>";
            let text = if name.ends_with("xml") { xml } else { SVG };
            let site = site("[book]\ntitle = \"A\"\n", "Text.").file(&format!("{folder}/{name}"), text);
            assert!(codes(&site.build()).contains(&"html/active-file".to_owned()), "{folder}/{name}");
            let trusting = site.book("[book]\ntitle = \"A\"\n[markdown]\nraw-html = \"trust\"\n");
            assert!(!codes(&trusting.check()).contains(&"html/active-file".to_owned()), "{folder}/{name}");
        }
    }
    let fine = "<svg xmlns=\"http://www.w3.org/2000/svg\"><path d=\"M0 0\"/></svg>";
    site("[book]\ntitle = \"A\"\n", "Text.").file("static/a.svg", fine).file("static/a.pdf", "x").build().ok();
    let asking = "<SVG xmlns='http://www.w3.org/2000/svg'><image href='https://a.example/'/></SVG>";
    let site = site("[book]\ntitle = \"A\"\n", "Text.").file("static/a.SVG", asking);
    assert!(codes(&site.check()).contains(&"privacy/third-party".to_owned()), "its ending hides nothing");
}

/// security.md 4.
#[test]
fn links_out_of_the_site_and_special_files_are_never_read() {
    for (link, target) in [
        ("content/a.txt", "/etc/passwd"),
        ("content/a", "/etc"),
        ("static", "/etc"),
        ("content/a.txt", "/proc/self/environ"),
        ("content/a.txt", "/proc/kmsg"),
        ("brands", "/etc"),
        ("themes", "/etc"),
        ("book.toml", "/proc/kmsg"),
        ("book.toml", "/etc/passwd"),
    ] {
        let site = Site::new().file("content/index.md", PAGE);
        if link != "book.toml" {
            site.settle();
        }
        symlink(target, site.root().join(link)).unwrap();
        let told = site.run_bare(&["build"]).expect(2).stderr;
        assert!(told.contains(link) && told.contains("is a link to /"), "{link} -> {target}: {told}");
    }
}

/// security.md 5.
#[test]
fn no_address_outside_the_list_is_ever_a_link() {
    let text = "[a](intent:x) [b](file:///x) [c](view-source:x) [d](blob:x) [e](javascript:x) <httpx:x> \
        <javascript:x> ![f](data:image/png;base64,x) ![g](blob:x) [h](JAVASCRIPT:x) [i](java&#10;script:x) \
        [j](&#1;javascript:x) [k](vbscript:x) [l](filesystem:x) [@s; @t; @d]";
    let book = format!("{LAX}[markdown]\nraw-html = \"sanitise\"\n");
    let site = site(&book, &format!("{text} <a href=\"ftp://x\">m</a> <a href=\"intent:x\">n</a>"))
        .file("content/sources.yaml", "s:\n  title: S\n  url: httpx://x\nt:\n  title: T\n  url: \"javascript:x\"\nd:\n  title: D\n  doi: \"javascript:x\"\n")
        .file("content/r.md", "---\ntitle: R\nkind: resource\nname: R\nurl: \"javascript:x\"\n---\nText.\n");
    site.build().ok();
    let addresses = values(&site, "href").into_iter().chain(values(&site, "src"));
    for address in addresses {
        let scheme =
            address.split_once(':').map(|(scheme, _)| scheme).filter(|scheme| !scheme.contains(['/', '%', '#']));
        assert!(scheme.is_none_or(|scheme| ["https", "http", "mailto", "tel"].contains(&scheme)), "{address}");
    }
    for (book, code) in [
        ("[[region.GB.help]]\nname = \"H\"\nurl = \"javascript:x\"\n", "config/wrong-type"),
        ("[[region.GB.help]]\nname = \"H\"\nurl = \"https://\"\n", "config/wrong-type"),
    ] {
        let site = Site::new().book(&format!("{LAX}{book}")).file("content/index.md", PAGE);
        assert!(codes(&site.check().expect(2)).contains(&code.to_owned()), "{book}");
    }
}

/// security.md 6.
#[test]
fn inline_tags_end_with_their_block() {
    let text = "One <a href=\"https://a.example/\">two\n\nThree <s>four **<b>five** six</b>\n\n- <code>seven\n  - eight\n- \
        <small>nine\n\n| a | b |\n|---|---|\n| <b>c | d |\n\n## <i>ten\n\n:::note[<u>eleven]\ntwelve</u>\n:::\n\n</s>last<br>";
    let site = site(&format!("{CLEANED}[lint]\nall = \"allow\"\n"), text);
    site.build().ok();
    let page = site.page("index.html");
    let mut open: Vec<&str> = Vec::new();
    let whole = ["br", "img", "input", "hr", "meta", "link"];
    for token in tokens(&page) {
        match token {
            Token::Start(name, _) if !whole.contains(&name) => open.push(name),
            Token::End(name) => assert_eq!(open.pop(), Some(name), "{page}"),
            _ => {}
        }
    }
    assert!(page.contains("<p>Three <s>four <strong><b>five</b></strong> six</s></p>"), "{page}");
}

/// security.md 7.
#[test]
fn what_cannot_be_read_is_not_published() {
    for head in [
        "title: [\ndraft: true",
        "draft: \"yes\"",
        "draft: [true]",
        "draft:\n  a: b",
        "Draft: true",
        "draft: tru",
        "sensitivity: \"three\"",
        "sensitivity: 9",
        "sensitivity: [1]",
        "Sensitivity: 3",
        "draft: true\ndraft: false",
        "published: false",
        "Hidden: true",
    ] {
        let book = "[book]\ntitle = \"A\"\n[build]\nmax-sensitivity = 2\n[lint]\nall = \"allow\"\n\"front-matter\" = \"allow\"\n";
        let site = site(book, "Text.").file("content/secret.md", format!("---\n{head}\n---\nSecret.\n"));
        site.build().ok();
        let told = site.built().into_iter().filter(|(_, bytes)| String::from_utf8_lossy(bytes).contains("Secret."));
        assert_eq!(told.map(|(route, _)| route).collect::<Vec<_>>(), [""; 0], "{head}");
    }
}

/// security.md 8.
#[test]
fn nothing_that_is_unseen_reaches_a_terminal_or_a_runner() {
    let text = "[a](</gone\n::error::pwn>) [b](&#10;::error::pwn) [c](x&#13;y&#27;[31m.md) [d](#x&#10;::warning::y) \
        [e](term:x&#10;::error::z) [@a&#10;b]\n\n:::no&#27;te\n:::";
    let head = "title: \"A\\r\\n\\e[31mB\\rATTENDEE:x\"\nlast-reviewed: 2025-01-01\nnext-review: 2026-01-01\n\
        reviewed-by: [\"A\\nB\\r\\e[2J\"]\n\"ke\\n::error::y\\e\": x\ntopics: [\"a\\n::error::x\\e\"]";
    let site = site("[book]\ntitle = \"A\"\n", text)
        .file("content/b.md", format!("---\n{head}\n---\nText.\n"))
        .file("content/e\u{1b}[31m\n::error::p.md", "A")
        .file("content/u\u{202e}gpj.md", "B")
        .file("content/q\u{1b}\n::error::y~", "");
    for arguments in [
        &["check"][..],
        &["check", "--format", "json"],
        &["check", "--format", "github"],
        &["check", "--format", "sarif"],
        &["list"],
        &["review"],
        &["review", "--format", "ics"],
    ] {
        let run = site.run(arguments);
        let told = format!("{}{}", run.stdout, run.stderr).replace("\r\n", "\n");
        let bad = told.chars().find(|c| (c.is_control() && *c != '\n') || ('\u{2028}'..='\u{202e}').contains(c));
        assert_eq!(bad, None, "{arguments:?}: {told}");
        let commands = told.lines().filter(|line| line.trim_start().starts_with("::"));
        let ours = commands.filter(|line| !(arguments.contains(&"github") && line.contains(" file=content/")));
        assert_eq!(ours.collect::<Vec<_>>(), [""; 0], "{arguments:?}");
        assert!(told.lines().all(|line| !line.starts_with("ATTENDEE")), "{told}");
    }
    let github = site.run(&["check", "--format", "github"]).stdout;
    assert_eq!(github.lines().count(), codes(&site.check()).len(), "a line for each finding");
}

/// security.md 10, 11.
#[test]
fn settings_that_are_addresses_are_read_as_addresses() {
    let refused = |name: &str, value: &str| {
        let site = site("[book]\ntitle = \"A\"\n", "Text.");
        site.settle();
        let out = site.command().args(["check", "--format", "json"]).env(name, value).output().unwrap();
        String::from_utf8_lossy(&out.stdout).contains("config/bad-url")
    };
    for url in [
        "https://a.example/\nX: y/",
        "https://a.example/{};/",
        "//evil.example/",
        "https://a.example/$x/",
        "/a$b/",
        "https://a.example/a b/",
        "https://a.example/'x'/",
        "https://a@b.example/",
        "https://a.example:99999/",
        "https:///x",
        "/../",
        "https://a.example/../x/",
        "/a//b/",
        "https://a.example/%0a/",
        "https://a.example/?x",
        "https://a.example//",
        "ftp://a.example/",
        "https://",
    ] {
        assert!(refused("CANDOR_BUILD__BASE_URL", url), "{url:?}");
    }
    for url in [
        "https://a.example/",
        "https://a.example",
        "http://localhost:3000/a-b/c_d.e~/",
        "/learn/",
        "/",
        "https://[::1]/",
    ] {
        assert!(!refused("CANDOR_BUILD__BASE_URL", url), "{url:?}");
    }
    for url in [
        "https://",
        "https:///a",
        "https://?a",
        "https://:80/",
        "https://a b/",
        "https://a@b.example/",
        "http://a.example/",
    ] {
        assert!(refused("CANDOR_EXIT__URL", url), "{url:?}");
    }
    assert!(!refused("CANDOR_EXIT__URL", "https://www.bbc.co.uk/weather?a=b#c"));
}

/// security.md 12.
#[test]
fn what_is_large_takes_no_longer_than_it_is_large() {
    let block = |text: String| (CLEANED, text);
    let notes: String = (0..200_000).map(|number| format!("[^n{number}]: note\n\n")).collect();
    for (name, (book, text)) in [
        ("div", block("<div>".repeat(100_000))),
        ("list", block(format!("<div>{}", "<ul><li>".repeat(60_000)))),
        ("b", block(format!("<div>{}", "<b>".repeat(160_000)))),
        ("inline", block(format!("x {}{}", "<b>".repeat(80_000), "</i>".repeat(80_000)))),
        ("footnotes", ("[book]\ntitle = \"A\"\n", format!("x\n\n{notes}"))),
    ] {
        let site = site(book, &text);
        // What is not linear takes a minute.
        let took = site.spent();
        assert!(took < 8.0, "{name}: {took} s");
        if name == "div" {
            let run = site.run(&["build"]);
            assert!(run.stderr.contains("nested too deeply"), "{}", run.stderr);
        }
    }
}

/// security.md 13.
#[test]
fn no_address_is_hidden_or_reads_otherwise_than_it_is() {
    for alias in [
        ".git/config",
        ".git/x.html",
        "/.git/hooks/x",
        "x/.git/y.html",
        ".GIT/x",
        ".candor-files",
        "a/.env",
        "a\u{202e}b.html",
        "a\u{2028}b.html",
        "a\u{200b}b",
        "a\u{2066}b.html",
        "%2egit/x",
        "a%e2%80%aeb",
    ] {
        let site = Site::new().file("content/index.md", format!("---\ntitle: A\naliases: [\"{alias}\"]\n---\nA\n"));
        assert!(codes(&site.check()).contains(&"route/bad-name".to_owned()), "{alias:?}");
    }
    let site = Site::new().file("content/index.md", "---\ntitle: A\naliases: [.well-known/a.html]\n---\nA\n");
    site.check().ok();
    let site =
        Site::new().file("content/index.md", PAGE).file("content/b.md", "---\ntitle: B\nslug: \"a\\u202eb\"\n---\nA\n");
    assert!(codes(&site.check()).contains(&"route/bad-name".to_owned()));
}

/// What an untrusted build says, which is refused.
#[track_caller]
fn refused(site: &Site, more: &[&str], words: &[&str]) {
    let arguments = [&["build", "--untrusted"][..], more].concat();
    let run = site.run(&arguments);
    let told = run.expect(2).stderr;
    for word in words {
        assert!(told.contains(word), "{word} is not in {told}");
    }
    assert!(!site.root().join("public/index.html").exists());
}

#[test]
fn an_untrusted_site_has_no_links() {
    let site = site("[book]\ntitle = \"A\"\n", "Text.").file("shared/a.txt", "A");
    symlink("../shared/a.txt", site.root().join("content/a.txt")).unwrap();
    refused(&site, &[], &["content/a.txt is a symbolic link to ../shared/a.txt", "--allow links"]);
    site.run(&["build", "--untrusted", "--allow", "links"]).ok();
    let site = Site::new().file("content/index.md", PAGE).file("other.toml", "[book]\ntitle = \"A\"\n");
    symlink("other.toml", site.root().join("book.toml")).unwrap();
    refused(&site, &[], &["book.toml is a symbolic link to other.toml"]);
}

#[test]
fn an_untrusted_site_trusts_no_html() {
    let trusting = site("[book]\ntitle = \"A\"\n[markdown]\nraw-html = \"trust\"\n", "<b>Text</b>");
    refused(&trusting, &[], &["trusts raw HTML", "--allow html"]);
    trusting.run(&["build", "--untrusted", "--allow", "html"]).ok();
    let site = site("[book]\ntitle = \"A\"\n", "Text.");
    site.settle();
    let run = site.command().args(["build", "--untrusted"]).env("CANDOR_MARKDOWN__RAW_HTML", "trust").output().unwrap();
    assert_eq!(run.status.code(), Some(2), "nor does the environment");
}

#[test]
fn an_untrusted_site_has_no_templates() {
    for (path, text) in [
        ("themes/calm/templates/own.html", "{% extends \"layout.html\" %}"),
        ("themes/calm/components/exit/script.js", "a()"),
        ("brands/b/themes/calm/templates/own.html", "{% extends \"layout.html\" %}"),
    ] {
        let site = site("[book]\ntitle = \"A\"\n", "Text.").file(path, text).file("brands/b.toml", "name = \"B\"\n");
        let brand: &[&str] = if path.starts_with("brands") { &["--brand", "b"] } else { &[] };
        refused(&site, brand, &[path, "--allow theme"]);
        site.run(&[&["build", "--untrusted", "--allow", "theme"], brand].concat()).ok();
    }
    let styled =
        site("[book]\ntitle = \"A\"\n", "Text.").file("themes/calm/tokens.css", ":root { --accent: #0b6e5f }\n");
    styled.run(&["build", "--untrusted"]).ok();
}

#[test]
fn an_untrusted_site_is_limited() {
    let site = site("[book]\ntitle = \"A\"\n", "> > > > > Text.")
        .file("content/b.md", page("B"))
        .file("content/a/b/c/d.md", page("C"))
        .file("static/large.bin", vec![0; 100_000]);
    for (limit, words) in [
        ("bytes=90000", "more than 90000 bytes"),
        ("files=3", "more than 3 files"),
        ("pages=2", "more than 2 pages"),
        ("nesting=6", "nested deeper than 6"),
        ("nesting=2", "nested deeper than 2"),
        ("seconds=0", "more than 0 seconds"),
    ] {
        refused(&site, &["--limit", limit], &[words, "--limit"]);
    }
    site.run(&["build", "--untrusted"]).ok();
    for bad in ["pages", "pages=x", "links=1"] {
        site.run(&["build", "--untrusted", "--limit", bad]).expect(2);
    }
    site.run(&["build", "--limit", "pages=1"]).expect(2);
    let aliases: String = (0..300).map(|number| format!("a{number}, ")).collect();
    std::fs::remove_dir_all(site.root().join("public")).unwrap();
    let many = site.file("content/c.md", format!("---\ntitle: C\naliases: [{aliases}]\n---\nC\n"));
    refused(&many, &["--limit", "files=200"], &["more than 200 files"]);
}

#[test]
fn an_untrusted_site_is_written_within_itself() {
    for dir in ["../elsewhere", "/tmp/elsewhere"] {
        let site = site(&format!("[book]\ntitle = \"A\"\n[build]\nbuild-dir = \"{dir}\"\n"), "Text.");
        refused(&site, &[], &[dir, "--dest-dir"]);
    }
}

#[test]
fn no_level_of_an_untrusted_site_lowers_what_protects() {
    let levels = "[privacy]\nunsafe-override = \"So.\"\n[lint]\nall = \"allow\"\nsafety = \"allow\"\nprivacy = \"warn\"\n\"html/raw\" = \"warn\"\n\"front-matter\" = \"allow\"\n";
    let book = format!("[book]\ntitle = \"A\"\n{levels}");
    let hostile = "<b>A</b>\n\n![a](https://a.example/a.png)\n\n[gone](gone.md)";
    let site = site(&book, hostile).file("content/b.md", "---\ntitle: B\ntitel: C\n---\nText.\n");
    site.run(&["check", "--format", "json"]).ok();
    let run = site.run(&["check", "--untrusted", "--format", "json"]).expect(1);
    let errors = run.diagnostics().into_iter().filter(|one| one["severity"] == "error");
    let mut errors: Vec<String> = errors.map(|one| one["code"].as_str().unwrap().to_owned()).collect();
    errors.dedup();
    for code in ["front-matter/unknown-key", "html/raw", "privacy/third-party"] {
        assert!(errors.contains(&code.to_owned()), "{code}: {errors:?}");
    }
    assert!(!errors.contains(&"link/missing-target".to_owned()), "other levels are the site's");
    let strict = Site::new().file("content/index.md", page("<b>A</b>"));
    strict.settle();
    let out = strict.command().args(["check", "--untrusted"]).env("CANDOR_LINT__HTML", "allow").output().unwrap();
    assert_eq!(out.status.code(), Some(1), "nor does the environment");
}

/// An address that begins with `//` leads to another host, and from a file to a folder of the network (security.md 5).
#[test]
fn nothing_leads_out_without_a_scheme() {
    let text = "[a](//evil.example/) ![b](//evil.example/b.png) <a href=\"//evil.example/\">c</a> <a href=\"\\\\evil.example\">d</a>\n\n<p><a href=\"/&#9;/evil.example/\">e</a></p>\n";
    let lax = LAX.to_owned() + "\n[markdown]\nraw-html = \"sanitise\"\n";
    let site = site(&lax, text);
    site.build().ok();
    let main = main_of(&site, "index.html");
    assert!(main.contains(">c</a>") || main.contains('c'), "{main}");
    assert!(!main.contains("evil.example"), "{main}");
    let alias = Site::new().file("content/index.md", "---\ntitle: A\naliases: [a//b.html]\n---\nText.\n");
    assert!(codes(&alias.check()).contains(&"route/bad-name".to_owned()));
}

/// At no level of the finding does a link lead to `term:`.
#[test]
fn a_term_that_is_not_there_leads_nowhere() {
    let site = site(LAX, "[a](term:) [b](term:unknown) [c](<term: >)");
    site.build().ok();
    let page = site.page("index.html");
    assert!(!page.contains("href=\"term:"), "{page}");
}
