//! `build --precompress`: what is in the copies, and whose they are.

use crate::site::{Site, tree};
use std::io::Read as _;

const TABLE: &str = "one,two,three\n";

fn site() -> Site {
    Site::new()
        .file("content/page.md", "---\ntitle: A page\n---\n\nText.\n")
        .file("content/table.csv", TABLE.repeat(500))
        .file("content/own.csv", TABLE.repeat(500))
        .file("content/own.csv.gz", "The site's own.")
        .file("content/small.txt", TABLE)
        .file("content/picture.png", TABLE.repeat(500))
}

pub(crate) fn unpacked(ending: &str, bytes: &[u8]) -> Vec<u8> {
    let mut plain = Vec::new();
    match ending {
        "br" => brotli::BrotliDecompress(&mut &bytes[..], &mut plain).unwrap(),
        _ => drop(flate2::read::GzDecoder::new(bytes).read_to_end(&mut plain).unwrap()),
    }
    plain
}

#[test]
fn copies_hold_what_they_stand_beside_and_go_with_it() {
    let site = site();
    let run = site.run(&["build", "--precompress", "--format", "json"]).ok();
    let built = site.built();
    let counted = run.of_type("summary")[0]["files"].as_u64().unwrap();
    assert_eq!(counted as usize, built.len() - 1, "all but the list are counted");
    for route in ["page.html", "index.html", "404.html", "table.csv", "own.csv", "sitemap.xml", "feed.xml"] {
        for ending in ["br", "gz"] {
            let Some(copy) = built.get(&format!("{route}.{ending}")) else {
                assert!(built.get(route).is_none_or(|plain| plain.len() < 1024), "{route} has no {ending}");
                continue;
            };
            if (route, ending) == ("own.csv", "gz") {
                assert_eq!(copy, b"The site's own.");
            } else {
                assert_eq!(unpacked(ending, copy), built[route], "{route}.{ending}");
                assert!(copy.len() < built[route].len(), "{route}.{ending}");
            }
        }
    }
    assert!(built.contains_key("page.html.br") && built.contains_key("table.csv.gz"));
    for none in ["small.txt.br", "picture.png.gz", ".htaccess.br", "_headers.gz", "page.html.br.br", "own.csv.gz.br"] {
        assert!(!built.contains_key(none), "{none}");
    }
    let list = String::from_utf8(built[".candor-files"].clone()).unwrap();
    assert!(list.lines().any(|line| line == "page.html.br"), "{list}");

    site.run(&["build", "--precompress", "--dest-dir", "other", "--threads", "1"]).ok();
    assert!(tree(&site.root().join("other")) == built, "other threads, other bytes");

    std::fs::remove_file(site.root().join("content/table.csv")).unwrap();
    site.run(&["build", "--precompress"]).ok();
    assert!(!site.built().keys().any(|route| route.starts_with("table.csv")));
    site.run(&["build"]).ok();
    let left: Vec<String> =
        site.built().into_keys().filter(|route| route.ends_with(".br") || route.ends_with(".gz")).collect();
    assert_eq!(left, ["own.csv.gz"], "copies of an older state are worse than none");
}

#[test]
fn what_somebody_else_packed_is_not_written_over() {
    let site = site();
    site.run(&["build"]).ok();
    site.write("public/page.html.gz", "Another program's.");
    let told = site.run(&["build", "--precompress"]).expect(2).stderr;
    assert!(told.contains("page.html.gz"), "{told}");
    assert_eq!(site.page("page.html.gz"), "Another program's.");
    site.run(&["build", "--precompress", "--force"]).ok();
    assert_eq!(unpacked("gz", &site.built()["page.html.gz"]), site.built()["page.html"]);
}
