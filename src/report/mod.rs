//! Findings as people and programs read them.

mod frame;
mod github;
mod human;
mod json;
mod sarif;

pub use frame::frame;
pub use json::{escape, finding_object, trouble_object};
pub use sarif::Runs;

use crate::base::{Position, Span};
use crate::lint::Verdict;
use crate::source::Sources;

/// How findings are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// For people, with the text and carets; in colour or not.
    Human {
        /// Whether colours are used.
        colour: bool,
        /// Whether advice is shown, or only counted.
        advice: bool,
    },
    /// One JSON object a line.
    Json,
    /// The workflow commands of GitHub Actions.
    Github,
}

/// What a build or check did, for the last line.
#[derive(Clone, Copy, Debug, Default)]
pub struct Summary {
    /// Pages of the site.
    pub pages: usize,
    /// Files of the site.
    pub files: usize,
    /// Their bytes.
    pub bytes: u64,
    /// How long it took, in milliseconds.
    pub ms: u128,
}

/// The verdict in a format; without a last line in all but JSON.
pub fn verdict(verdict: &Verdict, sources: &Sources, summary: Summary, format: Format) -> String {
    match format {
        Format::Human { colour, advice } => human::write(verdict, sources, colour, advice),
        Format::Json => json::write(verdict, sources, summary),
        Format::Github => github::write(verdict, sources),
    }
}

/// The beginning and the end of a span, for people.
pub fn place(span: Span, sources: &Sources) -> (Position, Position) {
    let lines = sources.file(span.source).lines();
    (lines.position(span.range().start), lines.position(span.range().end))
}

/// `1 error`, `2 errors`.
pub fn count(number: usize, word: &str) -> String {
    format!("{number} {word}{}", if number == 1 { "" } else { "s" })
}
