//! `completions`: what a shell needs to complete commands and flags.

use super::args::Args;
use super::outcome::{Ended, Refusal, print};
use clap::CommandFactory as _;
use clap_complete::{Shell, generate};

pub(super) fn run(shell: Shell) -> Result<Ended, Refusal> {
    let mut script = Vec::new();
    generate(shell, &mut Args::command(), "candor", &mut script);
    print(&String::from_utf8_lossy(&script))
}
