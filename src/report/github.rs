//! Workflow commands of GitHub Actions: findings as notes beside the lines of a change.

use super::place;
use crate::diagnostic::Severity;
use crate::lint::Verdict;
use crate::source::Sources;

pub(super) fn write(verdict: &Verdict, sources: &Sources) -> String {
    let line = |finding: &crate::diagnostic::Diagnostic| {
        let (start, end) = place(finding.span, sources);
        let level = match finding.severity {
            Severity::Error => "error",
            Severity::Warning => "warning",
            Severity::Advice => "notice",
        };
        let file = property(sources.file(finding.span.source).place());
        let help = finding.help.as_ref().map_or(String::new(), |help| format!("\n{help}"));
        let message = data(&format!("{}{help}", finding.message));
        format!(
            "::{level} file={file},line={},col={},endLine={},endColumn={},title={}::{message}\n",
            start.line, start.column, end.line, end.column, finding.code
        )
    };
    verdict.findings.iter().map(line).collect()
}

fn data(text: &str) -> String {
    text.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A")
}

fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}
