//! What keeps a site whole over the years: addresses that were published, pages that were copied from the library,
//! and what is old, unusual or missing.

use crate::site::{Run, Site, repository};
use serde_json::Value;
use std::fs;
use std::time::{Duration, SystemTime};

const HOME: &str = "---\ntitle: Home\n---\nText.\n";

fn page(title: &str, body: &str) -> String {
    format!("---\ntitle: {title}\n---\n{body}")
}

/// A site of some pages that was published.
fn published() -> Site {
    let site = Site::new()
        .book("[book]\ntitle = \"A\"\n[build]\nbase-url = \"https://example.org/learn/\"\n")
        .file("content/index.md", HOME)
        .file(
            "content/faq/cost.md",
            page("What it costs", "## What it costs\n\nText.\n\n## Who pays {#payer}\n\nText.\n"),
        )
        .file("content/faq/index.md", page("Questions", "Text.\n"))
        .file("content/about.md", page("About", "Text.\n"))
        .file("static/leaflet.pdf", "%PDF-1.4\n")
        .file("static/photo.jpg", "no picture");
    site.run(&["build", "--publish"]).ok();
    site
}

fn lock(site: &Site) -> String {
    fs::read_to_string(site.root().join("candor.lock")).unwrap_or_default()
}

/// The findings of a run that are about what was published, or about a merge.
fn found(run: &Run, codes: &[&str]) -> Vec<Value> {
    run.diagnostics().into_iter().filter(|one| codes.contains(&one["code"].as_str().unwrap())).collect()
}

const LOST: &[&str] = &["publish/lost-address", "publish/lost-heading", "publish/broken-lock"];

#[track_caller]
fn help(finding: &Value, words: &[&str]) {
    let help = finding["help"].as_str().unwrap();
    for words in words {
        assert!(help.contains(words), "{words} is not in: {help}");
    }
}

#[test]
fn what_is_published_stands_in_the_lock_and_nowhere_else_is_it_written() {
    let site =
        Site::new().file("content/index.md", HOME).file("content/a.md", page("A", "## One\n\n[gone](gone.md)\n"));
    site.run(&["build", "--publish"]).expect(1);
    assert_eq!(lock(&site), "", "a build that failed publishes nothing");
    site.write("content/a.md", page("A", "## One\n\n:::note{#kept}\nText.\n:::\n"));
    for arguments in [&["build"][..], &["check"]] {
        site.run(arguments).ok();
        assert_eq!(lock(&site), "", "{arguments:?}");
    }
    assert!(site.run(&["check", "--publish"]).expect(2).stderr.contains("build --publish"));
    site.run(&["build", "--publish", "--drafts"]).expect(2);
    site.run(&["build", "--publish"]).ok();
    let addresses: String =
        lock(&site).lines().filter(|line| !line.starts_with('#')).map(|line| format!("{line}\n")).collect();
    let version = env!("CARGO_PKG_VERSION");
    assert_eq!(addresses, format!("candor = \"{version}\"\na.html\na.html#kept\na.html#one\nindex.html\n"));
    let before = lock(&site);
    site.write("content/b.md", page("B", "Text.\n"));
    site.run(&["build"]).ok();
    assert_eq!(lock(&site), before);
    site.run(&["build", "--publish"]).ok();
    assert_eq!(lock(&site), before.replace("index.html\n", "b.html\nindex.html\n"), "one line more");
}

#[test]
fn an_address_that_vanishes_is_an_error_that_names_the_redirect() {
    let site = published();
    assert!(lock(&site).contains("\nleaflet.pdf\n") && !lock(&site).contains("photo.jpg"), "{}", lock(&site));
    let text = fs::read_to_string(site.root().join("content/faq/cost.md")).unwrap();
    fs::remove_file(site.root().join("content/faq/cost.md")).unwrap();
    site.write("content/money/prices.md", &text);
    site.write("content/faq/costume.md", page("Costume", "Text.\n"));
    let run = site.check().expect(1);
    let all = found(&run, LOST);
    assert_eq!(all.len(), 1, "{all:?}");
    assert_eq!((&all[0]["path"], &all[0]["severity"]), (&"candor.lock".into(), &"error".into()));
    let line = lock(&site).lines().position(|line| line == "faq/cost.html").unwrap() + 1;
    assert_eq!(all[0]["line"], line);
    help(&all[0], &["`aliases: [faq/cost.html]`", "content/money/prices.md", "remove its lines from candor.lock"]);
    assert!(!site.root().join("public/money").exists(), "nothing is written");
    // The redirect that it names.
    site.write("content/money/prices.md", text.replace("title:", "aliases: [faq/cost.html]\ntitle:"));
    site.build().ok();
    assert!(site.page("faq/cost.html").contains("prices.html"));
    // A line for hosts does as well.
    site.write("content/money/prices.md", &text);
    site.write("static/_redirects", "/learn/faq/cost /learn/money/prices.html 301\n");
    assert!(found(&site.check().ok(), LOST).is_empty());
    site.write("static/_redirects", "/learn/other/* /learn/money/prices.html 301\n");
    assert_eq!(found(&site.check().expect(1), LOST).len(), 1);
    // Gone for good.
    let kept: String =
        lock(&site).lines().filter(|line| !line.starts_with("faq/cost.html")).map(|line| format!("{line}\n")).collect();
    site.write("candor.lock", kept);
    assert!(found(&site.check().ok(), LOST).is_empty());
}

#[test]
fn the_likeliest_page_is_named() {
    // Of the same folder, by its name; none is new: that of the folder; a page that is not published any more; a file.
    let renamed = published();
    fs::rename(renamed.root().join("content/about.md"), renamed.root().join("content/about-us.md")).unwrap();
    help(&found(&renamed.check().expect(1), LOST)[0], &["content/about-us.md", "`aliases: [about.html]`"]);
    let gone = published();
    fs::remove_file(gone.root().join("content/faq/cost.md")).unwrap();
    help(&found(&gone.check().expect(1), LOST)[0], &["content/faq/index.md"]);
    let draft = published();
    draft.write("content/about.md", "---\ntitle: About\ndraft: true\n---\nText.\n");
    let found_draft = &found(&draft.check().expect(1), LOST)[0];
    assert!(found_draft["message"].as_str().unwrap().contains("`content/about.md` no longer is: it is a draft"));
    help(found_draft, &["publish it again", "`aliases: [about.html]`", "remove its lines from candor.lock"]);
    let file = published();
    fs::rename(file.root().join("static/leaflet.pdf"), file.root().join("static/leaflets.pdf")).unwrap();
    help(
        &found(&file.check().expect(1), LOST)[0],
        &["static/_redirects: `/learn/leaflet.pdf /learn/leaflets.pdf 301`"],
    );
    let forms = published();
    forms.write(
        "book.toml",
        "[book]\ntitle = \"A\"\n[build]\nurls = \"folder\"\nbase-url = \"https://example.org/learn/\"\n",
    );
    let all = found(&forms.check().expect(1), LOST);
    help(
        all.iter().find(|one| one["message"].as_str().unwrap().contains("`faq/cost.html`")).unwrap(),
        &["content/faq/cost.md"],
    );
}

#[test]
fn a_heading_that_vanishes_is_an_error_that_names_the_id() {
    let site = published();
    site.write(
        "content/faq/cost.md",
        page("What it costs", "## Our prices\n\nText.\n\n## Who pays {#payer}\n\nText.\n"),
    );
    let all = found(&site.check().expect(1), LOST);
    assert_eq!(all.len(), 1, "{all:?}");
    assert_eq!((&all[0]["code"], &all[0]["path"]), (&"publish/lost-heading".into(), &"candor.lock".into()));
    help(&all[0], &["`{#what-it-costs}`", "“Our prices”", "content/faq/cost.md"]);
    site.write(
        "content/faq/cost.md",
        page("What it costs", "## Our prices {#what-it-costs}\n\nText.\n\n## Who pays {#payer}\n\nText.\n"),
    );
    site.check().ok();
}

#[test]
fn a_page_of_the_library_is_adopted_first() {
    let site = Site::new().book("[build]\npack = \"essentials\"\n");
    site.write("candor.lock", "about/privacy.html\nabout/privacy.html#who-lost-it\nabout/privacies.html\n");
    let all = found(&site.check().expect(1), LOST);
    assert_eq!(all.len(), 2, "{all:?}");
    for one in &all {
        help(one, &["`candor adopt content/about/privacy.md`"]);
    }
}

#[test]
fn locks_are_joined_line_by_line_and_broken_lines_are_found() {
    let site = published();
    let [first, second] = ["content/b.md", "content/c.md"].map(|path| {
        let other = published();
        other.write(path, page("New", "## New\n\nText.\n"));
        other.run(&["build", "--publish"]).ok();
        site.write(path, page("New", "## New\n\nText.\n"));
        lock(&other)
    });
    // What git's `merge=union` makes of two that were written apart.
    site.write("candor.lock", format!("{second}{first}"));
    site.run(&["build", "--publish"]).ok();
    let joined = lock(&site);
    assert!(
        joined.contains("b.html\nb.html#new\nc.html\nc.html#new\n") && joined.matches("candor = ").count() == 1,
        "{joined}"
    );
    site.write("candor.lock", format!("{joined}https://example.org/\n"));
    let all = found(&site.run(&["build", "--publish", "--format", "json"]).expect(1), LOST);
    assert_eq!((all.len(), &all[0]["code"]), (1, &"publish/broken-lock".into()));
    site.write("candor.lock", format!("<<<<<<< HEAD\n{joined}=======\n>>>>>>> main\n"));
    let all = found(&site.check().expect(1), &["merge/conflict", "publish/broken-lock"]);
    assert_eq!((all.len(), &all[0]["code"]), (1, &"merge/conflict".into()));
    site.write("candor.lock", b"\xff\xfe broken");
    assert_eq!(found(&site.check().expect(1), &["source/not-text"]).len(), 1);
}

#[test]
fn each_brand_has_a_lock_of_its_own() {
    let site = Site::new()
        .file("content/index.md", HOME)
        .file("brands/hill.toml", "name = \"Hill\"\n")
        .file("brands/river.toml", "name = \"River\"\n")
        .file("brands/river/content/own.md", page("Own", "Text.\n"));
    site.run(&["build", "--all-brands", "--publish"]).ok();
    assert_eq!(lock(&site), "");
    let of = |name: &str| fs::read_to_string(site.root().join(format!("brands/{name}/candor.lock"))).unwrap();
    assert!(of("river").contains("\nown.html\n") && !of("hill").contains("own.html"));
    fs::remove_file(site.root().join("brands/river/content/own.md")).unwrap();
    let run = site.run(&["check", "--all-brands", "--format", "json"]).expect(1);
    let all = found(&run, LOST);
    assert_eq!((all.len(), &all[0]["path"]), (1, &"brands/river/candor.lock".into()), "{all:?}");
    site.run(&["check", "--brand", "hill"]).ok();
    site.check().ok();
}

#[test]
fn other_languages_and_prints_are_guarded_too() {
    let site = Site::new()
        .book("[book]\ntitle = \"A\"\n[languages.es]\ntitle = \"A\"\n")
        .file("content/index.md", HOME)
        .file("content/es/index.md", "---\ntitle: Inicio\n---\nTexto.\n")
        .file("content/a.md", page("A", "## One\n\nText.\n"));
    site.run(&["build", "--publish"]).ok();
    assert!(lock(&site).contains("\nes/a.html\n") && !lock(&site).contains("es/a.html#"), "{}", lock(&site));
    // The translation that comes has headings of its own.
    site.write("content/es/a.md", "---\ntitle: A\ntranslation-of: a.md\n---\n## Uno\n\nTexto.\n");
    site.check().ok();
    fs::remove_dir_all(site.root().join("content/es")).unwrap();
    site.write("book.toml", "[book]\ntitle = \"A\"\n");
    assert_eq!(found(&site.check().expect(1), LOST).len(), 2, "es/a.html and es/index.html");
}

#[test]
fn a_published_lock_is_kept_by_its_rights_and_its_place() {
    let site = published();
    let elsewhere = tempfile::tempdir().unwrap();
    fs::remove_file(site.root().join("candor.lock")).unwrap();
    std::os::unix::fs::symlink(elsewhere.path().join("lock"), site.root().join("candor.lock")).unwrap();
    fs::write(elsewhere.path().join("lock"), "index.html\n").unwrap();
    assert!(site.run(&["build", "--publish"]).expect(2).stderr.contains("is outside the site"));
    assert_eq!(fs::read_to_string(elsewhere.path().join("lock")).unwrap(), "index.html\n");
}

/// Pages of the library that are adopted are what they were, and say what they were made from.
#[test]
fn a_page_of_the_library_is_copied_to_be_changed() {
    let site = Site::new().book("[build]\npack = \"spt\"\n");
    let original = fs::read_to_string(repository("content/faq/cost.md")).unwrap_or_default();
    let path = if original.is_empty() { "faq/index.md" } else { "faq/cost.md" };
    let original = fs::read_to_string(repository("content").join(path)).unwrap();
    site.run(&["adopt", path]).ok();
    let copy = fs::read_to_string(site.root().join("content").join(path)).unwrap();
    let note = copy.lines().nth(1).unwrap();
    assert!(note.starts_with("replaces: \""), "{copy}");
    assert_eq!(copy.replacen(&format!("{note}\n"), "", 1), original);
    assert!(found(&site.check().ok(), &["layer/original-changed"]).is_empty());
    // Nothing is overwritten, by whatever name it is asked for.
    site.write(&format!("content/{path}"), format!("{copy}\nOurs.\n"));
    for name in [path.to_owned(), format!("content/{path}"), path.replace(".md", ".html"), path.replace(".md", "")] {
        assert!(site.run(&["adopt", &name]).expect(2).stderr.contains("nothing was copied"), "{name}");
    }
    assert!(site.run(&["adopt", "--merge", path]).ok().stderr.contains("no original has changed"));
    let near = site.run(&["adopt", "faq/indx.md"]).expect(2).stderr;
    assert!(near.contains("did you mean"), "{near}");
    site.run(&["adopt", "help.yaml"]).ok();
    let data = fs::read_to_string(site.root().join("content/help.yaml")).unwrap();
    assert!(data.starts_with("# replaces: "), "{data}");
    site.check().ok();
    site.run(&["adopt"]).expect(2);
    assert!(site.run(&["adopt", "static/x.svg"]).expect(2).stderr.contains("static/x.svg"));
}

#[test]
fn nothing_is_adopted_through_a_link_out_of_the_site() {
    let site = Site::new().book("[build]\npack = \"essentials\"\n").file("content/own.md", HOME);
    let elsewhere = tempfile::tempdir().unwrap();
    std::os::unix::fs::symlink(elsewhere.path(), site.root().join(".candor")).unwrap();
    site.run(&["adopt", "about/privacy.md"]).expect(2);
    assert_eq!(fs::read_dir(elsewhere.path()).unwrap().count(), 0);
    assert!(!site.root().join("content/about").exists());
}

/// A site whose brand has adopted a page, which the site then changes: an original that changes for real.
fn adopted(original: &str) -> Site {
    let site = Site::new()
        .file("content/index.md", HOME)
        .file("brands/river.toml", "name = \"River\"\n")
        .file("content/page.md", original);
    site.run(&["adopt", "page.md", "--brand", "river"]).ok();
    site
}

const BRANDS: &str = "brands/river/content/page.md";

fn text(site: &Site, path: &str) -> String {
    fs::read_to_string(site.root().join(path)).unwrap()
}

#[test]
fn what_changed_in_the_original_is_taken_over() {
    let original = page("A", "One.\n\nTwo.\n\nThree.\n\nFour.\n");
    let site = adopted(&original);
    let yours = text(&site, BRANDS).replace("Two.", "Two, as we see it.");
    site.write(BRANDS, &yours);
    site.run(&["check", "--brand", "river", "--strict"]).ok();
    site.write("content/page.md", original.replace("Four.", "Four, corrected."));
    let check = site.run(&["check", "--brand", "river", "--format", "json"]).ok();
    let all = found(&check, &["layer/original-changed"]);
    assert_eq!((&all[0]["path"], &all[0]["severity"], &all[0]["line"]), (&BRANDS.into(), &"warning".into(), &2.into()));
    let message = all[0]["message"].as_str().unwrap();
    assert!(message.contains("1 line new (“Four, corrected.”), 1 line gone (“Four.”)"), "{message}");
    help(&all[0], &["candor adopt --merge brands/river/content/page.md"]);
    site.run(&["adopt", "--merge", "--brand", "river"]).ok();
    let merged = text(&site, BRANDS);
    assert!(merged.contains("Two, as we see it.\n") && merged.contains("Four, corrected.\n"), "{merged}");
    site.run(&["check", "--brand", "river", "--strict"]).ok();
    assert_eq!(fs::read_dir(site.root().join(".candor/originals")).unwrap().count(), 1, "the old one went");
    // And once more, from there.
    site.write("content/page.md", original.replace("One.", "One, corrected.").replace("Four.", "Four, corrected."));
    site.run(&["adopt", "--merge", BRANDS]).ok();
    assert_eq!(text(&site, BRANDS).matches("corrected").count(), 2);
}

#[test]
fn what_both_changed_is_marked_and_stands_in_the_way() {
    let original = page("A", "One.\n\nTwo.\n\nThree.\n");
    let site = adopted(&original);
    site.write(BRANDS, text(&site, BRANDS).replace("Two.", "Two of ours.").replace('\n', "\r\n"));
    site.write("content/page.md", original.replace("Two.", "Two of theirs."));
    let told = site.run(&["adopt", "--merge", "--brand", "river"]).expect(1).stderr;
    assert!(told.contains("choose a version at 1 place"), "{told}");
    let merged = text(&site, BRANDS);
    let marked = "<<<<<<< yours\r\nTwo of ours.\r\n=======\r\nTwo of theirs.\r\n>>>>>>> pack\r\n";
    assert_eq!(merged.matches(marked).count(), 1, "{merged}");
    assert!(merged.split_inclusive('\n').all(|line| line.ends_with("\r\n")), "{merged:?}");
    let all = found(&site.run(&["check", "--brand", "river", "--format", "json"]).expect(1), &["merge/conflict"]);
    assert_eq!((all.len(), &all[0]["path"]), (1, &BRANDS.into()));
    let before = text(&site, BRANDS);
    assert!(site.run(&["adopt", "--merge", "--brand", "river"]).expect(1).stderr.contains("marks from the last merge"));
    assert_eq!(text(&site, BRANDS), before);
    site.run(&["check"]).ok();
}

#[test]
fn without_the_old_original_every_difference_is_marked() {
    let original = page("A", "One.\n\nTwo.\n\nThree.\n");
    let site = adopted(&original);
    site.write(BRANDS, text(&site, BRANDS).replace("Two.", "Two of ours."));
    site.write("content/page.md", original.replace("Three.", "Three, corrected."));
    fs::remove_dir_all(site.root().join(".candor")).unwrap();
    assert!(
        site.run(&["adopt", "--merge", "--brand", "river"]).expect(1).stderr.contains("choose a version at 2 places")
    );
    let merged = text(&site, BRANDS);
    for line in ["Two.", "Two of ours.", "Three.", "Three, corrected."] {
        assert!(merged.lines().any(|own| own == line), "{line} is not in\n{merged}");
    }
}

/// An old release is one whose page was another: kept with the clinic's copy, it is the base of the library's own.
#[test]
fn a_page_of_an_older_library_is_merged_with_that_of_this_one() {
    let path = "about/privacy.md";
    let now = fs::read_to_string(repository("src/packs/essentials").join(path)).unwrap();
    let last = now.trim_end().lines().last().unwrap().to_owned();
    let old = now.replace(&last, "What the older library said.");
    let before = adopted(&old);
    let site = Site::new().book("[build]\npack = \"essentials\"\n");
    let originals = fs::read_dir(before.root().join(".candor/originals")).unwrap();
    for entry in originals.map(|entry| entry.unwrap()) {
        site.write(
            &format!(".candor/originals/{}", entry.file_name().to_str().unwrap()),
            fs::read(entry.path()).unwrap(),
        );
    }
    let yours = text(&before, BRANDS).replacen("title: ", "title: Our ", 1);
    site.write(&format!("content/{path}"), &yours);
    let all = found(&site.check(), &["layer/original-changed"]);
    assert!(all[0]["message"].as_str().unwrap().contains("(“What the older library said.”)"), "{all:?}");
    site.run(&["adopt", "--merge"]).ok();
    let merged = text(&site, &format!("content/{path}"));
    assert!(
        merged.contains("title: Our ") && merged.contains(&last) && !merged.contains("the older library"),
        "{merged}"
    );
}

/// Numbers that are the same in every run.
struct Random(u64);

impl Random {
    fn below(&mut self, most: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 % most as u64).unwrap()
    }

    /// Some lines put in, changed and taken out.
    fn edit(&mut self, lines: &[String], who: &str) -> Vec<String> {
        let mut lines = lines.to_vec();
        for turn in 0..=self.below(6) {
            let at = self.below(lines.len() + 1);
            match self.below(3) {
                1 if at < lines.len() => lines[at] = format!("{who} {turn}"),
                2 if at < lines.len() => drop(lines.remove(at)),
                _ => lines.insert(at, format!("{who} {turn}")),
            }
        }
        lines
    }
}

/// Holds a merged page to what both made of one text; how many places are left to decide.
fn hold(merged: &str, yours: &[String], theirs: &[String], base: &[String]) -> usize {
    let (mut open, mut conflicts, mut free) = (false, 0, Vec::new());
    for line in merged.lines() {
        match line {
            "<<<<<<< yours" => (open, conflicts) = (true, conflicts + 1),
            ">>>>>>> pack" => open = false,
            line if !open => free.push(line),
            _ => {}
        }
    }
    let is_there = |line: &String| merged.lines().any(|own| own == line);
    for line in yours.iter().chain(theirs) {
        let is_kept = base.contains(line) && !(yours.contains(line) && theirs.contains(line));
        assert!(is_kept || is_there(line), "{line} is lost in\n{merged}");
    }
    for line in base.iter().filter(|line| !yours.contains(line) || !theirs.contains(line)) {
        assert!(!free.contains(&line.as_str()), "{line}, which one took out, is back in\n{merged}");
    }
    conflicts
}

/// 200 random pairs of edits in one site: nothing of the clinic's is lost, nor of the library's.
#[test]
fn nothing_of_either_is_lost_in_two_hundred_pairs_of_edits() {
    let mut random = Random(0x9e37_79b9_7f4a_7c15);
    let site = Site::new().file("content/index.md", HOME).file("brands/river.toml", "name = \"River\"\n");
    let text_of = |lines: &[String]| format!("---\ntitle: A\n---\n{}\n", lines.join("\n"));
    let mut cases = Vec::new();
    for number in 0..200 {
        let base: Vec<String> = (0..12).map(|line| format!("base {line}")).collect();
        site.write(&format!("content/p{number}.md"), text_of(&base));
        cases.push((random.edit(&base, "yours"), random.edit(&base, "theirs"), base));
    }
    for (number, (yours, theirs, _)) in cases.iter().enumerate() {
        site.run(&["adopt", &format!("p{number}.md"), "--brand", "river"]).ok();
        let own = format!("brands/river/content/p{number}.md");
        let note = text(&site, &own).lines().nth(1).unwrap().to_owned();
        site.write(&own, text_of(yours).replacen("---\n", &format!("---\n{note}\n"), 1));
        site.write(&format!("content/p{number}.md"), text_of(theirs));
    }
    site.run(&["adopt", "--merge", "--brand", "river"]).expect(1);
    let merged = |number| text(&site, &format!("brands/river/content/p{number}.md"));
    let cases = cases.iter().enumerate();
    let conflicts: usize =
        cases.map(|(number, (yours, theirs, base))| hold(&merged(number), yours, theirs, base)).sum();
    assert!(conflicts > 50, "{conflicts} conflicts say little");
}

#[test]
fn a_site_says_for_which_candor_it_was_written() {
    let with = |value: &str| {
        Site::new()
            .file("content/index.md", HOME)
            .book(&format!("[book]\ntitle = \"A\"\n[build]\ncandor = {value}\n"))
            .check()
    };
    assert!(with("\"1\"").ok().diagnostics().is_empty());
    let newer = with("\"2\"").expect(2).diagnostics().remove(0);
    assert_eq!((&newer["code"], &newer["line"]), (&"config/newer-candor".into(), &4.into()));
    let message = newer["message"].as_str().unwrap();
    assert!(
        message.contains("candor = 2")
            && message.contains(env!("CARGO_PKG_VERSION"))
            && message.ends_with("knows only 1")
    );
    for unknown in ["\"0\"", "\"0.1.0\"", "\"one\"", "\"-1\""] {
        let found = with(unknown).expect(2).diagnostics().remove(0);
        assert_eq!(found["code"], "config/unknown-name", "{unknown}");
        help(&found, &["`candor = \"1\"`"]);
    }
    assert_eq!(with("1").expect(2).diagnostics()[0]["code"], "config/wrong-type");
}

/// What `doctor` finds, by the names of its looks, with the clock of the machine. A port may be anybody's.
#[track_caller]
fn looks(site: &Site) -> Vec<String> {
    let mut command = site.command();
    command.args(["doctor", "--format", "json"]).env_remove("SOURCE_DATE_EPOCH");
    looks_of(&Run::of(command, site.root()))
}

#[track_caller]
fn looks_of(run: &Run) -> Vec<String> {
    let all = run.of_type("trouble");
    assert_eq!(run.code, i32::from(!all.is_empty()), "{}", run.stderr);
    for one in &all {
        let told = |key: &str| one[key].as_str().unwrap().len() > 2;
        assert!(told("message") && told("help") && told("is"), "{one}");
    }
    let names = all.iter().map(|one| one["look"].as_str().unwrap().to_owned());
    names.filter(|name| name != "port").collect()
}

fn fresh(pack: &str) -> Site {
    let site = Site::new();
    site.run_bare(&["init", "--name", "Here", "--country", "GB", "--pack", pack]).ok();
    site
}

#[test]
fn nothing_is_wrong_with_a_fresh_site() {
    for pack in ["spt", "essentials", "blank"] {
        let site = fresh(pack);
        assert_eq!(looks(&site), [""; 0], "{pack}");
        for how in ["build", "build --precompress"] {
            site.run(&how.split(' ').collect::<Vec<_>>()).ok();
            assert_eq!(looks(&site), [""; 0], "{pack}, {how}");
        }
    }
}

/// Changes the settings of a site.
fn set(site: &Site, from: &str, to: &str) {
    let book = text(site, "book.toml");
    assert!(book.contains(from), "{book}");
    site.write("book.toml", book.replace(from, to));
}

fn with_logo(site: &Site, inside: &str) {
    let names = "xmlns='http://www.w3.org/2000/svg' xmlns:xlink='http://www.w3.org/1999/xlink'";
    site.write("static/logo.svg", format!("<svg {names}>{inside}</svg>"));
    set(site, "# logo =", "logo =");
}

fn with_address(site: &Site) {
    set(site, "# base-url", "base-url");
    site.run(&["build", "--publish"]).ok();
}

/// A look, the site that it is tried on, and the trouble.
type Seed = (&'static str, &'static str, fn(&Site));

const SEEDS: &[Seed] = &[
    ("logo", "blank", |site| with_logo(site, "<text x='0' y='9'>Here</text>")),
    ("errors", "blank", |site| with_logo(site, "<image xlink:href='https://example.org/a.png'/>")),
    ("host-files", "blank", |site| {
        site.build().ok();
        fs::remove_file(site.root().join("public/.htaccess")).unwrap();
        fs::remove_file(site.root().join("public/_headers")).unwrap();
    }),
    ("stale", "blank", |site| {
        site.build().ok();
        site.write("content/new.md", HOME);
    }),
    ("left-over", "blank", |site| {
        site.build().ok();
        fs::create_dir_all(site.root().join(".public.candor-1-0/site")).unwrap();
    }),
    ("build-folder", "blank", |site| site.write("public/mine.txt", "not candor's")),
    ("build-folder", "blank", |site| site.write("public", "no folder")),
    // Where nobody may make a file.
    ("build-folder", "blank", |site| set(site, "[build]\n", "[build]\nbuild-dir = \"/sys\"\n")),
    ("program", "blank", |site| {
        with_address(site);
        site.write("candor.lock", text(site, "candor.lock").replace("candor = \"0.", "candor = \"99."));
    }),
    ("meaning", "blank", |site| set(site, "candor = \"1\"", "# candor")),
    ("dates", "blank", |site| {
        site.write(
            "content/old.md",
            "---\ntitle: Old\nlast-reviewed: 2019-01-01\nnext-review: 2020-01-01\n---\nText.\n",
        );
    }),
    ("help-lines", "essentials", with_address),
    ("base-url", "blank", |site| drop(site.run(&["build", "--publish"]).ok())),
    ("errors", "blank", |site| site.write("content/bad.md", "---\ntitle: Bad\n---\n[gone](gone.md)\n")),
    ("originals", "essentials", |site| {
        site.run(&["adopt", "about/privacy.md"]).ok();
        fs::remove_dir_all(site.root().join(".candor")).unwrap();
    }),
    ("clock", "blank", |site| {
        let file = fs::File::options().write(true).open(site.root().join("content/index.md")).unwrap();
        file.set_modified(SystemTime::now() + Duration::from_secs(3 * 24 * 3600)).unwrap();
    }),
];

#[test]
fn each_trouble_is_found_and_nothing_beside_it() {
    for (name, pack, seed) in SEEDS {
        let site = fresh(pack);
        assert_eq!(looks(&site), [""; 0], "{name}, before");
        seed(&site);
        assert_eq!(looks(&site), [*name]);
    }
}

#[test]
fn what_only_a_brand_or_the_environment_shows_is_found_too() {
    let original = page("A", "One.\n\nTwo.\n");
    let site = adopted(&original);
    site.write("book.toml", "[book]\ntitle = \"A\"\n[build]\ncandor = \"1\"\n");
    site.write("content/page.md", original.replace("Two.", "Two, corrected."));
    let run = site.run(&["doctor", "--brand", "river", "--format", "json"]);
    let all = run.of_type("trouble");
    let behind = all.iter().find(|one| one["look"] == "adopted").unwrap();
    help(behind, &["candor adopt --merge brands/river/content/page.md"]);
    // Noon of a day in 2001.
    let mut command = site.command();
    command.args(["doctor", "--format", "json"]).env("SOURCE_DATE_EPOCH", "1000000000");
    assert_eq!(looks_of(&Run::of(command, site.root())), ["clock"]);
    let busy = std::net::TcpListener::bind(("127.0.0.1", 3000));
    let mut command = site.command();
    command.arg("doctor").env_remove("SOURCE_DATE_EPOCH");
    let told = Run::of(command, site.root());
    // Where it can't be bound here, it is busy as well.
    assert!(told.stdout.contains("port 3000 is in use") && told.code == 1, "{}", told.stdout);
    drop(busy);
}

/// The page for clinics names commands that there are, and all of them run in the order in which they stand.
#[test]
fn every_command_of_the_yearly_hour_runs() {
    let manual = fs::read_to_string(repository("docs/content/upkeep.md")).unwrap();
    let commands: Vec<&str> = manual.lines().filter_map(|line| line.strip_prefix("candor ")).collect();
    assert!(commands.len() >= 6, "{commands:?}");
    let site = fresh("essentials");
    site.run(&["adopt", "about/privacy.md"]).ok();
    for command in commands.iter().map(|line| line.split(" #").next().unwrap().trim()) {
        let arguments: Vec<&str> = command.split_whitespace().collect();
        let run = site.run(&arguments);
        assert!(run.code < 2, "candor {command}\n{}", run.stderr);
    }
    assert!(!lock(&site).is_empty());
}

#[test]
fn a_lock_with_a_byte_order_mark_is_read_and_two_at_once_lose_nothing() {
    let site = published();
    site.write("candor.lock", format!("\u{feff}{}", lock(&site)));
    site.write("content/b.md", page("B", "Text.\n"));
    site.run(&["build", "--publish"]).ok();
    assert!(lock(&site).contains("\nb.html\n"));
    // Each says that it was changed meanwhile, or has added to what the other wrote.
    let runs: Vec<_> = (0..6)
        .map(|number| {
            let mut command = site.command();
            site.write(&format!("content/n{number}.md"), page("N", "Text.\n"));
            command.args(["build", "--publish", "-q", "-d", &format!("public{number}")]);
            let root = site.root().to_owned();
            std::thread::spawn(move || Run::of(command, &root).code)
        })
        .collect();
    let codes: Vec<i32> = runs.into_iter().map(|run| run.join().unwrap()).collect();
    assert!(codes.iter().all(|code| [0, 2].contains(code)), "{codes:?}");
    for line in ["about.html", "b.html", "faq/cost.html#payer", "index.html"] {
        assert!(lock(&site).lines().any(|own| own == line), "{line} is lost");
    }
}
