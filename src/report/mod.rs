//! Findings as people and programs read them.

mod frame;
mod github;
mod human;
mod json;
mod sarif;

pub(crate) use frame::{excerpt, frame};
pub(crate) use github::write as github;
pub(crate) use human::write as human;
pub(crate) use json::{Summary, finding_object, fixed_object, lines, refused, trouble_object, write as json};
pub(crate) use sarif::Runs;
