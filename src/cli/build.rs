//! `build` and `check`: the same, but for the last step.

use super::making::{Format, Made, Making, each_brand, ended};
use super::outcome::{Ended, Refusal, print};
use super::untrusted::Untrusted;
use super::world::{World, note, settings};
use crate::config::Config;
use crate::diagnostic::count;
use crate::disk::{Fault, LIST, Stage, Target};
use crate::engine::Compiled;
use crate::lint::Verdict;
use crate::report::{self, Runs, Summary};
use clap::Args as Group;
use std::path::{Path, PathBuf};

#[derive(Debug, Group)]
pub(super) struct Build {
    #[command(flatten)]
    making: Making,
    /// The folder to write to
    #[arg(short, long, visible_alias = "output-dir", aliases = ["destination", "out-dir", "site-dir"], value_name = "DIR")]
    dest_dir: Option<PathBuf>,
    /// How findings are written
    #[arg(long, value_enum, default_value_t = Format::Human)]
    format: Format,
    /// Write into a folder that is not empty and not candor's
    #[arg(long)]
    force: bool,
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
    let mut runs = Runs::default();
    let ended = match args.making.all_brands {
        true => all(args, goal, &mut runs),
        false => one(args, goal, None, &mut runs),
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

fn all(args: &Build, goal: Goal, runs: &mut Runs) -> Result<Ended, Refusal> {
    let mut world = World::open(&args.making.common)?.held_to(args.untrusted.guard());
    let ended = each_brand(&args.making, &mut world, |name| one(args, goal, Some(&name), runs))?;
    if goal == Goal::Write && ended == Ended::Well {
        let dest = destination(args, &world, &settings(&world.root, &world.options)?.0, None);
        if dest.join(LIST).is_file() {
            // What a build of a single site has left above the folders of the brands.
            Stage::open(&target(&world, &dest)?, args.force)?.commit()?;
        }
    }
    Ok(ended)
}

fn one(args: &Build, goal: Goal, brand: Option<&str>, runs: &mut Runs) -> Result<Ended, Refusal> {
    let (common, strict) = (&args.making.common, args.making.strict);
    let mut made = Made::begin(&args.making, args.untrusted.guard(), brand)?;
    let dest = destination(args, &made.world, &made.compiled.site.config, brand);
    let (verdict, written) = match goal {
        Goal::Judge => (made.compiled.render_all(|_, artifact| made.measure(artifact))?, None),
        Goal::Write => {
            let stage = Stage::open(&target(&made.world, &dest)?, args.force)?;
            let verdict = made.compiled.render_all(|route, artifact| {
                made.measure(artifact)?;
                stage.put(route, &artifact.bytes)
            })?;
            // What has begun to take its place is not broken off.
            drop(made.watch.take());
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
    if let Some(text) = without_address(&made.compiled).filter(|_| written.is_some()) {
        note(common.quiet, text);
    }
    note(common.quiet, &closing(goal, &verdict, strict, &summary, &dest));
    if let Some(text) = next_step(args, &dest).filter(|_| written.is_some()) {
        note(common.quiet, &text);
    }
    // The process ends here, and the system takes its memory back quicker than we could.
    std::mem::forget(made.compiled);
    Ok(ended(&verdict, strict))
}

/// What a site whose address is not known can't have.
fn without_address(compiled: &Compiled) -> Option<&'static str> {
    compiled.site.config.base_url.is_none().then_some(
        "404.html finds its style and links at the root of a host only, and sitemap.xml is empty, so that search engines find less: give the site's web address, `[build] base-url`, such as https://example.org/learn/.",
    )
}

/// What to do with a site that was built; none for those who build many.
fn next_step(args: &Build, dest: &Path) -> Option<String> {
    let folder = dest.file_name().filter(|_| !args.making.all_brands && args.format == Format::Human)?;
    Some(format!(
        "Give the folder `{}` to whoever looks after your website, or copy it to your host: it works as it is.",
        folder.to_string_lossy()
    ))
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
        (Goal::Write, false) => format!("Nothing was written; {} is as it was.", dest.display()),
        (Goal::Judge, true) => format!("Checked {size}: nothing stands in the way."),
        (Goal::Judge, false) => format!("Checked {size}: a build would write nothing."),
    }
}
