//! Workflow commands of GitHub Actions: findings as notes beside the lines of a change.

use crate::diagnostic::Severity;
use crate::lint::{Finding, Verdict};
use crate::source::Sources;

/// The findings, one a line. `root` is the site's folder as the host sees it: empty, or with a `/` at its end.
pub(crate) fn write(verdict: &Verdict, sources: &Sources, root: &str) -> String {
    let line = |Finding { severity, diagnostic }: &Finding| {
        let (start, end) = sources.place(diagnostic.span);
        let level = match severity {
            Severity::Error => "error",
            Severity::Warning => "warning",
            Severity::Advice => "notice",
        };
        let file = property(&format!("{root}{}", sources.file(diagnostic.span.source).place()));
        let help = diagnostic.help.as_ref().map_or(String::new(), |help| format!("\n{help}"));
        let message = data(&format!("{}{help}", diagnostic.message));
        format!(
            "::{level} file={file},line={},col={},endLine={},endColumn={},title={}::{message}\n",
            start.line, start.column, end.line, end.column, diagnostic.code
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
