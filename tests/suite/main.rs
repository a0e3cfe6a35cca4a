//! Every test that needs more than one module.

mod write;
