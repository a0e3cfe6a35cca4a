//! The tests of the whole program, in one binary.

mod commonmark;
#[path = "../perf/markdown.rs"]
mod perf_markdown;
mod search;
mod serve;
mod write;
