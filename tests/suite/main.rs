//! Every test that needs more than one module.

mod serve;
mod write;
