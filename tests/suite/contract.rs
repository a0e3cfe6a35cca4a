//! What the program promises to people who only read about it: lists, schemas, calendars, places of
//! faults, beginnings of sites.

use crate::site::{Run, Site};
use serde_json::Value;

const GOOD: &str = "---\ntitle: A page\n---\n\nText.\n";
const GONE: &str = "---\ntitle: A page\n---\n\n[gone](gone.md)\n";

/// A run with a setting from the environment.
fn with(site: &Site, setting: (&str, &str), arguments: &[&str]) -> Run {
    site.settle();
    let mut command = site.command();
    command.args(arguments).env(setting.0, setting.1);
    Run::of(command, site.root())
}

#[test]
fn a_review_says_when_and_by_whom() {
    let site = Site::new()
        .file("content/soon.md", "---\ntitle: Soon, by two\nkind: article\nmain-message: A.\nlast-reviewed: 2026-01-01\nreview-in: 1 year\nreviewed-by: [Dr A, Dr B]\n---\n")
        .file("content/late.md", "---\ntitle: Late\nnext-review: 2026-01-01\n---\n")
        .file("content/far.md", "---\ntitle: Far\nnext-review: 2030-01-01\n---\n")
        .file("content/owes.md", "---\ntitle: Owes\nkind: article\nmain-message: A.\n---\n")
        .file("content/plain.md", GOOD);
    let found = site.run(&["review", "--format", "json"]).ok().of_type("review");
    let told: Vec<_> = found.iter().map(|one| (one["url"].as_str().unwrap(), one["state"].as_str().unwrap())).collect();
    assert_eq!(
        told,
        [("late.html", "overdue"), ("soon.html", "due"), ("far.html", "planned"), ("owes.html", "missing")]
    );
    assert_eq!((&found[1]["next_review"], &found[1]["days"]), (&"2027-01-01".into(), &33.into()));
    assert_eq!(found[1]["reviewed_by"], serde_json::json!(["Dr A", "Dr B"]));
    let table = site.run(&["review"]).ok().stdout;
    assert!(
        table.lines().nth(2).is_some_and(|line| line.contains("Dr A, Dr B") && line.contains("2027-01-01")),
        "{table}"
    );
    let calendar = site.run(&["review", "--format", "ics"]).ok().stdout;
    assert!(calendar.starts_with("BEGIN:VCALENDAR\r\n") && calendar.ends_with("END:VCALENDAR\r\n"), "{calendar}");
    assert_eq!(calendar.matches("BEGIN:VEVENT\r\n").count(), 3);
    assert!(calendar.contains("DTSTART;VALUE=DATE:20270101\r\nSUMMARY:Review: Soon\\, by two\r\n"), "{calendar}");
}

/// What a schema says that a value means.
fn described(schema: &Value, value: &Value) -> String {
    let all = schema["oneOf"].as_array().unwrap_or_else(|| panic!("no values in {schema}"));
    let has = |one: &&Value| one["enum"].as_array().unwrap().contains(value);
    all.iter().find(has).unwrap_or_else(|| panic!("{value} is no value of {schema}"))["description"]
        .as_str()
        .unwrap()
        .to_owned()
}

#[test]
fn a_schema_knows_every_spelling_that_is_accepted() {
    let site = Site::new();
    let schema = |name: &str| -> Value { serde_json::from_str(&site.run_bare(&["schema", name]).ok().stdout).unwrap() };
    for kind in ["page", "faq", "myth", "comparison", "process", "term", "landing"] {
        let schema = schema(kind);
        assert_eq!(schema["additionalProperties"], false, "{kind}");
        for key in ["title", "nav-title", "nav_title", "description", "last_reviewed_on", "lastmod"] {
            assert!(schema["properties"][key]["description"].is_string(), "{kind} has no {key}");
        }
    }
    let verdicts = schema("myth")["properties"]["verdict"].clone();
    for value in [Value::from("mostly-true"), false.into()] {
        assert!(described(&verdicts, &value).len() > 10, "{value}: {verdicts}");
    }
    assert!(described(&schema("faq")["properties"]["sensitivity"], &3.into()).contains("step by step"));
    let book = schema("book");
    let urls = &book["properties"]["build"]["properties"]["urls"];
    assert!(described(urls, &"flat".into()).contains("cost.html"));
    // A bare number is a text in YAML, and none in book.toml.
    assert_eq!(book["properties"]["book"]["properties"]["title"]["type"], serde_json::json!(["string"]));
    let authors = &book["properties"]["book"]["properties"]["authors"];
    assert_eq!(authors["items"]["type"], serde_json::json!(["string"]), "{authors}");
    assert_eq!(schema("faq")["properties"]["title"]["type"], serde_json::json!(["string", "number"]));
    let help = &book["properties"]["region"]["additionalProperties"]["properties"]["help"]["items"];
    assert_eq!(help["properties"]["checked"]["format"], "date");
    assert!(site.run_bare(&["schema", "fag"]).expect(2).stderr.contains("`faq`"));
}

#[test]
fn shells_are_told_what_there_is() {
    let site = Site::new();
    for shell in ["bash", "zsh", "fish", "elvish", "powershell"] {
        let script = site.run_bare(&["completions", shell]).ok().stdout;
        assert!(script.contains("candor") && script.contains("base-url") && script.contains("review"), "{shell}");
    }
    site.run_bare(&["completions", "cmd"]).expect(2);
}

#[test]
fn what_is_wrong_outside_book_toml_is_shown_there() {
    let site = Site::new().file("content/index.md", GOOD);
    let place = |run: Run, column: u64| {
        let found = &run.expect(2).diagnostics()[0];
        assert_eq!((found["path"].as_str(), found["column"].as_u64()), (Some("environment"), Some(column)), "{found}");
    };
    let json = ["check", "--format", "json"];
    place(with(&site, ("CANDOR_BUILD__URLS", "fodler"), &json), 20);
    place(with(&site, ("CANDOR_MARKDOWN__EXTENSIONS", "[\"tabels\"]"), &json), 30);
    place(with(&site, ("CANDOR_BOOK__TITEL", "x"), &json), 1);
    place(site.run(&["check", "--format", "json", "-u", "nowhere"]), 12);
    let shown = site.run(&["check", "-u", "nowhere"]).expect(2).stderr;
    assert!(shown.contains("--base-url=nowhere\n"), "{shown}");
}

#[test]
fn a_setting_from_outside_replaces_every_spelling() {
    let site = Site::new().file("content/index.md", GOOD).book("[build]\nbase_url = \"https://one.example/\"\n");
    with(&site, ("CANDOR_BUILD__BASE_URL", "https://two.example/"), &["build"]).ok();
    assert!(site.page("robots.txt").contains("https://two.example/sitemap.xml"));
}

#[test]
fn a_check_counts_what_a_build_counts() {
    for page in [GOOD, GONE] {
        let site = Site::new().file("content/index.md", page);
        let summaries = [site.check(), site.build()].map(|run| {
            let mut last = run.objects().pop().unwrap();
            last["ms"] = 0.into();
            last
        });
        assert_eq!(summaries[0], summaries[1]);
    }
}

#[test]
fn what_stands_in_a_brands_folder_is_found_there() {
    let site = Site::new()
        .file("content/index.md", GOOD)
        .file("brands/river.toml", "name = \"River\"\n")
        .file("brands/hill.toml", "name = \"Hill\"\n")
        .file("brands/river/content/own.md", GONE);
    let run = site.run(&["check", "--brand", "river", "--format", "json"]).expect(1);
    assert_eq!(run.diagnostics()[0]["path"], "brands/river/content/own.md");
    let pages = site.run(&["list", "--brand", "river", "--format", "json"]).ok().of_type("page");
    assert!(pages.iter().any(|page| page["source"] == "brands/river/content/own.md" && page["layer"] == "brand"));
    let log = site.run(&["check", "--all-brands", "--format", "sarif"]).expect(1).stdout;
    let log: Value = serde_json::from_str(&log).unwrap();
    assert_eq!(log["runs"].as_array().unwrap().len(), 2, "one log for all brands");
}

#[test]
fn a_list_names_source_dates_and_topics() {
    let text = "---\ntitle: Cost\nanswer-short: A.\ntopics: [money]\nlast-reviewed: 2026-11-01\nnext-review: 2028-11-01\n---\n";
    let table = Site::new().file("content/faq/cost.md", text).run(&["list"]).ok().stdout;
    for words in ["URL", "faq/cost.html", "content/faq/cost.md", "money", "2026-11-01", "2028-11-01"] {
        assert!(table.contains(words), "{words} is not in\n{table}");
    }
}

#[test]
fn a_new_page_goes_where_pages_are_read() {
    let site = Site::new().book("[book]\nsrc = \"pages\"\n").file("pages/index.md", GOOD);
    site.run(&["new", "faq", "faq/x"]).ok();
    assert!(site.root().join("pages/faq/x.md").exists());
    for path in ["../x.md", "/x.md", "faq/", ".hidden", "faq/x.md~/y"] {
        assert!(site.run(&["new", "faq", path]).expect(2).stderr.contains("in pages/"), "{path}");
    }
}

#[test]
fn a_site_begins_beside_what_is_there() {
    let site = Site::new().file("content/index.md", GOOD).file(".gitignore", "x\n");
    site.run_bare(&["init", "--pack", "blank", "--name", "Here"]).ok();
    assert_eq!(std::fs::read_to_string(site.root().join("content/index.md")).unwrap(), GOOD);
    assert_eq!(std::fs::read_to_string(site.root().join(".gitignore")).unwrap(), "x\n");
    site.build().ok();
    assert!(!site.root().join("public/README.txt").exists());
    for flags in [["--language", "klingon_x"], ["--country", "Britain"], ["--phone", "ring us"], ["--color", "petrol"]]
    {
        let site = Site::new();
        site.run_bare(&[&["init", "new"][..], &flags].concat()).expect(2);
        assert!(!site.root().join("new").exists(), "{flags:?}");
    }
}

#[test]
fn a_root_that_is_no_folder_is_called_that() {
    let site = Site::new().file("content/index.md", GOOD);
    assert!(site.run(&["build", "content/index.md"]).expect(2).stderr.contains("is not a folder; choose a folder"));
}

#[test]
fn what_a_clinic_leaves_out_is_no_fault_of_the_library() {
    for settings in ["max-sensitivity = 0", "max-sensitivity = 1", "exclude = [\"faq/**\", \"myths/**\", \"body/**\"]"]
    {
        let site = Site::new().book(&format!("[build]\npack = \"spt\"\n{settings}\n"));
        let found = site.check().ok().diagnostics();
        let weighty: Vec<_> = found.iter().filter(|one| one["severity"] != "advice").map(|one| &one["code"]).collect();
        assert_eq!(weighty, ["safety/no-help"], "{settings}");
    }
}

#[test]
fn every_host_is_told_of_headers_and_former_addresses() {
    let site = Site::new()
        .file("content/index.md", GOOD)
        .file("content/a.md", "---\ntitle: A\naliases: [old/, \"b c.html\"]\n---\n")
        .book("[build]\nbase-url = \"https://example.org/learn/\"\n");
    site.build().ok();
    let redirects = site.page("_redirects");
    for line in ["/learn/old/ /learn/a.html 301", "/learn/b%20c.html /learn/a.html 301"] {
        assert!(redirects.lines().any(|own| own == line), "{redirects}");
    }
    let told = [
        ("hosting/nginx.conf", "location = \"/learn/b c.html\" { return 301 \"/learn/a.html\"; }"),
        ("hosting/Caddyfile", "redir \"/learn/old/\" \"/learn/a.html\" 301"),
        (".htaccess", "RedirectMatch 301 \"^/learn/b c\\.html$\" \"/learn/a.html\""),
    ];
    for (path, line) in told {
        let text = site.page(path);
        assert!(text.lines().any(|own| own == line), "{path}:\n{text}");
        for words in ["/learn/404.html", "immutable", "frame-ancestors 'none'", "no-referrer"] {
            assert!(text.contains(words), "{path} has no {words}");
        }
    }
    assert!(site.page("_headers").contains("\n/learn/assets/*\n"));
    assert!(site.page("old/index.html").contains("Content-Security-Policy"));
}

#[test]
fn a_page_has_one_h1() {
    let site = Site::new()
        .file("content/a.md", "---\ntitle: Given\n---\n# Another\n\nText.\n\n# And more\n")
        .file("content/bare.md", "---\ntitle: Given\ntemplate: bare\n---\n# Own\n");
    site.build().ok();
    let page = site.page("a.html");
    assert_eq!(page.matches("<h1").count(), 1, "{page}");
    assert!(page.contains("<h2 id=\"another\">Another</h2>") && page.contains("<h2 id=\"and-more\">"), "{page}");
    assert!(site.page("bare.html").contains("<h1 id=\"own\">Own</h1>"));
}

#[test]
fn a_verdict_is_told_in_words() {
    let site = Site::new().file("content/a.md", ":::myth{verdict=mostly_true}\nIt is said.\n:::\n");
    site.build().ok();
    assert!(site.page("a.html").contains("Mostly true"), "{}", site.page("a.html"));
    site.write("content/a.md", ":::myth{verdict=mostly-treu}\nIt is said.\n:::\n");
    let found = site.build().expect(1).diagnostics();
    assert!(found[0]["help"].as_str().unwrap().contains("`mostly-true`"), "{found:?}");
}

#[test]
fn clean_html_keeps_what_does_no_harm() {
    let site = Site::new()
        .book("[markdown]\nraw-html = \"sanitise\"\n")
        .file("content/a.md", "A <a href=\"https://example.org/\" onclick=\"x()\">link</a> <kbd class=\"k\">K</kbd>\n\n<div onclick=\"x()\">in a block</div>");
    site.build().ok();
    let page = site.page("a.html");
    assert!(page.contains("<a href=\"https://example.org/\" rel=") && page.contains(">link</a>"), "{page}");
    assert!(page.contains("<kbd class=\"k\">K</kbd>") && page.contains("in a block</div>"), "{page}");
    assert!(!page.contains("onclick"));
}

#[test]
fn a_site_may_say_a_few_words_otherwise() {
    let site = Site::new()
        .file("content/index.md", GOOD)
        .file("themes/calm/strings/en.yaml", "in-danger: In danger? Ring 000.\n");
    site.build().ok();
    let page = site.page("index.html");
    assert!(page.contains("Ring 000.") && page.contains("Skip to main content"), "{page}");
}

#[test]
fn settings_that_cannot_be_read_are_what_is_reported() {
    let site = Site::new().book("[book]\ntitle = \"A clinic\"\n\n[build\npack = \"spt\"\n");
    let found = site.check().expect(2).diagnostics();
    assert_eq!((&found[0]["code"], &found[0]["line"]), (&"config/syntax".into(), &4.into()), "{found:?}");
    let site = Site::new().book("[book]\ntitle = \"A clinic\"\n");
    assert!(site.run(&["check"]).expect(2).stderr.contains("there are no pages"));
}

/// A site that brings a source, a country or words of its own keeps those of the library: a clinic's first source took
/// all others away, with two thousand errors.
#[test]
fn a_sites_own_data_join_the_librarys() {
    let source = "own-2026:\n  title: A book of our own\n  url: https://own.example/\n  confidence: verified\n  checked: 2026-11-22\n\
                  ipsa-ethics:\n  title: The codes, as we read them\n  confidence: verified\n  checked: 2026-11-22\n";
    let site = Site::new()
        .book("[build]\npack = \"spt\"\n")
        .file("content/sources.yaml", source)
        .file("content/own.md", "---\ntitle: Own\nlast-reviewed: 2026-11-20\n---\nTouch [@own-2026] and [@ipsa-ethics].\n")
        .file("content/help.yaml", "AQ:\n  name: { en: Antarctica }\n  lines:\n    - { kind: crisis, name: Ice line, phone: 01632 960 001, source: own-2026 }\n")
        .file("content/discreet.yaml", "- frobnicate\n")
        .file("content/thesaurus.yaml", "- {term: cost, says: [frobnication]}\n");
    site.build().ok();
    let own = site.page("own.html");
    assert!(own.contains("A book of our own") && own.contains("The codes, as we read them"), "{own}");
    let help = site.page("start/help.html");
    assert!(help.contains("Ice line") && help.contains("Antarctica") && help.contains("Samaritans"), "{help}");
    let ending = site.page("how-it-works/ending.html");
    assert!(ending.contains("The codes, as we read them"), "the site has the last word: {ending}");
}
