//! The built site of this repository, and one in Arabic, in headless Chromium.
//!
//! Without chromedriver and axe-core (`tests/run` installs both) these tests say so and pass, unless
//! `CANDOR_BROWSER=1` asks for them.

mod arabic;
mod desk;
mod driver;
mod elsewhere;
mod exit;
mod gallery;
mod header;
mod keyboard;
mod look;
mod moved;
mod pages;
mod phone;
mod preview;
mod print;
mod review;
mod screenshots;
mod search;
mod settings;
mod traces;
mod ways_out;
mod server;

use crate::html::{Token, tokens};
use crate::site::{Run, TODAY, files_under, repository};
use driver::Browser;
use server::Server;
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::OnceLock;

/// A browser, or none where there is none and none is demanded.
fn browser() -> Option<Browser> {
    match Browser::start() {
        Ok(browser) => Some(browser),
        Err(missing) => {
            assert!(std::env::var_os("CANDOR_BROWSER").is_none(), "{missing}");
            eprintln!("skipped: {missing}");
            None
        }
    }
}

/// The source of axe-core, or none where it is not installed and not demanded.
fn axe() -> Option<String> {
    let path = repository("tests/node_modules/axe-core/axe.min.js");
    let source = std::fs::read_to_string(&path);
    assert!(
        source.is_ok() || std::env::var_os("CANDOR_BROWSER").is_none(),
        "{} is missing: run npm ci in tests/",
        path.display()
    );
    source.ok()
}

/// What a script that returns a list of texts has returned.
fn lines(value: &serde_json::Value) -> Vec<String> {
    match value.as_array() {
        Some(lines) => lines.iter().map(|line| line.as_str().unwrap_or_default().to_owned()).collect(),
        None => vec![value.to_string()],
    }
}

/// Whether a run looks at all that there is, as those of `tests/long` do.
fn everything() -> bool {
    std::env::var_os("CANDOR_EVERY_PAGE").is_some()
}

/// What a run looks at of many that are alike: one in so many, those that `CANDOR_SEED` chooses.
fn share<T>(all: impl IntoIterator<Item = T>, parts: usize) -> Vec<T> {
    let seed: usize = std::env::var("CANDOR_SEED").ok().and_then(|seed| seed.parse().ok()).unwrap_or(0);
    let all = all.into_iter().enumerate();
    all.filter(|(at, _)| everything() || at % parts == seed % parts).map(|(_, one)| one).collect()
}

/// The classes of a page's elements.
fn classes(html: &str) -> BTreeSet<String> {
    let attributes = tokens(html).into_iter().flat_map(|token| match token {
        Token::Start(_, attributes) => attributes,
        _ => Vec::new(),
    });
    let classes = attributes.filter(|(name, _)| *name == "class");
    classes.flat_map(|(_, value)| value.split(' ').map(str::to_owned).collect::<Vec<_>>()).collect()
}

/// The site of this repository, built once for all tests, and a server of it.
struct Built {
    folder: PathBuf,
    server: Server,
}

impl Built {
    fn site() -> &'static Self {
        static BUILT: OnceLock<Built> = OnceLock::new();
        BUILT.get_or_init(|| {
            let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("site");
            Self::from(Command::new(env!("CARGO_BIN_EXE_candor")), &repository(""), folder)
        })
    }

    /// The site of a folder, built into another by a command that is ready to run.
    fn from(mut command: Command, site: &Path, folder: PathBuf) -> Self {
        command.args(["build", "--dest-dir"]).arg(&folder).arg(site);
        // The page for lost readers is sent from any folder: only it must know where the site lies.
        command.args(["--base-url", &format!("https://example.org{}", server::BELOW)]);
        command.env("SOURCE_DATE_EPOCH", TODAY).env("CANDOR_EXIT__URL", server::EXIT);
        Run::of(command, site).ok();
        Self::at(folder)
    }

    /// A folder that holds a site, and a server of it.
    fn at(folder: PathBuf) -> Self {
        Self { server: Server::start(&folder), folder }
    }

    /// Every page, as a path below the site's root; pages that only lead on are left out.
    fn pages(&self) -> Vec<String> {
        let pages = files_under(&self.folder).into_iter().filter(|path| path.ends_with(".html"));
        let leads_on =
            |path: &String| std::fs::read_to_string(self.folder.join(path)).unwrap().contains("http-equiv=\"refresh\"");
        pages.filter(|path| !leads_on(path)).collect()
    }

    /// Pages that between them have all the markup that the site has, every class: those that are the shortest for what
    /// they have that no other has yet.
    fn sample(&self) -> Vec<String> {
        let read = |page: String| {
            let html = std::fs::read_to_string(self.folder.join(&page)).unwrap();
            (page, html.len(), classes(&html))
        };
        let pages: Vec<_> = self.pages().into_iter().map(read).collect();
        let mut left: BTreeSet<String> = pages.iter().flat_map(|(.., classes)| classes).cloned().collect();
        let mut sample = BTreeSet::new();
        while !left.is_empty() {
            let cost = |(_, bytes, classes): &&(_, usize, BTreeSet<String>)| {
                bytes.checked_div(classes.intersection(&left).count()).unwrap_or(usize::MAX)
            };
            let (page, _, classes) = pages.iter().min_by_key(cost).unwrap();
            left.retain(|class| !classes.contains(class));
            sample.insert(page.clone());
        }
        sample.into_iter().collect()
    }

    /// What a run looks at of a site that is not small: pages with all the markup that there is, and a share of the others.
    fn chosen(&self) -> Vec<String> {
        let all = self.pages();
        if all.len() < 30 {
            return all;
        }
        let sample: BTreeSet<String> = self.sample().into_iter().collect();
        let others = all.into_iter().filter(|page| !sample.contains(page));
        share(others, 15).into_iter().chain(sample.iter().cloned()).collect()
    }

    /// Everything that is wrong with pages, as two browsers find it that share them.
    fn on_each(&self, pages: &[String], check: impl Fn(&Browser, &[&String]) -> Vec<String> + Sync) -> Vec<String> {
        let (Some(one), Some(two)) = (browser(), browser()) else { return Vec::new() };
        let even: Vec<&String> = pages.iter().step_by(2).collect();
        let odd: Vec<&String> = pages.iter().skip(1).step_by(2).collect();
        std::thread::scope(|scope| {
            let other = scope.spawn(|| check(&two, &odd));
            [check(&one, &even), other.join().unwrap()].concat()
        })
    }

    /// The address of a page as a file.
    fn file(&self, page: &str) -> String {
        format!("file://{}", self.folder.join(page).display())
    }
}
