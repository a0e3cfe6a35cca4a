//! Findings as people and programs read them.

mod frame;
mod github;
mod human;
mod json;
mod sarif;

pub use frame::frame;
pub use github::write as github;
pub use human::write as human;
pub use json::{finding_object, lines, trouble_object, write as json};
pub use sarif::Runs;

use crate::base::{Position, Span};
use crate::source::Sources;

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

/// The beginning and the end of a span, for people.
pub fn place(span: Span, sources: &Sources) -> (Position, Position) {
    let lines = sources.file(span.source).lines();
    (lines.position(span.range().start), lines.position(span.range().end))
}
