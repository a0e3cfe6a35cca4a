//! The output folder: always the old site or the new one, in its place, and never somebody else's file lost.

#![expect(clippy::unwrap_used, reason = "a test may panic")]

use candor::parts::{Fault, Stage, Target, Written};
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::io::{Read as _, Write as _};
use std::os::unix::fs::{MetadataExt as _, PermissionsExt as _};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

fn target(dest: &Path) -> Target {
    Target::new(&dest.parent().unwrap().join("site"), &["content"], dest).unwrap()
}

fn write(dest: &Path, files: &[(&str, &str)]) -> Result<Written, Fault> {
    let stage = Stage::open(&target(dest), false)?;
    for (route, text) in files {
        stage.put(route, text.as_bytes())?;
    }
    stage.commit()
}

/// A folder to write to, in one where nothing else may be left.
fn place() -> (tempfile::TempDir, PathBuf) {
    let base = tempfile::tempdir().unwrap();
    let dest = base.path().join("public");
    (base, dest)
}

/// Every file below a folder with its text.
fn tree(folder: &Path) -> BTreeMap<String, String> {
    fn walk(root: &Path, folder: &Path, found: &mut BTreeMap<String, String>) {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                walk(root, &path, found);
            } else {
                let route = path.strip_prefix(root).unwrap().to_str().unwrap().to_owned();
                found.insert(route, String::from_utf8_lossy(&fs::read(&path).unwrap()).into_owned());
            }
        }
    }
    let mut found = BTreeMap::new();
    walk(folder, folder, &mut found);
    found
}

fn expect(folder: &Path, files: &[(&str, &str)]) {
    let wanted: BTreeMap<_, _> = files.iter().map(|(route, text)| ((*route).to_owned(), (*text).to_owned())).collect();
    assert_eq!(tree(folder), wanted);
}

#[test]
fn a_site_is_written_rewritten_and_left_alone() {
    let (base, dest) = place();
    let written = write(&dest, &[("index.html", "1"), ("a/b/c.html", "22"), ("a/gone.html", "3")]).unwrap();
    assert_eq!(written, Written { files: 3, changed: 3, note: None });

    fs::write(dest.join("CNAME"), "example.org").unwrap();
    fs::create_dir_all(dest.join("theirs/empty")).unwrap();
    let kept = fs::metadata(dest.join("index.html")).unwrap();
    let next = [("index.html", "1"), ("a/b/c.html", "2!"), ("new.html", "4")];
    let written = write(&dest, &next).unwrap();
    assert_eq!(written, Written { files: 3, changed: 3, note: None });
    let list = (".candor-files", "a/b/c.html\nindex.html\nnew.html\n");
    expect(&dest, &[next[0], next[1], next[2], list, ("CNAME", "example.org")]);
    assert!(dest.join("theirs/empty").is_dir());
    assert_eq!(fs::metadata(dest.join("index.html")).unwrap().mtime_nsec(), kept.mtime_nsec());

    assert_eq!(write(&dest, &next).unwrap().changed, 0);
    assert_eq!(fs::read_dir(base.path()).unwrap().count(), 1, "no stage is left");
}

#[test]
fn what_is_not_ours_is_refused() {
    let (_base, dest) = place();
    fs::create_dir(&dest).unwrap();
    write(&dest, &[("index.html", "1")]).unwrap();
    fs::remove_file(dest.join(".candor-files")).unwrap();
    assert!(matches!(write(&dest, &[("index.html", "2")]), Err(Fault::NotOurs(_))));
    expect(&dest, &[("index.html", "1")]);

    let stage = Stage::open(&target(&dest), true).unwrap();
    stage.put("index.html", b"2").unwrap();
    stage.commit().unwrap();
    expect(&dest, &[("index.html", "2"), (".candor-files", "index.html\n")]);

    fs::create_dir(dest.join("faq")).unwrap();
    fs::write(dest.join("faq/mine.html"), "mine").unwrap();
    for route in ["faq/mine.html", "faq"] {
        let fault = write(&dest, &[("index.html", "3"), (route, "3")]).unwrap_err();
        assert!(matches!(fault, Fault::Foreign(..)), "{fault}");
        assert_eq!(fs::read_to_string(dest.join("index.html")).unwrap(), "2");
    }
}

#[test]
fn routes_stay_inside_and_apart() {
    let (base, dest) = place();
    let stage = Stage::open(&target(&dest), false).unwrap();
    for route in ["../x", "/etc/x", "a//b", "", "a/../../b", ".candor-files", "a\0b"] {
        assert!(matches!(stage.put(route, b""), Err(Fault::Route(_))), "{route}");
    }
    stage.put("a.html", b"").unwrap();
    assert!(matches!(stage.put("a.html", b""), Err(Fault::SameName(_))));
    drop(stage);
    assert_eq!(fs::read_dir(base.path()).unwrap().count(), 0);
}

const PAGES: usize = 60;

/// Pages that say which files they load, by the name of their own generation.
fn generation(letter: char) -> Vec<(String, String)> {
    let loads = [format!("assets/{letter}.css"), format!("s3/pictures/{letter}.png"), "same.css".into()];
    let text = format!("{letter} {}", loads.join(" "));
    let mut files: Vec<_> = (0..PAGES).map(|n| (format!("s{}/{n}.html", n % 7), text.clone())).collect();
    files.extend(["index.html".into(), format!("only-{letter}.html")].map(|page| (page, text.clone())));
    files.extend(loads.map(|file| (file, "loaded".into())));
    files
}

fn borrowed(files: &[(String, String)]) -> Vec<(&str, &str)> {
    files.iter().map(|(route, text)| (route.as_str(), text.as_str())).collect()
}

/// The generations of the pages in a folder; each page is whole, and what it loads is there.
fn letters_of_sound_pages(found: &BTreeMap<String, String>) -> BTreeSet<char> {
    let wholes = ['A', 'B'].map(|letter| generation(letter)[0].1.clone());
    let pages = found.iter().filter(|(route, _)| route.ends_with(".html"));
    let letter = |(route, text): (&String, &String)| {
        assert!(wholes.contains(text), "{route} is not whole: {text}");
        for loaded in text.split(' ').skip(1) {
            assert!(found.contains_key(loaded), "{route} lacks {loaded}");
        }
        text.chars().next().unwrap()
    };
    let letters = pages.map(letter).collect();
    for n in 0..PAGES {
        assert!(found.contains_key(&format!("s{}/{n}.html", n % 7)), "a page that both have is gone");
    }
    letters
}

/// Not a test of its own: the process that the next test kills.
#[test]
fn child_that_writes_for_ever() {
    let Ok(dest) = std::env::var("CANDOR_TEST_WRITE_TO") else { return };
    let first = usize::from(std::env::var("CANDOR_TEST_FIRST").as_deref() == Ok("B"));
    for letter in ['A', 'B'].into_iter().cycle().skip(first) {
        let stage = Stage::open(&target(Path::new(&dest)), false).unwrap();
        std::thread::scope(|scope| {
            for half in generation(letter).chunks(40) {
                let (stage, half) = (&stage, half.to_vec());
                scope.spawn(move || half.iter().for_each(|(route, text)| stage.put(route, text.as_bytes()).unwrap()));
            }
        });
        // Said past the capture of tests: from here on the parent may kill.
        std::io::stderr().write_all(b".").unwrap();
        stage.commit().unwrap();
    }
}

#[test]
fn a_process_killed_at_any_moment_leaves_a_whole_site() {
    let (base, dest) = place();
    write(&dest, &borrowed(&generation('A'))).unwrap();
    fs::write(dest.join("s1/theirs.txt"), "theirs").unwrap();
    let folder = fs::metadata(&dest).unwrap().ino();
    let (mut letter, mut exchanged) = ('A', 0);
    for round in 0..200_u64 {
        let other = if letter == 'A' { "B" } else { "A" };
        let mut child = Command::new(std::env::current_exe().unwrap())
            .args(["--exact", "write::child_that_writes_for_ever"])
            .env("CANDOR_TEST_WRITE_TO", &dest)
            .env("CANDOR_TEST_FIRST", other)
            .env("RAYON_NUM_THREADS", "2")
            .stdout(Stdio::null())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        let ready = child.stderr.as_mut().unwrap().read_exact(&mut [0]);
        ready.expect("the child writes a site and says so before it takes its place");
        // Spread over the exchange and what follows it: at once, within it, while the next site is written.
        std::thread::sleep(Duration::from_micros((round * 7_919) % 40_000 * (round % 4) / 3));
        child.kill().unwrap();
        child.wait().unwrap();
        letters_of_sound_pages(&tree(&dest));
        // The next process finishes what was begun.
        drop(Stage::open(&target(&dest), false).unwrap());
        let mut found = tree(&dest);
        assert_eq!(found.remove("s1/theirs.txt").as_deref(), Some("theirs"), "round {round}");
        let before = std::mem::replace(&mut letter, if found.contains_key("only-A.html") { 'A' } else { 'B' });
        exchanged += u64::from(letter != before);
        let list = found.remove(".candor-files").unwrap();
        let wanted: BTreeMap<_, _> = generation(letter).into_iter().collect();
        assert_eq!(list.lines().collect::<Vec<_>>(), wanted.keys().collect::<Vec<_>>(), "round {round}");
        assert_eq!(found, wanted, "round {round}");
        assert_eq!(fs::read_dir(base.path()).unwrap().count(), 1, "stages of the dead are removed");
    }
    assert!(exchanged > 5, "a new site took its place in {exchanged} rounds");
    assert_eq!(fs::metadata(&dest).unwrap().ino(), folder, "the folder keeps its place");
}

/// program.md 2.1: what a server sees that opened the folder before: every page, whole, at every moment.
#[test]
fn whoever_opened_the_folder_sees_every_new_site() {
    use rustix::fs::{Mode, OFlags, openat};
    let (_base, dest) = place();
    write(&dest, &borrowed(&generation('A'))).unwrap();
    fs::set_permissions(&dest, fs::Permissions::from_mode(0o751)).unwrap();
    let handle = fs::File::open(&dest).unwrap();
    let read = |route: &str| {
        let file = openat(&handle, route, OFlags::RDONLY, Mode::empty());
        file.map(|file| std::io::read_to_string(fs::File::from(file)).unwrap())
    };
    let done = AtomicBool::new(false);
    std::thread::scope(|scope| {
        let reader = scope.spawn(|| {
            let mut letters = BTreeSet::new();
            while !done.load(Ordering::Relaxed) {
                for route in ["index.html", "s1/1.html", "s3/3.html", "same.css"] {
                    letters.extend(read(route).unwrap().chars().next());
                }
            }
            letters
        });
        for letter in ['B', 'A'].into_iter().cycle().take(40) {
            write(&dest, &borrowed(&generation(letter))).unwrap();
            assert_eq!(read("index.html").unwrap(), generation(letter)[0].1);
            assert_eq!(read(&format!("assets/{letter}.css")).unwrap(), "loaded");
            assert!(read(&format!("only-{}.html", if letter == 'A' { 'B' } else { 'A' })).is_err());
        }
        done.store(true, Ordering::Relaxed);
        assert!(reader.join().unwrap().is_superset(&BTreeSet::from(['A', 'B'])));
    });
    assert_eq!(fs::metadata(&dest).unwrap().mode() & 0o777, 0o751);
}

/// A small file system of its own, unmounted at the end; none where that is not allowed.
struct Mounted(PathBuf);

impl Mounted {
    fn new(at: &Path, options: &str) -> Option<Self> {
        fs::create_dir_all(at).unwrap();
        let status = Command::new("mount").args(["-t", "tmpfs", "-o", options, "candor-test"]).arg(at).status();
        if !status.is_ok_and(|status| status.success()) {
            eprintln!("skipped: mounting a small disk needs root");
            return None;
        }
        Some(Self(at.to_owned()))
    }

    /// A folder that is shown at another place as well.
    fn bind(folder: &Path, at: &Path) -> Option<Self> {
        let status = Command::new("mount").arg("--bind").args([folder, at]).status();
        status.is_ok_and(|status| status.success()).then(|| Self(at.to_owned()))
    }
}

impl Drop for Mounted {
    fn drop(&mut self) {
        let _ = Command::new("umount").arg(&self.0).status();
    }
}

#[test]
fn a_full_or_read_only_disk_leaves_the_old_site() {
    let (base, _) = place();
    let Some(disk) = Mounted::new(&base.path().join("disk"), "size=256k") else { return };
    let dest = disk.0.join("public");
    write(&dest, &[("index.html", "1")]).unwrap();
    let large = "x".repeat(300_000);
    let fault = write(&dest, &[("index.html", "2"), ("large.txt", &large)]).unwrap_err();
    assert!(matches!(fault, Fault::NoSpace(_)), "{fault}");
    assert!(fault.to_string().contains("public/large.txt: the disk is full"), "{fault}");
    expect(&disk.0, &[("public/index.html", "1"), ("public/.candor-files", "index.html\n")]);

    assert!(Command::new("mount").args(["-o", "remount,ro"]).arg(&disk.0).status().unwrap().success());
    let fault = write(&dest, &[("index.html", "2")]).unwrap_err();
    assert!(matches!(fault, Fault::ReadOnly(_)), "{fault}");
    expect(&disk.0, &[("public/index.html", "1"), ("public/.candor-files", "index.html\n")]);
}

/// program.md 2.1.
#[test]
fn a_folder_that_is_mounted_elsewhere_shows_every_new_site() {
    let (base, dest) = place();
    fs::create_dir(&dest).unwrap();
    let elsewhere = base.path().join("elsewhere");
    fs::create_dir(&elsewhere).unwrap();
    let Some(_mounted) = Mounted::bind(&dest, &elsewhere) else { return };
    for letter in ['A', 'B', 'A', 'B'] {
        assert_eq!(write(&dest, &borrowed(&generation(letter))).unwrap().note, None);
        assert_eq!(tree(&elsewhere), tree(&dest));
        assert_eq!(letters_of_sound_pages(&tree(&elsewhere)), BTreeSet::from([letter]));
    }
    // The other way round: the mount is what is written to, and its neighbours are not on it.
    for letter in ['A', 'B'] {
        assert_eq!(write(&elsewhere, &borrowed(&generation(letter))).unwrap().note, None);
        assert_eq!(letters_of_sound_pages(&tree(&dest)), BTreeSet::from([letter]));
        assert!(!dest.join(".candor-stage").exists());
    }
}

#[test]
fn a_folder_that_is_a_disk_of_its_own_is_staged_inside() {
    let (_base, dest) = place();
    let Some(_disk) = Mounted::new(&dest, "size=1m") else { return };
    write(&dest, &[("index.html", "1"), ("a/old.html", "1")]).unwrap();
    fs::write(dest.join("CNAME"), "theirs").unwrap();
    let written = write(&dest, &[("index.html", "2"), ("b/new.html", "2")]).unwrap();
    assert_eq!(written, Written { files: 2, changed: 3, note: None });
    let list = (".candor-files", "b/new.html\nindex.html\n");
    expect(&dest, &[("index.html", "2"), ("b/new.html", "2"), ("CNAME", "theirs"), list]);
    assert!(!dest.join("a").exists());
    // A stage that was left does not make it somebody else's.
    fs::remove_dir_all(dest.join("b")).unwrap();
    for file in ["CNAME", "index.html", ".candor-files"] {
        fs::remove_file(dest.join(file)).unwrap();
    }
    fs::create_dir_all(dest.join(".candor-stage/candor-1-0")).unwrap();
    write(&dest, &[("index.html", "3")]).unwrap();
    expect(&dest, &[("index.html", "3"), (".candor-files", "index.html\n")]);
}

#[test]
fn a_folder_that_cannot_be_exchanged_is_replaced_file_by_file() {
    let (_base, dest) = place();
    write(&dest, &[("index.html", "1"), ("a/old.html", "1"), ("b/x.html", "1")]).unwrap();
    let Some(_disk) = Mounted::new(&dest.join("a"), "size=1m") else { return };
    fs::write(dest.join("a/theirs.txt"), "theirs").unwrap();
    let written =
        write(&dest, &[("index.html", "2"), ("a/new.html", "2"), ("a/c/p.png", "2"), ("b/x.html", "2")]).unwrap();
    let note = written.note.unwrap();
    assert!(note.contains("public/a ") && note.contains("one by one"), "{note}");
    let list = (".candor-files", "a/c/p.png\na/new.html\nb/x.html\nindex.html\n");
    let theirs = ("a/theirs.txt", "theirs");
    expect(&dest, &[("index.html", "2"), ("a/new.html", "2"), ("a/c/p.png", "2"), ("b/x.html", "2"), theirs, list]);
    let fault = write(&dest, &[("index.html", "3"), ("a/theirs.txt", "3"), ("a/new.html", "3")]).unwrap_err();
    assert!(matches!(fault, Fault::Foreign(..)), "{fault}");
    assert_eq!(fs::read_to_string(dest.join("index.html")).unwrap(), "2");
}

/// A link that somebody put in the place of a folder is theirs: nothing is written or deleted behind it.
#[test]
fn nothing_is_done_behind_a_link() {
    let (base, dest) = place();
    write(&dest, &[("index.html", "1"), ("a/x.html", "1"), ("a/y.png", "1")]).unwrap();
    let away = base.path().join("away");
    fs::rename(dest.join("a"), &away).unwrap();
    std::os::unix::fs::symlink(&away, dest.join("a")).unwrap();
    for (route, text) in [("a/x.html", "2"), ("a/new.png", "2")] {
        let fault = write(&dest, &[("index.html", "2"), (route, text)]).unwrap_err();
        assert!(matches!(fault, Fault::Foreign(..)), "{fault}");
    }
    write(&dest, &[("index.html", "3")]).unwrap();
    assert_eq!(tree(&away).len(), 2, "what is gone from the site is not deleted behind the link");
}

/// Not a test of its own: runs as a user whom permission bits bind.
#[test]
fn child_without_rights() {
    let Ok(base) = std::env::var("CANDOR_TEST_RIGHTS") else { return };
    let base = Path::new(&base);
    let fault = candor::read(base, &[candor::Folder::site("content")]).unwrap_err();
    eprintln!("read: {fault}");
    let Err(fault) = write(&base.join("public"), &[("index.html", "2")]) else { return };
    eprintln!("write: {fault}");
}

#[test]
fn without_rights_the_message_names_the_path() {
    let (base, dest) = place();
    write(&dest, &[("index.html", "1")]).unwrap();
    fs::create_dir(base.path().join("content")).unwrap();
    let secret = base.path().join("content/secret.md");
    fs::write(&secret, "").unwrap();
    fs::set_permissions(&secret, fs::Permissions::from_mode(0o000)).unwrap();
    fs::set_permissions(base.path(), fs::Permissions::from_mode(0o555)).unwrap();
    let copy = tempfile::Builder::new().permissions(fs::Permissions::from_mode(0o755)).tempdir().unwrap();
    let program = copy.path().join("suite");
    fs::copy(std::env::current_exe().unwrap(), &program).unwrap();
    let output = Command::new("setpriv")
        .args(["--reuid=65534", "--regid=65534", "--clear-groups"])
        .arg(&program)
        .args(["--exact", "write::child_without_rights", "--nocapture"])
        .env("CANDOR_TEST_RIGHTS", base.path())
        .output();
    let Some(output) = output.ok().filter(|output| output.status.success()) else {
        eprintln!("skipped: changing the user needs root and setpriv");
        return;
    };
    let text = String::from_utf8(output.stderr).unwrap();
    assert!(text.contains("read: ") && text.contains("secret.md (permission denied)"), "{text}");
    assert!(text.contains("write: ") && text.contains("public: permission denied; check the permissions"), "{text}");
    fs::set_permissions(base.path(), fs::Permissions::from_mode(0o755)).unwrap();
    expect(&dest, &[("index.html", "1"), (".candor-files", "index.html\n")]);
}
