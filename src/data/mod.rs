//! Data that people write: YAML and TOML become one tree of nodes that know their place, and a list
//! of [`Field`]s says what is expected of it. Front matter, `book.toml`, brands, sources and
//! interface words are all read through here.

mod file;
mod node;
mod record;
mod shape;
mod toml;
mod yaml;

pub use file::{FILE_CODES, Whole, file};
pub use node::{Entry, Node, Value};
pub use record::Record;
pub use shape::{Codes, Field, QUOTED, SHOWN, Shape, Use, not_one_number, read};
pub use toml::parse as parse_toml;
pub use yaml::parse as parse_yaml;
