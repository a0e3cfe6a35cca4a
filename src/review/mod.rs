//! Reviews by people: what a reviewer is given, and what only a person can answer.

mod chosen;
mod counted;
mod instruments;
mod pack;
mod page;
mod questions;

pub(crate) use chosen::{chosen, document_meant};
pub(crate) use pack::{MARK, Pack};
pub(crate) use questions::Reader;
