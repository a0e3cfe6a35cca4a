//! What a site may do to the theme, and what it may not take away.

use crate::site::Site;

fn site() -> Site {
    Site::new()
        .file("content/index.md", "---\ntitle: Home\n---\nText.\n")
        .file("content/leaflet.md", "---\ntitle: A leaflet\ntemplate: leaflet\n---\nText.\n")
        .file("themes/calm/templates/leaflet.html", "{% extends \"bare.html\" %}\n")
}

/// A template with all blocks of the layout that other templates fill.
fn with_blocks(text: &str) -> String {
    let names = ["scripts", "head", "eyebrow", "lead", "facts", "toc", "body", "after"];
    let blocks = names.map(|name| format!("{{% block {name} %}}{{% endblock %}}"));
    text.replace("BLOCKS", &blocks.concat())
}

/// The files that are blamed for broken promises, with what is said.
fn broken(site: &Site) -> Vec<(String, String)> {
    let found = site.check().diagnostics();
    let broken = found.iter().filter(|one| one["code"] == "theme/broken-promise");
    let text = |one: &serde_json::Value, key: &str| one[key].as_str().unwrap().to_owned();
    broken.map(|one| (text(one, "path"), text(one, "message"))).collect()
}

/// people.md part 0, and its siblings: whatever is replaced, by whichever way.
#[test]
fn what_no_page_may_lack_cannot_be_taken_away() {
    let (all, head, foot) = (5, 2, 3);
    for (path, text, lost) in [
        ("templates/frame/footer.html", "<p>Bye</p>", foot),
        ("templates/frame/footer.html", "{# {{ <site_footer /> }} #}{{ <exit /> }}", 2),
        ("templates/frame/header.html", "<p>Hello</p>", head),
        (
            "components/site-header/template.html",
            "{% component site_header(@t) %}<p>Hello</p>{% endcomponent site_header %}",
            head,
        ),
        (
            "components/exit/template.html",
            "{% component exit_early(@t, @site) %}{{ site.exit.url }}{% endcomponent exit_early %}\n{% component exit(@t) %}{% endcomponent exit %}{% component exit_help(@t) %}{% endcomponent exit_help %}",
            1,
        ),
        (
            "templates/layout.html",
            "<html lang=\"en\"><title>{{ page.title }}</title>BLOCKS{% block main %}{{ page.content }}{% endblock %}</html>",
            all,
        ),
        (
            "templates/layout.html",
            "<html lang=\"en\"><title>{{ page.title }}</title>{{ page.header }}BLOCKS{% block main %}{{ page.content }}{% endblock %}</html>",
            foot,
        ),
        ("templates/404.html", "<html lang=\"en\"><title>Lost</title>Lost</html>", all),
        ("templates/search.html", "<html lang=\"en\"><title>Search</title>Search</html>", all),
        ("templates/handout.html", "<html lang=\"en\"><title>Paper</title>{{ page.own }}</html>", all),
        ("templates/kinds/faq.html", "<html lang=\"en\"><title>Asked</title>{{ page.header }}</html>", foot),
        ("templates/leaflet.html", "<html lang=\"en\"><title>Paper</title>{{ page.footer }}</html>", head),
    ] {
        let path = format!("themes/calm/{path}");
        let found = broken(&site().file(&path, with_blocks(text)));
        let [(blamed, message)] = &found[..] else { panic!("{path}: {found:?}") };
        assert_eq!(*blamed, path, "{message}");
        let (_, gone) = message.split_once("pages lose ").unwrap();
        assert_eq!(gone.split(", ").count(), lost, "{path}: {message}");
    }
}

#[test]
fn what_keeps_its_promises_may_be_replaced() {
    for (path, text) in [
        ("templates/leaflet.html", "{% extends \"layout.html\" %}{% block body %}<p>Own</p>{% endblock %}"),
        ("templates/frame/footer.html", "<p>Before</p>{% include \"frame/own.html\" %}{{ <exit /> }}"),
        ("components/safety-line/template.html", "{% component safety_line() %}{% endcomponent safety_line %}"),
        (
            "templates/layout.html",
            "<html lang=\"en\"><title>{{ page.title }}</title><link rel=\"stylesheet\" href=\"{{ page.root }}{{ assets.css }}\"><script defer src=\"{{ page.root }}{{ assets.js }}\"></script>{{ page.header }}<main id=\"main\">BLOCKS{% block main %}{{ page.content }}{% endblock %}</main>{{ page.footer }}</html>",
        ),
    ] {
        let site = site().file("themes/calm/templates/frame/own.html", "{{ <site_footer /> }}");
        let found = broken(&site.file(&format!("themes/calm/{path}"), with_blocks(text)));
        assert!(found.is_empty(), "{path}: {found:?}");
    }
}

fn findings(site: &Site, code: &str) -> Vec<String> {
    let found = site.check().diagnostics();
    let those = found.iter().filter(|one| one["code"] == code);
    those
        .map(|one| format!("{}:{}: {}", one["path"].as_str().unwrap(), one["line"], one["message"].as_str().unwrap()))
        .collect()
}

/// What is broken, and what is not there, is said where it stands.
#[test]
fn style_sheets_are_whole_and_load_what_is_there() {
    let sheet = "themes/calm/components/own/style.css";
    for (css, line, what) in [
        (".a { color: red", 1, Some("never closed")),
        (".a { color: red; }\n}\n", 2, Some("nothing to close")),
        ("\n/* note", 2, Some("comment is never closed")),
        (".a { content: \"x\n; }", 1, Some("string is never closed")),
        ("@media (min-width: 1px) { .a { b: c }", 1, Some("never closed")),
        (".a { background: url(../fonts/no.woff2) }", 1, Some("there is no file")),
        ("@font-face { src: url(\"../fonts/no.woff2\") format(\"woff2\") }", 1, Some("there is no file")),
        ("@font-face { src: url(\"../fonts/own.woff2?v=1\") format(\"woff2\") }", 1, None),
        (".a { background: url(../fonts/own.woff2#x) }\n/* a } in a comment */ .b::after { content: \"}\" }", 1, None),
        (".a { background: url(data:image/png;base64,AA==) }", 1, None),
    ] {
        let found = findings(
            &Site::new().file("content/index.md", "Text.\n").file("static/fonts/own.woff2", "x").file(sheet, css),
            "theme/broken-style",
        );
        match what {
            None => assert!(found.is_empty(), "{css}: {found:?}"),
            Some(what) => assert!(
                found.len() == 1 && found[0].contains(what) && found[0].starts_with(&format!("{sheet}:{line}:")),
                "{css}: {found:?}"
            ),
        }
    }
}

/// Every style sheet of a built site: their names are fingerprints, so none of them is the first.
fn style_sheets(site: &Site) -> String {
    let sheets = site.built().into_iter().filter(|(path, _)| path.ends_with(".css"));
    sheets.map(|(_, css)| String::from_utf8(css).unwrap()).collect()
}

/// A sheet of tokens says only what it changes; the rest stays as it is.
#[test]
fn own_tokens_join_those_of_the_theme() {
    let site =
        Site::new().file("content/index.md", "Text.\n").file("themes/calm/tokens.css", ":root{--measure:44rem}\n");
    site.build().ok();
    let css = style_sheets(&site);
    assert!(css.contains("--measure:44rem") && css.contains("--paper:#fbf9f4"), "{css}");
    assert!(css.rfind("--measure:44rem") > css.find("--measure:38.5rem"), "the site has the last word");
    let copy = std::fs::read(crate::site::repository("themes/calm/tokens.css")).unwrap();
    let site = Site::new().file("content/index.md", "Text.\n").file("themes/calm/tokens.css", copy);
    site.build().ok();
    let css = style_sheets(&site);
    assert_eq!(css.matches("--measure:").count(), 1, "a copy of the theme's own joins nothing");
}

/// A template that can't be used is an error, and nothing ends over it.
#[test]
fn templates_in_themselves_are_errors_and_no_crash() {
    let deep = format!("{}{}", "{% block b %}".repeat(20_000), "{% endblock %}".repeat(20_000));
    for body in [
        "{% block body %}{% block body %}x{% endblock %}{% endblock %}",
        "{% block body %}{% block facts %}{% block body %}{{ super() }}{% endblock %}{% endblock %}{% endblock %}",
        deep.as_str(),
        "{% block body %}",
        "{% endblock %}{% endblock %}",
    ] {
        let text = format!("{{% extends \"layout.html\" %}}{body}");
        let site = site().file("themes/calm/templates/kinds/page.html", text);
        let found = site.check().expect(1).diagnostics();
        let codes: Vec<_> = found.iter().map(|one| one["code"].as_str().unwrap()).collect();
        assert!(codes.contains(&"template/error") && !codes.contains(&"theme/broken-promise"), "{codes:?}");
    }
}

/// program.md 3.8: what others need of a file is asked of that file.
#[test]
fn a_layout_that_lacks_a_block_is_named() {
    let text =
        "<html lang=\"en\"><title>{{ page.title }}</title>{% block main %}{{ page.content }}{% endblock %}</html>";
    let found = site().file("themes/calm/templates/layout.html", text).check().expect(1).diagnostics();
    let [error] = &found[..] else { panic!("{found:?}") };
    assert_eq!(error["path"], "themes/calm/templates/layout.html");
    assert!(error["message"].as_str().unwrap().contains("the blocks `scripts`, `head`"), "{error}");
}
