//! The command line: one file for each verb.

mod args;
mod build;
mod completions;
mod explain;
mod init;
mod list;
mod new;
mod outcome;
mod review;
mod schema;
mod serve;
mod table;
mod world;

use args::{Args, Command};
use clap::Parser;
use outcome::{Ended, Refusal, say};
use std::process::ExitCode;

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

#[cfg(test)]
mod tests {
    use super::Args;
    use clap::CommandFactory;

    #[test]
    fn the_arguments_are_sound() {
        Args::command().debug_assert();
    }
}
