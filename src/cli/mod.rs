//! The command line: one file for each verb.

mod adopt;
mod args;
mod beginning;
mod build;
mod completions;
mod copies;
#[cfg(feature = "deploy")]
mod deploy;
mod dialogue;
mod doctor;
mod explain;
mod init;
mod list;
mod making;
mod man;
mod new;
mod outcome;
mod publish;
#[cfg(feature = "deploy")]
mod progress;
mod review;
mod schema;
mod serve;
mod table;
mod untrusted;
mod workflow;
mod world;

use clap::error::ErrorKind;
use clap::{CommandFactory as _, Parser, Subcommand};
#[cfg(not(feature = "deploy"))]
use outcome::Refusal;
use outcome::{Ended, say};
use std::process::ExitCode;

/// Markdown in, a site that readers can trust out.
#[derive(Debug, Parser)]
#[command(name = "candor", version, about, arg_required_else_help = true)]
struct Args {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Write the site; nothing is written when a finding is an error
    #[command(alias = "render")]
    Build(build::Build),
    /// Do everything that build does, short of writing
    Check(build::Build),
    /// Show the site while it is written, and reload it at every change
    #[command(aliases = ["server", "dev", "start"])]
    Serve(serve::Serve),
    /// List the pages with their addresses
    List(list::List),
    /// Explain a rule or a kind of page; all of them without a name
    Explain {
        /// A rule's code or a kind's name
        code: Option<String>,
    },
    /// Make a page of a kind, every field explained
    New(new::New),
    /// Make a clinic's site in one step
    Init(init::Init),
    /// List what is due for review
    Review(review::Review),
    /// Copy a page of the library to change it, or take over what a newer library changed in it
    Adopt(adopt::Adopt),
    /// Say what is old, unusual or missing here, and what to do about it
    Doctor(doctor::Doctor),
    /// Print the JSON Schema of a kind or of book.toml
    Schema {
        /// A kind's name, or `book` for book.toml
        #[arg(value_name = "KIND|book")]
        name: String,
    },
    /// Send changed files to object storage: what pages load before pages, deletions last
    #[cfg(feature = "deploy")]
    Deploy(deploy::Deploy),
    /// Send changed files to object storage (not in this program)
    #[cfg(not(feature = "deploy"))]
    Deploy {
        #[arg(trailing_var_arg = true, allow_hyphen_values = true, hide = true)]
        rest: Vec<String>,
    },
    /// Print completions for a shell
    #[command(alias = "completion")]
    Completions {
        /// The shell
        #[arg(value_enum)]
        shell: clap_complete::Shell,
    },
    /// Print the page of the manual for a command
    #[command(hide = true)]
    Man {
        /// A command's name; without one, the page of them all
        command: Option<String>,
    },
}

/// What somebody who types nothing is told.
const FIRST: &str = "\
Usage: candor COMMAND

  candor init DIR           makes a clinic's site in a folder, and asks what it needs to know
  candor serve DIR --open   shows the site in your browser, with its settings at /_candor/settings
  candor build DIR          writes the folder that you publish

`candor --help` lists all commands, `candor COMMAND --help` says more about one.
";

/// Runs the program with the arguments and the environment of this process.
pub fn run() -> ExitCode {
    let args = match Args::try_parse() {
        Ok(args) => args,
        Err(error) if error.kind() == ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand => {
            say(FIRST);
            return ExitCode::from(Ended::Unable as u8);
        }
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
        Command::Explain { code } => explain::run(code.as_deref()),
        Command::New(args) => new::run(&args),
        Command::Init(args) => init::run(&args),
        Command::Review(args) => review::run(&args),
        Command::Adopt(args) => adopt::run(&args),
        Command::Doctor(args) => doctor::run(&args),
        Command::Schema { name } => schema::run(&name),
        Command::Completions { shell } => completions::run(shell, Args::command()),
        Command::Man { command } => man::run(command.as_deref(), Args::command()),
        #[cfg(feature = "deploy")]
        Command::Deploy(args) => deploy::run(&args),
        #[cfg(not(feature = "deploy"))]
        Command::Deploy { .. } => Err(Refusal::Usage(
            "this program was made without `deploy`; make it with `cargo install --path . --features deploy`, or copy the folder that `candor build` writes".into(),
        )),
    };
    let ended = ended.unwrap_or_else(|refusal| {
        say(&format!("candor: {refusal}\n"));
        Ended::Unable
    });
    ExitCode::from(ended as u8)
}

#[cfg(test)]
mod tests {
    use super::Args;
    use clap::CommandFactory as _;

    #[test]
    fn the_arguments_are_sound() {
        Args::command().debug_assert();
    }
}
