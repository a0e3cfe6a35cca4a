//! From the resolved site to artifacts.

pub mod body;
pub mod highlight;
