//! Candor turns a folder of Markdown about something that people find hard to ask into a site that
//! they can trust.
//!
//! ```text
//!  disk::read         document::parse       site::resolve         render::render        lint::judge         disk::write
//! ───────────▶ Sources ───────────▶ Documents ───────────▶ Site ───────────▶ Output ───────────▶ Verdict ─ ─ ─ ─ ─▶ files
//!    (IO)               per file, ∥           whole site          per route, ∥          ∥ then whole          (IO, build only)
//! ```
//!
//! The modules stand in reading order; each may use only those above it (ARCHITECTURE.md has the
//! table, `tests/suite/tidy.rs` holds the code to it).

mod base;
mod language;
mod merge;
mod diagnostic;
mod source;
mod markdown;
mod data;
mod output;
#[cfg(feature = "deploy")]
mod deploy;
mod kind;
mod container;
mod markup;
mod highlight;
mod front_matter;
mod config;
#[cfg(feature = "deploy")]
mod bucket;
mod document;
mod figure;
mod site;
mod theme;
mod embedded;
mod search;
mod render;
mod lint;
mod review;
mod reference;
mod engine;
mod moving;
mod fix;
mod disk;
mod report;
mod desk;
mod serve;
mod settings;
mod lsp;
mod cli;

pub use base::Date;
pub use cli::run;
pub use config::Options;
pub use disk::{Folder, read};
pub use engine::{Compiled, Memory, compile};
pub use lint::Verdict;
pub use output::Artifact;
pub use source::{Layer, SourceFile, Sources};

/// What the tests of the single parts take hold of: for nobody else, and without a promise.
#[doc(hidden)]
pub mod parts {
    pub use crate::base::{Html, Relative, SourceId, decode_path, parent, resolve};
    pub use crate::config::LanguageId;
    pub use crate::data::{Field, Shape};
    pub use crate::disk::{Fault, Stage, Target, Written};
    pub use crate::document::readability::{grade_of, sentences, split};
    pub use crate::document::{Document, Passage, RESERVED, Role};
    pub use crate::embedded::layer;
    pub use crate::kind::Kind;
    pub use crate::lint::{Check, Finding, Rule, rules};
    pub use crate::markdown::{Extensions, Origin};
    pub use crate::output::media_type;
    pub use crate::render::body::{Bare, write};
    pub use crate::render::{Is, VARIABLES, Variable, draw_example, example_as_written};
    pub use crate::search::answer::{Answer, ask};
    pub use crate::search::evaluation::Right;
    pub use crate::search::index::Index;
    pub use crate::site::Origin as Place;
    pub use crate::theme::{Example, examples};

    /// The fields that every kind of page has.
    pub const COMMON: &[Field] = crate::front_matter::COMMON;

    /// The field of a page's content note.
    pub const CONTENT_NOTE: Field = crate::front_matter::fields::CONTENT_NOTE;

    pub mod document {
        pub use crate::document::parse;
    }
    pub mod kind {
        pub use crate::kind::{ALL, by_folder, named};
    }
    pub mod language {
        pub use crate::language::{ALL, direction, name, of, order};
    }
    pub mod markdown {
        pub use crate::markdown::parse;
    }
    pub mod reference {
        pub use crate::data::Word;
        pub use crate::reference::{Entry, Group, Place, all, named, names, namesakes, with_value};
    }
    pub mod search {
        pub use crate::search::client::constants;
    }
    pub mod serve {
        pub use crate::serve::{Answer, Event, Form, FormAnswer, Port, Server, Snapshot};
    }
}
