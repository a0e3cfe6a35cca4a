//! Broken sites that are too large, too deep or too odd to be checked in: made anew in every run, the
//! same each time. What candor says about them is in `tests/corpora/broken/<case>/output.txt`.

use crate::broken::examine;
use crate::site::Site;

const HEAD: &str = "---\ntitle: A page\n---\n\n";

macro_rules! made {
    ($($name:ident => $make:expr;)*) => {
        $(#[test]
        fn $name() {
            let make: fn() -> Site = $make;
            examine(&stringify!($name).replace('_', "-"), &make(), &[]);
        })*

        /// The names of the cases.
        pub(crate) fn names() -> impl Iterator<Item = &'static str> {
            [$(stringify!($name)),*].into_iter()
        }
    };
}

made! {
    bytes_bom => || page(b"\xef\xbb\xbf---\ntitle: A page\nsumary: x\n---\n\nText.\n");
    bytes_bom_in_book => || page(b"Text.\n").file("book.toml", b"\xef\xbb\xbf[book]\ntitel = \"A small site\"\n");
    bytes_crlf => || page(b"---\r\ntitle: A page\r\nsumary: x\r\n---\r\n\r\n## One\r\n\r\n[b](b.md)\r\n\r\n:::wibble\r\n:::\r\n");
    bytes_lone_cr => || page(b"---\rtitle: A page\r---\r\rText, [b](b.md).\r");
    bytes_mixed_ends => || page(b"---\r\ntitle: A page\n---\n\r\nText, [b](b.md).\r\r\n");
    bytes_nul => || page(b"---\ntitle: A page\n---\n\nText with \0 in it, [b](b.md).\n");
    bytes_nul_in_front_matter => || page(b"---\ntitle: A \0 page\n---\n\nText.\n");
    bytes_not_utf8 => || page(b"---\ntitle: A page\n---\n\nText with \xff\xfe, caf\xe9.\n");
    bytes_not_utf8_in_book => || page(b"Text.\n").file("book.toml", b"[book]\ntitle = \"caf\xe9\"\n");
    bytes_not_utf8_in_sources => || page(b"Text.\n").file("content/sources.yaml", b"a-2001:\n  title: \"caf\xe9\"\n");
    bytes_utf16 => || page(&"---\ntitle: A page\n---\n".encode_utf16().flat_map(u16::to_le_bytes).collect::<Vec<_>>());
    bytes_binary => || page(&(0..=255).cycle().take(4096).collect::<Vec<u8>>());
    long_line => || body(&"word ".repeat(200_000));
    long_word => || body(&"a".repeat(1_000_000));
    long_stars => || body(&"*".repeat(100_000));
    long_emphasis => || body(&"*a **a ".repeat(20_000));
    long_backticks => || body(&(1..400).map(|n| "`".repeat(n) + " ").collect::<String>());
    long_links => || body(&"[a](".repeat(20_000));
    long_reference_definitions => || body(&(0..20_000).map(|n| format!("[a{n}]: b{n}.md\n")).collect::<String>());
    long_title => || page(format!("---\ntitle: {}\n---\n\nText.\n", "long ".repeat(2_000)).as_bytes());
    long_table => || body(&format!("|{}\n|{}\n|{}\n", "a|".repeat(2_000), "-|".repeat(2_000), "b|".repeat(2_000)));
    long_html_comment => || body(&format!("<!-- {}", "- ".repeat(100_000)));
    many_findings => || body(&"[b](b.md)\n\n".repeat(3_000));
    many_unknown_keys => || page(format!("---\ntitle: A page\n{}---\n", (0..500).map(|n| format!("key{n}: x\n")).collect::<String>()).as_bytes());
    many_same_headings => || body(&"## Same\n\nText.\n\n".repeat(2_000));
    deep_brackets => || body(&"[".repeat(50_000));
    deep_images => || body(&format!("{}x{}", "![".repeat(5_000), "](y)".repeat(5_000)));
    deep_quotes => || body(&format!("{} text\n", ">".repeat(10_000)));
    deep_lists => || body(&format!("{}text\n", "- ".repeat(5_000)));
    deep_containers => || body(&containers(120));
    deep_container_stairs => || body(&":::note\n".repeat(2_000));
    deep_emphasis => || body(&format!("{}x{}", "*a ".repeat(5_000), " a*".repeat(5_000)));
    deep_html => || site_with_trust().file("content/a.md", format!("{HEAD}{}\n", "<div>".repeat(20_000)));
    deep_yaml_lists => || page(format!("---\ntitle: {}\n---\n\nText.\n", "[".repeat(50_000)).as_bytes());
    deep_yaml_maps => || page(format!("---\nextra: {}\n---\n\nText.\n", "{a: ".repeat(50_000)).as_bytes());
    deep_yaml_indent => || page(format!("---\n{}---\n", (0..300).map(|n| " ".repeat(n) + "a:\n").collect::<String>()).as_bytes());
    deep_toml => || page(b"Text.\n").book(&format!("book = {}\n", "[".repeat(20_000)));
    deep_folders => || Site::new().file(&format!("content/{}a.md", "d/".repeat(150)), format!("{HEAD}Text.\n"));
    yaml_bomb => || page(bomb().as_bytes());
    yaml_bomb_in_sources => || page(b"Text.\n").file("content/sources.yaml", bomb().trim_start_matches("---\n"));
    yaml_hundred_thousand_bytes => || page(format!("---\ntitle: A page\nsummary: \"{}\"\n---\n\nText.\n", "x".repeat(100_000)).as_bytes());
    yaml_unclosed_and_long => || page(format!("---\ntitle: A page\n{}", "Text that goes on.\n".repeat(20_000)).as_bytes());
    yaml_huge_numbers => || page(b"---\ntitle: A page\nweight: 1e400\nsensitivity: 0x7fffffffffffffffff\n---\n\nText.\n");
    names_clash_by_case => || Site::new().file("content/Cost.md", HEAD).file("content/cost.md", "---\ntitle: Another\n---\n");
    names_clash_by_form => || Site::new().file("content/caf\u{e9}.md", HEAD).file("content/cafe\u{301}.md", HEAD);
    names_are_odd => odd_names;
    names_are_not_utf8 => not_utf8_name;
    names_are_too_long => || Site::new().file(&format!("content/{}.md", "n".repeat(240)), format!("{HEAD}Text.\n"));
    folder_called_like_a_page => || page(b"[b](b.md)\n").file("content/b.md/c.md", HEAD);
    links_in_a_loop => link_loop;
    links_to_outside => link_outside;
    links_to_nothing => link_to_nothing;
    no_book => || Site::new().file("content/a.md", HEAD);
    no_folder => Site::new;
    book_is_a_folder => || Site::new().file("book.toml/x", "").file("content/a.md", HEAD);
    content_is_a_file => || Site::new().book("[book]\ntitle = \"A small site\"\n").file("content", "Text.\n");
}

/// A site of one page.
fn page(bytes: &[u8]) -> Site {
    let site = Site::new().file("content/a.md", bytes);
    site.settle();
    site
}

/// A site of one page with a title and this text.
fn body(text: &str) -> Site {
    page(format!("{HEAD}{text}\n").as_bytes())
}

fn site_with_trust() -> Site {
    Site::new().book("[book]\ntitle = \"A small site\"\n\n[markdown]\nraw-html = \"trust\"\n")
}

/// Containers in containers, each fence one colon shorter than the one around it.
fn containers(depth: usize) -> String {
    let fence = |n: usize| ":".repeat(n + 3);
    let open: String = (0..depth).rev().map(|n| fence(n) + "note\n").collect();
    let close: String = (0..depth).map(|n| fence(n) + "\n").collect();
    format!("{open}Text.\n{close}")
}

/// Front matter whose aliases would unfold to ten thousand million strings.
fn bomb() -> String {
    let mut yaml = String::from("---\na0: &a0 [x, x, x, x, x, x, x, x, x, x]\n");
    for n in 1..10 {
        let alias = format!("*a{}", n - 1);
        yaml += &format!("a{n}: &a{n} [{}]\n", [alias.as_str(); 10].join(", "));
    }
    yaml + "---\n\nText.\n"
}

fn odd_names() -> Site {
    let names = [
        "a b", "a'b", "a\"b", "a&b", "a<b>", "a#b", "a?b", "a%20b", "a\\b", "a\nb", "-a", "a.b", ".hidden", "CON",
        "日本",
    ];
    let site = Site::new();
    for (number, name) in names.iter().enumerate() {
        site.write(&format!("content/{name}.md"), format!("---\ntitle: Page {number}\n---\n\n[a](none.md)\n"));
    }
    site.settle();
    site
}

#[cfg(unix)]
fn not_utf8_name() -> Site {
    use std::os::unix::ffi::OsStrExt;
    let site = page(b"---\ntitle: A page\n---\n\nText.\n");
    let name = std::ffi::OsStr::from_bytes(b"caf\xe9.md");
    std::fs::write(site.root().join("content").join(name), "Text.\n").unwrap();
    site
}

#[cfg(unix)]
fn link_loop() -> Site {
    let site = page(b"---\ntitle: A page\n---\n\nText, [b](loop/a.md).\n");
    std::os::unix::fs::symlink(".", site.root().join("content/loop")).unwrap();
    std::os::unix::fs::symlink("self.md", site.root().join("content/self.md")).unwrap();
    site
}

#[cfg(unix)]
fn link_outside() -> Site {
    let site = page(b"---\ntitle: A page\n---\n\n[b](b.md) [c](out/leaflet.txt)\n");
    site.write("beside/b.md", HEAD);
    std::os::unix::fs::symlink("../beside/b.md", site.root().join("content/b.md")).unwrap();
    let outside = crate::site::repository("tests/sites/links/content/files");
    std::os::unix::fs::symlink(outside, site.root().join("content/out")).unwrap();
    site
}

#[cfg(unix)]
fn link_to_nothing() -> Site {
    let site = page(b"---\ntitle: A page\n---\n\n[b](b.md) ![p](p.png)\n");
    std::os::unix::fs::symlink("gone.md", site.root().join("content/b.md")).unwrap();
    std::os::unix::fs::symlink("gone.png", site.root().join("content/p.png")).unwrap();
    site
}
