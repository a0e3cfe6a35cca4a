//! `check`: everything that `build` does, short of writing; and what it can mend, or leave for later.

use super::build::{self, Build, Goal};
use super::making::Format;
use super::mending;
use super::outcome::{Ended, Refusal, print};
use super::world::{World, note};
use crate::base::Position;
use crate::diagnostic::{Diagnostic, Severity, count};
use crate::disk;
use crate::engine::Compiled;
use crate::lint::{BASELINE, Baseline, Verdict};
use crate::{fix, report};
use clap::Args as Group;
use std::collections::BTreeSet;
use std::convert::Infallible;

#[derive(Debug, Group)]
pub(super) struct Check {
    #[command(flatten)]
    build: Build,
    /// Fix mistakes that have only one right answer, in your own files; text that readers see is never changed
    #[arg(long, conflicts_with_all = ["all_brands", "untrusted"])]
    fix: bool,
    /// Save today's warnings and advice in candor.baseline: from then on you only see new ones
    #[arg(long, conflicts_with_all = ["all_brands", "untrusted"])]
    write_baseline: bool,
}

/// So often what is mended shows what else can be.
const ROUNDS: usize = 10;

pub(super) fn run(args: &Check) -> Result<Ended, Refusal> {
    if args.fix {
        mend(args)?;
    }
    if args.write_baseline {
        write_baseline(args)?;
    }
    build::run(&args.build, Goal::Judge)
}

/// Writes down what is found now and is no error.
fn write_baseline(args: &Check) -> Result<(), Refusal> {
    let common = &args.build.making.common;
    let mut world = World::open(common)?;
    let mut compiled = world.compile()?;
    compiled.forget_baseline();
    let Ok(verdict) = compiled.render_all(|_, _| Ok::<(), Infallible>(()));
    let (text, number) = Baseline::text(&verdict, &compiled.site.sources);
    disk::replace(&world.root, BASELINE, None, text.as_bytes())?;
    let errors = match verdict.count(Severity::Error) {
        0 => String::new(),
        errors => format!(" {} not included: a baseline can't hide errors.", count(errors, "error")),
    };
    note(
        common.quiet,
        &format!("Saved {} in {BASELINE}. From now on you only see new ones.{errors}", count(number, "finding")),
    );
    Ok(())
}

/// Mends what can be mended, again and again, until nothing is left.
fn mend(args: &Check) -> Result<(), Refusal> {
    let common = &args.build.making.common;
    let mut world = World::open(common)?;
    let (mut done, mut files) = (0, BTreeSet::new());
    for _ in 0..ROUNDS {
        let compiled = world.compile()?;
        let Ok(verdict) = compiled.render_all(|_, _| Ok::<(), Infallible>(()));
        let sources = &compiled.site.sources;
        let offered = fix::offered(&verdict, sources);
        let safe = fix::safe(&compiled, &verdict, &offered, &world.options);
        let mended = mending::write(&world.root, sources, &safe)?;
        for finding in &mended {
            tell(args, &compiled, finding)?;
            files.insert(sources.file(finding.span.source).place().to_owned());
        }
        done += mended.len();
        if mended.is_empty() {
            note(common.quiet, &closing((done, files.len()), offered.len(), verdict.of_the_site(sources)));
            break;
        }
    }
    Ok(())
}

/// Says what was mended.
fn tell(args: &Check, compiled: &Compiled, finding: &Diagnostic) -> Result<(), Refusal> {
    let sources = &compiled.site.sources;
    if args.build.format == Format::Json {
        print(&report::lines([report::fixed_object(finding, sources)]))?;
    }
    let place = sources.place(finding.span).0;
    let file = sources.file(finding.span.source).place();
    let (Position { line, column }, code) = (place, finding.code);
    note(
        args.build.making.common.quiet,
        &format!("fixed {file}:{line}:{column} {code}: {}", change(compiled, finding)),
    );
    Ok(())
}

/// What stands in place of what.
fn change(compiled: &Compiled, finding: &Diagnostic) -> String {
    let Some(fix) = &finding.fix else { return String::new() };
    let before = compiled.site.sources.file(fix.span.source).text().get(fix.span.range()).unwrap_or_default();
    let shown = |text: &str| format!("`{}`", text.trim().chars().take(60).collect::<String>());
    match (before.trim(), fix.replacement.trim()) {
        ("", new) => format!("{} added", shown(new)),
        (old, "") => format!("{} removed", shown(old)),
        (old, new) => format!("{} is now {}", shown(old), shown(new)),
    }
}

fn closing((done, files): (usize, usize), withheld: usize, verdict: Verdict) -> String {
    let done = match done {
        0 => "Nothing could be fixed".to_owned(),
        done => format!("Fixed {} in {}", count(done, "finding"), count(files, "file")),
    };
    let left = verdict.findings.len();
    let withheld = match withheld {
        0 => String::new(),
        more => format!(" {} not made, to avoid changing what readers see or causing an error.", count(more, "fix")),
    };
    format!("{done}; {left} left to fix by hand.{withheld}")
}
