//! What an author wrote is on the page, or is found; and what was kept back is not in the built folder.

use crate::html;
use crate::site::Site;

const SENTENCE: &str = "If you are in **danger**, call the police.";
const SHOWN: &str = "If you are in <strong>danger</strong>, call the police.";

fn page(body: &str) -> String {
    format!("---\ntitle: A page\n---\n{body}\n")
}

#[test]
fn words_behind_a_comment_are_shown() {
    let bodies = [
        "<!-- ask Ann --> SENTENCE",
        "<!-- ask Ann -->SENTENCE",
        "<!----> SENTENCE",
        "   <!-- ask Ann --> SENTENCE",
        "<!-- one --> <!-- two --> SENTENCE",
        "<!-- one --> <!-- two\n\n--> SENTENCE",
        "<!-- a long\n\ncomment\n--> SENTENCE",
        "Before.\n<!-- ask Ann --> SENTENCE\nAfter.",
        "- <!-- ask Ann --> SENTENCE\n- After.",
        "- Before.\n- <!-- ask\n  Ann --> SENTENCE\n\n  After.",
        "1. <!-- ask Ann --> SENTENCE",
        "- > - <!-- ask Ann --> SENTENCE",
        "> <!-- ask Ann --> SENTENCE",
        "> Before.\n>\n> <!-- ask\n> Ann\n> --> SENTENCE\n> After.",
        "> [!NOTE]\n> <!-- ask Ann --> SENTENCE",
        "Term\n: <!-- ask Ann --> SENTENCE",
        "Text.[^a-long-label-of-a-note]\n\n[^a-long-label-of-a-note]: <!-- ask Ann --> SENTENCE",
        ":::note\n<!-- ask Ann --> SENTENCE\n:::",
        "- :::note\n  <!-- ask Ann --> SENTENCE\n  :::",
        "<!-- one --> - <!-- two --> SENTENCE",
    ];
    for (how, word) in [("deny", "denied"), ("sanitise", "cleaned")] {
        let site = Site::new().book(&format!("[markdown]\nraw-html = \"{how}\"\n"));
        for (number, body) in bodies.iter().enumerate() {
            site.write(&format!("content/p{number}.md"), page(&body.replace("SENTENCE", SENTENCE)));
        }
        let found = site.build().ok().diagnostics();
        assert_eq!(found, [] as [serde_json::Value; 0], "{word}");
        for (number, body) in bodies.iter().enumerate() {
            let text = site.page(&format!("p{number}.html"));
            let main = html::main(&text);
            assert!(main.contains(SHOWN), "{word}: {body}\n{main}");
            assert!(!main.contains("Ann") && !main.contains("<!--"), "{word}: {body}\n{main}");
            assert!(!main.contains("<pre"), "{word}: {body}\n{main}");
        }
    }
}

#[test]
fn what_stands_behind_a_comment_keeps_its_place() {
    let site = Site::new()
        .file("content/list.md", page("- Before.\n- <!-- x --> Words.\n- After."))
        .file("content/quote.md", page("> <!-- x --> One.\n> Two."))
        .file("content/blocks.md", page("<!-- x --> ## More\n\n<!-- y --> - an item"))
        .file("content/place.md", page("> é <b>\n>\n> <!-- x --> [a link](nowhere.md) and :::\n\n[b](gone.md)"));
    let run = site.check().expect(1);
    let places: Vec<_> = run
        .diagnostics()
        .iter()
        .filter(|finding| finding["code"] == "link/missing-target")
        .map(|finding| (finding["line"].as_u64().unwrap(), finding["column"].as_u64().unwrap()))
        .collect();
    assert_eq!(places, [(6, 14), (8, 1)], "{}", run.stdout);
    std::fs::remove_file(site.root().join("content/place.md")).unwrap();
    site.build().ok();
    let main = |page: &str| html::main(&site.page(page)).to_owned();
    assert!(main("list.html").contains("<li>Before.</li>\n<li>Words.</li>\n<li>After.</li>"), "{}", main("list.html"));
    assert!(main("quote.html").contains("<blockquote>\n<p>One.\nTwo.</p>\n</blockquote>"), "{}", main("quote.html"));
    assert!(main("blocks.html").contains("More</h2>"), "{}", main("blocks.html"));
    assert!(main("blocks.html").contains("<li>an item</li>"), "{}", main("blocks.html"));
}

#[test]
fn trusted_html_is_verbatim() {
    let line = "<!-- ask Ann --> If you are in **danger**, call the police.";
    let site = Site::new().book("[markdown]\nraw-html = \"trust\"\n").file("content/p.md", page(line));
    site.build().ok();
    assert!(site.page("p.html").contains(line));
}

#[test]
fn a_comment_without_an_end_is_found() {
    for (body, line, column) in [
        ("Intro.\n\n<!-- todo\n\n## More\n\nWords.", 6, 1),
        ("- One.\n- <!-- todo\n\n  Words.\n\nAfter.", 5, 3),
        ("> <!-- todo\n> Words.\n\nAfter.", 4, 3),
        ("<!-- one --> <!-- two\n\nWords.", 4, 14),
    ] {
        let site = Site::new().file("content/p.md", page(body));
        let found = site.build().expect(1).diagnostics();
        let places: Vec<_> = found.iter().map(|found| (&found["code"], &found["line"], &found["column"])).collect();
        assert_eq!(places, [(&"html/unclosed-comment".into(), &line.into(), &column.into())], "{body}");
        assert!(!site.root().join("public/p.html").exists());
    }
}

/// Front matter that says that the page is a draft, in one spelling or another.
const DISPLACED: &[(&str, bool)] = &[
    ("\u{feff}---\ntitle: S\ndraft: true\n---\nSecret.\n", true),
    ("\u{feff}\u{feff}---\ntitle: S\ndraft: true\n---\nSecret.\n", true),
    ("\n---\ntitle: S\ndraft: true\n---\nSecret.\n", true),
    ("\r\n\r\n---\r\ntitle: S\r\ndraft: true\r\n---\r\nSecret.\r\n", true),
    (" ---\ntitle: S\ndraft: true\n---\nSecret.\n", true),
    ("\u{200b}---\ntitle: S\ndraft: true\n---\nSecret.\n", true),
    ("<!-- licence -->\n---\ntitle: S\ndraft: true\n---\nSecret.\n", true),
    ("<!-- a\nlicence --> <!-- and more -->\n\n---\nsensitivity: 3\ndraft: true\n---\nSecret.\n", true),
    ("----\ntitle: S\ndraft: true\n----\nSecret.\n", false),
    ("—\nTitle: S\nDraft: true\n—\nSecret.\n", false),
    ("---\ntitle: S\ndraft: true\n----\nSecret.\n", false),
    ("---\ntitle: S\ndraft: true\n\nSecret.\n", false),
    ("\n---\ntitle: S\ndraft: true\n\nSecret.\n", false),
    ("```yaml\ntitle: S\ndraft: true\n```\nSecret.\n", false),
    ("\n~~~ yml\ndraft: true\n~~~\nSecret.\n", false),
    ("```\n---\ntitle: S\ndraft: true\n---\n```\nSecret.\n", false),
    ("{ \"title\": \"S\", \"draft\": true }\n\nSecret.\n", false),
    ("{\n  \"draft\": true,\n  \"title\": \"S\"\n}\nSecret.\n", false),
    ("+++\ntitle = \"S\"\ndraft = true\n+++\nSecret.\n", false),
    ("\n+++\ntitle = \"S\"\ndraft = true\n+++\nSecret.\n", false),
    ("title: S\ndraft: true\n---\nSecret.\n", false),
    ("title: S\ntopics:\n  - a\n- b\ndraft: true\n---\nSecret.\n", false),
    ("title: S\ndraft: true\n\nSecret.\n", false),
    ("---\ntitle: A: S\ndraft: true\n---\nSecret.\n", false),
    ("---\n- title\n- draft\n---\nSecret.\n", false),
    ("---\ntitle: S\ndraft: perhaps\n---\nSecret.\n", false),
    ("---\ntitle: S\nDraft: true\n---\nSecret.\n", false),
    ("---\ntitle: S\nsensitivity: high\n---\nSecret.\n", false),
];

#[test]
fn front_matter_that_is_displaced_publishes_nothing() {
    for (text, is_read) in DISPLACED {
        let book = "[lint]\nall = \"allow\"\n\"front-matter\" = \"allow\"\n";
        let site = Site::new().file("content/index.md", page("Home.")).file("content/s.md", text).book(book);
        for arguments in [&["build"][..], &["build", "--drafts"]] {
            site.run(arguments).ok();
            let shown =
                site.built().into_iter().filter(|(_, bytes)| String::from_utf8_lossy(bytes).contains("Secret."));
            let shown: Vec<String> = shown.map(|(path, _)| path).collect();
            // A draft that was understood is built when drafts are asked for.
            let expected = *is_read && arguments.len() > 1;
            assert_eq!(!shown.is_empty(), expected, "{arguments:?} {text:?}: {shown:?}");
        }
        site.write("book.toml", "[book]\ntitle = \"A small site\"\n");
        let found = site.check().expect(i32::from(!is_read)).diagnostics();
        if !is_read {
            let family = |found: &serde_json::Value| found["code"].as_str().unwrap().starts_with("front-matter/");
            let first = found.iter().find(|finding| family(finding)).expect("a finding");
            assert_eq!(first["path"], "content/s.md", "{text:?}");
            assert!(first["help"].is_string() || first["code"] != "front-matter/syntax", "{text:?}: {first}");
            assert!(found.iter().all(family), "one mistake, one finding: {text:?}: {found:?}");
        }
    }
}

#[test]
fn pages_that_only_look_like_it_are_published() {
    for text in [
        "Words.\n",
        "<!-- licence -->\nWords.\n",
        "<!-- licence -->\n\n---\n\nWords: and more.\n\n---\n",
        "\n---\nWords.\n",
        "----\nWords.\n",
        "----\n\nWords: a story\n",
        "```yaml\nkey: value\n```\nWords.\n",
        "```\nWords.\n```\n",
        "```js\ntitle: Words\n```\n",
        "{ \"a\": 1 } Words.\n",
        "{#words} Words.\n",
        "Summary: Words\n---\n",
        "Words: they matter\n---\n",
        "summary: Words\n\nMore.\n",
        "Time: 9:00\nPlace: Words\n",
        "- title: Words\n- draft: no\n---\n",
        "# Words\n\ntitle: and so on\n---\n",
    ] {
        let site = Site::new().file("content/index.md", page("Home.")).file("content/s.md", text);
        site.build().ok();
        assert!(html::main(&site.page("s.html")).contains("Words"), "{text:?}");
    }
}

/// After a report of another generator: a path with a space lists nothing, and nothing says so.
#[test]
fn a_slip_of_the_pen_in_the_summary_is_found() {
    let summary = "- [Home](index.md)\n  - [Two words](./two words.md)\n- [Two words](<two words.md>)\n";
    let site = Site::new()
        .file("content/index.md", "---\ntitle: Home\n---\nText.\n")
        .file("content/two words.md", "---\ntitle: Two\n---\nText.\n")
        .file("content/SUMMARY.md", summary);
    let found = site.check().diagnostics();
    let [slip] = &found[..] else { panic!("{found:?}") };
    assert_eq!((slip["path"].as_str(), slip["line"].as_u64()), (Some("content/SUMMARY.md"), Some(2)), "{slip}");
}
