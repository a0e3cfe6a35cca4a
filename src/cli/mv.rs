//! `mv`: a page, a folder, a file or a heading gets another name, and what leads there follows.

use super::outcome::{Ended, Refusal, say};
use super::world::{World, as_read, options, today};
use crate::base::{Relative, resolve, visible};
use crate::config::brands;
use crate::diagnostic::count;
use crate::disk::{self, skipped};
use crate::engine::{Compiled, Memory};
use crate::lint::Verdict;
use crate::moving::{self, Move, Plan, Refused, Wish};
use crate::report;
use crate::source::{Layer, Sources};
use clap::Args as Group;
use std::collections::BTreeMap;
use std::env;
use std::path::{Path, PathBuf};
use std::sync::Arc;

#[derive(Debug, Group)]
pub(super) struct Mv {
    /// What to move: a page `faq/cost.md`, a folder `faq`, a picture, or a heading `faq/cost.md#what-it-costs`
    old: String,
    /// The new path, such as `money/prices.md`, or a folder; for a heading, its new text
    new: String,
    /// Leave its translations where they are
    #[arg(long)]
    alone: bool,
    /// Only show what would be done
    #[arg(long)]
    dry_run: bool,
    /// The site's folder
    #[arg(long, default_value = ".", value_name = "DIR")]
    root: PathBuf,
}

/// What is done to the disk.
#[derive(Debug, Default)]
struct Work {
    /// Files and folders that get another name.
    moves: Vec<Move>,
    /// Those that have it already.
    moved: Vec<Move>,
    changes: Vec<Change>,
    made: Vec<(String, String)>,
    notes: Vec<String>,
}

/// A text that changes.
#[derive(Debug)]
struct Change {
    /// Where the file lies when all have been moved.
    place: String,
    before: String,
    after: String,
    /// At how many places.
    places: usize,
}

pub(super) fn run(args: &Mv) -> Result<Ended, Refusal> {
    let mut world = World::at(&args.root, options(today()?))?;
    let all = world.read_all()?;
    let (old, new) = from_here(&world.root, &args.old, &args.new);
    if let Some(bad) = new.split('/').find(|part| *part != ".." && !args.old.contains('#') && skipped(part)) {
        return Err(Refusal::Usage(format!("files named `{bad}` are never published; choose another name")));
    }
    let wish = Wish { old: &old, new: &new, alone: args.alone };
    let work = match planned(&mut world, all, &wish) {
        Ok(work) => work,
        Err(Refused::Why(why)) => return Err(Refusal::Usage(why)),
        Err(Refused::Worse(after, findings)) => {
            let number = count(findings.len(), "new finding");
            say(&report::human(&Verdict { findings, ..Verdict::default() }, &after.site.sources, false, true));
            say(&format!("Nothing was moved: it would cause {number}, shown above.\n"));
            return Ok(Ended::WithErrors);
        }
    };
    if !args.dry_run {
        work.carry_out(&world.root)?;
    }
    say(&work.told(args.dry_run));
    Ok(Ended::Well)
}

/// Paths as they are typed below a folder of the site are told from the site's root.
fn from_here(root: &Path, old: &str, new: &str) -> (String, String) {
    let as_typed = (old.to_owned(), new.to_owned());
    let here = env::current_dir().ok().and_then(|here| here.canonicalize().ok());
    let below = here
        .as_ref()
        .and_then(|here| here.strip_prefix(root).ok())
        .map(|below| below.to_string_lossy().replace('\\', "/"));
    let Some(below) = below.filter(|below| !below.is_empty()) else { return as_typed };
    let whole = |path: &str| match resolve(&below, path) {
        Relative::Inside(whole) if !path.starts_with(['/', '@']) => Some(whole),
        _ => None,
    };
    let is_there = |path: &String| root.join(path.split('#').next().unwrap_or(path)).exists();
    let is_heading = old.contains('#');
    match (whole(old), whole(new)) {
        (Some(old), _) if is_heading && is_there(&old) => (old, new.to_owned()),
        (Some(old), Some(new)) if is_there(&old) || is_there(&new) => (old, new),
        _ => as_typed,
    }
}

/// What is to be done, for the site and for what its brands have of their own.
fn planned(world: &mut World, mut all: Arc<Sources>, wish: &Wish<'_>) -> Result<Work, Refused> {
    let mut memory = Memory::default();
    let mut compiled = bring(world, Arc::clone(&all), &mut memory)?;
    let mut work = Work::default();
    if let Some((sources, moved)) = moving::as_it_was(&compiled, wish) {
        all = Arc::new(sources);
        compiled = bring(world, Arc::clone(&all), &mut memory)?;
        work.moved = moved;
    }
    let old = work.moved.first().map_or(wish.old.to_owned(), |first| first.from.clone());
    let new = work.moved.first().map_or(wish.new.to_owned(), |first| first.to.clone());
    let wish = Wish { old: &old, new: &new, ..*wish };
    let plan = plan(world, &compiled, &wish, &mut memory)?;
    work.take(&world.root, &plan, &compiled, None)?;
    let names: Vec<String> = brands(&all).map(str::to_owned).collect();
    for name in names {
        let home = format!("brands/{name}/content");
        if all.under(&home).next().is_none() || wish.old.contains('#') {
            continue;
        }
        world.options.brand = Some(name);
        let sources = world.of_brand(&all).map_err(refused)?;
        let compiled = bring(world, sources, &mut Memory::default())?;
        let plan = self::plan(world, &compiled, &wish, &mut Memory::default())?;
        work.take(&world.root, &plan, &compiled, Some(&home))?;
    }
    world.options.brand = None;
    Ok(work)
}

fn refused(refusal: Refusal) -> Refused {
    Refused::Why(refusal.to_string())
}

fn bring(world: &World, sources: Arc<Sources>, memory: &mut Memory) -> Result<Compiled, Refused> {
    world.bring_together(sources, memory).map_err(refused)
}

fn plan(world: &World, compiled: &Compiled, wish: &Wish<'_>, memory: &mut Memory) -> Result<Plan, Refused> {
    moving::plan(compiled, wish, &mut |sources| crate::engine::compile(sources, &world.options, memory))
}

impl Work {
    /// Takes over a plan: that of the site, or of what a brand has in its folder.
    fn take(&mut self, root: &Path, plan: &Plan, compiled: &Compiled, home: Option<&str>) -> Result<(), Refused> {
        let (sources, src) = (&compiled.site.sources, &compiled.site.config.src);
        let layer = if home.is_some() { Layer::Brand } else { Layer::Site };
        let place = |path: &str| match home {
            Some(home) => path.replacen(src.as_str(), home, 1),
            None => path.to_owned(),
        };
        for one in &plan.moves {
            let one = Move { from: place(&one.from), to: place(&one.to), ..one.clone() };
            if !self.moved.contains(&one) && root.join(&one.from).exists() && !self.moves.contains(&one) {
                self.moves.push(one);
            }
        }
        for (id, file) in sources.all().filter(|(_, file)| file.layer == layer) {
            let Some(after) = plan.text(sources, id) else { continue };
            let to = place(&plan.place(&file.path));
            let there = [file.place(), to.as_str()].into_iter().find_map(|path| as_read(root, path, file));
            let before = there.ok_or_else(|| {
                Refused::Why(format!("{} was changed by another program at the same time; try again", file.place()))
            })?;
            let mark = if before.starts_with('\u{feff}') { "\u{feff}" } else { "" };
            let places = plan.edits.iter().filter(|edit| edit.span.source == id).count();
            self.changes.push(Change { place: to, before, after: format!("{mark}{after}"), places });
        }
        if home.is_none() {
            self.made.extend(plan.made.iter().cloned());
            self.notes.extend(plan.notes.iter().cloned());
        }
        Ok(())
    }

    /// Names first: killed behind them, the same command finds what was renamed and does the rest. Then the files that
    /// moved, each with all that is said in it, then the others.
    fn carry_out(&self, root: &Path) -> Result<(), Refusal> {
        for one in &self.moves {
            disk::rename(root, &one.from, &one.to)?;
        }
        let has_moved =
            |change: &&Change| self.moves.iter().chain(&self.moved).any(|one| change.place.starts_with(&one.to));
        let (first, then): (Vec<&Change>, Vec<&Change>) = self.changes.iter().partition(has_moved);
        for change in first.into_iter().chain(then) {
            let expected = Some(change.before.as_bytes());
            if !disk::replace(root, &change.place, expected, change.after.as_bytes())? {
                return Err(Refusal::Usage(format!(
                    "{} was changed by another program at the same time; try again",
                    change.place
                )));
            }
        }
        for (path, text) in &self.made {
            disk::replace(root, path, Some(b""), text.as_bytes())?;
        }
        Ok(())
    }

    /// What was done, or would be.
    fn told(&self, is_tried: bool) -> String {
        let mut out = String::new();
        let (moved, changed) = if is_tried { ("Would move", "Would change") } else { ("Moved", "Changed") };
        for one in &self.moved {
            out.push_str(&format!("{} was already renamed to {}.\n", one.from, one.to));
        }
        for one in &self.moves {
            out.push_str(&format!("{moved} {} to {}\n", one.from, one.to));
        }
        let made = self.made.iter().map(|(path, _)| (path.as_str(), 1));
        let changes: BTreeMap<&str, usize> =
            self.changes.iter().map(|change| (change.place.as_str(), change.places)).chain(made).collect();
        for (place, places) in changes {
            out.push_str(&format!("{changed} {place} ({})\n", count(places, "place")));
        }
        for note in &self.notes {
            out.push_str(&format!("{note}\n"));
        }
        if is_tried {
            out.push_str("Nothing was written.\n");
        }
        out.split_inclusive('\n').map(|line| format!("{}\n", visible(line.trim_end()))).collect()
    }
}
