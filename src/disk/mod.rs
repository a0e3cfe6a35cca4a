//! Files in and files out: the only module that touches the file system.
//!
//! [`read`] and [`Reader`] turn folders into sources, [`Watch`] says when to read again, and [`Stage`] puts a finished site in the place of the old one, of which every reader sees one or the other.

mod carry;
mod create;
mod examine;
mod exchange;
mod fault;
mod limit;
mod place;
mod read;
mod replace;
mod skip;
mod stages;
mod target;
mod watch;
mod write;

pub(crate) use create::create;
pub(crate) use examine::{Survey, exchanges, may_write, most_watches, survey};
pub use fault::Fault;
pub(crate) use limit::{allow_many_files, give_way, spare_memory};
pub(crate) use place::{LIST, is_empty, listed};
pub use read::Folder;
pub use read::read;
pub(crate) use read::{Bounds, Reader};
pub(crate) use replace::{remove, rename, replace, text};
pub(crate) use skip::skipped;
pub(crate) use stages::left_over;
pub use target::Target;
pub(crate) use watch::Watch;
pub use write::{Stage, Written};
