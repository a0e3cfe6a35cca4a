//! What an author wrote is on the page, or is found; and what was kept back is not in the built folder.

use crate::html;
use crate::site::Site;

const SENTENCE: &str = "If you are in **danger**, call the police.";
const SHOWN: &str = "If you are in <strong>danger</strong>, call the police.";

fn page(body: &str) -> String {
    format!("---\ntitle: A page\n---\n{body}\n")
}

/// content.md 1.1 and 1.2.
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

/// content.md 1.1.
#[test]
fn trusted_html_is_verbatim() {
    let line = "<!-- ask Ann --> If you are in **danger**, call the police.";
    let site = Site::new().book("[markdown]\nraw-html = \"trust\"\n").file("content/p.md", page(line));
    site.build().ok();
    assert!(site.page("p.html").contains(line));
}

/// content.md 1.3.
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
    ("\u{2060}---\ntitle: S\ndraft: true\n---\nSecret.\n", true),
    ("\t---\ntitle: S\ndraft: true\n---\nSecret.\n", true),
    ("--- \t\ntitle: S\ndraft: true\n---  \nSecret.\n", true),
    ("---\n  title: S\n  draft: true\n---\nSecret.\n", true),
    ("---\ntitle: S\ndraft: true\n ---\nSecret.\n", true),
    ("---\rtitle: S\rdraft: true\r---\rSecret.\r", true),
    ("<!-- a -->\n\n<!-- b -->\n---\ntitle: S\ndraft: true\n---\nSecret.\n", true),
    ("---\n# a comment\ntitle: S\ndraft: true\n---\nSecret.\n", true),
    ("---\n\ntitle: S\n\ndraft: true\n\n---\nSecret.\n", true),
    ("---\n{ title: S, draft: true }\n---\nSecret.\n", true),
    ("---\n\"title\": S\n\"draft\": true\n---\nSecret.\n", true),
    ("---\ntitle: S\ndraft : true\n---\nSecret.\n", true),
    ("---\ntitle: S\ndraft: True\n---\nSecret.\n", true),
    ("---\n---\ntitle: S\ndraft: true\n---\nSecret.\n", false),
    ("---\ntitle: S\n---\n---\ndraft: true\n---\nSecret.\n", false),
    ("---\ntitle: S\n---\n\n---\ndraft: true\n---\nSecret.\n", false),
    ("---\ntitle: S\ndraft: true\n...\nSecret.\n", false),
    ("%YAML 1.2\n---\ntitle: S\ndraft: true\n---\nSecret.\n", false),
    ("--- yaml\ntitle: S\ndraft: true\n---\nSecret.\n", false),
    ("---yaml\ntitle: S\ndraft: true\n---\nSecret.\n", false),
    ("--\ntitle: S\ndraft: true\n--\nSecret.\n", false),
    ("***\ntitle: S\ndraft: true\n***\nSecret.\n", false),
    ("___\ntitle: S\ndraft: true\n___\nSecret.\n", false),
    ("===\ntitle: S\ndraft: true\n===\nSecret.\n", false),
    ("===\ntitle: S\ndraft: true\n---\nSecret.\n", false),
    (";;;\n{ \"title\": \"S\", \"draft\": true }\n;;;\nSecret.\n", false),
    ("<!--\ntitle: S\ndraft: true\n-->\nSecret.\n", false),
    ("<!--\n---\ntitle: S\ndraft: true\n---\n-->\nSecret.\n", false),
    ("<!--\n.. title: S\n.. draft: true\n-->\nSecret.\n", false),
    (":title: S\n:draft: true\n\nSecret.\n", false),
    ("> ---\n> title: S\n> draft: true\n> ---\nSecret.\n", false),
    ("---\ntitle: S\ndraft:true\n---\nSecret.\n", false),
    ("---\ntitle: S\ndraft:\u{a0}true\n---\nSecret.\n", false),
    ("---\ntitle: S\ndraft: \u{201c}true\u{201d}\n---\nSecret.\n", false),
    ("---\ntitle: S\ndraft\u{ff1a} true\n---\nSecret.\n", false),
    ("---\ntitle: S\n\tdraft: true\n---\nSecret.\n", false),
    ("---\ntitle: S\ndraft: true\ndraft: false\n---\nSecret.\n", false),
    ("---\ntitle: S\ndraft: yes\n---\nSecret.\n", false),
    ("---\ntitle: S\nsensitivity: 4\n---\nSecret.\n", false),
];

/// content.md 2.1 and 2.2; people.md 0.5.
#[test]
fn front_matter_that_is_displaced_publishes_nothing() {
    const BOOK: &str = "[book]\ntitle = \"A small site\"\n";
    let allowing = "[build]\nmax-sensitivity = 1\n[lint]\nall = \"allow\"\n\"front-matter\" = \"allow\"\n";
    let site = Site::new().file("content/index.md", page("Home.")).book(&format!("{BOOK}{allowing}"));
    let secret = |number: usize| format!("Secret{number}x.");
    let write = |change: &dyn Fn(&str) -> String| {
        for (number, (text, _)) in DISPLACED.iter().enumerate() {
            site.write(&format!("content/s{number}.md"), change(text).replace("Secret.", &secret(number)));
        }
    };
    let shown = |arguments: &[&str]| -> Vec<bool> {
        site.run(arguments).ok();
        let all: String = site.built().values().map(|bytes| String::from_utf8_lossy(bytes).into_owned()).collect();
        (0..DISPLACED.len()).map(|number| all.contains(&secret(number))).collect()
    };
    write(&str::to_owned);
    let (plainly, with_drafts) = (shown(&["build"]), shown(&["build", "--drafts"]));
    write(&|text| text.replace("raft: true", "raft: false").replace("title: S", "title: S\nsensitivity: 3"));
    let sensitive = shown(&["build"]);
    let mut wrong = Vec::new();
    for (number, (text, is_read)) in DISPLACED.iter().enumerate() {
        // A draft that was understood is built when drafts are asked for.
        if plainly[number] || sensitive[number] || with_drafts[number] != (*is_read && !text.contains("sensitivity: 3"))
        {
            wrong.push(format!("{text:?} is shown: {}, {}", plainly[number], sensitive[number]));
        }
    }
    write(&str::to_owned);
    site.write("book.toml", BOOK);
    let found = site.check().diagnostics();
    for (number, (text, is_read)) in DISPLACED.iter().enumerate() {
        let path = format!("content/s{number}.md");
        let own = found.iter().filter(|found| found["path"] == *path && found["severity"] == "error");
        let codes: Vec<_> = own.clone().map(|found| found["code"].as_str().unwrap()).collect();
        let helps = own.clone().all(|found| found["help"].is_string() || found["code"] != "front-matter/syntax");
        if codes.is_empty() != *is_read || !helps || !codes.iter().all(|code| code.starts_with("front-matter/")) {
            wrong.push(format!("{text:?}: {codes:?}, help: {helps}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    assert!(DISPLACED.len() >= 40);
}

/// Keys that are not known: an error, unless the site has said that they are none.
#[test]
fn keys_that_would_keep_a_page_back_are_told() {
    for head in ["meta:\n  draft: true", "status: draft", "\u{200b}draft: true", "published: false", "hidden: true"] {
        let site = Site::new().file("content/s.md", format!("---\n{head}\n---\nSecret.\n"));
        let found = site.check().expect(1).diagnostics();
        assert_eq!(found[0]["code"], "front-matter/unknown-key", "{head}: {found:?}");
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
        "<!-- title: a note -->\nWords.\n",
        "---\ntitle: A page\n---\nSummary: Words\n---\n",
        "---\ntitle: A page\n---\n\n---\n\nWords: draft or not.\n",
        "> summary: Words\n",
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

/// Pages by whatever ending, and what is in other markup (2.3).
#[test]
fn endings_of_pages_are_read_or_refused() {
    let secret = "---\ntitle: S\ndraft: true\n---\nSecret.\n";
    let site = Site::new().file("content/index.md", page("[a](About.MD#more) [b](two.markdown)"));
    site.write("content/About.MD", page("## More\n\nWords."));
    site.write("content/two.markdown", page("Words."));
    site.write("content/four.MarkDown", secret);
    let run = site.build().ok();
    assert_eq!(run.diagnostics(), [] as [serde_json::Value; 0]);
    let built = site.built();
    assert!(built.contains_key("About.html") && built.contains_key("two.html"), "{:?}", built.keys());
    assert!(html::main(&site.page("index.html")).contains("href=\"About.html#more\""));
    assert!(built.values().all(|bytes| !String::from_utf8_lossy(bytes).contains("Secret.")));
    for name in ["three.mdx", "three.rst", "three.QMD", "three.mkd"] {
        let site = Site::new().file("content/index.md", page("Home.")).file(&format!("content/{name}"), secret);
        let found = site.build().expect(1).diagnostics();
        assert_eq!(
            (&found[0]["code"], &found[0]["path"]),
            (&"source/other-markup".into(), &format!("content/{name}").into())
        );
    }
    let both = Site::new().file("content/a.md", page("One.")).file("content/a.MD", page("Two."));
    assert_eq!(both.build().expect(1).diagnostics()[0]["code"], "route/duplicate");
}

/// Row, body, and what is said of it: the code and the line. Words that are not shown, or not as they were meant.
const TOLD: &[(&str, &str, &str, u64)] = &[
    ("1.4", "| a | b |\n|---|---|\n| `a|b` | c |", "table/lost-cells", 6),
    ("1.4", "- | a | b |\n  |---|---|\n  | 1 | 2 | 3 | 4 |", "table/lost-cells", 6),
    ("1.5", "x[^a]\n\n[^a]: First.\n\n[^A]: Second.", "footnote/not-shown", 8),
    ("1.6", "x\n\n[^a]: First.", "footnote/not-shown", 6),
    ("1.6", "x\n\n[^a]: First.[^b]\n\n[^b]: Second.", "footnote/not-shown", 6),
    ("1.9", "Before.\n\n::note\n\nWords.", "markup/not-read", 6),
    ("1.9", "Before.\n:note[T]", "markup/not-read", 5),
    ("1.10", "[us](tel:0800 123)", "markup/not-read", 4),
    ("1.10", "[the **leaflet**](my leaflet.pdf)", "markup/not-read", 4),
    ("1.10", "![Map](site map.png)", "markup/not-read", 4),
    ("1.10", "(text)[https://example.org/a]", "markup/not-read", 4),
    ("1.10", "[text] (/a.html)", "markup/not-read", 4),
    ("1.10", "Before.\n\n##Heading", "markup/not-read", 6),
    ("1.11", "[[Page]]", "markup/not-read", 4),
    ("1.11", "![[img.png]]", "markup/not-read", 4),
    ("1.11", "{{< figure >}}", "markup/not-read", 4),
    ("1.11", "{% include x %}", "markup/not-read", 4),
    ("1.11", "Words.\n{: .note }", "markup/not-read", 5),
    ("1.11", "!!! note\n    Words.", "markup/not-read", 4),
    ("1.11", "[TOC]", "markup/not-read", 4),
    ("1.13", ":::details[T [l](a.md)]\nWords.\n:::", "link/missing-target", 4),
    ("1.14", "##\n\nWords.", "heading/empty", 4),
    ("1.14", "## <!-- todo -->\n\nWords.", "heading/empty", 4),
];

#[test]
fn what_is_not_shown_as_it_was_meant_is_told() {
    for (row, body, code, line) in TOLD {
        let site = Site::new().file("content/p.md", page(body));
        let found = site.check().diagnostics();
        let told: Vec<_> = found.iter().map(|found| (&found["code"], &found["line"])).collect();
        assert!(told.contains(&(&(*code).into(), &(*line).into())), "{row}: {body}\n{told:?}");
        assert!(found.iter().all(|found| found["help"].is_string()), "{row}: {found:?}");
    }
}

/// What a finding says of a slip, and what to write: 1.4, 1.10, 1.11.
#[test]
fn what_is_told_says_what_to_write() {
    for (body, said, help) in [
        ("| a | b |\n|---|---|\n| `a|b` | c |", "this row has more cells", "write `\\|`"),
        ("[us](tel:0800 123)", "an address can't contain a space", "`](tel:0800123)`"),
        ("[the leaflet](my leaflet.pdf)", "`](my leaflet.pdf)`", "`](<my leaflet.pdf>)`, or `%20`"),
        ("##Heading", "a heading needs a space", "write `## Heading`"),
        ("(text)[https://example.org/a]", "are the wrong way round", "write `[words](address)`"),
        ("[text] (/a.html)", "there is a space inside this link", "without a space"),
        ("[[Page]]", "wikis", "`[words](page.md)`"),
        ("{{< figure >}}", "Hugo", ":::figure"),
        ("{% include x %}", "Jekyll", "write the text itself"),
        ("Words.\n{: .note }", "kramdown", ":::note"),
        ("!!! note\n    Words.", "MkDocs", ":::note[Title]"),
        ("[TOC]", "adds a table of contents", "remove it"),
    ] {
        let found = Site::new().file("content/p.md", page(body)).check().diagnostics();
        let [one] = &found[..] else { panic!("{body}: {found:?}") };
        let has = |key: &str, words: &str| one[key].as_str().unwrap().contains(words);
        assert!(has("message", said) && has("help", help), "{body}: {one}");
    }
}

/// content.md 1.5 and 1.6: the first note is shown, and one that nothing calls is not.
#[test]
fn notes_are_shown_where_they_are_called() {
    let site = Site::new()
        .file("content/twice.md", page("x[^a]\n\n[^a]: First.\n\n[^a]: Second."))
        .file("content/alone.md", page("x[^b]\n\n[^a]: Uncalled.\n\n[^b]: Called."));
    site.build().ok();
    let (twice, alone) = (site.page("twice.html"), site.page("alone.html"));
    assert!(twice.contains("First.") && !twice.contains("Second."), "{twice}");
    assert!(alone.contains("Called.") && !alone.contains("Uncalled."), "{alone}");
}

/// The same signs where they mean nothing else.
#[test]
fn what_is_meant_as_it_is_typed_is_not_told() {
    for body in [
        "Use `[[Page]]` and `{{ x }}`.\n\n    ##Heading\n    [TOC]",
        "[1] (2014), f(x)[0], ::, a:b, #hash, 12:30",
        "First a[0](see there), then a[1](it is said), and [so] on (e.g. this one).",
        "It varies (see [a](https://example.org/a)) [or not].",
        "![What it shows](<site map.png>)\n\nBoth | and ! are signs.\n\n:-) 8:smile:9 ::1",
        "| a | b |\n|---|---|\n| 1 | a\\|b |\n| 1 |",
        "x[^a]\n\n[^a]: First.[^b]\n\n[^b]: Second.",
    ] {
        let site = Site::new().file("content/p.md", page(body)).file("content/site map.png", "x");
        let found = site.check().ok().diagnostics();
        assert_eq!(found, [] as [serde_json::Value; 0], "{body}");
    }
}

/// 1.7: a plain value of YAML ends at ` #`, in front matter and in data.
#[test]
fn values_that_a_comment_cuts_are_told() {
    for (line, cut) in [
        ("summary: Leaflet #3 for partners", true),
        ("summary: \"Leaflet #3\"", false),
        ("summary: Leaflet 3 # for partners", true),
        ("summary: Leaflet#3", false),
        ("sensitivity: 1 # mild", false),
        ("# for partners", false),
    ] {
        let site = Site::new().file("content/p.md", format!("---\ntitle: A page\n{line}\n---\nWords.\n"));
        let found = site.check().diagnostics();
        let cuts = found.iter().filter(|found| found["code"] == "data/cut-value" && found["line"] == 3).count();
        assert_eq!(cuts, usize::from(cut), "{line}: {found:?}");
    }
    let site = Site::new()
        .file("content/p.md", page("x"))
        .file("content/sources.yaml", "a:\n  title: Leaflet #3 for partners\n");
    let found = site.check().diagnostics();
    assert!(found.iter().any(|one| one["code"] == "data/cut-value" && one["line"] == 2), "{found:?}");
}

/// 1.8, 1.9: a definition begins with a colon and a space; 1.13: titles are Markdown; 1.14: contents without
/// empty links.
#[test]
fn colons_titles_and_headings_mean_what_they_seem_to() {
    let body = "I felt better.\n\n:-) was what I wrote.\n\nOne\n:smile: two\n\nA `code\n:span` here.\n\nTerm\n: What it means.";
    let titles = ":::details[T **b** [l](a.md) `c`]\nWords.\n:::\n\n- One.\n- :::note[*Mind* this]\n  Words.\n  :::\n\n<!-- x --> :::tip\nBehind.\n:::";
    let site = Site::new()
        .file("content/p.md", page(body))
        .file("content/t.md", page(titles))
        .file("content/a.md", page("A."));
    site.write("content/h.md", page("## One\n\nx\n\n##\n\nx\n\n## Two\n\nx\n\n## Three\n\nx"));
    site.build().ok();
    let main = |name: &str| html::main(&site.page(name)).to_owned();
    let shown = main("p.html");
    for part in ["<p>:-) was what I wrote.</p>", "<p>One\n:smile: two</p>", "<code>code :span</code>", "What it means."]
    {
        assert!(shown.contains(part), "{part}: {shown}");
    }
    assert_eq!(shown.matches("<dt>").count(), 1, "{shown}");
    let shown = main("t.html");
    for part in [
        "<summary>T <strong>b</strong> <a href=\"a.html\">l</a> <code>c</code></summary>",
        "<em>Mind</em> this</p>",
        "<li>One.</li>",
        "<p>Behind.</p>",
    ] {
        assert!(shown.contains(part), "{part}: {shown}");
    }
    assert!(!shown.contains(":::"), "{shown}");
    let shown = main("h.html");
    assert!(shown.contains("#three") && !shown.contains("\"></a>"), "{shown}");
}

/// content.md 4.4, 4.10, 4.11.
#[test]
fn names_are_what_their_authors_mean() {
    let site = Site::new()
        .file(
            "content/index.md",
            "---\ntitle: Home\naliases: [caf%C3%A9-old.html, old.htm]\n---\n## हिन्दी\n\n## E\u{301}te\u{301}\n",
        )
        .file("content/Photo.PNG", "x")
        .file("content/re\u{301}sume\u{301}.md", page("Text."))
        .file("content/pics/a.png", "x");
    site.build().ok();
    assert!(site.built().contains_key("café-old.html") && site.built().contains_key("old.htm"));
    let home = site.page("index.html");
    assert!(home.contains("id=\"हिन्दी\"") && home.contains("id=\"été\""), "{home}");
    for (link, help) in [
        ("[a](photo.png)", "write the name exactly like the file: `Photo.PNG`"),
        ("[a](r%C3%A9sum%C3%A9.md)", "write the name exactly like the file: `re%CC%81sume%CC%81.md`"),
        ("[a](pics\\a.png)", "write `/` between folders: `pics/a.png`"),
        ("[a](www.example.org)", "write `https://www.example.org`"),
    ] {
        site.write("content/index.md", page(link));
        let found = site.check().diagnostics();
        assert_eq!(found[0]["help"], help, "{link}: {found:?}");
    }
    site.write("content/index.md", "---\ntitle: Home\nrelated: [nope.md, hom.md]\n---\n");
    site.write("content/home.md", page("Text."));
    let found = site.check().expect(1).diagnostics();
    let told = |number: usize| (found[number]["line"].as_u64(), found[number]["column"].as_u64());
    assert_eq!((found.len(), told(0), told(1)), (2, (Some(3), Some(11)), (Some(3), Some(20))), "{found:?}");
    assert!(found[0]["message"].as_str().unwrap().starts_with("`nope.md`: there is no such page"), "{found:?}");
    assert_eq!(found[1]["help"], "did you mean `home.md`?");
}
