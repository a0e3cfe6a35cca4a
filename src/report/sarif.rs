//! SARIF 2.1.0, which code-scanning tools read.

use super::place;
use crate::diagnostic::Severity;
use crate::lint::{Verdict, rules};
use crate::source::Sources;
use serde_json::{Value, json};

pub(super) fn write(verdict: &Verdict, sources: &Sources) -> String {
    let results: Vec<Value> = verdict
        .findings
        .iter()
        .map(|finding| {
            let (start, end) = place(finding.span, sources);
            let level = match finding.severity {
                Severity::Error => "error",
                Severity::Warning => "warning",
                Severity::Advice => "note",
            };
            let help = finding.help.as_ref().map_or(String::new(), |help| format!(" ({help})"));
            json!({
                "ruleId": finding.code,
                "level": level,
                "message": { "text": format!("{}{help}", finding.message) },
                "locations": [{ "physicalLocation": {
                    "artifactLocation": { "uri": crate::base::encode_path(&sources.file(finding.span.source).path) },
                    "region": { "startLine": start.line, "startColumn": start.column, "endLine": end.line, "endColumn": end.column },
                } }],
            })
        })
        .collect();
    let rules: Vec<Value> =
        rules::ALL.iter().map(|rule| json!({ "id": rule.code, "fullDescription": { "text": rule.why } })).collect();
    let driver = json!({ "name": "candor", "version": env!("CARGO_PKG_VERSION"), "rules": rules });
    let log = json!({
        "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
        "version": "2.1.0",
        "runs": [{ "tool": { "driver": driver }, "columnKind": "unicodeCodePoints", "results": results }],
    });
    format!("{log:#}\n")
}
