//! What `build`, `check` and `deploy` do alike: a site is made, judged and told of, or one of each brand.

use super::args::{Colour, Common};
use super::outcome::{Ended, Refusal, print, say};
use super::untrusted::Guard;
use super::world::{World, from_here, note};
use crate::diagnostic::count;
use crate::disk::Fault;
use crate::engine::Compiled;
use crate::lint::Verdict;
use crate::output::Artifact;
use crate::report::{self, Runs, Summary};
use crate::site::{DocumentId, Site};
use clap::{Args as Group, ValueEnum};
use std::io::IsTerminal;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::mpsc::SyncSender;
use std::time::Instant;

/// What the three take from the command line.
#[derive(Debug, Group)]
pub(super) struct Making {
    #[command(flatten)]
    pub(super) common: Common,
    /// Every brand, each in a folder of its name
    #[arg(long, conflicts_with = "brand")]
    pub(super) all_brands: bool,
    /// Warnings fail too
    #[arg(long)]
    pub(super) strict: bool,
    /// Show what is found in the built-in library too, which its makers mend
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

/// Does something for every brand, one after the other; how the worst of them ended.
pub(super) fn each_brand(
    making: &Making,
    world: &mut World,
    mut one: impl FnMut(String) -> Result<Ended, Refusal>,
) -> Result<Ended, Refusal> {
    let sources = world.read()?;
    let names: Vec<String> = sources
        .under("brands")
        .filter_map(|(_, file)| Some(file.path.strip_prefix("brands/")?.strip_suffix(".toml")?.to_owned()))
        .collect();
    if names.is_empty() {
        return Err(Refusal::Usage("there are no brands: put each into brands/NAME.toml".into()));
    }
    let mut ended = Ended::Well;
    for name in names {
        note(making.common.quiet, &format!("Brand {name}"));
        ended = ended.max(one(name)?);
    }
    Ok(ended)
}

/// A site in the making.
pub(super) struct Made {
    pub(super) world: World,
    pub(super) compiled: Compiled,
    /// What ends an untrusted site that takes too long, until it is dropped.
    pub(super) watch: Option<SyncSender<()>>,
    started: Instant,
    bytes: AtomicU64,
}

impl Made {
    /// Reads all files and brings them together.
    pub(super) fn begin(making: &Making, guard: Option<Guard>, brand: Option<&str>) -> Result<Self, Refusal> {
        let started = Instant::now();
        let mut world = World::open(&making.common)?.held_to(guard);
        let watch = world.guard.as_ref().map(Guard::watch);
        world.options.brand = brand.map(str::to_owned).or(world.options.brand);
        let compiled = world.compile()?;
        Ok(Self { world, compiled, watch, started, bytes: AtomicU64::new(0) })
    }

    /// Counts what comes out.
    pub(super) fn measure(&self, artifact: &Artifact) -> Result<(), Fault> {
        let more = artifact.bytes.len() as u64;
        let all = self.bytes.fetch_add(more, Ordering::Relaxed) + more;
        self.world.guard.as_ref().map_or(Ok(()), |guard| guard.written(all))
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
            files: self.compiled.routes().len(),
            bytes: self.bytes.load(Ordering::Relaxed),
            left_out: (site.left_out.excluded.len(), site.left_out.explicit.len()),
            ms: self.started.elapsed().as_millis(),
        }
    }
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
    let more = if is_cut { "; `-v` names them all" } else { "" };
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
