//! The command line: one file for each verb.

mod adopt;
mod args;
mod beginning;
mod build;
mod check;
mod completions;
mod copies;
#[cfg(feature = "deploy")]
mod deploy;
mod dialogue;
mod doctor;
mod editor;
mod explain;
mod init;
mod list;
mod lsp;
mod making;
mod man;
mod manual;
mod mv;
mod new;
mod notices;
mod mending;
mod outcome;
mod publish;
#[cfg(feature = "deploy")]
mod preview;
mod progress;
mod review;
mod schema;
mod serve;
mod table;
mod theme;
mod untrusted;
mod workflow;
mod world;

use clap::error::ErrorKind;
use clap::{CommandFactory as _, Parser, Subcommand};
#[cfg(not(feature = "deploy"))]
use outcome::Refusal;
use outcome::{Ended, say};
use std::path::PathBuf;
use std::process::ExitCode;

/// Build a calm, private health-information site from Markdown files.
#[derive(Debug, Parser)]
#[command(name = "candor", version, about, arg_required_else_help = true)]
struct Args {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Build the site. With errors, nothing is written
    #[command(alias = "render")]
    Build(build::Build),
    /// Check the site without writing it
    Check(check::Check),
    /// Preview the site; it reloads when you save
    #[command(aliases = ["server", "dev", "start"])]
    Serve(serve::Serve),
    /// List the pages with their addresses
    List(list::List),
    /// Explain what you can write: a kind of page, a field, a value, a file, a setting, a rule; without a name, list them
    Explain {
        /// Such as `faq`, `evidence`, `brand.color.accent`, `sources`, `link/missing-target`
        name: Option<String>,
    },
    /// Create a page with the fields it needs; `--all` adds all others in comments
    New(new::New),
    /// Move or rename a page, folder, file or heading; links are updated and old addresses redirect
    Mv(mv::Mv),
    /// Create a new site
    Init(init::Init),
    /// List pages due for review, make a file for reviewers, record their answers
    Review(review::Review),
    /// Copy a page of the library so that you can change it, or merge the library's later changes
    Adopt(adopt::Adopt),
    /// Copy a part of the theme so that you can change it, or list the parts
    Theme(theme::Theme),
    /// Find problems with this computer, the folders and the site's upkeep
    Doctor(doctor::Doctor),
    /// Print the JSON Schema of a kind of page, a data file, book.toml or a field, for a text editor
    Schema {
        /// A kind's name, `book` for book.toml, a data file such as `sources`, or a field that `candor explain` lists
        name: String,
    },
    /// Upload changed files to S3 object storage, pages last; then delete old files
    #[cfg(feature = "deploy")]
    Deploy(deploy::Deploy),
    /// Upload changed files to S3 object storage (not included in this program)
    #[cfg(not(feature = "deploy"))]
    Deploy {
        #[arg(trailing_var_arg = true, allow_hyphen_values = true, hide = true)]
        rest: Vec<String>,
    },
    /// Language server: show findings in your editor as you write
    Lsp(lsp::Lsp),
    /// Print shell completions
    #[command(alias = "completion")]
    Completions {
        /// The shell
        #[arg(value_enum)]
        shell: clap_complete::Shell,
    },
    /// Print the manual page of a command
    #[command(hide = true)]
    Man {
        /// A command; without one, the page of candor itself
        command: Option<String>,
    },
    /// Write the pages of the manual that tell what the program knows of itself
    #[command(hide = true)]
    Manual {
        /// The folder of the manual
        folder: PathBuf,
    },
}

/// What somebody who types nothing is told.
const FIRST: &str = "\
Usage: candor COMMAND

\x20 candor init DIR           creates a site in a folder, after a few questions
  candor serve DIR --open   shows the site in your browser; its settings are at /_candor/settings
  candor build DIR          writes the folder that you upload

`candor --help` lists all commands; `candor COMMAND --help` explains one.
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
        Command::Check(args) => check::run(&args),
        Command::Serve(args) => serve::run(&args),
        Command::List(args) => list::run(&args),
        Command::Explain { name } => explain::run(name.as_deref()),
        Command::New(args) => new::run(&args),
        Command::Mv(args) => mv::run(&args),
        Command::Init(args) => init::run(&args),
        Command::Review(args) => review::run(&args),
        Command::Adopt(args) => adopt::run(&args),
        Command::Theme(args) => theme::run(&args),
        Command::Doctor(args) => doctor::run(&args),
        Command::Schema { name } => schema::run(&name),
        Command::Lsp(args) => lsp::run(&args),
        Command::Completions { shell } => completions::run(shell, Args::command()),
        Command::Man { command } => man::run(command.as_deref(), Args::command()),
        Command::Manual { folder } => manual::run(&folder, Args::command()),
        #[cfg(feature = "deploy")]
        Command::Deploy(args) => deploy::run(&args),
        #[cfg(not(feature = "deploy"))]
        Command::Deploy { .. } => Err(Refusal::Usage(
            "this program does not include `deploy`; install it with `cargo install --path . --features deploy`, or upload the folder that `candor build` writes".into(),
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
