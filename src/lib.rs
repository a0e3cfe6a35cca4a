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

pub mod base;
pub mod language;
pub mod diagnostic;
pub mod source;
pub mod markdown;
pub mod data;
pub mod output;
pub mod kind;
pub mod container;
pub mod markup;
pub mod highlight;
pub mod front_matter;
pub mod config;
pub mod document;
pub mod figure;
pub mod site;
pub mod theme;
pub mod embedded;
pub mod search;
pub mod render;
pub mod lint;
pub mod engine;
pub mod disk;
pub mod report;
pub mod serve;
pub mod cli;
