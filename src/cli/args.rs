//! What most verbs take from the command line.

use clap::{Args as Group, ValueEnum};
use std::path::PathBuf;

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
