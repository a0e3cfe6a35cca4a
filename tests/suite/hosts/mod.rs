//! Real hosts serve a built site with odd names from the settings that it brings; and what a site of its
//! own says to hosts is taken, checked and joined.
//!
//! `CANDOR_BROWSER=1` makes a missing host a failure, as it does for a missing browser.

mod compared;
mod manual;
mod servers;

use crate::site::{Run, Site};
use servers::{Answer, Host, apache, served};
use std::path::Path;
use tempfile::TempDir;

const HEAD: &str = "---\ntitle: A page\n---\n\n";
/// Pages as they lie in the content folder, their addresses, and a former address with the one in which it is
/// asked for.
const PAGES: &[(&str, &str, &str, &str)] = &[
    ("cost-$price", "cost-$price", "from-$100.html", "from-$100.html"),
    ("cost-${home}", "cost-$%7Bhome%7D", "was-{home}.html", "was-%7Bhome%7D.html"),
    ("two words", "two%20words", "more than two.html", "more%20than%20two.html"),
    ("über-uns", "%C3%BCber-uns", "früher.html", "fr%C3%BCher.html"),
    ("n/50% off", "n/50%25%20off", "n/40% off.html", "n/40%25%20off.html"),
    ("it's (a.b)+[c]", "it's%20(a.b)+%5Bc%5D", "old-folder/", "old-folder/"),
];

/// The site below `learn/`, in a folder that every user of the machine may read.
fn hosted() -> TempDir {
    let mut site = Site::new()
        .book("[book]\ntitle = \"A\"\n[build]\nbase-url = \"https://example.org/learn/\"\nbuild-dir = \"www/learn\"\n");
    for (name, _, alias, _) in PAGES {
        let head = format!("---\ntitle: {name:?}\naliases: [{alias:?}]\n---\n\nThis is {name}.\n");
        site = site.file(&format!("content/{name}.md"), head);
    }
    site.run(&["build", "--precompress"]).ok();
    served(&site)
}

/// Pages, former addresses, what is not there, and the headers of all of them.
fn is_sound(host: &Host, folder: &Path) {
    for (name, page, _, alias) in PAGES {
        let address = format!("/learn/{page}.html");
        let found = host.get(&address);
        assert_eq!(found.status, 200, "{name}");
        let shown = name.replace('\'', "&#39;");
        assert!(found.text().contains(&shown) || found.text().contains(name), "{name}");
        has_headers(&found, page);
        let packed = host.ask("GET", &address, &[("Accept-Encoding", "br, gzip")]);
        assert!(packed.status == 200 && packed.text() == found.text(), "{name} for browsers that unpack");
        let moved = host.get(&format!("/learn/{alias}"));
        assert_eq!(moved.status, 301, "{alias}");
        let to = moved.header("location");
        let path = to.find("/learn/").map(|at| to[at..].to_owned()).unwrap_or_else(|| panic!("{alias}: {to}"));
        let origin = to.strip_suffix(&path).unwrap();
        assert!(origin.is_empty() || origin == format!("http://127.0.0.1:{}", host.port), "{alias} leads to {to}");
        let there = host.get(&path);
        assert!(there.status == 200 && there.body == found.body, "{alias} leads to {path}, not to {page}");
    }
    let nothing = host.get("/learn/n/nothing/here");
    assert_eq!(nothing.status, 404);
    has_headers(&nothing, "404");
    let style = std::fs::read_dir(folder.join("www/learn/assets")).unwrap().map(|entry| entry.unwrap().file_name());
    let style = style.map(|name| name.into_string().unwrap()).filter(|name| name.ends_with(".css"));
    let style = style.into_iter().find(|style| nothing.text().contains(&format!("\"/learn/assets/{style}\"")));
    let style = style.unwrap_or_else(|| panic!("{}", nothing.text()));
    let style = host.get(&format!("/learn/assets/{style}"));
    assert_eq!((style.status, &*style.header("cache-control")), (200, "public, max-age=31536000, immutable"));
    has_headers(&style, "a style sheet");
}

fn has_headers(answer: &Answer, what: &str) {
    let policy = answer.header("content-security-policy");
    assert!(policy.starts_with("default-src 'none'") && policy.ends_with("frame-ancestors 'none'"), "{what}: {policy}");
    assert_eq!(answer.header("referrer-policy"), "no-referrer", "{what}");
    assert_eq!(answer.header("x-content-type-options"), "nosniff", "{what}");
    assert_eq!(answer.header("strict-transport-security"), "", "{what}");
}

/// content.md 4.7.
#[test]
fn nginx_serves_odd_names() {
    let folder = hosted();
    let Some(host) = servers::nginx(folder.path(), "") else { return };
    is_sound(&host, folder.path());
}

/// content.md 4.7.
#[test]
fn caddy_serves_odd_names() {
    let folder = hosted();
    let Some(host) = servers::caddy(folder.path()) else { return };
    is_sound(&host, folder.path());
}

/// content.md 4.7; program.md 2.3.
#[test]
fn apache_serves_odd_names_and_goes_on_without_its_modules() {
    let folder = hosted();
    let Some(host) = apache(folder.path(), &["alias", "headers"], "FileInfo") else { return };
    is_sound(&host, folder.path());
    drop(host);
    let modules =
        [(&["headers"][..], "FileInfo"), (&["alias"], "All"), (&["rewrite"], "All"), (&[], "All"), (&[], "None")];
    for (modules, allowed) in modules {
        let host = apache(folder.path(), modules, allowed).unwrap();
        for (name, page, ..) in PAGES {
            assert_eq!(host.get(&format!("/learn/{page}.html")).status, 200, "{name} with {modules:?}, {allowed}");
        }
    }
}

fn codes(run: &Run) -> Vec<String> {
    run.diagnostics().iter().map(|found| found["code"].as_str().unwrap().to_owned()).collect()
}

/// program.md 2.4.
#[test]
fn strict_transport_is_asked_for() {
    let hosts = ["_headers", "hosting/nginx.conf", "hosting/Caddyfile", ".htaccess"];
    let site = Site::new().file("content/page.md", HEAD);
    site.build().ok();
    assert!(hosts.iter().all(|host| !site.page(host).contains("Strict-Transport")));
    let site = site.book("[book]\ntitle = \"A\"\n[hosting]\nhsts = true\n");
    site.build().ok();
    for host in hosts {
        let text = site.page(host);
        assert!(text.contains("Strict-Transport-Security") && text.contains("max-age=31536000"), "{host}: {text}");
    }
}

/// program.md 2.2.
#[test]
fn a_site_whose_address_is_unknown_is_told_what_to_set() {
    let site = Site::new().file("content/page.md", HEAD);
    assert!(site.build().ok().stderr.lines().any(|line| line.contains("404.html") && line.contains("base-url")));
    let site = site.book("[book]\ntitle = \"A\"\n[build]\nbase-url = \"https://example.org/learn/\"\n");
    assert!(!site.build().ok().stderr.contains("404.html"));
}

/// program.md 2.3.
#[test]
fn every_part_for_apache_stands_in_its_module() {
    let page = "---\ntitle: A\naliases: [old.html]\n---\n";
    let site = Site::new().file("content/page.md", page);
    site.build().ok();
    let mut open = 0;
    for line in site.page(".htaccess").lines().filter(|line| !line.starts_with('#')) {
        match line {
            _ if line.starts_with("<If") => open += 1,
            _ if line.starts_with("</If") => open -= 1,
            _ => assert!(open > 0, "{line}"),
        }
    }
}

/// program.md 2.5.
#[test]
fn a_page_of_ones_own_says_what_is_not_found() {
    for urls in ["flat", "folder"] {
        let text = "---\ntitle: Not here any more\n---\n\nTry [the costs](fees/cost.md) and ![a chart](chart.png).\n";
        let site = Site::new()
            .book(&format!(
                "[book]\ntitle = \"A\"\n[build]\nurls = \"{urls}\"\nbase-url = \"https://example.org/learn/\"\n[languages.es]\ntitle = \"B\"\n"
            ))
            .file("content/404.md", text)
            .file("content/chart.png", "")
            .file("content/es/index.md", HEAD)
            .file("content/fees/cost.md", "---\ntitle: What it costs\n---\n");
        assert_eq!(codes(&site.build().ok()), Vec::<String>::new());
        let page = site.page("404.html");
        let cost = if urls == "flat" { "fees/cost.html" } else { "fees/cost/index.html" };
        assert!(
            page.contains(&format!("href=\"/learn/{cost}\"")) && page.contains("src=\"/learn/chart.png\""),
            "{page}"
        );
        assert!(page.contains("Not here any more</h1>") && page.contains("content=\"noindex"), "{page}");
        assert!(!page.contains("=\"../") && !page.contains("href=\"assets"), "{page}");
        let built = site.built();
        assert!(!built.contains_key("es/404.html") && !built.contains_key("404/index.html"));
        for (route, bytes) in built.iter().filter(|(route, _)| *route != "404.html") {
            let shown = String::from_utf8_lossy(bytes).contains("Not here any more");
            assert!(!shown, "{route} lists what is shown where nothing is");
        }
    }
    // It is held to the rules like any other page.
    let site = Site::new().file("content/404.md", "---\ntitle: A\n---\n\n[nowhere](gone.md)\n");
    assert_eq!(codes(&site.check().expect(1)), ["link/missing-target"]);
}

/// A site with one more file under `static/`.
fn own(name: &str, text: &str) -> Site {
    let page = "---\ntitle: A page\naliases: [was.html]\n---\n\nText.\n";
    let book = "[book]\ntitle = \"A\"\n[build]\nbase-url = \"https://example.org/learn/\"\n";
    Site::new().book(book).file("content/page.md", page).file(&format!("static/{name}"), text)
}

/// program.md 2.5.
#[test]
fn own_files_for_hosts_are_joined() {
    let site = own("robots.txt", "User-agent: SomeBot\nDisallow: /\n");
    assert_eq!(codes(&site.build().ok()), Vec::<String>::new());
    let robots = "User-agent: SomeBot\nDisallow: /\n\nUser-agent: *\nAllow: /\n\nSitemap: https://example.org/learn/sitemap.xml\n";
    assert_eq!(site.page("robots.txt"), robots);
    let site = own("robots.txt", "user-agent: *\nDisallow: /learn/es/\n");
    site.build().ok();
    let robots = "user-agent: *\nDisallow: /learn/es/\n\nSitemap: https://example.org/learn/sitemap.xml\n";
    assert_eq!(site.page("robots.txt"), robots);

    let site = own("_redirects", "# ours\n/start /learn/page.html 302\n/blog/* /learn/:splat 301\n");
    assert_eq!(codes(&site.build().ok()), Vec::<String>::new());
    let redirects =
        "/learn/was.html /learn/page.html 301\n# ours\n/start /learn/page.html 302\n/blog/* /learn/:splat 301\n";
    assert_eq!(site.page("_redirects"), redirects);

    let headers = "/*\n  X-Robots-Tag: noimageindex\n  Content-Security-Policy: upgrade-insecure-requests\n  \
                   permissions-policy: usb=(), ambient-light-sensor=()\n/learn/page.html\n  Cache-Control: no-store\n";
    let site = own("_headers", headers);
    assert_eq!(codes(&site.build().ok()), Vec::<String>::new());
    let text = site.page("_headers");
    assert!(text.contains("; frame-ancestors 'none', upgrade-insecure-requests\n"), "{text}");
    assert!(text.contains("web-share=(), usb=(), ambient-light-sensor=()\n"), "{text}");
    assert!(text.contains("  X-Robots-Tag: noimageindex\n/learn/assets/*\n"), "{text}");
    assert!(text.ends_with("/learn/page.html\n  Cache-Control: no-store\n"), "{text}");
    assert_eq!(text.matches("/*\n").count(), 3, "one group for all, one for assets, one for the index: {text}");
}

/// program.md 2.5.
#[test]
fn own_files_for_hosts_weaken_nothing_and_lead_to_nobody_else() {
    for line in [
        "Referrer-Policy: unsafe-url",
        "x-frame-options: SAMEORIGIN",
        "! Content-Security-Policy",
        "Permissions-Policy: camera=*",
        "Set-Cookie: a=b",
        "Refresh: 0; url=/page.html",
        "Link: <https://cdn.example/a.css>; rel=preload",
        "Reporting-Endpoints: default=\"/report\"",
        "Content-Security-Policy: default-src https://cdn.example",
        "Cross-Origin-Opener-Policy: unsafe-none",
    ] {
        let site = own("_headers", &format!("/*\n  X-Robots-Tag: noimageindex\n  {line}\n"));
        let run = site.build().expect(1);
        assert_eq!(codes(&run), ["privacy/hosting"], "{line}");
        let found = &run.diagnostics()[0];
        assert_eq!(
            (&found["path"], &found["line"], &found["column"]),
            (&"static/_headers".into(), &3.into(), &3.into())
        );
        assert!(!site.root().join("public").exists());
    }
    for line in ["/a https://other.example/", "/a //other.example 301", "/* /:splat 301", "/a /\\other.example"] {
        assert_eq!(codes(&own("_redirects", line).check().expect(1)), ["privacy/hosting"], "{line}");
    }
    let run = own("_redirects", "/a /learn/nothing.html\n").check().ok();
    assert_eq!((codes(&run), &run.diagnostics()[0]["severity"]), (vec!["privacy/hosting".into()], &"warning".into()));
    let run = own("robots.txt", "Disallow /\n").check().ok();
    assert_eq!((codes(&run), &run.diagnostics()[0]["severity"]), (vec!["privacy/hosting".into()], &"warning".into()));
    // Its level can't be lowered without a reason for readers, and there is one file of each name.
    let site = own("_headers", "/*\n  Referrer-Policy: unsafe-url\n");
    let site = site.book("[book]\ntitle = \"A\"\n[lint]\nprivacy = \"allow\"\n");
    site.check().expect(1);
    let site = own("robots.txt", "User-agent: *\n").file("content/robots.txt", "User-agent: *\n");
    assert_eq!(codes(&site.check().expect(1)), ["route/duplicate"]);
}

/// program.md 2.6.
#[test]
fn sound_and_video_are_let_in_where_there_are_some() {
    let files =
        ["page.html", "index.html", "404.html", "_headers", "hosting/nginx.conf", ".htaccess", "privacy-manifest.json"];
    for (text, trusted, wanted) in [
        ("<video controls src=\"film.mp4\"></video>", "trust", true),
        ("Words <audio controls src=\"film.mp4\"></audio> and words.", "trust", true),
        ("<picture><source src=\"a.png\"></picture>", "trust", false),
        ("A `<video>`.", "trust", false),
        ("A text.", "deny", false),
    ] {
        let site = Site::new()
            .book(&format!("[book]\ntitle = \"A\"\n[markdown]\nraw-html = \"{trusted}\"\n"))
            .file("content/page.md", format!("{HEAD}{text}\n"))
            .file("content/film.mp4", "")
            .file("content/a.png", "");
        site.build().ok();
        for file in files {
            assert_eq!(
                site.page(file).replace("&#39;", "'").contains("media-src 'self'"),
                wanted,
                "{file} with {text}"
            );
        }
    }
}

/// content.md 2.4 and 2.5.
#[test]
fn what_is_left_out_and_what_leads_out_is_told() {
    let site = Site::new().file("content/page.md", HEAD);
    for left in
        ["page.md.bak", "~$letter.docx", "desktop.ini", "node_modules/a/readme.md", "_drafts/secret.md", "x.orig"]
    {
        site.write(&format!("content/{left}"), "Secret.");
    }
    let run = site.build().ok();
    let told = run.stderr.lines().filter(|line| line.starts_with("Not published")).collect::<Vec<_>>();
    assert_eq!(told.len(), 1, "{}", run.stderr);
    for name in ["content/_drafts/", "content/page.md.bak", "and 1 more"] {
        assert!(told[0].contains(name), "{}", told[0]);
    }
    assert!(site.built().values().all(|bytes| !String::from_utf8_lossy(bytes).contains("Secret.")));

    let outside = TempDir::new().unwrap();
    std::fs::write(outside.path().join("notes.md"), "Secret.").unwrap();
    std::os::unix::fs::symlink(outside.path().join("notes.md"), site.root().join("content/notes.md")).unwrap();
    let run = site.build().expect(2);
    let target = outside.path().join("notes.md").canonicalize().unwrap();
    assert!(
        run.stderr.contains("content/notes.md") && run.stderr.contains(&*target.to_string_lossy()),
        "{}",
        run.stderr
    );
}
