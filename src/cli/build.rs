//! `build` and `check`: the same, but for the last step.

use super::copies::Copies;
use super::making::{Format, Made, Making, each, ended};
use super::notices;
use super::outcome::{Ended, Refusal, print};
use super::publish::record;
use super::untrusted::Untrusted;
use super::workflow::Keeper;
use super::world::{World, note, settings};
use crate::config::Config;
use crate::diagnostic::count;
use crate::disk::{Fault, LIST, Stage, Target};
use crate::lint::Verdict;
use crate::report::{self, Runs, Summary};
use clap::{Args as Group, ValueEnum as _};
use std::path::{Path, PathBuf};

#[derive(Debug, Group)]
pub(super) struct Build {
    #[command(flatten)]
    pub(super) making: Making,
    /// The folder to write to
    #[arg(short, long, visible_alias = "output-dir", aliases = ["destination", "out-dir", "site-dir"], value_name = "DIR")]
    dest_dir: Option<PathBuf>,
    /// The format of the findings
    #[arg(long, value_enum, default_value_t = Format::Human)]
    pub(super) format: Format,
    /// Write even if the folder has other files in it
    #[arg(long)]
    force: bool,
    /// Record the addresses in candor.lock, so that later builds warn when one is lost
    #[arg(long, conflicts_with = "drafts")]
    publish: bool,
    /// Also write compressed copies of text files, for web servers that send them
    #[arg(long)]
    precompress: bool,
    #[command(flatten)]
    untrusted: Untrusted,
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
        return Err(Refusal::Usage(
            "`--publish` does not work with `candor check`, which writes nothing; use `candor build --publish`".into(),
        ));
    }
    let mut runs = Runs::default();
    let ended = all(args, goal, &mut runs).inspect_err(|refusal| {
        if args.format == Format::Json {
            let _ = print(&report::refused(&refusal.to_string()));
        }
    })?;
    if args.format == Format::Sarif {
        print(&runs.write())?;
    }
    Ok(ended)
}

fn all(args: &Build, goal: Goal, runs: &mut Runs) -> Result<Ended, Refusal> {
    let mut world = World::open(&args.making.common)?.held_to(args.untrusted.guard());
    let ended = each(&args.making, &mut world, |made| one(args, goal, made, runs))?;
    if args.making.all_brands && goal == Goal::Write && ended == Ended::Well {
        let dest = destination(args, &world, &settings(&world.root, &world.options)?.0, None);
        if dest.join(LIST).is_file() {
            // What a build of a single site has left above the folders of the brands.
            Stage::open(&target(&world, &dest)?, args.force)?.commit()?;
        }
    }
    Ok(ended)
}

fn one(args: &Build, goal: Goal, made: &mut Made<'_>, runs: &mut Runs) -> Result<Ended, Refusal> {
    let (common, strict, world) = (&args.making.common, args.making.strict, made.world);
    let dest = destination(args, world, &made.compiled.site.config, made.folder.as_deref());
    let (verdict, written) = match goal {
        Goal::Judge => (render(args, made, |_, _| Ok(()))?, None),
        Goal::Write => {
            let stage = Stage::open(&target(world, &dest)?, args.force)?;
            let verdict = render(args, made, |route, bytes| stage.put(route, bytes))?;
            made.take_its_time();
            // A stage that is not committed leaves no trace.
            let written = if verdict.passes(strict) { Some(stage.commit()?) } else { None };
            (verdict, written)
        }
    };
    let (verdict, summary) = made.tell(&args.making, verdict, (args.format, runs))?;
    if let Some(text) = written.as_ref().and_then(|written| written.note.as_deref()) {
        note(common.quiet, text);
    }
    made.tell_what_is_left_out(common);
    for text in notices::all(&made.compiled.site).filter(|_| args.format == Format::Human && verdict.passes(strict)) {
        note(common.quiet, &text);
    }
    if let Some(text) = notices::without_address(&made.compiled).filter(|_| written.is_some()) {
        note(common.quiet, text);
    }
    note(common.quiet, &closing(goal, &verdict, strict, &summary, &dest));
    if written.is_some() {
        after(args, made, &dest)?;
    }
    Ok(ended(&verdict, strict))
}

/// What is to be said and done when a site was written.
fn after(args: &Build, made: &Made<'_>, dest: &Path) -> Result<(), Refusal> {
    let common = &args.making.common;
    if args.publish {
        note(common.quiet, &record(made.world, &made.compiled)?);
    }
    if let Some(text) = next_step(args, &made.world.root, dest) {
        note(common.quiet, &text);
    }
    Ok(())
}

/// Renders the site, and gives each file to `put` with its compressed copies, where they are asked for.
fn render(
    args: &Build,
    made: &Made<'_>,
    put: impl Fn(&str, &[u8]) -> Result<(), Fault> + Sync,
) -> Result<Verdict, Fault> {
    let copies = args.precompress.then(|| Copies::beside(&made.compiled.routes()));
    let take = |route: &str, bytes: &[u8]| {
        made.measure(bytes)?;
        put(route, bytes)
    };
    made.compiled.render_all(|route, artifact| {
        take(route, &artifact.bytes)?;
        let copies = copies.iter().flat_map(|copies| copies.of(route, artifact));
        copies.into_iter().try_for_each(|(route, bytes)| take(&route, &bytes))
    })
}

/// What to do with a site that was built; none for those who build many.
fn next_step(args: &Build, root: &Path, dest: &Path) -> Option<String> {
    let folder = dest.file_name().filter(|_| !args.making.all_brands && args.format == Format::Human)?;
    let workflow = Keeper::value_variants().iter().map(|keeper| keeper.path()).find(|path| root.join(path).is_file());
    Some(match workflow {
        Some(path) => format!("Now commit and push your changes: `{path}` publishes the site."),
        None => format!(
            "Now upload the folder `{}` to your web host, or give it to the person who looks after your website. The manual’s page “Publish your site” has steps for each host.",
            folder.to_string_lossy()
        ),
    })
}

fn target(world: &World, dest: &Path) -> Result<Target, Fault> {
    let sources = world.source_folders();
    Target::new(&world.root, &sources.iter().map(String::as_str).collect::<Vec<_>>(), dest)
}

fn destination(args: &Build, world: &World, config: &Config, brand: Option<&str>) -> PathBuf {
    let base = match &args.dest_dir {
        // A folder on the command line is one of the place where it is typed.
        Some(dir) => std::path::absolute(dir).unwrap_or_else(|_| dir.clone()),
        None => world.root.join(&config.build_dir),
    };
    brand.map_or(base.clone(), |name| base.join(name))
}

fn closing(goal: Goal, verdict: &Verdict, strict: bool, summary: &Summary, dest: &Path) -> String {
    let size = format!("{} in {} ms", count(summary.pages, "page"), summary.ms);
    match (goal, verdict.passes(strict)) {
        (Goal::Write, true) => format!("Built {size}: {}", dest.display()),
        (Goal::Write, false) => format!(
            "Nothing was written, and {} has not changed: fix the problems above, then build again.",
            dest.display()
        ),
        (Goal::Judge, true) => format!("Checked {size}: no errors, ready to build."),
        (Goal::Judge, false) => format!("Checked {size}: fix the problems above, then build."),
    }
}
