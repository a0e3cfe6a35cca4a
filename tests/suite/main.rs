//! One binary of integration tests: each module runs the real program, or reads the real sources.
//!
//! `site` builds small sites, `html` reads pages, `snapshot` compares with checked-in text
//! (`CANDOR_BLESS=1` rewrites it). The data lies beside: `tests/sites/`, `tests/corpora/`.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

mod authored;
mod brand;
mod brands;
mod broken;
mod broken_made;
mod browser;
mod cli;
mod clinic;
mod commonmark;
mod contract;
mod dates;
#[cfg(feature = "deploy")]
mod deploy;
mod desk;
mod edits;
mod fuzz;
mod fixes;
mod gallery;
mod guard;
mod help;
mod hosts;
mod html;
mod ids;
mod keys;
mod kinds;
mod languages;
mod library;
mod lsp;
mod makers;
mod manual;
mod making;
mod mistakes;
mod moving;
mod order;
mod packs;
mod preview;
mod properties;
mod random;
mod reference;
mod review;
mod routes;
mod rules;
mod safety;
mod site;
mod sites;
mod snapshot;
mod themes;
mod told;
mod tidy;
mod upkeep;
#[path = "../perf/markdown.rs"]
mod perf_markdown;
mod phone;
mod precompress;
mod search;
mod security;
mod serve;
mod settings;
mod slips;
mod words;
mod work;
mod workflows;
mod write;
