//! Killed at any moment, the bucket is whole, and the next deploy goes on.
//!
//! `CANDOR_DEPLOY_KILLS` and `CANDOR_DEPLOY_PAGES` make the long form (`tests/long/deploy`).

use super::gate::{Act, Request};
use super::{MANIFEST, Scene, page};
use std::collections::BTreeSet;
use std::process::Stdio;
use std::sync::mpsc::channel;
use std::time::Duration;

/// A number from the environment.
fn number(name: &str, otherwise: usize) -> usize {
    std::env::var(name).map_or(otherwise, |text| text.parse().unwrap())
}

/// The next of some numbers that look like chance and are the same each time.
fn chance(state: &mut u64) -> usize {
    *state ^= *state << 13;
    *state ^= *state >> 7;
    *state ^= *state << 17;
    usize::try_from(*state >> 33).unwrap()
}

#[test]
fn a_deploy_that_is_killed_leaves_every_page_whole() {
    let pages = number("CANDOR_DEPLOY_PAGES", 24);
    let Some(scene) = Scene::new(pages) else { return };
    let mut state = 0x1234_5678_9abc_def1;
    scene.deploy();
    scene.bucket.put("reports/2020.pdf", "Not candor's.");
    let mut killed = 0;
    for round in 0..number("CANDOR_DEPLOY_KILLS", 8) {
        // One in three goes on with the same site.
        if round % 3 != 2 {
            change(&scene, round, pages, &mut state);
        }
        killed += usize::from(kill(&scene, chance(&mut state) % (pages + 12), chance(&mut state) % 3));
        scene.is_sound();
        let all = scene.bucket.all();
        assert_eq!(all["reports/2020.pdf"], b"Not candor's.");
    }
    assert!(killed > 4, "only {killed} were killed before they were done");
    scene.deploy();
    scene.is_sound();
    let (all, built) = (scene.bucket.all(), scene.built());
    assert!(built.iter().all(|(key, bytes)| all.get(key) == Some(bytes)), "all of the site is there");
    let pages = |keys: &mut dyn Iterator<Item = &String>| keys.filter(|key| key.ends_with(".html")).cloned().collect();
    let (there, wanted): (BTreeSet<String>, BTreeSet<String>) = (pages(&mut all.keys()), pages(&mut built.keys()));
    assert_eq!(there, wanted, "no page of a deploy that was broken off is left");
    scene.gate.done();
    scene.deploy();
    assert!(scene.gate.written().is_empty(), "all was done");
    // What was kept goes with the next change: then the old site's own files alone are left beside the new ones.
    scene.restyle(1000);
    scene.deploy();
    let old: BTreeSet<&String> = built.keys().collect();
    let new = scene.built();
    let left = scene.bucket.keys().into_iter().filter(|key| !new.contains_key(key) && key != MANIFEST);
    let left: Vec<String> = left.filter(|key| !old.contains(key)).collect();
    assert_eq!(left, ["reports/2020.pdf"]);
    scene.is_sound();
}

/// Changes what every page loads, and some pages; one comes, or goes, or has another name.
fn change(scene: &Scene, round: usize, pages: usize, state: &mut u64) {
    scene.restyle(round);
    let picture = format!("<svg xmlns=\"http://www.w3.org/2000/svg\"><title>{round}</title></svg>");
    scene.site.write(&format!("content/picture-{round}.svg"), picture);
    let text = format!("---\ntitle: Round {round}\n---\n![A picture](picture-{round}.svg)\n");
    scene.site.write(&format!("content/round-{round}.md"), text);
    let earlier = chance(state) % (round + 1);
    if earlier != round {
        for file in [format!("content/round-{earlier}.md"), format!("content/picture-{earlier}.svg")] {
            scene.lose(&file);
        }
    }
    let number = chance(state) % pages;
    let text = format!("---\ntitle: Page {number}\n---\nOther text {round}.\n");
    scene.site.write(&page(number), text);
}

/// Kills a deploy after so many writes and some milliseconds more; whether it was still at work.
fn kill(scene: &Scene, after: usize, more: usize) -> bool {
    let (tell, told) = channel();
    let mut left = after;
    scene.gate.judged_by(move |request: &Request| {
        if request.writes() {
            if left == 0 {
                let _ = tell.send(());
            }
            left = left.wrapping_sub(1);
        }
        Act::Pass
    });
    let mut child = scene.command(&["-q"]).stdout(Stdio::null()).stderr(Stdio::null()).spawn().unwrap();
    let is_at_work = loop {
        if told.recv_timeout(Duration::from_millis(5)).is_ok() {
            std::thread::sleep(Duration::from_millis(more as u64));
            break true;
        }
        if child.try_wait().unwrap().is_some() {
            break false;
        }
    };
    let _ = child.kill();
    child.wait().unwrap();
    // What it has sent before may still be on its way to the storage.
    std::thread::sleep(Duration::from_millis(60));
    scene.gate.open();
    is_at_work
}
