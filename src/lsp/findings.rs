//! Findings as editors show them.

use super::state::{Found, State};
use crate::base::SourceId;
use crate::diagnostic::Severity;
use crate::lint::{Finding, Verdict};
use lsp_types::{
    Diagnostic, DiagnosticRelatedInformation, DiagnosticSeverity, NumberOrString, PublishDiagnosticsParams,
};

/// What is found, by the path of its file.
pub(super) fn by_file(verdict: Verdict, state: &State) -> Found {
    let sources = &state.compiled.site.sources;
    let mut found = Found::new();
    for finding in verdict.of_the_site(sources).findings {
        found.entry(sources.file(finding.diagnostic.span.source).place().to_owned()).or_default().push(finding);
    }
    found
}

/// What is said of a file; nothing for one that has no address.
pub(super) fn publication(state: &State, path: &str, findings: &[Finding]) -> Option<PublishDiagnosticsParams> {
    let diagnostics = match findings.first() {
        Some(first) => said(state, first.diagnostic.span.source, findings),
        None => Vec::new(),
    };
    let version = state.texts.get(path).map(|open| open.version);
    Some(PublishDiagnosticsParams::new(state.uri_at(path)?, diagnostics, version))
}

/// Findings in one file.
pub(super) fn said(state: &State, source: SourceId, findings: &[Finding]) -> Vec<Diagnostic> {
    let lines = state.lines(source);
    let said = findings.iter().map(|finding| {
        let range = lines.range(finding.diagnostic.span.range());
        let labels = finding.diagnostic.labels.iter().filter_map(|label| {
            Some(DiagnosticRelatedInformation { location: state.location(label.span)?, message: label.text.clone() })
        });
        let labels: Vec<_> = labels.collect();
        Diagnostic {
            range,
            severity: Some(severity(finding.severity)),
            code: Some(NumberOrString::String(finding.diagnostic.code.to_owned())),
            source: Some("candor".to_owned()),
            message: words(finding),
            related_information: (!labels.is_empty()).then_some(labels),
            ..Diagnostic::default()
        }
    });
    said.collect()
}

/// What is wrong, and what to do.
pub(super) fn words(Finding { diagnostic, .. }: &Finding) -> String {
    let help = diagnostic.help.as_ref().map(|help| format!("\n{help}"));
    format!("{}{}", diagnostic.message, help.unwrap_or_default())
}

fn severity(severity: Severity) -> DiagnosticSeverity {
    match severity {
        Severity::Error => DiagnosticSeverity::ERROR,
        Severity::Warning => DiagnosticSeverity::WARNING,
        Severity::Advice => DiagnosticSeverity::INFORMATION,
    }
}
