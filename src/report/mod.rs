//! Findings as people and programs read them.

mod frame;
mod github;
mod human;
mod json;
mod sarif;

pub use frame::frame;
pub use github::write as github;
pub use human::write as human;
pub use json::{Summary, finding_object, lines, trouble_object, write as json};
pub use sarif::Runs;
