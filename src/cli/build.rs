//! `build` and `check`: the same, but for the last step.

use super::args::{Colour, Common};
use super::copies::Copies;
use super::outcome::{Ended, Refusal, print, say};
use super::publish::record;
use super::untrusted::{Guard, Untrusted, Watch};
use super::workflow::Keeper;
use super::world::{World, from_here, note, settings};
use crate::config::{self, Config};
use crate::diagnostic::count;
use crate::disk::{Fault, LIST, Stage, Target};
use crate::engine::{Compiled, Memory};
use crate::lint::Verdict;
use crate::report::{self, Runs, Summary};
use crate::site::{DocumentId, Site};
use crate::source::Sources;
use clap::{Args as Group, ValueEnum};
use std::io::IsTerminal;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU64, AtomicUsize, Ordering};
use std::time::Instant;

#[derive(Debug, Group)]
pub(super) struct Build {
    #[command(flatten)]
    common: Common,
    /// The folder to write to
    #[arg(short, long, visible_alias = "output-dir", aliases = ["destination", "out-dir", "site-dir"], value_name = "DIR")]
    dest_dir: Option<PathBuf>,
    /// Build every brand, each into a folder of its name
    #[arg(long, conflicts_with = "brand")]
    all_brands: bool,
    /// Warnings fail too
    #[arg(long)]
    strict: bool,
    /// How findings are written
    #[arg(long, value_enum, default_value_t = Format::Human)]
    format: Format,
    /// Show what is found in the built-in library too, which its makers mend
    #[arg(long)]
    pack_findings: bool,
    /// Write into a folder that is not empty and not candor's
    #[arg(long)]
    force: bool,
    /// Add what is built to candor.lock, from which no address is lost without a redirect
    #[arg(long, conflicts_with = "drafts")]
    publish: bool,
    /// Write compressed copies beside text, which web servers send to browsers that take them
    #[arg(long)]
    precompress: bool,
    #[command(flatten)]
    untrusted: Untrusted,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum Format {
    Human,
    Json,
    Sarif,
    Github,
}

/// Whether the site is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Goal {
    /// Written.
    Write,
    /// Only judged.
    Judge,
}

pub(super) fn run(args: &Build, goal: Goal) -> Result<Ended, Refusal> {
    if args.publish && goal == Goal::Judge {
        return Err(Refusal::Usage("a check writes nothing; `candor build --publish` adds to candor.lock".into()));
    }
    let mut runs = Runs::default();
    let mut world = World::open(&args.common)?.held_to(args.untrusted.guard());
    let ended = match args.all_brands {
        true => each_brand(args, goal, &mut world, &mut runs),
        false => one(args, goal, &mut world, &mut runs),
    };
    let ended = ended.inspect_err(|refusal| {
        if args.format == Format::Json {
            let _ = print(&report::refused(&refusal.to_string()));
        }
    })?;
    if args.format == Format::Sarif {
        print(&runs.write())?;
    }
    Ok(ended)
}

/// Every brand, one after the other, with all that they share made once; how the worst of them ended.
fn each_brand(args: &Build, goal: Goal, world: &mut World, runs: &mut Runs) -> Result<Ended, Refusal> {
    let all = world.read_all()?;
    let names: Vec<String> = config::brands(&all).map(str::to_owned).collect();
    if names.is_empty() {
        return Err(Refusal::Usage("there are no brands: put each into brands/NAME.toml".into()));
    }
    let (mut ended, mut memory) = (Ended::Well, Memory::for_brands());
    for name in names {
        note(args.common.quiet, &format!("Brand {name}"));
        let started = (Instant::now(), world.guard.as_ref().map(Guard::watch));
        world.options.brand = Some(name);
        let compiled = world.bring_together(world.of_brand(&all), &mut memory)?;
        ended = ended.max(finish(args, goal, (world, &compiled), started, runs)?);
    }
    if goal == Goal::Write && ended == Ended::Well {
        let dest = destination(args, world, &settings(&world.root, &world.options)?.0);
        let above = dest.parent().unwrap_or(&dest);
        if above.join(LIST).is_file() {
            // What a build of a single site has left above the folders of the brands.
            Stage::open(&target(world, above)?, args.force)?.commit()?;
        }
    }
    Ok(ended)
}

fn one(args: &Build, goal: Goal, world: &mut World, runs: &mut Runs) -> Result<Ended, Refusal> {
    let started = (Instant::now(), world.guard.as_ref().map(Guard::watch));
    let compiled = world.compile()?;
    let ended = finish(args, goal, (world, &compiled), started, runs);
    // The process ends here, and the system takes its memory back quicker than we could.
    std::mem::forget(compiled);
    ended
}

/// Judges a site, and writes it if that is the goal and it may be.
fn finish(
    args: &Build,
    goal: Goal,
    (world, compiled): (&World, &Compiled),
    (started, watch): (Instant, Option<Watch>),
    runs: &mut Runs,
) -> Result<Ended, Refusal> {
    let dest = destination(args, world, &compiled.site.config);
    let mut summary = Summary {
        brand: world.options.brand.clone(),
        pages: compiled.site.pages.len(),
        left_out: (compiled.site.left_out.excluded.len(), compiled.site.left_out.explicit.len()),
        ..Summary::default()
    };
    let (verdict, written) = match goal {
        Goal::Judge => (render(args, world, compiled, &mut summary, |_, _| Ok(()))?, None),
        Goal::Write => {
            let stage = Stage::open(&target(world, &dest)?, args.force)?;
            let verdict = render(args, world, compiled, &mut summary, |route, bytes| stage.put(route, bytes))?;
            // What has begun to take its place is not broken off.
            drop(watch);
            // A stage that is not committed leaves no trace.
            let written = if verdict.passes(args.strict) { Some(stage.commit()?) } else { None };
            (verdict, written)
        }
    };
    let sources = &compiled.site.sources;
    let verdict = if args.pack_findings { verdict } else { verdict.of_the_site(sources) };
    summary.ms = started.elapsed().as_millis();
    tell(args, (&verdict, sources), &summary, (&from_here(&world.root), runs))?;
    if let Some(text) = written.as_ref().and_then(|written| written.note.as_deref()) {
        note(args.common.quiet, text);
    }
    if let Some(text) = world.left_out() {
        note(args.common.quiet, &text);
    }
    if let Some(text) = left_out(&compiled.site, args.common.verbose) {
        note(args.common.quiet, &text);
    }
    if let Some(text) = without_address(compiled).filter(|_| written.is_some()) {
        note(args.common.quiet, text);
    }
    note(args.common.quiet, &closing(goal, &verdict, args.strict, &summary, &dest));
    if args.publish && written.is_some() {
        note(args.common.quiet, &record(world, compiled)?);
    }
    if let Some(text) = next_step(args, &world.root, &dest).filter(|_| written.is_some()) {
        note(args.common.quiet, &text);
    }
    Ok(match verdict.passes(args.strict) {
        true => Ended::Well,
        false if verdict.is_about_settings() => Ended::Unable,
        false => Ended::WithErrors,
    })
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

/// What a site whose address is not known can't have.
fn without_address(compiled: &Compiled) -> Option<&'static str> {
    compiled.site.config.base_url.is_none().then_some(
        "404.html finds its style and links at the root of a host only, and sitemap.xml is empty, so that search engines find less: give the site's web address, `[build] base-url`, such as https://example.org/learn/.",
    )
}

/// What to do with a site that was built; none for those who build many.
fn next_step(args: &Build, root: &Path, dest: &Path) -> Option<String> {
    let folder = dest.file_name().filter(|_| !args.all_brands && args.format == Format::Human)?;
    let workflow = Keeper::value_variants().iter().map(|keeper| keeper.path()).find(|path| root.join(path).is_file());
    Some(match workflow {
        Some(path) => format!("Commit your changes and push them: `{path}` publishes the site."),
        None => format!(
            "Give the folder `{}` to whoever looks after your website, or copy it to your host: it works as it is. \
             The pages `docs/hosting/` that come with candor say what to type for each host.",
            folder.to_string_lossy()
        ),
    })
}

/// Renders the site, gives each file to `put` with its compressed copies, where they are asked for, and counts them.
fn render(
    args: &Build,
    world: &World,
    compiled: &Compiled,
    summary: &mut Summary,
    put: impl Fn(&str, &[u8]) -> Result<(), Fault> + Sync,
) -> Result<Verdict, Fault> {
    let (files, bytes) = (AtomicUsize::new(0), AtomicU64::new(0));
    let take = |route: &str, file: &[u8]| {
        let more = file.len() as u64;
        let all = bytes.fetch_add(more, Ordering::Relaxed) + more;
        files.fetch_add(1, Ordering::Relaxed);
        world.guard.as_ref().map_or(Ok(()), |guard| guard.written(all))?;
        put(route, file)
    };
    let copies = args.precompress.then(|| Copies::beside(&compiled.routes()));
    let verdict = compiled.render_all(|route, artifact| {
        take(route, &artifact.bytes)?;
        let copies = copies.iter().flat_map(|copies| copies.of(route, artifact));
        copies.into_iter().try_for_each(|(route, bytes)| take(&route, &bytes))
    })?;
    (summary.files, summary.bytes) = (files.into_inner(), bytes.into_inner());
    Ok(verdict)
}

fn target(world: &World, dest: &Path) -> Result<Target, Fault> {
    let sources = world.source_folders();
    Target::new(&world.root, &sources.iter().map(String::as_str).collect::<Vec<_>>(), dest)
}

/// The folder that is written to: of several brands each has one of its name.
fn destination(args: &Build, world: &World, config: &Config) -> PathBuf {
    let base = match &args.dest_dir {
        // A folder on the command line is one of the place where it is typed.
        Some(dir) => std::path::absolute(dir).unwrap_or_else(|_| dir.clone()),
        None => world.root.join(&config.build_dir),
    };
    let brand = world.options.brand.as_ref().filter(|_| args.all_brands);
    brand.map_or(base.clone(), |name| base.join(name))
}

fn tell(
    args: &Build,
    (verdict, sources): (&Verdict, &Sources),
    summary: &Summary,
    (root, runs): (&str, &mut Runs),
) -> Result<(), Refusal> {
    match args.format {
        Format::Human => say(&report::human(verdict, sources, coloured(args.common.color), args.common.verbose)),
        Format::Json => drop(print(&report::json(verdict, sources, summary))?),
        // All brands make one log, which is written at the end.
        Format::Sarif => runs.add(verdict, sources, root),
        Format::Github => drop(print(&report::github(verdict, sources, root))?),
    }
    Ok(())
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

fn closing(goal: Goal, verdict: &Verdict, strict: bool, summary: &Summary, dest: &Path) -> String {
    let size = format!("{} in {} ms", count(summary.pages, "page"), summary.ms);
    match (goal, verdict.passes(strict)) {
        (Goal::Write, true) => format!("Built {size}: {}", dest.display()),
        (Goal::Write, false) => format!("Nothing was written; {} is as it was.", dest.display()),
        (Goal::Judge, true) => format!("Checked {size}: nothing stands in the way."),
        (Goal::Judge, false) => format!("Checked {size}: a build would write nothing."),
    }
}
