//! What is sent to a bucket, in which order, and what is taken out of it: pure, from the site, what candor says there
//! of itself, and what the bucket lists.

mod compare;
mod manifest;
mod order;
mod plan;

pub(crate) use compare::{Comparison, Listed, Wanted};
pub(crate) use manifest::{MANIFEST, Manifest};
pub(crate) use order::{Kind, cache_control};
pub(crate) use plan::{Plan, Upload};
