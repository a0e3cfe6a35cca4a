//! What can be typed.

use clap::{Args as Group, Parser, Subcommand, ValueEnum};
use std::path::PathBuf;

/// Markdown in, a site that readers can trust out.
#[derive(Debug, Parser)]
#[command(name = "candor", version, about, arg_required_else_help = true)]
pub(super) struct Args {
    #[command(subcommand)]
    pub(super) command: Command,
}

#[derive(Debug, Subcommand)]
pub(super) enum Command {
    /// Write the site; nothing is written when a finding is an error
    #[command(alias = "render")]
    Build(Build),
    /// Do everything that build does, short of writing
    Check(Build),
    /// Show the site while it is written, and reload it at every change
    #[command(aliases = ["server", "dev", "start"])]
    Serve(Serve),
    /// List the pages with their addresses
    List(List),
    /// Explain a rule or a kind of page; all of them without a name
    Explain(Explain),
    /// Make a page of a kind, every field explained
    New(New),
    /// Make a clinic's site in one step
    Init(Init),
    /// List what is due for review
    Review(Review),
    /// Print the JSON Schema of a kind or of book.toml
    Schema(Schema),
    /// Send changed files to object storage
    Deploy(Later),
    /// Print completions for a shell
    #[command(alias = "completion")]
    Completions(Completions),
}

/// What most commands take.
#[derive(Debug, Group)]
pub(super) struct Common {
    /// The site's folder; a folder above it that has a book.toml is found
    #[arg(default_value = ".")]
    pub(super) root: PathBuf,
    /// The address at which the site will be published
    #[arg(short = 'u', long, visible_alias = "base", alias = "baseURL", value_name = "URL")]
    pub(super) base_url: Option<String>,
    /// The brand to build, from brands/NAME.toml
    #[arg(long, value_name = "NAME")]
    pub(super) brand: Option<String>,
    /// Build drafts too
    #[arg(short = 'D', long, visible_alias = "buildDrafts")]
    pub(super) drafts: bool,
    /// How many threads work, at most four for each processor
    #[arg(long, value_name = "N")]
    pub(super) threads: Option<usize>,
    /// Say less
    #[arg(short, long)]
    pub(super) quiet: bool,
    /// Say more
    #[arg(short, long, conflicts_with = "quiet")]
    pub(super) verbose: bool,
    /// Whether findings are coloured
    #[arg(long, value_enum, default_value_t = Colour::Auto)]
    pub(super) color: Colour,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum Colour {
    Auto,
    Always,
    Never,
}

#[derive(Debug, Group)]
pub(super) struct Build {
    #[command(flatten)]
    pub(super) common: Common,
    /// The folder to write to
    #[arg(short, long, visible_alias = "output-dir", aliases = ["destination", "out-dir", "site-dir"], value_name = "DIR")]
    pub(super) dest_dir: Option<PathBuf>,
    /// Build every brand, each into a folder of its name
    #[arg(long, conflicts_with = "brand")]
    pub(super) all_brands: bool,
    /// Warnings fail too
    #[arg(long)]
    pub(super) strict: bool,
    /// How findings are written
    #[arg(long, value_enum, default_value_t = Format::Human)]
    pub(super) format: Format,
    /// Show what is found in the built-in library too, which its makers mend
    #[arg(long)]
    pub(super) pack_findings: bool,
    /// Write into a folder that is not empty and not candor's
    #[arg(long)]
    pub(super) force: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum Format {
    Human,
    Json,
    Sarif,
    Github,
}

#[derive(Debug, Group)]
pub(super) struct Serve {
    #[command(flatten)]
    pub(super) common: Common,
    /// The port; a busy default takes the next free one, a busy one that you name is an error
    #[arg(short, long, value_name = "PORT")]
    pub(super) port: Option<u16>,
    /// The address to listen on
    #[arg(long, default_value = "127.0.0.1", aliases = ["hostname", "bind", "interface"], value_name = "HOST")]
    pub(super) host: String,
    /// Another name by which browsers may ask for the preview, such as that of a proxy
    #[arg(long, value_name = "NAME")]
    pub(super) allow_host: Vec<String>,
    /// Open the site in a browser
    #[arg(short, short_alias = 'O', long)]
    pub(super) open: bool,
    /// Look for changes every so many milliseconds, where the disk does not report them
    #[arg(long, value_name = "MS", num_args = 0..=1, require_equals = true, default_missing_value = "500")]
    pub(super) poll: Option<u64>,
}

#[derive(Debug, Group)]
pub(super) struct List {
    #[command(flatten)]
    pub(super) common: Common,
    /// How the list is written
    #[arg(long, value_enum, default_value_t = ListFormat::Table)]
    pub(super) format: ListFormat,
    /// List the topics of topics.yaml instead, with the pages that answer each
    #[arg(long)]
    pub(super) coverage: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum ListFormat {
    Table,
    Json,
}

#[derive(Debug, Group)]
pub(super) struct Review {
    #[command(flatten)]
    pub(super) common: Common,
    /// How the list is written
    #[arg(long, value_enum, default_value_t = ReviewFormat::Table)]
    pub(super) format: ReviewFormat,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum ReviewFormat {
    Table,
    Json,
    Ics,
}

#[derive(Debug, Group)]
pub(super) struct Schema {
    /// A kind's name, or `book` for book.toml
    #[arg(value_name = "KIND|book")]
    pub(super) name: String,
}

#[derive(Debug, Group)]
pub(super) struct Completions {
    /// The shell
    #[arg(value_enum)]
    pub(super) shell: clap_complete::Shell,
}

#[derive(Debug, Group)]
pub(super) struct Explain {
    /// A rule's code or a kind's name
    pub(super) code: Option<String>,
}

#[derive(Debug, Group)]
pub(super) struct New {
    /// What the page is: `candor explain` lists the kinds
    pub(super) kind: String,
    /// Where it goes, below the content folder
    pub(super) path: PathBuf,
    /// The site's folder
    #[arg(long, default_value = ".", value_name = "DIR")]
    pub(super) root: PathBuf,
}

#[derive(Debug, Group)]
pub(super) struct Init {
    /// The folder to make the site in
    #[arg(default_value = ".")]
    pub(super) dir: PathBuf,
    /// The publisher's name
    #[arg(long)]
    pub(super) name: Option<String>,
    /// The accent colour, as #rrggbb
    #[arg(long)]
    pub(super) color: Option<String>,
    /// The language of the site
    #[arg(long)]
    pub(super) language: Option<String>,
    /// The country whose places of help are named, such as GB
    #[arg(long)]
    pub(super) country: Option<String>,
    /// What the site starts from
    #[arg(long, value_enum, default_value_t = Pack::Spt)]
    pub(super) pack: Pack,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum Pack {
    /// The built-in library
    Spt,
    /// Nothing
    Blank,
}

/// Commands that are to come take anything.
#[derive(Debug, Group)]
pub(super) struct Later {
    #[arg(trailing_var_arg = true, allow_hyphen_values = true, hide = true)]
    rest: Vec<String>,
}
