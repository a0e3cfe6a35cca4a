//! What is said outside book.toml.

use crate::base::Date;

/// What the command line and the environment say. There is no clock and no environment below the
/// command line, so the day is given here.
#[derive(Clone, Debug)]
pub struct Options {
    /// The brand chosen with `--brand`.
    pub brand: Option<String>,
    /// Whether drafts are built.
    pub drafts: bool,
    /// `--base-url`, over that of book.toml.
    pub base_url: Option<String>,
    /// The day against which review dates are held; it changes findings, never bytes.
    pub today: Date,
    /// Settings from the environment: `("CANDOR_BUILD__BASE_URL", "https://…")`.
    pub overrides: Vec<(String, String)>,
}
