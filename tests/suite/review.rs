//! What reviewers are given, and what becomes of their answers: as an author meets it.

use crate::html::{Token, tokens};
use crate::site::{Run, Site, repository};
use std::collections::BTreeSet;
use std::fs;

/// The library, as a site of its own that has nothing else.
fn library() -> Site {
    Site::new().book("[book]\ntitle = \"River\"\n[build]\npack = \"spt\"\n[languages.es]\n")
}

fn pack(site: &Site, arguments: &[&str]) -> String {
    let run = site.run(&[&["review", "--pack"], arguments].concat()).ok();
    read(site, run.stdout.trim())
}

fn read(site: &Site, path: &str) -> String {
    fs::read_to_string(site.root().join(path)).unwrap_or_else(|error| panic!("{path}: {error}"))
}

/// The words of a page, without markup.
fn words(html: &str) -> String {
    let mut words = String::new();
    for token in tokens(html) {
        if let Token::Text(text) = token {
            words += &(text + " ");
        }
    }
    words.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// What a file would ask for when it is opened, and what would run in it.
fn asks(html: &str) -> Vec<String> {
    let mut found = Vec::new();
    for token in tokens(html) {
        let Token::Start(name, attributes) = token else { continue };
        if ["script", "link", "iframe", "object", "base", "form"].contains(&name) {
            found.push(name.to_owned());
        }
        let loads = attributes.iter().filter(|(key, _)| ["src", "srcset", "data", "poster"].contains(key));
        found.extend(loads.filter(|(_, value)| !value.starts_with("data:")).map(|(_, value)| value.to_string()));
    }
    found
}

#[test]
fn a_page_goes_to_its_reviewers_as_one_file() {
    let site = library();
    let html = pack(&site, &["is-it-for-me/reasons.md", "-o", "reasons.html"]);
    assert_eq!(asks(&html), Vec::<String>::new());
    assert!(html.contains("default-src 'none'; style-src 'unsafe-inline'; img-src data:"));
    let told = words(&html);
    // The text as readers get it.
    site.build().ok();
    let page = site.page("is-it-for-me/reasons.html");
    let prose = &page[page.find("<div class=\"prose\">").unwrap()..page.find("<section class=\"sources\">").unwrap()];
    for sentence in words(prose).split(['.', '\u{a0}']).map(str::trim).filter(|sentence| sentence.len() > 20) {
        // Numbers of links stand in the style, and change no words.
        assert!(told.contains(sentence), "{sentence} is not in the pack");
    }
    for expected in [
        "only part of it",
        "verified: somebody looked at the source itself",
        "under “What may come first” (line ",
        "Statements without a source",
        "What the program found",
        "No reviews are recorded.",
        "limited. There are few studies",
        "Questions for the clinical reviewer",
        "Questions for the legal reviewer",
        "Questions for the reviewer with lived experience",
        "Signature",
        "candor review record --page is-it-for-me/reasons.md",
    ] {
        assert!(told.contains(expected), "{expected} is not in the pack");
    }
    // Links lead to the list of addresses behind the text.
    assert!(html.contains("data-number=\"3\">fear</a>"));
    assert!(html.contains(">feelings/fear.html (Fear of touch and closeness)</li>"));
    let own = |name: &str| {
        let all = tokens(&html);
        let given = all.iter().filter_map(|token| match token {
            Token::Start(_, attributes) => {
                attributes.iter().find(|(key, _)| *key == name).map(|(_, value)| value.to_string())
            }
            _ => None,
        });
        given.collect::<Vec<String>>()
    };
    let ids: BTreeSet<String> = own("id").into_iter().collect();
    assert_eq!(ids.len(), own("id").len(), "an id is given twice");
    for href in own("href").iter().filter_map(|href| href.strip_prefix('#')) {
        assert!(ids.contains(href), "#{href} leads nowhere");
    }
    for reader in ["clinical", "legal", "lived-experience"] {
        let html = pack(&site, &["/is-it-for-me/reasons.html", "--for", reader]);
        assert_eq!(html.matches("<h2>Questions for the ").count(), 1, "{reader}");
    }
}

#[test]
fn a_module_goes_as_a_whole_and_its_figures_with_it() {
    let site = library();
    let html = pack(&site, &["body"]);
    assert_eq!(
        site.run(&["review", "--pack", "body"]).ok().stdout,
        "review-body.html\n",
        "an older pack is written over"
    );
    assert_eq!(asks(&html), Vec::<String>::new());
    let titles = site.run(&["list", "--format", "json"]).ok().of_type("page");
    let own: Vec<_> = titles.iter().filter(|page| page["url"].as_str().unwrap().starts_with("body/")).collect();
    assert!(own.len() > 8, "{own:?}");
    for page in own {
        let line = format!(
            "candor review record --page {}\n",
            page["source"].as_str().unwrap().trim_start_matches("content/")
        );
        assert!(html.contains(&line), "{line}");
    }
    assert!(html.matches("<svg").count() > 4);
    for token in tokens(&html) {
        let Token::Start("details", attributes) = token else { continue };
        assert!(attributes.iter().any(|(name, _)| *name == "open"), "{attributes:?} is closed");
    }
    let page = |html: &str| html.matches("<article class=\"pack-page\"").count();
    assert_eq!(page(&pack(&site, &["Your own body, and finding out what you like"])), 1, "by its title");
    assert_eq!(page(&pack(&site, &["glossary/s.html"])), 1, "a page of terms");
    assert!(pack(&site, &["es/faq/cost.md"]).contains("<div class=\"pack-text\" lang=\"es\" dir=\"ltr\">"));
}

#[test]
fn partial_figures_say_what_they_leave_out() {
    let told = words(&pack(&library(), &["faq/cost.md"]));
    for (name, items) in [
        (
            "PEMAT-P",
            [&(1..=12).collect::<Vec<u8>>()[..], &[15, 16, 17, 18, 19], &(20..=26).collect::<Vec<u8>>()].concat(),
        ),
        ("DISCERN", (1..=15).collect()),
    ] {
        let (_, part) = told.split_once(&format!("{name}, in part")).unwrap();
        let (counted, rest) = part
            .split_once("items: ")
            .unwrap()
            .1
            .split_once(". Not counted, because only a person can judge them: ")
            .unwrap();
        let left = rest.split_once("). ").unwrap().0;
        let numbers =
            |text: &str| -> Vec<u8> { text.split(['(', ')', ',', ' ']).filter_map(|word| word.parse().ok()).collect() };
        let (counted, left) = (numbers(counted), numbers(left));
        assert!(counted.len() > 5 && left.len() > 3, "{name}: {counted:?}, {left:?}");
        let mut all = [&counted[..], &left].concat();
        all.sort_unstable();
        assert_eq!(all, items, "{name}");
        // A row for each that is counted, and no other.
        let rows = |number: u8| part.split("in part").next().unwrap().contains(&format!(" {number}. "));
        assert!(counted.iter().all(|number| rows(*number)), "{name}");
    }
    assert!(!told.contains('%') || !told.contains("score of"), "no score is given");
}

#[test]
fn what_a_site_brings_can_do_nothing_in_a_pack() {
    let pixel: &[u8] = b"\x89PNG\r\n\x1a\n<>\"&";
    let site = Site::new()
        .book("[book]\ntitle = \"A\"\n[build]\nbase-url = \"https://example.org/learn/\"\n[markdown]\nraw-html = \"trust\"\n")
        .file("content/img/dot.png", pixel)
        .file(
            "content/page.md",
            "---\ntitle: \"A <b>page</b>\"\nsummary: \"</style><script>1</script>\"\n---\n![A dot](img/dot.png)\n\n## Part {#part}\n\n[own](other.md#x) [part](#part) [out](https://example.org/a?b=1&c=2)\n",
        )
        .file("content/other.md", "---\ntitle: Other\n---\n## X\n");
    let html = pack(&site, &["A <b>page</b>"]);
    assert_eq!(asks(&html), Vec::<String>::new());
    assert!(html.contains("data:image/png,%89PNG%0D%0A%1A%0A%3C%3E%22%26"), "the picture is carried");
    assert!(html.contains("href=\"#page-1-part\""), "a link within the page stays one");
    assert!(
        html.contains("href=\"https://example.org/learn/other.html#x\">"),
        "an address is whole where the site's is known"
    );
    assert!(html.contains("https://example.org/a?b=1&amp;c=2</a>"));
}

#[test]
fn nothing_of_others_is_written_over() {
    let site = library().file("notes.html", "<p>Mine.</p>");
    let run = site.run(&["review", "--pack", "faq/cost.md", "--output", "notes.html"]).expect(2);
    assert!(run.stderr.contains("notes.html is not a review file"), "{}", run.stderr);
    assert_eq!(read(&site, "notes.html"), "<p>Mine.</p>");
    let unknown = site.run(&["review", "--pack", "faq/cots.md"]).expect(2);
    assert!(unknown.stderr.contains("did you mean `faq/cost.md`?"), "{}", unknown.stderr);
    site.run(&["review", "--for", "legal"]).expect(2);
    site.write("content/draft.md", "---\ntitle: Draft\ndraft: true\n---\nText.\n");
    assert!(site.run(&["review", "--pack", "draft.md"]).expect(2).stderr.contains("`--drafts`"));
    site.run(&["review", "--pack", "draft.md", "--drafts"]).ok();
}

const ANSWER: &[&str] = &[
    "review",
    "record",
    "--page",
    "page.md",
    "--name",
    "Ana Example",
    "--role",
    "sexual health nurse",
    "--date",
    "2026-11-28",
];

fn record(site: &Site, more: &[&str]) -> Run {
    site.run(&[ANSWER, more].concat())
}

#[test]
fn an_answer_changes_the_head_of_a_page_and_nothing_else() {
    let who = "\"Ana Example, sexual health nurse\"";
    let cases = [
        // As the library writes it, with its comments.
        (
            "---\ntitle: A # why\n# Ask Bo first.\nlast-reviewed: 2024-11-28\nnext-review: 2026-11-28 # two years\nreviewed-by: []\n---\nText.\n",
            format!(
                "---\ntitle: A # why\n# Ask Bo first.\nlast-reviewed: 2026-11-28\nnext-review: 2028-11-28 # two years\nreviewed-by: [{who}]\n---\nText.\n"
            ),
        ),
        (
            "---\ntitle: A\nreviewed-by: [\"Bo, client\"] # by post\nreview-in: 18 months\n---\nText.\n",
            format!(
                "---\ntitle: A\nreviewed-by: [\"Bo, client\", {who}] # by post\nreview-in: 18 months\nlast-reviewed: 2026-11-28\n---\nText.\n"
            ),
        ),
        (
            "---\ntitle: A\nreviewed_by:\n  - Bo, client # by post\n  # and one more:\ndate: 2026-01-01\nlast-reviewed:\n---\nText.\n",
            format!(
                "---\ntitle: A\nreviewed_by:\n  - Bo, client # by post\n  - {who}\n  # and one more:\ndate: 2026-01-01\nlast-reviewed: 2026-11-28\n---\nText.\n"
            ),
        ),
        (
            "\u{feff}---\r\ntitle: A\r\n---\r\nText.\r\n",
            format!("\u{feff}---\r\ntitle: A\r\nreviewed-by: [{who}]\r\nlast-reviewed: 2026-11-28\r\n---\r\nText.\r\n"),
        ),
        // One who is named already, and a later date.
        (
            "---\ntitle: A\nreviewed-by: [Ana Example]\nlast-reviewed: 2026-11-29\n---\nText.\n",
            "---\ntitle: A\nreviewed-by: [Ana Example]\nlast-reviewed: 2026-11-29\n---\nText.\n".to_owned(),
        ),
    ];
    for (before, after) in cases {
        let site = Site::new().file("content/page.md", before);
        record(&site, &["--verdict", "agreed", "--remarks", "Good: \"yes\" # all of it"]).ok();
        assert_eq!(read(&site, "content/page.md"), after, "of\n{before}");
        let found = site.check().ok().diagnostics();
        assert!(found.iter().all(|one| one["code"] != "review/changed-since"), "{found:?}");
        assert!(read(&site, "content/reviews.yaml").contains("  remarks: \"Good: \\\"yes\\\" # all of it\"\n"));
    }
    let bare = Site::new().file("content/page.md", "# A\n\nText.\n");
    record(&bare, &["--verdict", "agreed", "--next", "2027-11-28"]).ok();
    bare.build().ok();
    assert!(
        words(&bare.page("page.html")).contains("Ana Example , sexual health nurse"),
        "{}",
        read(&bare, "content/page.md")
    );
    assert!(read(&bare, "content/page.md").ends_with("---\n\n# A\n\nText.\n"));
}

#[test]
fn an_answer_is_seen_everywhere_until_the_page_changes() {
    let site = Site::new().file("content/page.md", "---\ntitle: A page\n---\nFirst line.\n\nSecond line.\n");
    site.write("said.txt", "Second line: too sure.\n\n  - say \"may\"\n");
    let run =
        record(&site, &["--verdict", "agreed with changes", "--remarks", "said.txt", "--next", "2028-11-28"]).ok();
    assert!(run.stderr.contains("next review on 2028-11-28"), "{}", run.stderr);
    let table = site.run(&["review"]).ok().stdout;
    assert!(table.contains("2028-11-28") && table.contains("Ana Example, sexual health nurse"), "{table}");
    let told = words(&pack(&site, &["page.md"]));
    assert!(
        told.contains(
            "2026-11-28, Ana Example, sexual health nurse: agreed with changes: Second line: too sure. - say \"may\""
        ),
        "{told}"
    );
    assert!(told.contains("The text has not changed since the last review."));
    // It is data, and not published.
    site.build().ok();
    assert!(site.built().keys().all(|path| !path.contains("reviews")) && !site.page("page.html").contains("too sure"));
    // Dates and names are not what was read.
    let text = read(&site, "content/page.md");
    site.write("content/page.md", text.replace("2028-11-28", "2028-06-01"));
    assert_eq!(codes(&site), Vec::<String>::new());
    site.write("content/page.md", text.replace("Second line.", "Second line, perhaps."));
    assert_eq!(codes(&site), ["review/changed-since"]);
    let told = words(&pack(&site, &["page.md"]));
    assert!(told.contains("Before: Second line. Now: Second line, perhaps."), "{told}");
    record(&site, &["--verdict", "agreed"]).ok();
    assert_eq!(codes(&site), Vec::<String>::new());
    // Reviews follow their page.
    fs::rename(site.root().join("content/page.md"), site.root().join("content/pages.md")).unwrap();
    assert_eq!(codes(&site), ["review/unknown-page", "review/unknown-page"]);
}

fn codes(site: &Site) -> Vec<String> {
    let found = site.check().ok().diagnostics();
    let codes = found.iter().map(|one| one["code"].as_str().unwrap().to_owned());
    codes.filter(|code| code.starts_with("review/")).collect()
}

#[test]
fn who_does_not_agree_is_noted_and_not_shown() {
    let text = "---\ntitle: A\nlast-reviewed: 2024-01-01\n---\nText.\n";
    let site = Site::new().file("content/page.md", text);
    let run = record(&site, &["--verdict", "not agreed", "--remarks", "The second paragraph is wrong."]).ok();
    assert!(run.stderr.contains("content/page.md was not changed"), "{}", run.stderr);
    assert_eq!(read(&site, "content/page.md"), text);
    assert!(read(&site, "content/reviews.yaml").contains("verdict: not agreed\n"));
    assert!(words(&pack(&site, &["page.md"])).contains("not agreed: The second paragraph is wrong."));
}

#[test]
fn what_cannot_be_recorded_is_refused_and_nothing_is_written() {
    let text = "---\ntitle: A\n---\nText.\n";
    let site = library().file("content/page.md", text);
    for (more, told) in [
        (&["--page", "faq/cost.md", "--verdict", "agreed"][..], "`candor adopt faq/cost.md` to copy it into your site"),
        (&["--page", "glossary/s.html", "--verdict", "agreed"], "has no file of its own"),
        (&["--verdict", "agred"], "did you mean `agreed`?"),
        (&[], "one of agreed, agreed with changes, not agreed"),
        (&["--verdict", "agreed", "--date", "2031-01-01"], "in the future"),
        (&["--verdict", "agreed", "--next", "2026-11-28"], "must be after this one"),
        (&["--verdict", "agreed", "--name", " "], "`--name \"A. Name\"`"),
    ] {
        // What is given twice counts the last time.
        let mut arguments = ANSWER.to_vec();
        for pair in more.chunks(2) {
            match arguments.iter().position(|known| *known == pair[0]) {
                Some(at) => arguments[at + 1] = pair[1],
                None => arguments.extend(pair),
            }
        }
        let run = site.run(&arguments).expect(2);
        assert!(run.stderr.contains(told), "{more:?}: {}", run.stderr);
    }
    site.write("content/reviews.yaml", "reviews: [none]\n");
    assert!(record(&site, &["--verdict", "agreed"]).expect(2).stderr.contains("fix what `candor check` finds"));
    assert_eq!(
        (read(&site, "content/page.md").as_str(), read(&site, "content/reviews.yaml").as_str()),
        (text, "reviews: [none]\n")
    );
    // One of the library's that was made one's own.
    fs::remove_file(site.root().join("content/reviews.yaml")).unwrap();
    site.run(&["adopt", "faq/cost.md"]).ok();
    let own = &[
        "review",
        "record",
        "--page",
        "faq/cost.md",
        "--name",
        "Ana Example",
        "--role",
        "lawyer",
        "--verdict",
        "agreed",
    ];
    site.run(own).ok();
    let listed = site.run(&["review", "--format", "json"]).ok().of_type("review");
    let cost = listed.iter().find(|page| page["url"] == "faq/cost.html").unwrap();
    assert_eq!(
        (&cost["last_reviewed"], &cost["reviewed_by"][0]),
        (&"2026-11-29".into(), &"Ana Example, lawyer".into())
    );
    assert!(cost["next_review"].as_str().unwrap() > "2028-01-01", "{cost}");
}

#[test]
fn editors_know_the_list_of_reviews() {
    let schema: serde_json::Value =
        serde_json::from_str(&Site::new().run_bare(&["schema", "reviews"]).ok().stdout).unwrap();
    assert_eq!(schema["type"], "array");
    let keys: Vec<&String> = schema["items"]["properties"].as_object().unwrap().keys().collect();
    assert_eq!(keys, ["page", "name", "role", "date", "verdict", "text", "remarks"]);
    let site =
        Site::new().file("content/page.md", "---\ntitle: A\n---\n").file("content/review.yaml", "- page: page.md\n");
    let found = site.check().ok().diagnostics();
    assert!(
        found.iter().any(|one| one["help"].as_str().is_some_and(|help| help.contains("`reviews.yaml`"))),
        "{found:?}"
    );
}

/// The page for clinics names commands that there are, and all of them run in the order in which they stand.
#[test]
fn every_command_of_a_review_runs() {
    let manual = fs::read_to_string(repository("docs/content/review.md")).unwrap();
    let site = library();
    let mut ran = 0;
    for block in manual.split("```sh\n").skip(1) {
        let script = block.split("```").next().unwrap();
        let mut command = std::process::Command::new("sh");
        let program = std::path::Path::new(env!("CARGO_BIN_EXE_candor")).parent().unwrap();
        let path = format!("{}:{}", program.display(), std::env::var("PATH").unwrap());
        command
            .args(["-ec", script])
            .current_dir(site.root())
            .env("PATH", path)
            .env("SOURCE_DATE_EPOCH", crate::site::TODAY);
        Run::of(command, site.root()).ok();
        ran += script.matches("candor ").count();
    }
    assert!(ran >= 6, "{ran}");
    assert!(read(&site, "content/reviews.yaml").contains("verdict: agreed with changes"));
}
