//! What a site may do to the theme, and what it may not take away.

use crate::site::Site;

fn site() -> Site {
    Site::new()
        .file("content/index.md", "---\ntitle: Home\n---\nText.\n")
        .file("content/leaflet.md", "---\ntitle: A leaflet\ntemplate: leaflet\n---\nText.\n")
        .file("themes/calm/templates/leaflet.html", "{% extends \"bare.html\" %}\n")
}

/// The promises that are said to be broken, with the file that is blamed.
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
            "{% component exit_early(@t, @site) %}{{ site.exit.url }}{% endcomponent exit_early %}\n{% component exit(@t) %}{% endcomponent exit %}",
            1,
        ),
        (
            "templates/layout.html",
            "<html lang=\"en\"><title>{{ page.title }}</title>{% block main %}{{ page.content }}{% endblock %}</html>",
            all,
        ),
        (
            "templates/layout.html",
            "<html lang=\"en\"><title>{{ page.title }}</title>{{ page.header }}{% block main %}{{ page.content }}{% endblock %}</html>",
            foot,
        ),
        ("templates/404.html", "<html lang=\"en\"><title>Lost</title>Lost</html>", all),
        ("templates/search.html", "<html lang=\"en\"><title>Search</title>Search</html>", all),
        ("templates/handout.html", "<html lang=\"en\"><title>Paper</title>{{ page.own }}</html>", all),
        ("templates/kinds/faq.html", "<html lang=\"en\"><title>Asked</title>{{ page.header }}</html>", foot),
        ("templates/leaflet.html", "<html lang=\"en\"><title>Paper</title>{{ page.footer }}</html>", head),
    ] {
        let path = format!("themes/calm/{path}");
        let found = broken(&site().file(&path, text));
        assert_eq!(found.len(), lost, "{path}: {found:?}");
        assert!(found.iter().all(|(blamed, _)| *blamed == path), "{path}: {found:?}");
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
            "<html lang=\"en\"><title>{{ page.title }}</title>{{ page.header }}<main id=\"main\">{% block main %}{{ page.content }}{% endblock %}</main>{{ page.footer }}</html>",
        ),
    ] {
        let site = site().file("themes/calm/templates/frame/own.html", "{{ <site_footer /> }}");
        let found = broken(&site.file(&format!("themes/calm/{path}"), text));
        assert!(found.is_empty(), "{path}: {found:?}");
    }
}
