//! What came out.

use crate::diagnostic::{Diagnostic, Severity};
use crate::source::Sources;

/// What came out: every finding in the order of its place.
#[derive(Clone, Debug, Default)]
pub struct Verdict {
    /// Sorted by path and place.
    pub findings: Vec<Finding>,
    /// What was left out, since it was found before.
    pub(crate) before: Before,
}

/// A diagnostic that was judged.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// How much it weighs on this site.
    pub severity: Severity,
    /// What is wrong.
    pub diagnostic: Diagnostic,
}

impl Verdict {
    /// How many findings weigh that much.
    pub fn count(&self, severity: Severity) -> usize {
        self.findings.iter().filter(|finding| finding.severity == severity).count()
    }

    /// Without what is no error and stands in a pack: its own makers mend that, and nobody else can.
    #[must_use]
    pub(crate) fn of_the_site(mut self, sources: &Sources) -> Self {
        let is_packs = |finding: &Finding| sources.file(finding.diagnostic.span.source).layer.is_built_in();
        self.findings.retain(|finding| finding.severity == Severity::Error || !is_packs(finding));
        self
    }

    /// Whether the site may be written.
    pub fn passes(&self, strict: bool) -> bool {
        self.count(Severity::Error) == 0 && !(strict && self.count(Severity::Warning) > 0)
    }

    /// Whether a finding is about the settings themselves.
    pub fn is_about_settings(&self) -> bool {
        let settings = |finding: &Finding| finding.diagnostic.code.starts_with("config/");
        self.findings.iter().any(|finding| finding.severity == Severity::Error && settings(finding))
    }
}

/// What a baseline did.
#[derive(Clone, Debug, Default)]
pub(crate) struct Before {
    /// How many findings it left out.
    pub(crate) left_out: usize,
    /// Its lines that nothing is found for any more.
    pub(crate) gone: Vec<String>,
}
