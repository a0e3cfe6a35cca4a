//! The same built site on three servers: whatever is asked for, in whatever packing, they answer alike, and with what
//! lies in the folder.

use super::PAGES;
use super::servers::{Answer, Host, apache, caddy, nginx_with_brotli, served};
use crate::site::{Site, files_under};
use std::path::Path;
use tempfile::TempDir;

/// What browsers say that they take, and the copies that they are sent, the best first.
const PACKINGS: &[(&str, &[(&str, &str)])] = &[
    ("", &[]),
    ("gzip", &[("gz", "gzip")]),
    ("gzip, deflate, br, zstd", &[("br", "br"), ("gz", "gzip")]),
    ("br;q=0, gzip", &[("gz", "gzip")]),
    ("identity", &[]),
];

/// The headers that are the same everywhere.
const ALIKE: [&str; 10] = [
    "content-type",
    "content-encoding",
    "cache-control",
    "vary",
    "content-security-policy",
    "referrer-policy",
    "x-content-type-options",
    "x-frame-options",
    "permissions-policy",
    "cross-origin-opener-policy",
];
/// Those of an answer without a body.
const OF_NOTHING: [&str; 2] = ["cache-control", "vary"];

/// The library with pages of odd names and files of many types.
fn site() -> TempDir {
    let book = "[book]\ntitle = \"A\"\n[build]\npack = \"spt\"\nbase-url = \"https://example.org/learn/\"\n\
                build-dir = \"www/learn\"\n[languages.es]\ntitle = \"B\"\n";
    let mut site = Site::new().book(book);
    for (name, _, alias, _) in PAGES {
        let head = format!("---\ntitle: {name:?}\naliases: [{alias:?}]\n---\n\nThis is {name}.\n");
        site = site.file(&format!("content/{name}.md"), head);
    }
    let table = "a,b\n".repeat(1000);
    for (path, bytes) in [
        ("content/a.png", &b"\x89PNG"[..]),
        ("content/a.JPG", b"\xff\xd8"),
        ("content/a.pdf", b"%PDF"),
        ("content/a.docx", b"PK"),
        ("content/table.csv", table.as_bytes()),
        ("content/own.csv", table.as_bytes()),
        ("content/own.csv.gz", b"\x1f\x8b"),
    ] {
        site.write(path, bytes);
    }
    site.run(&["build", "--precompress", "-q"]).ok();
    served(&site)
}

/// Sixty addresses of it: pages from all over, folders with their slash and without, files of every type, former
/// addresses, and what is not there.
fn addresses(folder: &Path) -> Vec<String> {
    let routes = files_under(&folder.join("www/learn"));
    let find = |part: &str, ending: &str| {
        let mut found = routes.iter().filter(|route| route.contains(part) && route.ends_with(ending));
        found.next().unwrap_or_else(|| panic!("nothing like {part}…{ending}")).clone()
    };
    let plain = |route: &&String| route.bytes().all(|b| b.is_ascii_alphanumeric() || b"/.-".contains(&b));
    let pages: Vec<&String> = routes.iter().filter(plain).filter(|route| route.ends_with(".html")).collect();
    let mut paths: Vec<String> = pages.iter().step_by(pages.len() / 22).take(22).map(|page| (*page).clone()).collect();
    // Apache has no compressed copy for an address with a percent sign.
    paths.extend(PAGES.iter().filter(|(name, ..)| !name.contains('%')).map(|(_, page, ..)| format!("{page}.html")));
    paths.extend(PAGES.iter().map(|(.., alias)| (*alias).to_owned()));
    paths.extend([find("assets/", ".css"), find("assets/", ".js"), find("assets/", ".svg"), find("search/v-", ".js")]);
    paths.extend(
        [
            "",
            "faq/",
            "faq",
            "es",
            "es/",
            "es/search/",
            "search",
            "glossary",
            "search/search.js",
            "faq/?a=b",
            "index.html",
        ]
        .map(str::to_owned),
    );
    paths.extend(
        ["sitemap.xml", "robots.txt", "feed.xml", "privacy-manifest.json", "404.html"]
            .into_iter()
            .chain(["a.png", "a.JPG", "a.pdf", "a.docx", "table.csv", "own.csv"])
            .map(str::to_owned),
    );
    paths.extend(["gone.html", "faq/gone", "assets/gone.css", "faq.html.gone"].map(str::to_owned));
    let paths: Vec<String> = paths.into_iter().map(|path| format!("/learn/{path}")).collect();
    assert!(paths.len() >= 60, "{} addresses", paths.len());
    paths
}

/// An address in plain letters: servers encode them in different ways, which mean the same.
fn decoded(address: &str) -> String {
    percent_encoding::percent_decode_str(address).decode_utf8().unwrap().into_owned()
}

/// Where an answer leads, without the host's own name.
fn location(answer: &Answer, host: &Host) -> String {
    let to = answer.header("location");
    decoded(to.strip_prefix(&format!("http://127.0.0.1:{}", host.port)).unwrap_or(&to))
}

/// What has to be the same: where there is no body, its type says nothing.
fn told(answer: &Answer, host: &Host) -> Vec<String> {
    let is_file = [200, 404].contains(&answer.status);
    let names = ALIKE.iter().filter(|name| is_file || **name != "content-type");
    let headers = names.map(|name| format!("{name}: {}", answer.header(name)));
    [format!("{} {}", answer.status, location(answer, host))].into_iter().chain(headers).collect()
}

/// The file that an address means, in the packing that a browser takes; what is not there is 404.html.
fn in_folder(folder: &Path, path: &str, packings: &[(&str, &str)]) -> (Vec<u8>, String) {
    let decoded = decoded(path.split('?').next().unwrap());
    let file = folder.join(format!("www{decoded}"));
    let file = if decoded.ends_with('/') { file.join("index.html") } else { file };
    let file = if file.is_file() { file } else { folder.join("www/learn/404.html") };
    let packed = packings.iter().find_map(|(ending, name)| {
        let bytes = std::fs::read(format!("{}.{ending}", file.display())).ok()?;
        Some((bytes, (*name).to_owned()))
    });
    packed.unwrap_or_else(|| (std::fs::read(&file).unwrap(), String::new()))
}

#[test]
fn three_servers_answer_alike() {
    let folder = site();
    let all = ["alias", "headers", "rewrite", "deflate", "filter", "negotiation", "setenvif"];
    let servers = [
        ("nginx", nginx_with_brotli(folder.path())),
        ("Caddy", caddy(folder.path())),
        ("Apache", apache(folder.path(), &all, "FileInfo")),
    ];
    let servers: Vec<(&str, Host)> = servers.into_iter().filter_map(|(name, host)| Some((name, host?))).collect();
    let mut wrong = Vec::new();
    for path in addresses(folder.path()) {
        for (accepted, packings) in PACKINGS {
            let packing = [("Accept-Encoding", *accepted)];
            let headers = if accepted.is_empty() { &packing[..0] } else { &packing[..] };
            let mut first: Option<Vec<String>> = None;
            for (name, host) in &servers {
                let answer = host.ask("GET", &path, headers);
                let told = told(&answer, host);
                let first = first.get_or_insert_with(|| told.clone());
                if told[0] != first[0] {
                    wrong.push(format!("{name} {path} ({accepted}): {}, not {}", told[0], first[0]));
                    continue;
                }
                let differs = told.iter().zip(first.iter()).filter(|(own, first)| own != first);
                wrong.extend(differs.map(|(own, first)| format!("{name} {path} ({accepted}): {own}, not {first}")));
                if [200, 404].contains(&answer.status) {
                    let (bytes, encoding) = in_folder(folder.path(), &path, packings);
                    if answer.body != bytes || answer.header("content-encoding") != encoding {
                        wrong.push(format!("{name} {path} ({accepted}): not the file, as {encoding:?}"));
                    }
                }
                if answer.status == 200 {
                    wrong.extend(
                        known(host, &path, headers, &answer).map(|what| format!("{name} {path} ({accepted}): {what}")),
                    );
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{} differences:\n{}", wrong.len(), wrong.join("\n"));
}

/// What is wrong with the answers to somebody who has the file already, or wants its headers alone.
fn known(host: &Host, path: &str, headers: &[(&str, &str)], answer: &Answer) -> Option<String> {
    for (name, value) in
        [("If-None-Match", answer.header("etag")), ("If-Modified-Since", answer.header("last-modified"))]
    {
        let again = host.ask("GET", path, &[headers, &[(name, value.as_str())]].concat());
        let differs = OF_NOTHING.iter().find(|header| again.header(header) != answer.header(header));
        if again.status != 304 || !again.body.is_empty() || differs.is_some() {
            return Some(format!("{name}: {value} gives {} with {differs:?}", again.status));
        }
    }
    let head = host.ask("HEAD", path, headers);
    let differs = ALIKE.iter().find(|header| head.header(header) != answer.header(header));
    let is_same = head.status == 200 && head.body.is_empty() && differs.is_none();
    (!is_same).then(|| format!("HEAD gives {} with {differs:?}", head.status))
}
