//! Data that people write: YAML and TOML become one tree of nodes that know their place, and a list
//! of [`Field`]s says what is expected of it. Front matter, `book.toml`, brands, sources and
//! interface words are all read through here.

mod file;
mod node;
mod record;
mod shape;
mod toml;
mod yaml;

pub(crate) use file::{FILE_CODES, Whole, file, joined};
pub(crate) use node::{Entry, Node, Value};
pub(crate) use record::Record;
pub use shape::Field;
pub(crate) use shape::{Codes, OWED, QUOTED, SEVERITIES, SHOWN, Use, names, not_one_number, read};
pub use shape::{Shape, Word};
pub(crate) use toml::parse as parse_toml;
pub(crate) use yaml::parse as parse_yaml;
