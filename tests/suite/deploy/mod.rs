//! `candor deploy` on a real storage.

mod gate;
mod killed;
mod store;
mod troubles;

use crate::site::{Run, Site};
use gate::Gate;
use serde_json::Value;
use std::collections::BTreeMap;
use std::process::{Command, Stdio};
use store::{Bucket, KEY, SECRET, store};

const TOKEN: &str = "a+token+that/nobody/sees";
const MANIFEST: &str = ".candor-deploy.json";

/// A site, a bucket for it, and the way there.
struct Scene {
    site: Site,
    bucket: Bucket,
    gate: Gate,
}

impl Scene {
    /// A site with so many pages beside its home; none where there is no storage.
    fn new(pages: usize) -> Option<Self> {
        let store = store()?;
        let scene = Self { site: Site::new(), bucket: store.bucket(), gate: Gate::to(store) };
        scene.settings("");
        scene.site.write("content/index.md", "---\ntitle: Home\n---\nText.\n");
        for number in 0..pages {
            scene.site.write(&page(number), format!("---\ntitle: Page {number}\n---\nText {number}.\n"));
        }
        Some(scene)
    }

    /// Takes a file away for good: what was published of it is not missed.
    fn lose(&self, file: &str) {
        let _ = std::fs::remove_file(self.site.root().join(file));
        let _ = std::fs::remove_file(self.site.root().join("candor.lock"));
    }

    /// Settings, the last of them of `[deploy]`.
    fn settings(&self, more: &str) {
        let place = format!("bucket = \"{}\"\nendpoint = \"http://127.0.0.1:{}\"", self.bucket.name, self.gate.port);
        let book = "[book]\ntitle = \"A site\"\n[build]\nbase-url = \"https://example.org/learn/\"\n[deploy]\n";
        self.site.write("book.toml", format!("{book}{place}\n{more}"));
    }

    fn command(&self, arguments: &[&str]) -> Command {
        let mut command = self.site.command();
        command.arg("deploy").args(arguments).env("AWS_ACCESS_KEY_ID", KEY).env("AWS_SECRET_ACCESS_KEY", SECRET);
        command.env_remove("AWS_SESSION_TOKEN").env_remove("AWS_CA_BUNDLE");
        command
    }

    /// Runs `deploy`.
    fn run(&self, arguments: &[&str]) -> Run {
        self.run_as(self.command(arguments))
    }

    fn run_as(&self, command: Command) -> Run {
        silent(Run::of(command, self.site.root()))
    }

    fn deploy(&self) -> Run {
        self.run(&[]).ok()
    }

    /// What `candor build` writes.
    fn built(&self) -> BTreeMap<String, Vec<u8>> {
        self.site.build().ok();
        let mut built = self.site.built();
        built.remove(".candor-files");
        built
    }

    /// Another style sheet, which every page loads.
    fn restyle(&self, number: usize) {
        self.site.write("themes/calm/tokens.css", format!(":root {{ --space: {}px }}\n", 10 + number));
    }

    #[track_caller]
    fn is_sound(&self) {
        assert_eq!(self.gate.broken(), Vec::<String>::new());
    }
}

/// The path of one of the pages: one in three lies in a folder.
fn page(number: usize) -> String {
    let folder = if number.is_multiple_of(3) { "part/" } else { "" };
    format!("content/{folder}page-{number}.md")
}

/// No output shows who asks.
#[track_caller]
fn silent(run: Run) -> Run {
    for secret in [KEY, SECRET, TOKEN, "Signature=", "X-Amz"] {
        let all = format!("{}{}", run.stdout, run.stderr);
        assert!(!all.contains(secret), "{secret} is shown: {all}");
    }
    run
}

#[test]
fn what_is_built_is_what_is_there() {
    let Some(scene) = Scene::new(12) else { return };
    scene.site.write("content/other.md", "---\ntitle: Other\naliases: [former.html]\n---\nText.\n");
    let plan = scene.run(&["--dry-run", "--format", "json"]).ok();
    assert!(scene.gate.written().is_empty() && scene.bucket.keys().is_empty(), "a dry run sends something");
    let run = scene.deploy();
    assert!(run.stdout.is_empty(), "nothing is stale in a new bucket: {}", run.stdout);
    let built = scene.built();
    assert_eq!(scene.bucket.all(), built);
    assert!(built.contains_key("former.html"));
    let written = scene.gate.written();
    scene.is_sound();
    let planned: Vec<String> =
        plan.of_type("upload").iter().map(|one| one["key"].as_str().unwrap().to_owned()).collect();
    let (mut sorted, mut keys) = (planned.clone(), built.keys().cloned().collect::<Vec<_>>());
    sorted.sort();
    keys.sort();
    assert_eq!(sorted, keys, "the plan names what is sent");
    let ends = [&written[0], &written[written.len() - 2], &written[written.len() - 1]].map(|(_, key)| key.as_str());
    assert_eq!(ends, [MANIFEST, "index.html", MANIFEST], "what is begun is said first, home and what there is last");
    let last = plan.objects().pop().unwrap();
    assert_eq!((&last["type"], &last["uploaded"]), (&Value::from("deploy"), &Value::from(built.len())));
    assert_eq!(last["bytes"], built.values().map(Vec::len).sum::<usize>());
    for (key, types, cache) in [
        ("index.html", "text/html; charset=utf-8", "no-cache"),
        ("search/search.js", "text/javascript; charset=utf-8", "no-cache"),
        ("sitemap.xml", "text/xml; charset=utf-8", "no-cache"),
        (asset(&built), "text/css; charset=utf-8", "public, max-age=31536000, immutable"),
    ] {
        let held = scene.bucket.get(key);
        assert_eq!(
            (held.headers["content-type"].as_str(), held.headers["cache-control"].as_str()),
            (types, cache),
            "{key}"
        );
    }
    let headers = scene.site.page("_headers");
    assert!(headers.contains("/learn/assets/*\n  Cache-Control: public, max-age=31536000, immutable\n"), "{headers}");
}

/// A style sheet of a site.
fn asset(built: &BTreeMap<String, Vec<u8>>) -> &str {
    built.keys().find(|key| key.starts_with("assets/") && key.ends_with(".css")).unwrap()
}

#[test]
fn what_is_there_is_not_sent_again() {
    let Some(scene) = Scene::new(6) else { return };
    scene.deploy();
    let sent = scene.gate.done().len();
    let run = scene.deploy();
    let asked = scene.gate.done();
    assert!(!asked.iter().any(gate::Request::writes), "{asked:?}");
    assert!(asked.len() < 4 && sent > 20, "the list and candor's word are enough: {asked:?}");
    assert!(run.stderr.contains("Nothing has changed"), "{}", run.stderr);
    let plan = scene.run(&["--dry-run"]).ok().stdout;
    assert!(plan.contains("all     0     0      0"), "{plan}");
    // Somebody's hand in the bucket is seen, and mended.
    scene.bucket.put("index.html", "Something else entirely.");
    let run = scene.deploy();
    let written = scene.gate.written();
    assert_eq!(
        written.iter().filter(|(_, key)| key != MANIFEST).collect::<Vec<_>>(),
        [&("PUT".into(), "index.html".into())]
    );
    assert_eq!(
        run.stdout,
        "https://example.org/learn/\nhttps://example.org/learn/index.html\n"
            .lines()
            .rev()
            .map(|line| format!("{line}\n"))
            .collect::<String>()
    );
    assert_eq!(scene.bucket.all(), scene.built());
}

#[test]
fn what_caches_need_stays_for_one_deploy_and_what_is_others_for_ever() {
    let Some(scene) = Scene::new(6) else { return };
    scene.deploy();
    let first = scene.built();
    scene.restyle(1);
    let second = scene.built();
    let old = first.keys().find(|key| key.starts_with("assets/") && !second.contains_key(*key)).unwrap();
    scene.bucket.put("reports/2020.pdf", "Not candor's.");
    scene.bucket.put("notes.html", "Not candor's either.");
    for (number, stays) in [(1, true), (2, false), (3, false)] {
        scene.restyle(number);
        scene.lose(&format!("content/page-{number}.md"));
        scene.deploy();
        // Nothing has changed: that is no deploy.
        scene.deploy();
        let (keys, built) = (scene.bucket.keys(), scene.built());
        assert_eq!(keys.contains(old), stays, "after {number}");
        let pages = |keys: &mut dyn Iterator<Item = &String>| {
            keys.filter(|key| key.ends_with(".html")).cloned().collect::<Vec<_>>()
        };
        let mut wanted = pages(&mut built.keys().chain([&"notes.html".to_owned()]));
        wanted.sort();
        assert_eq!(pages(&mut keys.iter()), wanted, "pages go at once");
        assert!(keys.contains(&"reports/2020.pdf".to_owned()) && built.keys().all(|key| keys.contains(key)));
    }
    scene.is_sound();
}

#[test]
fn no_site_is_emptied_unasked() {
    let Some(scene) = Scene::new(9) else { return };
    scene.deploy();
    let before = scene.bucket.all();
    let lost = [1, 2, 4, 5, 7].map(|number| format!("content/page-{number}.md"));
    for file in &lost {
        std::fs::remove_file(scene.site.root().join(file)).unwrap();
    }
    scene.gate.done();
    // What was deployed is in candor.lock, and missed.
    assert!(scene.run(&[]).expect(1).stderr.contains("publish/lost-address"));
    assert!(scene.gate.written().is_empty());
    lost.iter().for_each(|file| scene.lose(file));
    let refused = scene.run(&[]).expect(2).stderr;
    assert!(refused.contains("5 pages of 13 would be deleted") && refused.contains("--max-deletes 5"), "{refused}");
    assert!(scene.run(&["--max-deletes", "4"]).expect(2).stderr.contains("5 pages"));
    assert!(scene.run(&["--dry-run"]).ok().stderr.contains("use --max-deletes 5"));
    let no = at_a_terminal(&scene, "no\n");
    assert!(no.contains("Continue?") && no.contains("nothing was uploaded"), "{no}");
    assert!(scene.gate.written().is_empty());
    assert_eq!(scene.bucket.all(), before);
    let yes = at_a_terminal(&scene, "yes\n");
    assert!(yes.contains("files, ") && yes.contains("deleted"), "{yes}");
    assert_eq!(scene.bucket.keys().iter().filter(|key| key.ends_with(".html")).count(), 8);
    // An empty folder is no site at all.
    std::fs::remove_dir_all(scene.site.root().join("content")).unwrap();
    scene.gate.done();
    assert!(scene.run(&[]).expect(2).stderr.contains("there are no pages"));
    assert!(scene.gate.written().is_empty());
}

/// What a person at a terminal is shown, who types something.
fn at_a_terminal(scene: &Scene, typed: &str) -> String {
    let own = scene.command(&[]);
    let mut command = Command::new("script");
    command.args(["-qec", &format!("{} deploy", own.get_program().to_string_lossy()), "/dev/null"]);
    command.current_dir(scene.site.root());
    for (name, value) in own.get_envs() {
        value.map(|value| command.env(name, value));
    }
    let mut child = command.stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().unwrap();
    std::io::Write::write_all(child.stdin.as_mut().unwrap(), typed.as_bytes()).unwrap();
    let output = child.wait_with_output().unwrap();
    let text = String::from_utf8_lossy(&output.stdout).into_owned();
    silent(Run { code: 0, stdout: text.clone(), stderr: String::new() });
    text
}

#[test]
fn a_site_of_others_is_not_overwritten() {
    let Some(scene) = Scene::new(2) else { return };
    scene.bucket.put("index.html", "Another site.");
    scene.bucket.put("blog/index.html", "Another page.");
    scene.bucket.put("picture.png", "A picture.");
    let refused = scene.run(&[]).expect(2).stderr;
    assert!(refused.contains("--adopt-bucket") && refused.contains("2 objects"), "{refused}");
    assert_eq!(scene.bucket.keys().len(), 3);
    scene.run(&["--adopt-bucket"]).ok();
    let all = scene.bucket.all();
    assert!(scene.built().iter().all(|(key, bytes)| all[key] == *bytes));
    assert_eq!(all["blog/index.html"], b"Another page.");
    // What stands in the way later is refused as well.
    scene.bucket.put("new.html", "Somebody's.");
    scene.site.write("content/new.md", "---\ntitle: New\n---\nText.\n");
    assert!(scene.run(&[]).expect(2).stderr.contains("such as new.html"));
    // What was tampered with is no word of candor's.
    scene.bucket.put(MANIFEST, "{\"candor-deploy\":1,\"objects\":{\"../other/index.html\":{\"state\":\"leaving\"}}}");
    assert!(scene.run(&[]).expect(2).stderr.contains("something that can't be a file of a site"));
}

#[test]
fn what_fails_the_check_is_not_sent() {
    let Some(scene) = Scene::new(2) else { return };
    scene.site.write("content/bad.md", "---\ntitle: Bad\n---\n[gone](gone.md)\n");
    let run = scene.run(&["--format", "json"]).expect(1);
    assert!(run.diagnostics().iter().any(|found| found["code"] == "link/missing-target"));
    assert!(run.stderr.contains("Nothing was uploaded"), "{}", run.stderr);
    scene.site.write("content/bad.md", "---\ntitle: Warned\ndate: 2031-01-01\n---\nText.\n");
    scene.run(&["--strict"]).expect(1);
    assert!(scene.gate.done().is_empty(), "not even asked");
    scene.run(&[]).ok();
}

#[test]
fn every_brand_has_a_folder() {
    let Some(scene) = Scene::new(2) else { return };
    scene.settings("prefix = \"clinics\"\n");
    scene.site.write("brands/river.toml", "name = \"River\"\n");
    scene.site.write("brands/hill.toml", "name = \"Hill\"\n");
    scene.bucket.put("clinics/hill/own.pdf", "Not candor's.");
    scene.run(&["--all-brands"]).ok();
    for (folder, name) in [("river", "River"), ("hill", "Hill")] {
        let home = scene.bucket.get(&format!("clinics/{folder}/index.html")).bytes;
        assert!(String::from_utf8(home).unwrap().contains(name), "{folder}");
    }
    scene.gate.done();
    scene.run(&["--all-brands"]).ok();
    assert!(scene.gate.written().is_empty());
    assert!(scene.bucket.keys().iter().all(|key| key.starts_with("clinics/")));
    // One brand alone stands where the settings say, where others' pages lie.
    assert!(scene.run(&["--brand", "river"]).expect(2).stderr.contains("--adopt-bucket"));
}

#[test]
fn where_and_who_must_be_known() {
    let Some(scene) = Scene::new(1) else { return };
    for name in ["AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY"] {
        let mut command = scene.command(&[]);
        command.env_remove(name);
        assert!(scene.run_as(command).expect(2).stderr.contains(&format!("{name} is not set")));
    }
    let mut command = scene.command(&["-v"]);
    command.env("AWS_SESSION_TOKEN", TOKEN);
    if !store::is_strict() {
        scene.run_as(command).ok();
        assert!(scene.gate.done().iter().all(|request| request.head.contains("X-Amz-Security-Token=a%2Btoken")));
    }
    scene.site.write("book.toml", "[book]\ntitle = \"A site\"\n");
    assert!(scene.run(&[]).expect(2).stderr.contains("[deploy]"));
    for (line, code) in [
        ("bucket = \"Our site\"", "config/bad-bucket"),
        ("region = \"eu/../west\"", "config/bad-bucket"),
        ("endpoint = \"s3.example.org\"", "config/bad-url"),
        ("endpoint = \"https://key:secret@s3.example.org\"", "config/bad-url"),
        ("prefix = \"../other\"", "config/bad-path"),
    ] {
        scene.site.write("book.toml", format!("[deploy]\n{line}\n"));
        let found = scene.site.check().expect(2).diagnostics();
        assert!(found.iter().any(|found| found["code"] == code), "{line}: {found:?}");
    }
}
