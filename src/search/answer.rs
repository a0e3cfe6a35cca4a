//! The answer to a query.

use super::index::Index;
use super::pinned::pinned;
use super::query::Query;
use super::ranking::{self, Hit, Room};

/// What was found.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Answer {
    /// The sections, best first.
    pub hits: Vec<Hit>,
    /// What was typed and the known word that was looked for instead.
    pub corrected: Vec<(String, String)>,
    /// What comes before them, by its number.
    pub pinned: Option<usize>,
}

/// Answers a query. While it is still being typed (`complete` is false) its last word may be the beginning of
/// another.
pub fn ask(index: &Index, typed: &str, complete: bool) -> Answer {
    ask_in(&mut Room::new(index), index, typed, complete)
}

/// The same where other queries were answered before.
pub(crate) fn ask_in(room: &mut Room, index: &Index, typed: &str, complete: bool) -> Answer {
    let query = Query::read(index, typed, complete);
    Answer { hits: ranking::hits(index, &query, room), pinned: pinned(index, &query), corrected: query.corrected }
}
