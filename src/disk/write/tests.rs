//! A stop after every single step.

use super::*;
use rustix::io::Errno;
use std::collections::BTreeMap;

/// A site of one letter: each page says what it loads, and each letter has files of its own.
fn site(letter: char) -> Vec<(String, String)> {
    let own = |path: &str| path.replace('?', &letter.to_string());
    let loads =
        ["assets/?.css", "search/v-?/index.js", "deep/pictures/?.png", "two/?.png", "new-?/own.png", "logo.png"];
    let page = format!("{letter} {}", loads.map(own).join(" "));
    let pages = ["index.html", "one/a.html", "two/b.html", "search/index.html", "only-?/p.html", "only-?.html", "?/x"];
    let mut files: Vec<(String, String)> = pages.map(|path| (own(path), page.clone())).to_vec();
    files.extend(loads.map(|path| (own(path), if path == "logo.png" { letter.to_string() } else { own(path) })));
    // What was a folder becomes a file, and the other way round.
    files.push(if letter == 'A' { ("turn/a.txt".into(), page.clone()) } else { ("turn".into(), page.clone()) });
    files.push(if letter == 'B' { ("deep/turn/a.txt".into(), page.clone()) } else { ("deep/turn".into(), page) });
    files.push(("kept/same.html".into(), "same assets/same.css".into()));
    files.push(("assets/same.css".into(), "same".into()));
    files
}

fn open(dest: &Path, swap: Swap) -> Stage {
    let target = Target::new(&dest.with_file_name("source"), &["content"], dest).unwrap();
    let mut stage = Stage::open(&target, false).unwrap();
    stage.swap = swap;
    stage
}

fn fill(stage: &Stage, letter: char) {
    for (route, text) in site(letter) {
        stage.put(&route, text.as_bytes()).unwrap();
    }
}

fn files(dest: &Path) -> BTreeMap<String, String> {
    let entries =
        walkdir::WalkDir::new(dest).into_iter().map(Result::unwrap).filter(|entry| entry.file_type().is_file());
    let route = |path: &Path| path.strip_prefix(dest).unwrap().to_str().unwrap().to_owned();
    let read = |entry: walkdir::DirEntry| (route(entry.path()), fs::read_to_string(entry.path()).unwrap());
    entries.map(read).filter(|(route, _)| !route.starts_with(".candor")).collect()
}

/// Every page of the folder is whole, and what it loads is there.
fn is_sound(dest: &Path) {
    let found = files(dest);
    assert_eq!(found["one/theirs.txt"], "theirs");
    for (route, text) in found.iter().filter(|(route, _)| is_page(route)) {
        let letter = text.chars().next().unwrap();
        let whole = site(letter).into_iter().any(|file| file == (route.clone(), text.clone()));
        assert!(whole || text == "same assets/same.css", "{route} is not whole: {text}");
        for loaded in text.split(' ').skip(1) {
            assert!(found.contains_key(loaded), "{route} lacks {loaded}");
        }
    }
    for page in ["index.html", "one/a.html", "two/b.html", "search/index.html", "kept/same.html"] {
        assert!(found.contains_key(page), "{page}");
    }
}

fn stopped_at_every_step(swap: Swap) {
    let base = tempfile::tempdir().unwrap();
    let dest = base.path().join("public");
    let stage = open(&dest, swap);
    fill(&stage, 'A');
    stage.commit().unwrap();
    fs::write(dest.join("one/theirs.txt"), "theirs").unwrap();
    let folder = inode(&dest);
    let mut letters = ['B', 'A'].into_iter().cycle();
    let (mut stop, mut steps) = (0, 1);
    while stop <= steps {
        let letter = letters.next().unwrap();
        let mut stage = open(&dest, swap);
        fill(&stage, letter);
        let put = std::mem::take(&mut *stage.put.lock().unwrap());
        let (routes, gone) = (put.routes(), stage.gone(&put));
        stage.create(LIST, list(&routes).as_bytes()).unwrap();
        let plan = stage.steps(&put, &gone).unwrap();
        steps = plan.len();
        stage.exchange().begin(&plan, &stage.both(&routes)).unwrap();
        is_sound(&dest);
        for step in plan.iter().take(stop) {
            stage.exchange().take(step).unwrap();
            is_sound(&dest);
        }
        stage.has_begun = true;
        drop(stage);
        // The next process finds the stage, and goes on.
        drop(open(&dest, swap));
        let mut wanted: BTreeMap<_, _> = site(letter).into_iter().collect();
        wanted.insert("one/theirs.txt".into(), "theirs".into());
        assert_eq!(files(&dest), wanted, "stopped after {stop} of {steps} steps");
        assert_eq!(place::listed(&dest).unwrap().unwrap().len(), wanted.len() - 1);
        assert_eq!(fs::read_dir(base.path()).unwrap().count(), 1, "no stage is left");
        assert_eq!(inode(&dest), folder, "the folder keeps its place");
        stop += 1;
    }
    assert!(steps > 15, "{steps}");
}

#[test]
fn a_stop_after_any_step_leaves_pages_that_find_what_they_load() {
    stopped_at_every_step(swap);
}

#[test]
fn a_disk_that_cannot_exchange_gets_the_same_site() {
    stopped_at_every_step(|_, _| Err(Errno::INVAL));
}

#[test]
fn a_folder_that_was_put_back_meanwhile_is_left_as_it_is() {
    let base = tempfile::tempdir().unwrap();
    let dest = base.path().join("public");
    let stage = open(&dest, swap);
    fill(&stage, 'A');
    stage.commit().unwrap();
    let mut stage = open(&dest, swap);
    fill(&stage, 'B');
    let put = std::mem::take(&mut *stage.put.lock().unwrap());
    let plan = stage.steps(&put, &stage.gone(&put)).unwrap();
    stage.exchange().begin(&plan, &stage.both(&put.routes())).unwrap();
    stage.has_begun = true;
    drop(stage);
    fs::remove_dir_all(&dest).unwrap();
    fs::create_dir(&dest).unwrap();
    fs::write(dest.join("index.html"), "from a copy").unwrap();
    fs::write(dest.join(LIST), "index.html\n").unwrap();
    drop(open(&dest, swap));
    assert_eq!(files(&dest), BTreeMap::from([("index.html".to_owned(), "from a copy".to_owned())]));
}
