//! The command line: one file for each verb.

mod args;
mod build;
mod completions;
mod explain;
mod init;
mod list;
mod new;
mod review;
mod schema;
mod serve;
mod table;
mod world;

use crate::disk::Fault;
use args::{Args, Command};
use clap::Parser;
use std::io::{ErrorKind, Write};
use std::process::ExitCode;

/// How a command ended, the worst last.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Ended {
    /// Done.
    Well,
    /// The content or a template has errors.
    WithErrors,
    /// The command, book.toml or the machine is at fault.
    Unable,
}

/// What keeps a command from doing its work.
#[derive(Debug)]
enum Refusal {
    /// The machine.
    Fault(Fault),
    /// The way in which it was called, with what to do instead.
    Usage(String),
}

impl std::fmt::Display for Refusal {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Fault(fault) => fault.fmt(f),
            Self::Usage(text) => f.write_str(text),
        }
    }
}

impl From<Fault> for Refusal {
    fn from(fault: Fault) -> Self {
        Self::Fault(fault)
    }
}

/// Runs the program with the arguments and the environment of this process.
pub fn run() -> ExitCode {
    let args = match Args::try_parse() {
        Ok(args) => args,
        Err(error) => {
            let _ = error.print();
            return ExitCode::from(if error.use_stderr() { 2 } else { 0 });
        }
    };
    let ended = match args.command {
        Command::Build(args) => build::run(&args, build::Goal::Write),
        Command::Check(args) => build::run(&args, build::Goal::Judge),
        Command::Serve(args) => serve::run(&args),
        Command::List(args) => list::run(&args),
        Command::Explain(args) => explain::run(args.code.as_deref()),
        Command::New(args) => new::run(&args),
        Command::Init(args) => init::run(&args),
        Command::Review(args) => review::run(&args),
        Command::Schema(args) => schema::run(&args.name),
        Command::Completions(args) => completions::run(args.shell),
        Command::Deploy(_) => Err(not_yet("deploy")),
    };
    let ended = ended.unwrap_or_else(|refusal| {
        say(&format!("candor: {refusal}\n"));
        Ended::Unable
    });
    ExitCode::from(match ended {
        Ended::Well => 0,
        Ended::WithErrors => 1,
        Ended::Unable => 2,
    })
}

fn not_yet(verb: &str) -> Refusal {
    Refusal::Usage(format!("`{verb}` is not built yet; `candor --help` lists what is"))
}

/// Words for people go to standard error.
fn say(text: &str) {
    let _ = std::io::stderr().write_all(text.as_bytes());
}

/// Data goes to standard output, which ends a command well unless it can't be written. A reader that has
/// gone away is no error.
fn print(text: &str) -> Result<Ended, Refusal> {
    let mut out = std::io::stdout().lock();
    match out.write_all(text.as_bytes()).and_then(|()| out.flush()) {
        Err(error) if error.kind() != ErrorKind::BrokenPipe => Err(Fault::writing("standard output", error).into()),
        _ => Ok(Ended::Well),
    }
}

#[cfg(test)]
mod tests {
    use super::Args;
    use clap::CommandFactory;

    #[test]
    fn the_arguments_are_sound() {
        Args::command().debug_assert();
    }
}
