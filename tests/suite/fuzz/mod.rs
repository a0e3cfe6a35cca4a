//! Contents and requests that mean harm, by the thousand. A few run with every test; `tests/fuzz/run` runs
//! as many as it is told, and `tests/fuzz/README.md` says what came of it last.

mod content;
mod hostile;
mod large;
mod oracle;
mod page;
mod reduce;
mod requests;

use content::File;
use hostile::Texts;
use oracle::{Fault, Known};
use std::collections::BTreeMap;
use std::time::Instant;

/// Pages in one build.
const PAGES: usize = 500;

/// A number from the environment: `CANDOR_FUZZ_CONTENTS=1000000 CANDOR_FUZZ_SEED=7`.
fn setting(name: &str, otherwise: usize) -> usize {
    std::env::var(name).ok().and_then(|value| value.parse().ok()).unwrap_or(otherwise)
}

/// What came of a number of builds.
#[derive(Default)]
struct Report {
    builds: usize,
    pages: usize,
    texts: usize,
    /// Each fault with the seed and the place that it was first seen at, and in how many builds.
    found: BTreeMap<String, (u64, String, usize)>,
}

impl Report {
    fn add(&mut self, known: &Known, seed: u64, pages: usize) {
        let mut texts = Texts::new(seed, true);
        let outcome = known.judge(&texts.site(pages));
        self.builds += 1;
        self.pages += outcome.pages;
        self.texts += texts.count;
        let names: BTreeMap<String, &Fault> = outcome.faults.iter().map(|fault| (fault.name(), fault)).collect();
        for (name, fault) in names {
            self.found.entry(name).or_insert_with(|| (seed, fault.place.clone(), 0)).2 += 1;
        }
    }

    /// Everything that was found, with the smallest site that shows what nobody knows yet.
    fn tell(&self, known: &Known, pages: usize) -> Vec<String> {
        let mut new = Vec::new();
        for (name, (seed, place, builds)) in &self.found {
            eprintln!("{builds} builds, seed {seed}, {place:?}: {name}");
            if new.len() < 8 {
                new.push(format!("{name}\n{}", smallest(known, *seed, pages, name)));
            }
        }
        new
    }
}

/// The smallest site that has a fault, as text.
fn smallest(known: &Known, seed: u64, pages: usize, name: &str) -> String {
    let has = |files: &[File]| {
        files[0].0 == "book.toml" && known.judge(files).faults.iter().any(|fault| fault.name() == name)
    };
    let small = reduce::reduce(Texts::new(seed, true).site(pages), has);
    small.iter().map(|(path, text)| format!("  {path:?}: {text:?}\n")).collect()
}

#[test]
fn nothing_that_is_written_becomes_what_it_is_not() {
    let known = Known::learn();
    let mut report = Report::default();
    for seed in 0..4 {
        report.add(&known, seed, 200);
    }
    assert!(report.pages > 700, "only {} pages were published", report.pages);
    let new = report.tell(&known, 200);
    assert!(new.is_empty(), "{}", new.join("\n"));
}

/// The long form: `tests/fuzz/run`.
#[test]
#[ignore = "takes most of an hour: tests/fuzz/run"]
fn contents_by_the_million() {
    let known = Known::learn();
    let (first, wanted) =
        (setting("CANDOR_FUZZ_SEED", 1) as u64 * 1_000_000, setting("CANDOR_FUZZ_CONTENTS", 1_000_000));
    let mut report = Report::default();
    let start = Instant::now();
    for seed in first.. {
        report.add(&known, seed, PAGES);
        if report.texts >= wanted {
            break;
        }
        if report.builds.is_multiple_of(50) {
            eprintln!("{} texts, {} pages, {:?}", report.texts, report.pages, start.elapsed());
        }
    }
    let new = report.tell(&known, PAGES);
    eprintln!("{} builds, {} pages, {} texts in {:?}", report.builds, report.pages, report.texts, start.elapsed());
    assert!(new.is_empty(), "{}", new.join("\n"));
}

/// The oracle finds what it looks for: a fault of each sort, put in by hand.
#[test]
fn the_oracle_sees_faults() {
    let known = Known::learn();
    let seen = |html: &str| known.faults_of("p/a.html", html).iter().map(Fault::name).collect::<Vec<_>>().join("; ");
    let page = |inner: &str| format!("<!doctype html><body><main id=main><h2>A</h2>{inner}</main></body>");
    let sees = |inner: &str, fault: &str| {
        let seen = seen(&page(inner));
        assert!(seen.contains(fault), "{inner}: {seen:?}");
    };
    sees("<p>fine</p></main><p title=qz>", "an author's element");
    sees("<blink>a</blink>", "element: blink");
    sees("<p onclick=x>a</p>", "attribute: p onclick");
    sees("<p class=exit-button>a</p>", "a class of the theme");
    sees("<h2 id=main>a</h2>", "an id of the frame: main");
    sees("<a href=' java\nscript:x'>a</a>", "address: a href=javascript:");
    sees("<a href=/\\evil.example>a</a>", "an address without a scheme");
    sees("<img src=https://evil.example/a.png alt=a>", "fetched from elsewhere");
    sees("<div data-exit>a</div>", "attribute: div data-exit");
    sees("<script>a</script>", "element: script in main");
    sees("</main><script>a</script>", "inline: script");
    sees("<meta http-equiv=refresh content='0; url=//evil.example'>", "meta");
    assert_eq!(seen(&page("<p>a <a href=b.html>b</a></p>")), "");
}
