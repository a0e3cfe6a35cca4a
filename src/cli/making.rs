//! What `build`, `check` and `deploy` do alike: a site is made, judged and told of, or one of each brand.

use super::args::{Colour, Common};
use super::outcome::{Ended, Refusal, print, say};
use super::untrusted::{Guard, Watch};
use super::world::{World, from_here, note};
use crate::config;
use crate::diagnostic::count;
use crate::disk::Fault;
use crate::engine::{Compiled, Memory};
use crate::lint::{BASELINE, Before, Verdict};
use crate::report::{self, Runs, Summary};
use crate::site::{DocumentId, Site};
use clap::{Args as Group, ValueEnum};
use std::collections::BTreeSet;
use std::io::IsTerminal;
use std::sync::atomic::{AtomicU64, AtomicUsize, Ordering};
use std::time::Instant;

/// What the three take from the command line.
#[derive(Debug, Group)]
pub(super) struct Making {
    #[command(flatten)]
    pub(super) common: Common,
    /// All brands, each in a folder with its name
    #[arg(long, conflicts_with = "brand")]
    pub(super) all_brands: bool,
    /// Treat warnings as errors
    #[arg(long)]
    pub(super) strict: bool,
    /// Also show findings in the built-in library (its authors fix these)
    #[arg(long)]
    pub(super) pack_findings: bool,
}

/// How findings are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum Format {
    Human,
    Json,
    Sarif,
    Github,
}

/// Does something with the site, or with that of each brand, one after the other and with all that they share made
/// once; how the worst of them ended.
pub(super) fn each(
    making: &Making,
    world: &mut World,
    mut one: impl FnMut(&mut Made<'_>) -> Result<Ended, Refusal>,
) -> Result<Ended, Refusal> {
    if !making.all_brands {
        let began = Began::now(world);
        let compiled = world.compile()?;
        let mut made = Made::new(world, compiled, began);
        let ended = one(&mut made);
        // The process ends here, and the system takes its memory back quicker than we could.
        std::mem::forget(made);
        return ended;
    }
    let all = world.read_all()?;
    let names: Vec<String> = config::brands(&all).map(str::to_owned).collect();
    if names.is_empty() {
        return Err(Refusal::Usage("there are no brands: put each into brands/NAME.toml".into()));
    }
    let (mut ended, mut memory) = (Ended::Well, Memory::for_brands());
    for name in names {
        note(making.common.quiet, &format!("Brand {name}"));
        let began = Began::now(world);
        world.options.brand = Some(name.clone());
        let compiled = world.bring_together(world.of_brand(&all)?, &mut memory)?;
        let mut made = Made { folder: Some(name), ..Made::new(world, compiled, began) };
        ended = ended.max(one(&mut made)?);
    }
    Ok(ended)
}

/// When a site was begun, and what ends an untrusted one that takes too long, until it is dropped.
struct Began(Instant, Option<Watch>);

impl Began {
    fn now(world: &World) -> Self {
        Self(Instant::now(), world.guard.as_ref().map(Guard::watch))
    }
}

/// A site in the making.
pub(super) struct Made<'w> {
    pub(super) world: &'w World,
    pub(super) compiled: Compiled,
    /// The folder in which it is one of several brands.
    pub(super) folder: Option<String>,
    began: Began,
    files: AtomicUsize,
    bytes: AtomicU64,
}

impl<'w> Made<'w> {
    fn new(world: &'w World, compiled: Compiled, began: Began) -> Self {
        Self { world, compiled, folder: None, began, files: AtomicUsize::new(0), bytes: AtomicU64::new(0) }
    }

    /// Counts a file that comes out.
    pub(super) fn measure(&self, bytes: &[u8]) -> Result<(), Fault> {
        let more = bytes.len() as u64;
        let all = self.bytes.fetch_add(more, Ordering::Relaxed) + more;
        self.files.fetch_add(1, Ordering::Relaxed);
        self.world.guard.as_ref().map_or(Ok(()), |guard| guard.written(all))
    }

    /// Lets it take as long as it takes: what has begun to take its place is not broken off.
    pub(super) fn take_its_time(&mut self) {
        self.began.1 = None;
    }

    /// Tells what was found, and what was left out; the verdict as it was told.
    pub(super) fn tell(
        &self,
        making: &Making,
        verdict: Verdict,
        (format, runs): (Format, &mut Runs),
    ) -> Result<(Verdict, Summary), Refusal> {
        let site = &self.compiled.site;
        let sources = &site.sources;
        let verdict = if making.pack_findings { verdict } else { verdict.of_the_site(sources) };
        let summary = self.summary();
        let common = &making.common;
        match format {
            Format::Human => say(&report::human(&verdict, sources, coloured(common.color), common.verbose)),
            Format::Json => drop(print(&report::json(&verdict, sources, &summary))?),
            // All brands make one log, which is written at the end.
            Format::Sarif => runs.add(&verdict, sources, &from_here(&self.world.root)),
            Format::Github => drop(print(&report::github(&verdict, sources, &from_here(&self.world.root)))?),
        }
        if let Some(text) = before(&verdict.before) {
            note(making.common.quiet, &text);
        }
        Ok((verdict, summary))
    }

    /// Tells what was left out.
    pub(super) fn tell_what_is_left_out(&self, common: &Common) {
        let told = [self.world.left_out(), left_out(&self.compiled.site, common.verbose)];
        told.iter().flatten().for_each(|text| note(common.quiet, text));
    }

    fn summary(&self) -> Summary {
        let site = &self.compiled.site;
        Summary {
            brand: self.world.options.brand.clone(),
            pages: site.pages.len(),
            files: self.files.load(Ordering::Relaxed),
            bytes: self.bytes.load(Ordering::Relaxed),
            left_out: (site.left_out.excluded.len(), site.left_out.explicit.len()),
            ms: self.began.0.elapsed().as_millis(),
        }
    }
}

/// What a baseline left out, and what is in it without need.
fn before(before: &Before) -> Option<String> {
    let known = match before.left_out {
        0 => String::new(),
        number => format!("{} hidden, because {BASELINE} lists them. ", count(number, "finding")),
    };
    let gone = match before.gone.as_slice() {
        [] => String::new(),
        gone => {
            let files: BTreeSet<&str> = gone.iter().filter_map(|line| line.split(' ').next()).collect();
            let files: Vec<&str> = files.into_iter().take(NAMED).collect();
            format!(
                "{} in {BASELINE} no longer needed ({}): `candor check --write-baseline` removes them.",
                count(gone.len(), "line"),
                files.join(", ")
            )
        }
    };
    let text = known + &gone;
    (!text.is_empty()).then(|| text.trim_end().to_owned())
}

/// How a command ends by what was found.
pub(super) fn ended(verdict: &Verdict, strict: bool) -> Ended {
    match verdict.passes(strict) {
        true => Ended::Well,
        false if verdict.is_about_settings() => Ended::Unable,
        false => Ended::WithErrors,
    }
}

/// So many pages that are left out are named where nobody asks for all.
const NAMED: usize = 5;

/// The pages that the settings leave out, counted and named; none where they leave out nothing.
fn left_out(site: &Site, all: bool) -> Option<String> {
    let told = |(key, left_out): (&str, &[DocumentId])| {
        let most = if all { left_out.len() } else { NAMED };
        let names: Vec<&str> = left_out.iter().take(most).map(|number| site.documents[*number].path.as_str()).collect();
        let more = if left_out.len() > most { ", …" } else { "" };
        format!("{} by `{key}` ({}{more})", count(left_out.len(), "page"), names.join(", "))
    };
    let both = [("exclude", &site.left_out.excluded[..]), ("max-sensitivity", &site.left_out.explicit)];
    let told: Vec<String> = both.into_iter().filter(|(_, left_out)| !left_out.is_empty()).map(told).collect();
    let is_cut = both.iter().any(|(_, left_out)| left_out.len() > NAMED && !all);
    let more = if is_cut { "; `-v` shows them all" } else { "" };
    (!told.is_empty()).then(|| format!("Left out: {}{more}.", told.join(", ")))
}

/// Whether findings are coloured: as asked, else where a person is looking and `NO_COLOR` is not set.
pub(super) fn coloured(choice: Colour) -> bool {
    match choice {
        Colour::Always => true,
        Colour::Never => false,
        Colour::Auto => {
            std::io::stderr().is_terminal() && std::env::var_os("NO_COLOR").is_none_or(|value| value.is_empty())
        }
    }
}
