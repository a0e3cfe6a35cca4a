//! The pages of `docs/content/hosting/` say what works: what they tell to type is typed, but for what needs another machine or
//! an account, and the servers are started with the settings that they show.

use super::servers::{Host, apache_with, caddy_with, has_brotli, missing, nginx_with, served};
use crate::site::{Run, Site, files_under, repository, tree};
use std::path::Path;
use std::process::Command;
use tempfile::TempDir;

/// Blocks of a page whose commands can run here begin so.
const HERE: &str = "sh here";

fn page(name: &str) -> String {
    std::fs::read_to_string(repository("docs/content/hosting").join(name)).unwrap()
}

fn pages() -> Vec<String> {
    files_under(&repository("docs/content/hosting")).into_iter().filter(|name| name.ends_with(".md")).collect()
}

/// The fenced blocks of a page that are called so, also those in lists.
fn blocks(text: &str, wanted: &str) -> Vec<String> {
    let mut found = Vec::new();
    let mut lines = text.lines();
    while let Some(line) = lines.next() {
        let Some(info) = line.trim_start().strip_prefix("```") else { continue };
        let indent = line.len() - line.trim_start().len();
        let block = lines.by_ref().take_while(|line| line.trim() != "```");
        let block: String = block.map(|line| format!("{}\n", line.get(indent..).unwrap_or_default())).collect();
        if info == wanted {
            found.push(block);
        }
    }
    found
}

/// A clinic's site that has said where it will be.
fn riverside() -> Site {
    let site = Site::new();
    let init = ["init", "riverside", "--name", "Riverside", "--country", "GB", "--pack", "essentials"];
    site.run_bare(&init).ok();
    let book = std::fs::read_to_string(site.root().join("riverside/book.toml")).unwrap();
    let known =
        book.replacen("# base-url = \"https://example.org/learn/\"", "base-url = \"https://learn.example.org/\"", 1);
    assert_ne!(known, book);
    site.write("riverside/book.toml", known);
    site
}

/// Types commands beside a site's folder; other machines and sticks are folders of `world/`.
fn typed(site: &Site, commands: &str) {
    let script = commands.replace("you@learn.example.org:/", "world/").replace(" /media/", " world/media/");
    for folder in ["world/srv/learning", "world/media/stick", "home"] {
        std::fs::create_dir_all(site.root().join(folder)).unwrap();
    }
    let programs = Path::new(env!("CARGO_BIN_EXE_candor")).parent().unwrap();
    let path = format!("{}:{}", programs.display(), std::env::var("PATH").unwrap());
    let mut bash = Command::new("bash");
    bash.args(["-eu", "-o", "pipefail", "-c", &script]).current_dir(site.root()).env("PATH", path);
    bash.env("HOME", site.root().join("home")).env("GIT_CONFIG_NOSYSTEM", "1");
    for who in ["AUTHOR", "COMMITTER"] {
        bash.env(format!("GIT_{who}_NAME"), "A").env(format!("GIT_{who}_EMAIL"), "a@example.org");
    }
    Run::of(bash, site.root()).ok();
}

#[test]
fn what_the_pages_tell_to_type_works() {
    if Command::new("rsync").arg("--version").output().is_err() {
        missing::<()>("rsync");
        return;
    }
    for name in pages() {
        let site = riverside();
        let blocks = blocks(&page(&name), HERE);
        assert!(!blocks.is_empty(), "{name} has nothing that can be tried");
        // What is typed on one page is typed in one window.
        typed(&site, &blocks.concat());
        let there = |path: &str| site.root().join(path).exists();
        match name.as_str() {
            "nginx.md" | "caddy.md" | "apache.md" | "rsync-sftp.md" => {
                let sent = tree(&site.root().join("world/srv/learning"));
                assert!(sent == tree(&site.root().join("riverside/public")), "{name}: not all was sent");
                assert!(sent.contains_key(".htaccess") && sent.contains_key("index.html.br"), "{name}");
            }
            "memory-stick.md" => {
                assert!(there("world/media/stick/learning/index.html"));
                assert!(!there("world/media/stick/learning/index.html.br"));
            }
            "github-pages.md" => assert!(there("riverside/.github/workflows/site.yml") && there("riverside/.git")),
            "gitlab-pages.md" => assert!(there("riverside/.gitlab-ci.yml") && there("riverside/.git")),
            "s3.md" => assert!(!there("riverside/public"), "what is checked is not written"),
            _ => assert!(there("riverside/public/index.html"), "{name}"),
        }
    }
}

#[test]
fn every_page_is_named_by_the_index_and_leads_to_what_is_there() {
    let index = page("README.md");
    for name in pages() {
        assert!(name == "README.md" || index.contains(&format!("]({name})")), "README.md does not name {name}");
        let text = page(&name);
        for link in text.split("](").skip(1).filter_map(|rest| rest.split(')').next()) {
            let (file, heading) = link.split_once('#').unwrap_or((link, ""));
            assert!(
                file.is_empty() || repository("docs/content/hosting").join(file).exists(),
                "{name} leads to {link}"
            );
            let slug =
                |line: &str| line.trim_start_matches('#').trim().to_lowercase().replace(' ', "-").replace('\'', "");
            assert!(heading.is_empty() || text.lines().any(|line| slug(line) == heading), "{name} leads to {link}");
        }
        let tried = text.split("## What was tried").nth(1);
        assert!(tried.is_some(), "{name} does not say what was tried");
    }
    let hosted =
        ["hosting/nginx.conf", "hosting/Caddyfile", ".htaccess", "_headers", "_redirects", ".nojekyll", "404.html"];
    let site = riverside();
    site.run_bare(&["build", "riverside", "-q"]).ok();
    for file in hosted {
        assert!(index.contains(&format!("`{file}`")), "README.md does not name {file}");
        assert!(site.root().join("riverside/public").join(file).exists(), "{file} is not there");
    }
}

/// The site, where every user may read it, and its path.
fn published() -> (TempDir, String) {
    let site = riverside();
    site.run_bare(&["build", "riverside", "-q", "--precompress", "--dest-dir", "www/learn"]).ok();
    let folder = served(&site);
    let path = folder.path().join("www/learn").display().to_string();
    (folder, path)
}

/// The one block of settings that a page shows, for a site that lies elsewhere.
fn settings(name: &str, info: &str, path: &str) -> String {
    let found = blocks(&page(name), info);
    assert_eq!(found.len(), 1, "{name}");
    found[0].replace("/srv/learning", path)
}

/// What readers rely on, and the copies.
fn is_published(host: &Host, brotli: bool) {
    let plain = host.get("/");
    let packed = host.ask("GET", "/", &[("Accept-Encoding", "gzip, br")]);
    assert_eq!((plain.status, packed.status), (200, 200));
    assert!(plain.text().contains("Riverside") && plain.text() == packed.text());
    assert_eq!(packed.header("content-encoding"), if brotli { "br" } else { "gzip" });
    let gone = host.get("/not/here");
    assert_eq!(gone.status, 404);
    for answer in [&plain, &packed, &gone] {
        assert!(answer.header("content-security-policy").contains("frame-ancestors 'none'"), "{answer:?}");
        assert_eq!(answer.header("content-type"), "text/html; charset=utf-8");
    }
}

#[test]
fn nginx_starts_as_its_page_says() {
    let (folder, path) = published();
    let block = settings("nginx.md", "nginx", &path);
    assert!(block.contains("listen 80;") && block.contains("brotli_static on;"), "{block}");
    let at = |block: &str, port: u16| block.replace("listen 80;", &format!("listen 127.0.0.1:{port};"));
    let without = block.replace("    brotli_static on;\n", "");
    let Some(host) = nginx_with(folder.path(), |port| at(&without, port)) else { return };
    is_published(&host, false);
    drop(host);
    if has_brotli() {
        is_published(&nginx_with(folder.path(), |port| at(&block, port)).unwrap(), true);
    }
}

#[test]
fn caddy_starts_as_its_page_and_the_dockerfile_say() {
    let (folder, path) = published();
    let block = settings("caddy.md", "caddy", &path);
    let at = |port| block.replace("learn.example.org", &format!("http://127.0.0.1:{port}"));
    let Some(host) = caddy_with(folder.path(), at) else { return };
    is_published(&host, true);
    drop(host);
    let dockerfile = page("Dockerfile");
    let (_, rest) = dockerfile.split_once("COPY <<'END' /etc/caddy/Caddyfile\n").unwrap();
    let (written, _) = rest.split_once("\nEND\n").unwrap();
    assert!(written.contains("root * /srv\n") && written.contains(":8080 {"), "{written}");
    let at = |port: u16| written.replace("/srv", &path).replace(":8080", &format!("127.0.0.1:{port}")) + "\n";
    // Without a name, there is no https to be had.
    let at = |port: u16| at(port).replace("127.0.0.1", "http://127.0.0.1");
    is_published(&caddy_with(folder.path(), at).unwrap(), true);
}

#[test]
fn apache_starts_as_its_page_says() {
    let (folder, path) = published();
    let block = settings("apache.md", "apache", &path);
    assert!(block.contains("<VirtualHost *:80>"), "{block}");
    let at = |port| block.replace("*:80", &format!("127.0.0.1:{port}"));
    let Some(host) = apache_with(folder.path(), &["alias", "headers", "rewrite"], at) else { return };
    is_published(&host, true);
    drop(host);
    // Where rewriting is forbidden, the page says what is seen, and what to leave out.
    let forbidden = |port: u16| at(port).replace("Options FollowSymLinks", "Options None");
    let host = apache_with(folder.path(), &["alias", "headers", "rewrite"], forbidden).unwrap();
    assert_eq!(host.get("/").status, 403);
    let file = folder.path().join("www/learn/.htaccess");
    let text = std::fs::read_to_string(&file).unwrap();
    let (before, rest) = text.split_once("<IfModule mod_rewrite.c>").unwrap();
    let (_, after) = rest.split_once("</IfModule>\n</IfModule>\n").unwrap();
    std::fs::write(&file, format!("{before}{after}")).unwrap();
    let answer = host.ask("GET", "/", &[("Accept-Encoding", "br")]);
    assert_eq!((answer.status, answer.header("content-encoding")), (200, String::new()));
}
