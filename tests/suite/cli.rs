//! What users type and what they get: verbs, flags, exit status, settings from the environment.

use crate::html;
use crate::site::{Site, repository};

const GOOD: &str = "---\ntitle: A page\n---\n\nText.\n";
const BAD: &str = "---\ntitle: A page\n---\n\n[gone](gone.md)\n";

fn good() -> Site {
    Site::new().file("content/index.md", GOOD)
}

fn bad() -> Site {
    Site::new().file("content/index.md", BAD)
}

#[test]
fn the_status_says_whose_fault_it_is() {
    good().build().expect(0);
    bad().build().expect(1);
    good().run(&["biuld"]).expect(2);
    good().run(&["build", "--no-such-flag"]).expect(2);
    good().run(&["build", "--format", "xml"]).expect(2);
    good().book("[book\n").build().expect(2);
    Site::new().run_bare(&["build", "nowhere"]).expect(2);
    good().run(&["build", "--threads", "none"]).expect(2);
}

#[test]
fn help_and_version_are_answers() {
    let site = Site::new();
    let help = site.run_bare(&["--help"]).ok().stdout;
    for verb in [
        "init",
        "new",
        "build",
        "check",
        "serve",
        "explain",
        "review",
        "adopt",
        "theme",
        "mv",
        "doctor",
        "list",
        "schema",
        "deploy",
        "completions",
    ] {
        assert!(help.contains(&format!("\n  {verb} ")), "{verb} is not in\n{help}");
        assert!(!site.run_bare(&[verb, "--help"]).ok().stdout.is_empty());
    }
    assert!(site.run_bare(&["--version"]).ok().stdout.starts_with("candor 0."));
    assert!(site.run_bare(&[]).expect(2).stderr.contains("Usage"));
    assert!(site.run_bare(&["chek"]).expect(2).stderr.contains("check"), "no suggestion for a mistyped verb");
}

/// program.md 4.1.
#[test]
fn what_cannot_be_written_is_an_error_and_a_reader_that_leaves_is_none() {
    let full = || std::fs::OpenOptions::new().write(true).open("/dev/full").unwrap();
    for arguments in [&["list"][..], &["explain"], &["schema", "book"], &["check", "--format", "json"]] {
        let site = good();
        site.settle();
        let out = site.command().args(arguments).stdout(full()).output().unwrap();
        assert_eq!(out.status.code(), Some(2), "{arguments:?}");
        assert!(String::from_utf8_lossy(&out.stderr).contains("can't write standard output"), "{arguments:?}");
        let (gone, closed) = std::io::pipe().unwrap();
        drop(gone);
        assert_eq!(site.command().args(arguments).stdout(closed).status().unwrap().code(), Some(0), "{arguments:?}");
    }
}

#[test]
fn a_finding_is_one_object_on_a_line() {
    let run = bad().check().expect(1);
    let found = run.diagnostics();
    let gone = found.iter().find(|found| found["severity"] == "error").unwrap();
    let keys: Vec<_> = gone.as_object().unwrap().keys().map(String::as_str).collect();
    let expected = ["type", "code", "severity", "path", "line", "column", "end_line", "end_column", "message", "help"];
    assert_eq!(keys, expected);
    assert_eq!((&gone["path"], &gone["line"]), (&"content/index.md".into(), &5.into()));
    assert!(gone["message"].as_str().unwrap().contains("gone.md"));
    let last = run.objects().pop().unwrap();
    let keys: Vec<_> = last.as_object().unwrap().keys().map(String::as_str).collect();
    assert_eq!(keys, ["type", "pages", "files", "bytes", "errors", "warnings", "ms"]);
    assert_eq!(last["type"], "summary");
    assert_eq!((last["pages"].as_u64(), last["errors"].as_u64()), (Some(1), Some(1)));
}

#[test]
fn the_summary_counts_what_was_written() {
    let site = good();
    let last = site.build().ok().objects().pop().unwrap();
    let built = site.built();
    let own: Vec<_> = built.iter().filter(|(path, _)| *path != ".candor-files").collect();
    assert_eq!(last["files"], own.len());
    assert_eq!(last["bytes"], own.iter().map(|(_, bytes)| bytes.len()).sum::<usize>());
    assert_eq!(last["pages"], 1);
}

#[test]
fn people_are_told_on_standard_error() {
    let run = bad().run(&["check"]).expect(1);
    assert_eq!(run.stdout, "");
    assert!(run.stderr.contains("content/index.md:5:"), "{}", run.stderr);
    assert!(run.stderr.contains("[gone](gone.md)"), "the line is not shown:\n{}", run.stderr);
}

/// program.md 4.2.
#[test]
fn other_formats_for_other_tools() {
    let sarif = bad().run(&["check", "--format", "sarif"]).expect(1).stdout;
    let sarif: serde_json::Value = serde_json::from_str(&sarif).unwrap();
    assert_eq!(sarif["version"], "2.1.0");
    let rules = sarif["runs"][0]["tool"]["driver"]["rules"].as_array().unwrap();
    for rule in rules {
        let words = |key: &str| rule[key]["text"].as_str().unwrap();
        assert!(words("fullDescription").starts_with(words("shortDescription")), "{rule}");
        assert!(words("help").contains("Why"), "{rule}");
    }
    assert!(rules.iter().any(|rule| rule["id"] == "config/unknown-key"));
    let results = sarif["runs"][0]["results"].as_array().unwrap();
    let region = &results.iter().find(|result| result["level"] == "error").unwrap()["locations"][0]["physicalLocation"];
    assert_eq!(region["artifactLocation"]["uri"], "content/index.md");
    assert_eq!(region["region"]["startLine"], 5);
    let github = bad().run(&["check", "--format", "github"]).expect(1).stdout;
    assert!(github.contains("::error file=content/index.md,line=5,"), "{github}");
}

#[test]
fn colour_is_a_choice() {
    let escape = '\u{1b}';
    assert!(!bad().run(&["check"]).stderr.contains(escape), "colour without a terminal");
    assert!(bad().run(&["check", "--color", "always"]).stderr.contains(escape));
    assert!(!bad().run(&["check", "--color", "never"]).stderr.contains(escape));
    let site = bad();
    site.settle();
    let mut command = site.command();
    command.arg("check").env("NO_COLOR", "1").env("CLICOLOR_FORCE", "1");
    assert!(!crate::site::Run::of(command, site.root()).stderr.contains(escape), "colour despite NO_COLOR");
}

#[test]
fn quiet_is_quiet() {
    let run = good().run(&["build", "-q"]).ok();
    assert_eq!((run.stdout.as_str(), run.stderr.as_str()), ("", ""));
    assert!(bad().run(&["build", "-q"]).expect(1).stderr.contains("gone.md"), "errors are told even then");
}

#[test]
fn strict_makes_warnings_fail() {
    let site = good().book("[book]\ntitle = \"A small site\"\n\n[lint]\n\"link\" = \"warn\"\n");
    site.write("content/index.md", BAD);
    site.build().expect(0);
    site.run(&["build", "--strict"]).expect(1);
}

#[test]
fn the_site_goes_where_it_is_sent() {
    for flag in ["-d", "--dest-dir", "--output-dir"] {
        let site = good();
        site.run(&["build", flag, "out/side"]).ok();
        assert!(site.root().join("out/side/index.html").exists(), "{flag}");
        assert!(!site.root().join("public").exists(), "{flag}");
    }
    let site = good().book("[book]\ntitle = \"A small site\"\n\n[build]\nbuild-dir = \"dist\"\n");
    site.run(&["build"]).ok();
    assert!(site.root().join("dist/index.html").exists());
}

#[test]
fn the_root_is_found_from_below_and_by_name() {
    let site = good();
    site.settle();
    let mut command = site.command();
    command.arg("build").current_dir(site.root().join("content"));
    crate::site::Run::of(command, site.root()).ok();
    assert!(site.root().join("public/index.html").exists());
    let mut command = site.command();
    command.args(["check", &site.root().display().to_string()]).current_dir("/");
    crate::site::Run::of(command, site.root()).ok();
}

#[test]
fn settings_come_from_the_environment() {
    let site = good();
    site.settle();
    let build = |name: &str, value: &str| {
        let mut command = site.command();
        command.args(["build", "--format", "json"]).env(name, value);
        crate::site::Run::of(command, site.root())
    };
    build("CANDOR_BOOK__TITLE", "Renamed").ok();
    assert!(site.page("index.html").contains("Renamed"));
    build("CANDOR_BUILD__BUILD_DIR", "dist").ok();
    assert!(site.root().join("dist/index.html").exists());
    build("CANDOR_EXIT__URL", "https://example.org/elsewhere").ok();
    assert!(site.page("index.html").contains("https://example.org/elsewhere"));
    let wrong = build("CANDOR_BOOK__TITEL", "Renamed").expect(2);
    assert!(format!("{}{}", wrong.stdout, wrong.stderr).contains("title"), "no suggestion: {wrong:?}");
    build("CANDOR_BUILD__MAX_SENSITIVITY", "all").expect(2);
}

#[test]
fn an_unknown_key_is_an_error_with_a_suggestion() {
    let run = good().book("[book]\ntitel = \"A small site\"\n").check().expect(2);
    let found = run.diagnostics();
    assert!(found.iter().any(|found| found["path"] == "book.toml" && found["line"] == 2), "{found:?}");
    assert!(run.stdout.contains("`title`"), "{}", run.stdout);
    let run = Site::new().file("content/a.md", "---\ntitle: A\nsumary: x\n---\n").check().expect(1);
    assert_eq!(run.diagnostics()[0]["line"], 3);
    assert!(run.stdout.contains("`summary`"), "{}", run.stdout);
}

#[test]
fn the_base_url_can_be_given() {
    let site = good();
    site.run(&["build", "--base-url", "https://example.org/below/"]).ok();
    assert!(site.page("index.html").contains("https://example.org/below/"));
    assert!(site.page("sitemap.xml").contains("https://example.org/below/"));
    site.run(&["build", "-u", "nonsense"]).expect(2);
}

#[test]
fn drafts_are_shown_on_request() {
    let site = good().file("content/later.md", "---\ntitle: Later\ndraft: true\n---\n\nText.\n");
    site.build().ok();
    assert!(!site.root().join("public/later.html").exists());
    site.run(&["build", "--drafts"]).ok();
    assert!(site.root().join("public/later.html").exists());
}

#[test]
fn a_brand_is_chosen_by_name() {
    let site = good()
        .file("brands/river.toml", "name = \"River Clinic\"\n")
        .file("brands/hill.toml", "name = \"Hill Clinic\"\n");
    site.run(&["build", "--brand", "river"]).ok();
    assert!(site.page("index.html").contains("River Clinic"));
    let wrong = site.run(&["build", "--brand", "rivre"]).expect(2);
    assert!(wrong.stderr.contains("river"), "no suggestion: {}", wrong.stderr);
    site.run(&["build", "--all-brands"]).ok();
    let built: Vec<_> = site.built().into_keys().collect();
    for brand in ["river", "hill"] {
        assert!(built.iter().any(|path| path.starts_with(&format!("{brand}/"))), "no {brand} in {built:?}");
    }
}

#[test]
fn pages_are_listed() {
    let site = good().file(
        "content/faq/cost.md",
        "---\ntitle: What does it cost?\nanswer-short: It varies.\ntopics: [faq.cost]\nsensitivity: 1\nlast-reviewed: 2026-11-01\nnext-review: 2028-11-01\n---\n\nText.\n",
    );
    let run = site.run(&["list", "--format", "json"]).ok();
    let pages = run.objects();
    let keys: Vec<_> = pages[0].as_object().unwrap().keys().map(String::as_str).collect();
    let expected = [
        "type",
        "url",
        "source",
        "layer",
        "kind",
        "title",
        "topics",
        "audience",
        "sensitivity",
        "language",
        "last_reviewed",
        "next_review",
    ];
    assert_eq!(keys, expected);
    let cost = pages.iter().find(|page| page["url"] == "faq/cost.html").unwrap();
    assert_eq!(cost["source"], "content/faq/cost.md");
    assert_eq!((&cost["kind"], &cost["layer"]), (&"faq".into(), &"site".into()));
    assert_eq!((&cost["topics"][0], &cost["sensitivity"]), (&"faq.cost".into(), &1.into()));
    assert_eq!((&cost["last_reviewed"], &cost["next_review"]), (&"2026-11-01".into(), &"2028-11-01".into()));
    let table = site.run(&["list"]).ok().stdout;
    assert!(table.contains("faq/cost.html") && table.contains("What does it cost?"), "{table}");
}

/// program.md 4.2; people.md part 0.
#[test]
fn every_rule_and_kind_is_explained() {
    let site = Site::new();
    let all = site.run_bare(&["explain"]).ok().stdout;
    assert!(all.contains("config/unknown-key"), "{all}");
    let codes: Vec<_> =
        all.split_whitespace().map(|word| word.trim_end_matches(',')).filter(|word| is_code(word)).collect();
    assert!(codes.len() > 15, "only {} rules:\n{all}", codes.len());
    for code in codes {
        let text = site.run_bare(&["explain", code]).ok().stdout;
        assert!(text.contains(code) && text.len() > 80, "{code}: {text}");
    }
    for kind in ["faq", "myth", "term", "comparison", "worksheet"] {
        assert!(site.run_bare(&["explain", kind]).ok().stdout.len() > 80, "{kind}");
    }
    let near = site.run_bare(&["explain", "link/mising-target"]).expect(2);
    assert!(near.stderr.contains("link/missing-target"), "{}", near.stderr);
}

fn is_code(word: &str) -> bool {
    let plain = |part: &str| !part.is_empty() && part.chars().all(|c| c.is_ascii_lowercase() || c == '-');
    word.split_once('/').is_some_and(|(family, name)| plain(family) && plain(name))
}

#[test]
fn a_new_page_builds_as_it_is() {
    let site = good();
    for (kind, path) in [("faq", "faq/time.md"), ("term", "glossary/limits.md"), ("article", "a.md"), ("process", "p")]
    {
        site.run(&["new", kind, path]).ok();
        site.run(&["new", kind, path]).expect(2);
    }
    let found = site.build().ok().diagnostics();
    let open: Vec<_> = found.iter().filter(|one| one["code"] == "front-matter/wrong-type").collect();
    assert!(open.iter().any(|one| one["message"] == "`answer-short` is not filled in yet"), "{found:?}");
    assert_eq!(open.len(), found.len(), "{found:?}");
    assert!(site.run(&["new", "fag", "faq/x.md"]).expect(2).stderr.contains("faq"), "no suggestion");
    site.run(&["new", "faq", "../../outside.md"]).expect(2);
}

#[test]
fn a_site_is_begun_in_one_step() {
    let site = Site::new();
    let flags = ["--name", "Riverside Clinic", "--color", "#0b6e5f", "--language", "en", "--country", "US"];
    site.run_bare(&[&["init", "clinic", "--pack", "blank"], &flags[..]].concat()).ok();
    site.run_bare(&["build", "clinic"]).ok();
    let home = std::fs::read_to_string(site.root().join("clinic/public/index.html")).unwrap();
    assert!(home.contains("Riverside Clinic"));
    site.run_bare(&[&["init", "clinic"], &flags[..]].concat()).expect(2);
    let whole = site.run_bare(&[&["init", "the whole"], &flags[..]].concat()).ok();
    assert!(whole.stderr.contains("\n  candor serve 'the whole' --open\n"), "{}", whole.stderr);
    assert!(whole.stderr.contains("`/_candor/settings`, at the address that it shows"), "{}", whole.stderr);
    site.run_bare(&["build", "the whole"]).ok();
    assert!(site.root().join("the whole/public/faq/index.html").exists(), "the library is not inherited");
}

/// Whatever a site begins with, nothing is wrong with it but what only the clinic can say.
#[test]
fn each_beginning_is_clean() {
    let place = Site::new();
    for (pack, home) in [("spt", false), ("essentials", true), ("blank", true)] {
        for (country, language) in [("uk", "es"), ("", "en")] {
            let name = format!("{pack}-{language}");
            let language = if pack == "blank" { "fr" } else { language };
            let flags = ["--pack", pack, "--name", "A", "--country", country, "--language", language, "--phone", "999"];
            let told = place.run_bare(&[&["init", &name][..], &flags].concat()).ok().stderr;
            assert_eq!(told.contains("The code for `uk` is GB."), !country.is_empty(), "{told}");
            let found = place.run_bare(&["check", &name, "--format", "json"]).ok().diagnostics();
            let heavy = found.iter().filter(|one| one["severity"] != "advice").map(|one| one["code"].as_str().unwrap());
            let heavy: Vec<_> = heavy.filter(|code| *code != "safety/no-help").collect();
            assert!(heavy.is_empty(), "{name}: {found:?}");
            let root = place.root().join(&name);
            assert!(root.join("static").is_dir(), "README.txt names it");
            assert_eq!(root.join("content/index.md").exists(), home, "{name}");
        }
    }
}

#[test]
fn the_first_steps_are_told() {
    let site = good();
    let told = site.run_bare(&[]).expect(2).stderr;
    for verb in ["init", "serve", "build"] {
        assert!(told.contains(&format!("\n  candor {verb} DIR ")), "{told}");
    }
    assert!(told.contains("`candor --help`"), "{told}");
    let told = site.run(&["build", "-d", "out"]).ok().stderr;
    let (_, next) = told.split_once("\nBuilt 1 page in ").unwrap_or_else(|| panic!("{told}"));
    assert!(next.lines().nth(1).unwrap().starts_with("Now upload the folder `out` to "), "{told}");
    // What it names is there.
    let hosting = std::fs::read_to_string(repository("docs/content/hosting/README.md")).unwrap();
    assert!(next.contains("The manual’s page “Publish your site”") && hosting.starts_with("# Publish your site\n"));
    assert_eq!(told.matches("base-url").count(), 1, "{told}");
    assert!(told.contains("sitemap.xml is empty"), "{told}");
    assert_eq!(site.run(&["build", "-q"]).ok().stderr, "");
    assert!(!site.run(&["build", "--format", "json"]).ok().stderr.contains("Now upload"));
    let known = site.run(&["build", "-u", "https://example.org/"]).ok().stderr;
    assert!(!known.contains("sitemap.xml"), "{known}");
}

/// people.md, part 6: the words of those who do not make sites.
#[test]
fn the_readme_speaks_to_clinics_in_their_words() {
    let text = std::fs::read_to_string(repository("README.md")).unwrap();
    let (_, part) = text.split_once("\n### For a clinic\n").unwrap();
    let part = part.split("\n#").next().unwrap().to_lowercase();
    for word in ["brand", "accent", "pack", "layer", "region", "sensitivity", "exclude", "base-url", "findings", "toml"]
    {
        assert!(!part.contains(word), "{word}");
    }
    for words in ["candor init", "candor serve", "candor build", "docs/settings.png", "docs/settings-phone.png"] {
        assert!(part.contains(words), "{words}");
    }
}

#[test]
fn today_changes_findings_and_never_bytes() {
    let site = good()
        .file("content/due.md", "---\ntitle: Due\nlast-reviewed: 2026-11-01\nnext-review: 2027-11-01\n---\n\nText.\n");
    let now = site.build().ok();
    let before = site.built();
    let mut command = site.command();
    command.args(["build", "--format", "json"]).env("SOURCE_DATE_EPOCH", "1900000000");
    let later = crate::site::Run::of(command, site.root());
    assert!(later.diagnostics().len() > now.diagnostics().len(), "nothing is overdue three years later");
    assert_eq!(before, site.built());
}

#[test]
fn the_page_stands_in_main() {
    let site = good();
    site.build().ok();
    assert!(site.page("index.html").contains("<main id=\"main\""));
    assert!(html::text(html::main(&site.page("index.html"))).contains("Text."));
    let search = site.page("search/index.html");
    assert!(html::ids(&search).is_superset(&["search-input".to_owned(), "search-results".to_owned()].into()));
}

#[test]
fn the_list_says_which_page_answers_which_topic() {
    let site = Site::new()
        .file(
            "content/topics.yaml",
            "consent:\n  text: A free yes\nlost:\n  text: A lost link\n  excluded: the link is lost\n",
        )
        .file("content/page.md", "---\ntitle: A page\ntopics: [consent]\n---\nText.\n");
    let topics = site.run(&["list", "--coverage", "--format", "json"]).ok().of_type("topic");
    assert_eq!(topics[0]["pages"], serde_json::json!(["page.html"]));
    assert_eq!((&topics[1]["topic"], &topics[1]["excluded"]), (&"lost".into(), &"the link is lost".into()));
}

/// program.md 4.3.
#[test]
fn hosts_can_place_what_is_found_from_where_they_stand() {
    let site = Site::new().file("book.toml", "[book]\ntitle = \"A\"\n").file("content/index.md", BAD);
    site.settle();
    let above = site.root().parent().unwrap();
    let name = site.root().file_name().unwrap().to_str().unwrap();
    let from = |folder: &std::path::Path, root: &str, format: &str| {
        let mut command = site.command();
        let out = command.current_dir(folder).args(["check", root, "--format", format]).output().unwrap();
        String::from_utf8(out.stdout).unwrap()
    };
    let below = site.root().join("content");
    for (folder, root, seen) in [
        (above, name, format!("{name}/content/index.md")),
        (site.root(), ".", "content/index.md".to_owned()),
        (&below, "..", "../content/index.md".to_owned()),
    ] {
        assert!(from(folder, root, "github").contains(&format!("file={seen},line=5")), "{seen}");
        assert!(from(folder, root, "sarif").contains(&format!("\"uri\": \"{seen}\"")), "{seen}");
    }
}

/// program.md 4.5 to 4.9.
#[test]
fn a_beginning_is_sound_or_refused() {
    let place = Site::new();
    let refused = |arguments: &[&str]| place.run_bare(arguments).expect(2).stderr;
    for name in ["", " "] {
        assert!(refused(&["init", "clinic", "--name", name]).contains("give the publisher's name"));
    }
    assert!(refused(&["init", "clinic", "--name", "A", "--country", "Britain"]).contains("`GB`"));
    assert!(
        refused(&["init", "clinic", "--name", "A", "--phone", "ask at the desk"]).contains("not a single phone number")
    );
    assert!(!place.root().join("clinic").exists());
    assert!(refused(&["new", "faq", "faq/x.md"]).contains("`candor init` to create one"));
    assert!(!place.root().join("content").exists(), "a refused page leaves nothing");

    let site = good();
    site.run(&["new", "module", "panic/index.md"]).ok();
    let text = std::fs::read_to_string(site.root().join("content/panic/index.md")).unwrap();
    assert!(text.contains("title: \"Panic\""), "{text}");
    site.write("content/panic/index.md", "---\ntitle: Panic\nkind: module\n---\nText.\n");
    let mut command = site.command();
    let run = command.env("SOURCE_DATE_EPOCH", "1795305600").args(["check", "--format", "json"]).output().unwrap();
    let found = String::from_utf8(run.stdout).unwrap();
    assert!(found.contains("last-reviewed: 2026-11-22"), "{found}");
    let run = command.env("SOURCE_DATE_EPOCH", "1795392000").output().unwrap();
    assert!(String::from_utf8(run.stdout).unwrap().contains("last-reviewed: 2026-11-23"), "today's date is proposed");
    let made = place.run_bare(&["init", "bq dir", "--name", "Q"]).ok().stderr;
    assert!(made.contains("candor serve 'bq dir'"), "{made}");
}

/// program.md 4.10 and 4.11.
#[test]
fn programs_are_told_of_every_ending() {
    let nowhere = Site::new().run_bare(&["check", "nowhere", "--format", "json"]).expect(2);
    let [summary] = &nowhere.of_type("summary")[..] else { panic!("no summary") };
    assert!(summary["message"].as_str().unwrap().contains("nowhere does not exist"), "{summary}");
    let full = good().file("out", "a file, where a folder is wanted").run(&["build", "-d", "out", "--format", "json"]);
    assert!(full.expect(2).of_type("summary").iter().any(|summary| summary["message"].is_string()));
    let brands = good().file("brands/one.toml", "name = \"One\"\n").file("brands/two.toml", "name = \"Two\"\n");
    brands.build().ok();
    let run = brands.run(&["build", "--all-brands", "--format", "json"]).ok();
    let names: Vec<_> = run.of_type("summary").iter().map(|summary| summary["brand"].clone()).collect();
    assert_eq!(names, ["one", "two"]);
    assert!(!brands.root().join("public/index.html").exists(), "the single site of before is gone");
    for brand in ["one", "two"] {
        assert!(brands.root().join("public").join(brand).join("index.html").exists(), "{brand}");
    }
}

/// program.md 1.10.
#[test]
fn what_is_found_in_a_pack_is_for_its_makers() {
    let site = Site::new().book("[book]\ntitle = \"A clinic\"\n\n[build]\npack = \"spt\"\n");
    let own = site.run(&["check", "--format", "json"]).ok().diagnostics();
    assert_eq!(own.iter().map(|one| one["path"].as_str().unwrap()).collect::<Vec<_>>(), ["book.toml"], "{own:?}");
    let all = site.run(&["check", "--format", "json", "--pack-findings"]).ok().diagnostics();
    assert!(all.len() > own.len(), "the library has advice of its own");
    // An error is never hidden: the clinic's own page lacks what a page of the library leads to.
    let site = site.file("content/start/help.md", "---\ntitle: Help\nkind: policy\npolicy-type: crisis\n---\nText.\n");
    let broken = site.run(&["check", "--format", "json"]).diagnostics();
    assert!(
        broken.iter().all(|one| one["path"] == "book.toml"
            || one["severity"] == "error"
            || one["path"] == "content/start/help.md")
    );
}
