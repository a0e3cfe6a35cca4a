//! `completions`: what a shell needs to complete commands and flags.

use super::outcome::{Ended, Refusal, print};
use clap::Command;
use clap_complete::{Shell, generate};

pub(super) fn run(shell: Shell, mut command: Command) -> Result<Ended, Refusal> {
    let mut script = Vec::new();
    generate(shell, &mut command, "candor", &mut script);
    print(&String::from_utf8_lossy(&script))
}
