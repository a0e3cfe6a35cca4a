//! The preview as editors make it work: files renamed, replaced, broken and mended. What a browser shows
//! of it is tested in [`crate::browser`].

use crate::site::{Site, repository};
use serde_json::Value;
use std::fs;
use std::io::{BufRead, BufReader};
use std::process::{Child, Command, Stdio};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::sync_channel;
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

/// A running `candor serve`, ended when it is dropped.
pub(crate) struct Preview {
    child: Child,
    /// What was said on standard error so far.
    said: Arc<Mutex<String>>,
    /// Where the site is, with a slash at its end.
    pub(crate) address: String,
}

impl Preview {
    /// Serves a site on any free port.
    pub(crate) fn of(site: &Site) -> Self {
        Self::start(site.command().args(["serve", "-p", "0"]))
    }

    /// Serves this repository's own site.
    pub(crate) fn of_this_repository() -> Self {
        let mut command = Command::new(env!("CARGO_BIN_EXE_candor"));
        Self::start(command.args(["serve", "-p", "0"]).arg(repository("")))
    }

    pub(crate) fn start(command: &mut Command) -> Self {
        let mut child = command.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
        let said = Arc::new(Mutex::new(String::new()));
        let (errors, told) = (BufReader::new(child.stderr.take().unwrap()).lines(), Arc::clone(&said));
        std::thread::spawn(move || {
            errors.map_while(Result::ok).for_each(|line| *told.lock().unwrap() += &(line + "\n"))
        });
        let mut lines = BufReader::new(child.stdout.take().unwrap()).lines();
        let address = lines.by_ref().map_while(Result::ok).find(|line| line.starts_with("http://")).unwrap();
        std::thread::spawn(move || lines.for_each(drop));
        Self { child, said, address }
    }

    /// The status and the text of a page.
    pub(crate) fn get(&self, path: &str) -> (u16, String) {
        let agent: ureq::Agent = ureq::Agent::config_builder().http_status_as_error(false).build().into();
        let mut response = agent.get(format!("{}{path}", self.address)).call().unwrap();
        (response.status().as_u16(), response.body_mut().read_to_string().unwrap())
    }

    /// What is sent of a route, without the preview's own script.
    pub(crate) fn sent(&self, route: &str) -> Vec<u8> {
        let agent: ureq::Agent = ureq::Agent::config_builder().http_status_as_error(false).build().into();
        let mut response = agent.get(format!("{}{route}", self.address)).call().unwrap();
        let bytes = response.body_mut().read_to_vec().unwrap();
        let find = |bytes: &[u8], what: &[u8]| bytes.windows(what.len()).position(|window| window == what);
        let Some(start) = find(&bytes, b"<script src=\"/_candor/reload.js\"") else { return bytes };
        let end = start + find(&bytes[start..], b"</script>").unwrap() + "</script>".len();
        [&bytes[..start], &bytes[end..]].concat()
    }

    /// What is found, as it is told to open pages.
    pub(crate) fn findings(&self) -> Vec<Value> {
        serde_json::from_str(&self.get("_candor/findings.json").1).unwrap()
    }

    /// The codes of the errors that are shown over the pages.
    fn errors(&self) -> Vec<String> {
        let found = self.findings();
        let errors = found.iter().filter(|one| one["severity"] == "error");
        errors.map(|one| one["code"].as_str().unwrap().to_owned()).collect()
    }

    /// Waits until a page says something and no error is left.
    #[track_caller]
    fn shows(&self, path: &str, words: &str) {
        self.until(&format!("{path} says {words}"), || self.get(path).1.contains(words) && self.errors().is_empty());
    }

    /// Waits until an error of this code is shown.
    #[track_caller]
    fn complains(&self, code: &str) {
        self.until(code, || self.errors().iter().any(|own| own == code));
    }

    #[track_caller]
    pub(crate) fn until(&self, what: &str, holds: impl Fn() -> bool) {
        let start = Instant::now();
        while !holds() {
            assert!(start.elapsed() < Duration::from_secs(10), "{what}: {:?}", self.errors());
            std::thread::sleep(Duration::from_millis(10));
        }
    }
}

impl Drop for Preview {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

fn page(words: &str) -> String {
    format!("---\ntitle: A page\n---\n\n{words}\n")
}

fn site() -> Site {
    Site::new()
        .book("[book]\ntitle = \"First name\"\n")
        .file("content/index.md", page("Home."))
        .file("content/a.md", page("One."))
}

#[test]
fn every_habit_of_an_editor_is_seen() {
    let site = site();
    let preview = Preview::of(&site);
    let at = |path: &str| site.root().join(path);
    preview.shows("a.html", "One.");
    // Written beside and renamed over.
    site.write("content/new", page("Two."));
    fs::rename(at("content/new"), at("content/a.md")).unwrap();
    preview.shows("a.html", "Two.");
    // Renamed away, written anew, the old one removed.
    fs::rename(at("content/a.md"), at("content/a.md~")).unwrap();
    site.write("content/a.md", page("Three."));
    fs::remove_file(at("content/a.md~")).unwrap();
    preview.shows("a.html", "Three.");
    // Folders made and filled at once, renamed, removed.
    site.write("content/x/y/b.md", page("Deep."));
    preview.shows("x/y/b.html", "Deep.");
    fs::rename(at("content/x"), at("content/z")).unwrap();
    preview.shows("z/y/b.html", "Deep.");
    preview.until("the old address", || preview.get("x/y/b.html").0 == 404);
    site.write("content/z/y/b.md", page("Deeper."));
    preview.shows("z/y/b.html", "Deeper.");
    fs::remove_dir_all(at("content/z")).unwrap();
    preview.until("removed", || preview.get("z/y/b.html").0 == 404);
}

/// Many editors empty a file and then write it: the moment in between is shown to nobody.
#[test]
fn a_file_that_is_being_written_is_waited_for() {
    let site = site();
    let preview = Preview::of(&site);
    preview.shows("a.html", "One.");
    for number in 0..5 {
        site.write("content/a.md", "");
        let end = Instant::now() + Duration::from_millis(50);
        while Instant::now() < end {
            let (status, text) = preview.get("a.html");
            assert!(status == 200 && text.contains("A page"), "{number}: {text}");
        }
        site.write("content/a.md", page(&format!("Number {number}.")));
        preview.shows("a.html", &format!("Number {number}."));
    }
}

#[test]
fn what_is_broken_leaves_the_last_good_pages() {
    let site = site();
    let preview = Preview::of(&site);
    let stays = |words: &str| {
        let (status, text) = preview.get("a.html");
        assert!(status == 200 && text.contains(words), "{status}: {text}");
    };
    preview.shows("a.html", "One.");
    site.write("content/a.md", "---\ntitle: [A\n---\n\nTwo.\n");
    preview.complains("front-matter/syntax");
    stays("One.");
    site.write("content/a.md", page("Three."));
    preview.shows("a.html", "Three.");

    let template = "themes/calm/templates/kinds/page.html";
    site.write(template, "{% extends \"layout.html\" %}{% block body %}Ours: {{ page.content }}{% endblock %}");
    preview.shows("a.html", "Ours: ");
    site.write(template, "{% extends \"layout.html\" %}{% block body %}Ours: {{ page.content }{% endblock %}");
    preview.complains("template/error");
    stays("Ours: ");
    fs::remove_dir_all(site.root().join("themes")).unwrap();
    preview.until("the built-in template", || !preview.get("a.html").1.contains("Ours: "));

    // What can't be read is shown over the pages as well.
    std::os::unix::fs::symlink("nothing", site.root().join("content/b.md")).unwrap();
    preview.complains("disk/unreadable");
    stays("Three.");
    fs::remove_file(site.root().join("content/b.md")).unwrap();
    preview.shows("a.html", "Three.");
}

#[test]
fn broken_settings_leave_the_whole_site_as_it_was() {
    let sound = |title: &str| format!("[book]\ntitle = \"{title}\"\n\n[build]\npack = \"spt\"\n");
    let site = Site::new().book(&sound("First name"));
    let preview = Preview::of(&site);
    preview.shows("faq/cost.html", "First name");
    for broken in ["[book\n", "[book]\ntitle = \"Other\"\n\n[build]\npack = \"spd\"\n"] {
        site.write("book.toml", broken);
        preview.until("an error", || preview.errors().iter().any(|code| code.starts_with("config/")));
        let (status, text) = preview.get("start/index.html");
        assert!(status == 200 && text.contains("First name"), "a page that nobody has seen yet: {status}");
    }
    site.write("book.toml", sound("Second name"));
    preview.shows("faq/cost.html", "Second name");
}

#[test]
fn another_folder_of_pages_is_watched_from_now_on() {
    let site = site().file("pages/index.md", page("Elsewhere."));
    let preview = Preview::of(&site);
    site.write("book.toml", "[book]\nsrc = \"pages\"\n");
    preview.shows("", "Elsewhere.");
    std::thread::sleep(Duration::from_millis(400));
    site.write("pages/index.md", page("And there."));
    preview.shows("", "And there.");
}

#[test]
fn a_preview_begins_whatever_is_broken() {
    let faults = [
        ("book.toml", "[book\n", "config/syntax"),
        ("content/a.md", "---\ntitle: [\n---\n", "front-matter/syntax"),
        ("themes/calm/templates/layout.html", "{% if %}", "template/error"),
    ];
    for (path, text, code) in faults {
        let site = site().file(path, text);
        let preview = Preview::of(&site);
        preview.complains(code);
        assert_eq!(preview.get("index.html").0, 200, "{path}");
        let _ = fs::remove_dir_all(site.root().join("themes"));
        site.write("book.toml", "[book]\ntitle = \"Mended\"\n");
        site.write("content/a.md", page("Mended."));
        preview.shows("a.html", "Mended.");
    }
}

/// program.md 3.1.
#[test]
fn what_a_link_leads_to_is_watched() {
    let site = Site::new();
    site.write("shared/a.md", page("Within."));
    site.write("shared/book.toml", "[book]\ntitle = \"Linked before\"\n");
    site.write("content/index.md", page("Home."));
    std::os::unix::fs::symlink("../shared/a.md", site.root().join("content/a.md")).unwrap();
    std::os::unix::fs::symlink("shared/book.toml", site.root().join("book.toml")).unwrap();
    let preview = Preview::of(&site);
    preview.shows("a.html", "Within.");
    site.write("shared/a.md", page("Edited behind the link."));
    preview.shows("a.html", "Edited behind the link.");
    site.write("shared/book.toml", "[book]\ntitle = \"Linked after\"\n");
    preview.shows("a.html", "Linked after");
}

/// program.md 3.2 and 3.5.
#[test]
fn without_a_watcher_it_looks_by_itself() {
    use rustix::fs::inotify;
    let site = site();
    // Other tests give theirs back meanwhile: whoever takes all has to go on taking.
    let is_told = Arc::new(AtomicBool::new(false));
    let told = Arc::clone(&is_told);
    let (all, taken) = sync_channel(1);
    let taking = std::thread::spawn(move || {
        let mut watchers = Vec::new();
        while !told.load(Ordering::Relaxed) {
            match inotify::init(inotify::CreateFlags::empty()) {
                Ok(watcher) => watchers.push(watcher),
                Err(_) => {
                    let _ = all.try_send(());
                    std::thread::yield_now();
                }
            }
        }
    });
    taken.recv().unwrap();
    let preview = Preview::of(&site);
    let says_so = || preview.said.lock().unwrap().contains("checks for changes every");
    let has_said = (0..1_000).any(|_| {
        std::thread::sleep(Duration::from_millis(10));
        says_so()
    });
    is_told.store(true, Ordering::Relaxed);
    taking.join().unwrap();
    assert!(has_said, "it says nothing");
    site.write("content/index.md", page("Seen all the same."));
    preview.shows("", "Seen all the same.");
    let eager = Preview::start(site.command().args(["serve", "-p", "0", "--poll=0"]));
    let spent = || {
        let stat = fs::read_to_string(format!("/proc/{}/stat", eager.child.id())).unwrap();
        let fields: Vec<u64> =
            stat.rsplit(") ").next().unwrap().split(' ').filter_map(|field| field.parse().ok()).collect();
        // User and system time, in hundredths of a second.
        fields[10] + fields[11]
    };
    std::thread::sleep(Duration::from_millis(1_000));
    let before = spent();
    std::thread::sleep(Duration::from_millis(1_000));
    assert!(spent() - before < 50, "it takes a processor for itself");
}

/// program.md 3.4.
#[test]
fn it_waits_for_the_first_page() {
    let site = Site::new();
    site.settle();
    let mut command = site.command();
    let starting = std::thread::spawn(move || Preview::start(command.args(["serve", "-p", "0"])));
    std::thread::sleep(Duration::from_millis(300));
    assert!(!starting.is_finished(), "it has neither begun nor ended");
    site.write("content/index.md", page("The first."));
    starting.join().unwrap().shows("", "The first.");
}

/// program.md 3.6.
#[test]
fn it_is_known_by_the_names_that_are_allowed() {
    let site = site();
    let preview = Preview::start(site.command().args(["serve", "-p", "0", "--allow-host", "desk.example"]));
    let asked = |host: &str| {
        let agent: ureq::Agent = ureq::Agent::config_builder().http_status_as_error(false).build().into();
        let mut response = agent.get(&preview.address).header("Host", host).call().unwrap();
        (response.status().as_u16(), response.body_mut().read_to_string().unwrap())
    };
    assert_eq!(asked("desk.example:3000").0, 200);
    let (status, text) = asked("other.example:3000");
    assert_eq!(status, 403);
    assert!(text.contains("candor serve --allow-host other.example"), "{text}");
}

/// program.md 3.8.
#[test]
fn a_component_that_is_overridden_is_named_when_it_is_broken() {
    let site = site().file("themes/calm/components/exit/template.html", "Leave\n");
    let found = site.check().diagnostics();
    let errors: Vec<_> = found.iter().filter(|one| one["severity"] == "error").collect();
    assert!(!errors.is_empty());
    for error in errors {
        assert_eq!(error["path"], "themes/calm/components/exit/template.html", "{error}");
    }
}

#[test]
fn an_address_that_was_published_and_vanishes_is_shown_over_the_pages() {
    let site = Site::new()
        .file("content/index.md", "---\ntitle: Home\n---\nText.\n")
        .file("content/a.md", "---\ntitle: A\n---\nText.\n");
    site.run(&["build", "--publish"]).ok();
    let preview = Preview::of(&site);
    preview.shows("a.html", "Text.");
    fs::rename(site.root().join("content/a.md"), site.root().join("content/b.md")).unwrap();
    preview.complains("publish/lost-address");
    site.write("candor.lock", "index.html\n");
    preview.shows("b.html", "Text.");
}

/// A page that was never good shows what it can, or says in words what to do: also without a browser.
#[test]
fn a_page_that_was_never_good_is_never_blank() {
    let with = |head: &str, text: &str| format!("---\ntitle: New\n{head}---\nText of the page.\n\n{text}\n");
    let own = "{% extends \"layout.html\" %}{% block body %}";
    let site = site()
        .file("content/head.md", "---\ntitle: New: page\n---\nText.\n")
        .file("content/lost.md", "title: New\n---\nText.\n")
        .file("content/container.md", with("", ":::nope\nInside.\n:::"))
        .file("content/kind.md", with("kind: nope\n", ""))
        .file("content/template.md", with("template: broken\n", ""))
        .file("content/field.md", with("template: asks\n", ""))
        .file("themes/calm/templates/broken.html", format!("{own}{{{{ page.content }}{{% endblock %}}"))
        .file("themes/calm/templates/asks.html", format!("{own}{{{{ page.nope }}}}{{% endblock %}}"));
    let preview = Preview::of(&site);
    for page in ["container.html", "kind.html", "template.html", "field.html"] {
        let (status, text) = preview.get(page);
        assert!(status == 200 && text.contains("Text of the page."), "{page}: {text}");
        assert!(text.contains("site-footer"), "{page}: {text}");
    }
    for page in ["head.html", "lost.html"] {
        let (status, text) = preview.get(page);
        assert!(status == 500 && text.contains("<h1>This page has errors</h1>"), "{page}: {text}");
        assert!(text.contains("href=\"/_candor/findings\"") && text.contains("name=\"viewport\""), "{text}");
    }
    let (_, list) = preview.get("_candor/findings");
    assert!(list.contains("content/head.md") && list.contains("content/lost.md"), "{list}");
}
