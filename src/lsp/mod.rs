//! The language server: what the check knows, told to editors while somebody writes.
//!
//! `server` reads what an editor sends and answers from the newest state; `worker` makes that state from the open
//! texts, one at a time and always of the newest. This is the only place that knows the protocol.

mod actions;
mod capabilities;
mod completion;
mod files;
mod findings;
mod frames;
mod hover;
mod moves;
mod places;
mod server;
mod state;
mod symbols;
mod text;
mod thing;
mod worker;
mod worlds;

pub(crate) use server::serve;
pub(crate) use worlds::{Read, Worlds};
