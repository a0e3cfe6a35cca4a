//! `doctor`: what is old, unusual or missing here, and what to do about it.

mod built;
mod folders;
mod logo;
mod machine;
mod patient;
mod upkeep;

use super::args::Common;
use super::outcome::{Ended, Refusal, print, say};
use super::world::World;
use crate::base::visible;
use crate::diagnostic::count;
use crate::report::lines;
use clap::{Args as Group, ValueEnum};
use patient::{Patient, Trouble};
use serde_json::{Value, json};

#[derive(Debug, Group)]
pub(super) struct Doctor {
    #[command(flatten)]
    common: Common,
    /// The format of the results
    #[arg(long, value_enum, default_value_t = DoctorFormat::Table)]
    format: DoctorFormat,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum DoctorFormat {
    Table,
    Json,
}

/// A look at one thing.
struct Look {
    name: &'static str,
    /// What it is called when something is found.
    is: &'static str,
    look: fn(&Patient<'_>) -> Vec<Trouble>,
}

const fn look(name: &'static str, is: &'static str, look: fn(&Patient<'_>) -> Vec<Trouble>) -> Look {
    Look { name, is, look }
}

/// All looks, what stands in the way first.
const LOOKS: &[Look] = &[
    look("errors", "wrong", upkeep::errors),
    look("rights", "wrong", folders::rights),
    look("build-folder", "wrong", folders::build_folder),
    look("program", "old", upkeep::program),
    look("host-files", "missing", built::lost),
    look("stale", "old", built::stale),
    look("left-over", "old", folders::left_over),
    look("adopted", "old", upkeep::adopted),
    look("originals", "missing", upkeep::originals),
    look("dates", "old", upkeep::dates),
    look("help-lines", "missing", upkeep::help_lines),
    look("base-url", "missing", upkeep::base_url),
    look("meaning", "missing", upkeep::meaning),
    look("logo", "unusual", logo::text),
    look("clock", "unusual", machine::clock),
    look("exchange", "unusual", folders::exchange),
    look("watches", "unusual", machine::watches),
    look("port", "unusual", machine::port),
];

pub(super) fn run(args: &Doctor) -> Result<Ended, Refusal> {
    let mut world = World::open(&args.common)?;
    let compiled = world.compile()?;
    let patient = Patient::of(&world, &compiled)?;
    let found: Vec<(&Look, Trouble)> =
        LOOKS.iter().flat_map(|look| (look.look)(&patient).into_iter().map(move |trouble| (look, trouble))).collect();
    print(&match args.format {
        DoctorFormat::Json => lines(found.iter().map(object)),
        DoctorFormat::Table => found.iter().map(shown).collect(),
    })?;
    if found.is_empty() {
        say(&format!("Checked {} things: no problems found.\n", LOOKS.len()));
        return Ok(Ended::Well);
    }
    say(&format!("{} to look after.\n", count(found.len(), "thing")));
    Ok(Ended::WithErrors)
}

fn object((look, trouble): &(&Look, Trouble)) -> Value {
    let Trouble { message, help } = trouble;
    json!({ "type": "trouble", "look": look.name, "is": look.is, "message": visible(message), "help": visible(help) })
}

/// For people: what is wrong, and what to do in the line below.
fn shown((look, trouble): &(&Look, Trouble)) -> String {
    format!("{:<9}{}\n{:<9}{}\n", look.is, visible(&trouble.message), "", visible(&trouble.help))
}
