//! How findings are told: one for each mistake, the likeliest remedy first, a few of many names, in usual words.

use crate::site::Site;
use std::fs;
use std::path::Path;

const HOME: &str = "---\ntitle: Home\n---\n\nText.\n";

#[test]
fn one_mistake_is_told_once() {
    let faq = |head: &str| format!("---\ntitle: A question\nkind: faq\n{head}---\n\nText.\n");
    let dates = "last-reviewed: 2026-11-01\nreview-in: 1 year\n";
    let cases = [
        // Given and wrong, or given under a mistyped name, is not missing as well.
        (faq("answer-short: Yes.\nlast-reviewed: someday\nreview-in: 1 year\n"), "front-matter/wrong-type"),
        (faq("answer-short: Yes.\nlast-reviewed: 2026-11-01\nreview-in: ages\n"), "front-matter/wrong-type"),
        (faq("answer-short: Yes.\nlast-reveiwed: 2026-11-01\nreview-in: 1 year\n"), "front-matter/unknown-key"),
        (faq(&format!("answer-short: [Yes]\n{dates}")), "front-matter/wrong-type"),
        (faq(&format!("answer-shrt: Yes.\n{dates}")), "front-matter/unknown-key"),
        // What is not there at all is.
        (faq(dates), "kind/missing-field"),
        (faq("answer-short: Yes.\n"), "review/missing"),
    ];
    for (page, code) in cases {
        let site = Site::new().file("content/index.md", HOME).file("content/faq/a.md", &page);
        let codes: Vec<_> = site.check().diagnostics().iter().map(|found| found["code"].clone()).collect();
        assert_eq!(codes, [code], "{page}");
    }
}

#[test]
fn a_template_with_a_fault_is_not_called_missing() {
    let site = Site::new().file("content/index.md", HOME.replace("title", "template: contact\ntitle")).file(
        "themes/calm/templates/contact.html",
        "{% extends \"layout.html\" %}{% block body %}{% if %}{% endblock %}",
    );
    let found = site.check().expect(1).diagnostics();
    let [one] = &found[..] else { panic!("{found:?}") };
    assert!(one["path"] == "themes/calm/templates/contact.html" && one["code"] == "template/error", "{one}");
}

#[test]
fn a_few_of_many_names_are_told_and_all_with_v() {
    let site = Site::new()
        .file("content/index.md", HOME.replace("Text", "{{ nothing }}\n\n:::nothing\nText\n:::"))
        .file("content/a.md", HOME.replace("title", "template: own\ntitle"))
        .file(
            "themes/calm/templates/own.html",
            "{% extends \"layout.html\" %}{% block body %}{{ t.menuu }}{{ t.xyzzy }}{% endblock %}",
        );
    let helps = |arguments: &[&str]| {
        let told = site.run(arguments).expect(1).stderr;
        let helps: Vec<String> = told.lines().filter(|line| line.starts_with("help: ")).map(str::to_owned).collect();
        assert!(told.lines().all(|line| arguments.len() > 1 || line.len() < 200), "{told}");
        helps
    };
    let (few, all) = (helps(&["check"]), helps(&["check", "-v"]));
    assert!(few.iter().any(|help| help.contains("did you mean `menu`?")), "{few:?}");
    let cut = few.iter().find(|help| help.starts_with("help: you can use: ") && help.contains("note")).unwrap();
    assert!(cut.contains(", … and ") && !cut.contains("questions"), "{cut}");
    assert!(all.iter().any(|help| help.starts_with("help: You can use: ") && help.contains("questions")), "{all:?}");
}

/// Sayings and foreign order of words that once were everywhere (docs of fields, messages, help).
const AVOIDED: &[&str] = &[
    "stands in the way",
    "slip of the pen",
    "leads to no ",
    "says nothing to",
    " short of ",
    "take it out",
    "taken out",
    "gone through",
    "whoever ",
    " anew",
    "mend ",
    "lines of help",
    "is no colour",
    "is no code",
    "holds it ",
    "light pages",
];

#[test]
fn messages_are_in_usual_words() {
    let mut found = Vec::new();
    files(Path::new("src"), &mut |path, text| {
        let said =
            text.lines().enumerate().filter(|(_, line)| line.contains('"') && !line.trim_start().starts_with("//"));
        for (at, line) in said.filter(|(_, line)| AVOIDED.iter().any(|words| line.contains(words))) {
            found.push(format!("{path}:{}: {}", at + 1, line.trim()));
        }
    });
    assert!(found.is_empty(), "{}", found.join("\n"));
}

fn files(folder: &Path, see: &mut dyn FnMut(&str, &str)) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            files(&path, see);
        } else if path.extension().is_some_and(|ending| ending == "rs") {
            see(&path.to_string_lossy(), &fs::read_to_string(&path).unwrap());
        }
    }
}
