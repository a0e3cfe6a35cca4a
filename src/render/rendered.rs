//! What comes out.

use crate::diagnostic::Diagnostic;
use crate::output::Artifact;

/// An artifact and what went wrong with it.
#[derive(Debug)]
pub struct Rendered {
    /// The bytes.
    pub artifact: Artifact,
    /// Faults of templates.
    pub findings: Vec<Diagnostic>,
}

impl Rendered {
    pub(super) fn new(artifact: Artifact) -> Self {
        Self { artifact, findings: Vec::new() }
    }
}
