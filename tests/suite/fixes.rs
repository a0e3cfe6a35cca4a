//! `candor check --fix`: what has one right answer is mended, and nothing else is touched.

use crate::site::{Run, Site, TODAY, repository, tree};
use candor::parts::{layer, rules};
use candor::{Date, Layer, Memory, Options, SourceFile, Sources, compile};
use std::collections::BTreeSet;
use std::convert::Infallible;
use std::sync::{Arc, Mutex};

/// What every case stands in.
const GROUND: &[(&str, &str)] = &[
    ("content/sources.yaml", "smith-2014:\n  title: A book\n  confidence: verified\n  checked: 2026-11-22\n"),
    ("content/topics.yaml", "consent:\n  text: What a free yes is\ncost:\n  text: What it costs\n"),
    ("content/glossary/consent.md", "---\ntitle: Consent\nplain-definition: A free and informed yes.\n---\n"),
    (
        "content/costs.md",
        "---\ntitle: Costs\ntopics: [consent, cost]\n---\nA review [@smith-2014].\n\n## Hours\n\nText.\n",
    ),
    ("content/women.md", "---\ntitle: Women\n---\nText.\n\n:::figure{src=three-phases}\n:::\n"),
    ("content/more/part-1.md", "---\ntitle: Part 1\n---\nText.\n"),
    (
        "content/figures/three-phases.yaml",
        "type: steps\ntitle: Three phases\nalt: Three boxes in a row, with arrows from desire to arousal to orgasm\n\
         description: The model names three phases.\nnote: Bodies vary. If a phase does not happen, nothing is wrong.\n\
         sources: [smith-2014]\nsteps:\n  - { name: Desire, text: wanting to. }\n  - { name: Arousal, text: the body responds. }\n",
    ),
    ("static/house.png", "a picture"),
];

const PAGE_PATH: &str = "content/page.md";

/// A fault, what becomes of it, and where it stands.
#[derive(Clone)]
struct Case {
    code: String,
    path: String,
    before: String,
    after: String,
}

impl Case {
    /// Those of `tests/fixes/cases.txt`.
    fn all() -> Vec<Self> {
        let text = std::fs::read_to_string(repository("tests/fixes/cases.txt")).unwrap();
        text.split("\n@ ").skip(1).map(Self::read).collect()
    }

    fn read(text: &str) -> Self {
        let mut lines = text.lines();
        let (code, place) = lines.next().unwrap().split_once(' ').unwrap();
        let (mut before, mut after) = (String::new(), String::new());
        for line in lines.filter(|line| !line.is_empty()) {
            let words = format!("{}\n", line.get(2..).unwrap_or_default());
            if !line.starts_with('+') {
                before.push_str(&words);
            }
            if !line.starts_with('-') {
                after.push_str(&words);
            }
        }
        let whole = |words: String| match place {
            "head" => format!("---\ntitle: A page\n{words}---\nText.\n"),
            "text" => format!("---\ntitle: A page\n---\n{words}"),
            _ => words,
        };
        let path = if ["head", "text"].contains(&place) { PAGE_PATH } else { place };
        Self { code: code.to_owned(), path: path.to_owned(), before: whole(before), after: whole(after) }
    }

    fn is_mended(&self) -> bool {
        self.before != self.after
    }
}

fn read(site: &Site, path: &str) -> String {
    std::fs::read_to_string(site.root().join(path)).unwrap()
}

fn codes(run: &Run) -> Vec<String> {
    run.diagnostics().iter().map(|finding| finding["code"].as_str().unwrap().to_owned()).collect()
}

/// Issue 17: every fix is right, none is harmful, and a second run finds nothing to do. Pages are mended all at once,
/// the other files each in a site of its own.
#[test]
fn every_fix_is_right_and_none_is_harmful() {
    let cases = Case::all();
    assert!(cases.iter().filter(|case| case.is_mended()).count() >= 60, "too few faults");
    let (pages, files): (Vec<&Case>, Vec<&Case>) = cases.iter().partition(|case| case.path == PAGE_PATH);
    let named = |(number, case): (usize, &Case)| Case { path: format!("content/case-{number}.md"), ..case.clone() };
    let pages: Vec<Case> = pages.into_iter().enumerate().map(named).collect();
    let mut wrong = mended(&pages.iter().collect::<Vec<_>>());
    wrong.extend(files.into_iter().flat_map(|case| mended(&[case])));
    assert!(wrong.is_empty(), "{}", wrong.join("\n\n"));
}

/// What is wrong after these have been mended in one site.
fn mended(cases: &[&Case]) -> Vec<String> {
    let site = Site::new();
    GROUND.iter().for_each(|(path, text)| site.write(path, text));
    cases.iter().for_each(|case| site.write(&case.path, &case.before));
    let run = site.run(&["check", "--fix", "--format", "json"]);
    let (told, left) = (run.of_type("fixed"), run.diagnostics());
    let mut wrong = Vec::new();
    for case in cases {
        let is_about =
            |object: &&serde_json::Value| object["path"] == case.path.as_str() && object["code"] == case.code.as_str();
        let now = read(&site, &case.path);
        let holds = [
            ("is mended as it should be", now == case.after),
            ("is found and left", case.is_mended() || left.iter().any(|found| is_about(&found))),
            ("is told", told.iter().any(|fix| is_about(&fix)) == case.is_mended()),
        ];
        let broken = holds.iter().filter(|(_, holds)| !holds);
        wrong.extend(broken.map(|(what, _)| format!("{}: not so: it {what}\n{}→\n{now}", case.code, case.before)));
    }
    if cases.iter().any(|case| case.is_mended()) {
        let before = tree(site.root());
        let again = site.run(&["check", "--fix", "--format", "json"]);
        assert!(again.of_type("fixed").is_empty() && tree(site.root()) == before, "a second run mends more");
    }
    wrong
}

/// `explain` says of each rule whether its findings are mended, and says the truth.
#[test]
fn what_is_mended_is_said() {
    let shown: BTreeSet<String> = Case::all().into_iter().filter(Case::is_mended).map(|case| case.code).collect();
    let says = |rule: &&&candor::parts::Rule| rule.explanation().contains("candor check --fix");
    let said: BTreeSet<String> = rules::ALL.iter().filter(says).map(|rule| rule.code.to_owned()).collect();
    assert_eq!(said, shown);
    assert!(said.len() >= 15);
    for rule in rules::ALL.iter() {
        let files = rule.bad_site();
        let (findings, _) = made(&files.iter().map(|(path, text)| (path.as_str(), text.as_str())).collect::<Vec<_>>());
        for (code, has_fix) in findings {
            assert!(!has_fix || said.contains(code), "{code} offers a fix and explain does not say so");
        }
    }
}

/// The code of a finding, and whether it offers a fix.
type Offer = (&'static str, bool);

/// What a site is found to have, and the words of its pages. It is rendered even where no build would write it.
fn made(files: &[(&str, &str)]) -> (Vec<Offer>, Vec<(String, Vec<String>)>) {
    let own = files.iter().map(|(path, text)| {
        Arc::new(SourceFile::new(
            Layer::Site,
            path.trim_start_matches("(library) ").to_owned(),
            text.as_bytes().to_vec(),
        ))
    });
    let all: Vec<_> = layer(None, "content", &[]).into_iter().chain(own).collect();
    let today = Date::from_seconds(TODAY.parse().unwrap()).unwrap();
    let options = Options { brand: None, drafts: false, base_url: None, today, overrides: Vec::new() };
    let compiled = compile(Arc::new(Sources::new(all)), &options, &mut Memory::default());
    let pages = Mutex::new(Vec::new());
    let take = |route: &str, artifact: &candor::Artifact| {
        if route.ends_with(".html") {
            let html = String::from_utf8(artifact.bytes.clone()).unwrap();
            pages.lock().unwrap().push((route.to_owned(), words(&html)));
        }
        Ok::<(), Infallible>(())
    };
    let verdict = compiled.render_all(take).unwrap();
    let found = verdict.findings.iter().map(|finding| (finding.diagnostic.code, finding.diagnostic.fix.is_some()));
    (found.collect(), pages.into_inner().unwrap())
}

/// The words in the main part of a page.
fn words(html: &str) -> Vec<String> {
    let main = html.split_once("<main").map_or(html, |(_, main)| main.split("</main>").next().unwrap());
    let text: String =
        main.split('<').map(|part| part.split_once('>').map_or("", |(_, text)| text).to_owned() + " ").collect();
    let words = text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    words.map(str::to_lowercase).collect()
}

/// No page loses a word by a fix, and none gets one but where its words could not be read before.
#[test]
fn words_stay_as_they_are() {
    // What is added: the value of a key that nobody knew, a source that nobody found, the name of a box.
    // The list of contents gets a heading that it did not show.
    let adding =
        ["cite/", "config/", "container/", "data/", "figure/", "front-matter/", "heading/", "kind/", "search/"];
    // Of a page that could not be read, nothing was shown.
    let readable = |case: &&Case| case.is_mended() && case.path != "content/dashes.md";
    for case in Case::all().iter().filter(readable) {
        let with = |text: &str| {
            let ground = GROUND.iter().copied().filter(|(path, _)| *path != case.path);
            made(&ground.chain([(case.path.as_str(), text)]).collect::<Vec<_>>()).1
        };
        // A key that leads to no source stands where its number will.
        let is_shown = |word: &str| word.chars().all(char::is_alphabetic) && !["smith", "smtih"].contains(&word);
        let (before, after) = (with(&case.before), with(&case.after));
        for (route, words) in
            before.iter().filter(|(route, _)| ["page.html", "costs.html", "women.html"].contains(&route.as_str()))
        {
            let now = &after.iter().find(|(other, _)| other == route).unwrap_or_else(|| panic!("{route} is lost")).1;
            let mut left = now.clone();
            for word in words.iter().filter(|word| is_shown(word)) {
                let at = left.iter().position(|other| other == word);
                let at = at.unwrap_or_else(|| panic!("{}: {route} loses `{word}`\n{words:?}\n{now:?}", case.code));
                left.remove(at);
            }
            let adds = adding.iter().any(|family| case.code.starts_with(family)) || case.code == "link/missing-target";
            assert!(adds || words == now, "{}: {words:?} is now {now:?}", case.code);
        }
    }
}

const PAGE: &str = "---\ntitle: A page\n---\n";

#[test]
fn only_the_sites_own_files_are_touched_and_as_they_lie() {
    let text = "\u{feff}---\r\ntitle: Größe\r\nsumary: Was es ist.\r\n---\r\n\r\n:::note\r\nSchöner Text.\r\n";
    let site = Site::new().file("content/page.md", text);
    let outside = Site::new().file("other.md", "---\ntitle: Other\nsumary: Out.\n---\nText.\n");
    let run = site.run(&["check", "--fix"]).ok();
    assert!(
        run.stderr.contains("fixed content/page.md:3:1 front-matter/unknown-key: `sumary` is now `summary`\n"),
        "{}",
        run.stderr
    );
    assert!(run.stderr.contains("Fixed 2 findings in 1 file; 0 left to fix by hand."), "{}", run.stderr);
    let mended =
        "\u{feff}---\r\ntitle: Größe\r\nsummary: Was es ist.\r\n---\r\n\r\n:::note\r\nSchöner Text.\r\n:::\r\n";
    assert_eq!(read(&site, "content/page.md"), mended);
    #[cfg(unix)]
    {
        std::os::unix::fs::symlink(outside.root().join("other.md"), site.root().join("content/other.md")).unwrap();
        site.run(&["check", "--fix"]);
        assert!(read(&outside, "other.md").contains("sumary"));
    }
    for arguments in [&["check", "--fix", "--untrusted"][..], &["check", "--fix", "--all-brands"], &["build", "--fix"]]
    {
        site.run(arguments).expect(2);
    }
}

#[test]
fn every_report_offers_the_fix() {
    let site = Site::new().file("content/page.md", format!("{PAGE}\n:::risk\nText.\n:::\n"));
    assert!(site.run(&["check"]).expect(1).stderr.contains("`candor check --fix` can do this for you"));
    let found = site.check().expect(1).diagnostics();
    let fix = serde_json::json!({ "line": 5, "column": 4, "end_line": 5, "end_column": 8, "replacement": "risks" });
    assert_eq!(found[0]["fix"], fix);
    let log: serde_json::Value =
        serde_json::from_str(&site.run(&["check", "--format", "sarif"]).expect(1).stdout).unwrap();
    let change = &log["runs"][0]["results"][0]["fixes"][0]["artifactChanges"][0];
    assert_eq!(change["artifactLocation"]["uri"], "content/page.md");
    assert_eq!(change["replacements"][0]["insertedContent"]["text"], "risks");
    assert_eq!(change["replacements"][0]["deletedRegion"]["startColumn"], 4);
    let run = site.run(&["check", "--fix", "--format", "json"]).ok();
    let fixed = run.of_type("fixed");
    assert_eq!((&fixed[0]["path"], &fixed[0]["fix"]), (&"content/page.md".into(), &fix));
    assert_eq!(run.objects().last().unwrap()["type"], "summary");
}

/// A fix that would bring an error is left out, and the others are made.
#[test]
fn one_fix_does_not_stand_in_the_way_of_others() {
    let site = Site::new()
        .file("content/page.md", "---\ntitle: A page\nslgu: a?b\nsumary: What it says.\n---\nText.\n")
        .file("content/other.md", format!("{PAGE}See [it](pages.md).\n"));
    let run = site.run(&["check", "--fix"]).expect(1);
    assert!(run.stderr.contains("1 fix not made"), "{}", run.stderr);
    assert_eq!(read(&site, "content/page.md"), "---\ntitle: A page\nslgu: a?b\nsummary: What it says.\n---\nText.\n");
    assert!(read(&site, "content/other.md").contains("(page.md)"));
}

#[test]
fn an_exception_is_for_the_block_behind_it_or_for_the_page() {
    let here = "[Here](other.md)";
    let allow = "<!-- candor allow=link/vague-text: the button says so -->";
    let found = |text: &str| {
        let site = Site::new()
            .file("content/page.md", format!("{PAGE}{text}"))
            .file("content/other.md", format!("{PAGE}Text.\n"));
        let run = site.run(&["build", "--format", "json"]);
        if run.code == 0 {
            assert!(!site.page("page.html").contains("candor allow="), "an exception is published");
        }
        let lines = run
            .diagnostics()
            .into_iter()
            .map(|found| (found["code"].as_str().unwrap().to_owned(), found["line"].as_u64().unwrap()));
        lines.collect::<Vec<_>>()
    };
    let vague = |line| ("link/vague-text".to_owned(), line);
    let cases = [
        (format!("{here}\n\n{here}\n"), vec![vague(4), vague(6)]),
        (format!("{allow}\n\n{here}\n\n{here}\n"), vec![]),
        (format!("{here}\n\n{allow}\n\n{here}\n\n{here}\n"), vec![vague(4), vague(10)]),
        (format!("{here}\n\n{allow} {here}\n\n{here}\n"), vec![vague(4), vague(8)]),
        (format!("{here}\n\nText {allow} and {here}.\n\n{here}\n"), vec![vague(4), vague(8)]),
        (format!("{here}\n\n- One\n\n  {allow}\n\n  {here}\n\n- {here}\n"), vec![vague(4), vague(12)]),
        (format!("Text.\n\n{allow}\n\n:::note\n{here}\n\n{here}\n:::\n"), vec![]),
        (format!("Text.\n\n{here}\n\n{allow}\n"), vec![vague(6), ("exception/unused".to_owned(), 8)]),
        (
            "Text.\n\n<!-- candor allow=html/raw: I know -->\n\n<b>x</b>\n".to_owned(),
            vec![("exception/firm".to_owned(), 6), ("html/raw".to_owned(), 8)],
        ),
        ("```\n<!-- candor allow -->\n```\n".to_owned(), vec![]),
    ];
    for (text, wanted) in cases {
        assert_eq!(found(&text), wanted, "{text}");
    }
    let trusting = Site::new()
        .book("[markdown]\nraw-html = \"trust\"\n")
        .file("content/page.md", format!("{PAGE}{allow} <b>Bold</b>\n\n<!-- kept -->\n\nText {allow}.\n"));
    trusting.run(&["build"]).ok();
    let page = trusting.page("page.html");
    assert!(page.contains("<b>Bold</b>") && page.contains("<!-- kept -->") && !page.contains("candor allow"), "{page}");
}

#[test]
fn a_site_takes_up_the_rules_step_by_step() {
    let page = |first: &str, second: &str| format!("{PAGE}{first}\n\n{second}\n");
    let (here, click) = ("[Here](other.md)", "[click here](other.md)");
    let site = Site::new().file("content/page.md", page(here, click)).file("content/other.md", page("Text.", ""));
    let count = |site: &Site| site.check().diagnostics().len();
    assert_eq!(count(&site), 2);
    site.run(&["check", "--strict"]).expect(1);
    let run = site.run(&["check", "--strict", "--write-baseline"]).ok();
    assert!(
        run.stderr.contains("Saved 2 findings in candor.baseline. From now on you only see new ones."),
        "{}",
        run.stderr
    );
    let written = read(&site, "candor.baseline");
    assert_eq!(written.lines().filter(|line| line.starts_with("content/page.md link/vague-text ")).count(), 2);
    site.run(&["check", "--write-baseline"]).ok();
    assert_eq!(read(&site, "candor.baseline"), written, "it is not the same the second time");
    // What moves stays known; what is new is told; an error is told in any case.
    site.write("content/page.md", page("Words before.", &page("", &page(here, click)).replace(PAGE, "")));
    assert_eq!(count(&site), 0);
    site.run(&["build", "--strict"]).ok();
    site.write("content/page.md", page(here, &format!("{here}\n\n{click}")));
    assert_eq!(count(&site), 1);
    site.write("content/page.md", page(here, "[gone](gone.md)"));
    let run = site.run(&["check"]).expect(1);
    assert!(
        run.stderr.contains("1 finding hidden, because candor.baseline lists them. 1 line in candor.baseline no longer needed (content/page.md)"),
        "{}",
        run.stderr
    );
    assert_eq!(site.check().objects().last().unwrap()["baseline"], serde_json::json!({ "left_out": 1, "gone": 1 }));
    let run = site.run(&["check", "--write-baseline"]).expect(1);
    assert!(run.stderr.contains("1 error not included"), "{}", run.stderr);
    assert!(!read(&site, "candor.baseline").contains("missing-target"));
    // Lines in any order, and twice joined, say the same.
    let lines: Vec<&str> = written.lines().rev().collect();
    site.write("candor.baseline", lines.join("\n"));
    site.write("content/page.md", page(here, click));
    assert_eq!(count(&site), 0);
    site.write("candor.baseline", "nonsense\n");
    assert_eq!(codes(&site.check().expect(1)), ["baseline/broken-line", "link/vague-text", "link/vague-text"]);
}
