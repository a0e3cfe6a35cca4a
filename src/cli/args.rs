//! What most verbs take from the command line.

use clap::{Args as Group, ValueEnum};
use std::path::PathBuf;

/// What most commands take.
#[derive(Debug, Group)]
pub(super) struct Common {
    /// The site's folder, or any folder inside it
    #[arg(default_value = ".")]
    pub(super) root: PathBuf,
    /// The web address where the site will be published
    #[arg(short = 'u', long, visible_alias = "base", alias = "baseURL", value_name = "URL")]
    pub(super) base_url: Option<String>,
    /// The brand to build (brands/NAME.toml)
    #[arg(long, value_name = "NAME")]
    pub(super) brand: Option<String>,
    /// Build drafts too
    #[arg(short = 'D', long, visible_alias = "buildDrafts")]
    pub(super) drafts: bool,
    /// Number of threads, at most four for each processor
    #[arg(long, value_name = "N")]
    pub(super) threads: Option<usize>,
    /// Show fewer messages
    #[arg(short, long)]
    pub(super) quiet: bool,
    /// Show more messages
    #[arg(short, long, conflicts_with = "quiet")]
    pub(super) verbose: bool,
    /// Colour in the output
    #[arg(long, value_enum, default_value_t = Colour::Auto)]
    pub(super) color: Colour,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum Colour {
    Auto,
    Always,
    Never,
}
