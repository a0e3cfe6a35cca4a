//! SARIF 2.1.0, which code-scanning tools read.

use super::place;
use crate::diagnostic::Severity;
use crate::lint::{Verdict, rules};
use crate::source::Sources;
use serde_json::{Value, json};

/// The runs of one log: one for each brand that was built.
#[derive(Debug, Default)]
pub struct Runs(Vec<Value>);

impl Runs {
    /// Adds the findings of a run.
    pub fn add(&mut self, verdict: &Verdict, sources: &Sources) {
        self.0.push(run(verdict, sources));
    }

    /// The whole log.
    pub fn write(self) -> String {
        let log = json!({
            "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
            "version": "2.1.0",
            "runs": self.0,
        });
        format!("{log:#}\n")
    }
}

fn run(verdict: &Verdict, sources: &Sources) -> Value {
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
                    "artifactLocation": { "uri": crate::base::encode_path(sources.file(finding.span.source).place()) },
                    "region": { "startLine": start.line, "startColumn": start.column, "endLine": end.line, "endColumn": end.column },
                } }],
            })
        })
        .collect();
    let rules: Vec<Value> =
        rules::ALL.iter().map(|rule| json!({ "id": rule.code, "fullDescription": { "text": rule.why } })).collect();
    let driver = json!({ "name": "candor", "version": env!("CARGO_PKG_VERSION"), "rules": rules });
    json!({ "tool": { "driver": driver }, "columnKind": "unicodeCodePoints", "results": results })
}
