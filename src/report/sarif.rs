//! SARIF 2.1.0, which code-scanning tools read.

use crate::diagnostic::Severity;
use crate::lint::{Finding, Rule, Verdict, rules};
use crate::source::Sources;
use serde_json::{Value, json};

/// The runs of one log: one for each brand that was built.
#[derive(Debug, Default)]
pub(crate) struct Runs(Vec<Value>);

impl Runs {
    /// Adds the findings of a run. `root` is the site's folder as the host sees it: empty, or with a `/` at its end.
    pub(crate) fn add(&mut self, verdict: &Verdict, sources: &Sources, root: &str) {
        let results: Vec<Value> = verdict.findings.iter().map(|finding| result(finding, sources, root)).collect();
        let rules: Vec<Value> = rules::ALL.iter().map(|rule| descriptor(rule)).collect();
        let driver = json!({ "name": "candor", "version": env!("CARGO_PKG_VERSION"), "rules": rules });
        self.0.push(json!({ "tool": { "driver": driver }, "columnKind": "unicodeCodePoints", "results": results }));
    }

    /// The whole log.
    pub(crate) fn write(self) -> String {
        let log = json!({
            "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
            "version": "2.1.0",
            "runs": self.0,
        });
        format!("{log:#}\n")
    }
}

fn result(Finding { severity, diagnostic }: &Finding, sources: &Sources, root: &str) -> Value {
    let path = format!("{root}{}", sources.file(diagnostic.span.source).place());
    let (start, end) = sources.place(diagnostic.span);
    let help = diagnostic.help.as_ref().map_or(String::new(), |help| format!(" ({help})"));
    let mut result = json!({
        "ruleId": diagnostic.code,
        "level": level(*severity),
        "message": { "text": format!("{}{help}", diagnostic.message) },
        "locations": [{ "physicalLocation": {
            "artifactLocation": { "uri": crate::base::encode_path(&path) },
            "region": { "startLine": start.line, "startColumn": start.column, "endLine": end.line, "endColumn": end.column },
        } }],
    });
    if let Some(fix) = &diagnostic.fix {
        let (start, end) = sources.place(fix.span);
        result["fixes"] = json!([{ "artifactChanges": [{
            "artifactLocation": { "uri": crate::base::encode_path(&path) },
            "replacements": [{
                "deletedRegion": { "startLine": start.line, "startColumn": start.column, "endLine": end.line, "endColumn": end.column },
                "insertedContent": { "text": fix.replacement },
            }],
        }] }]);
    }
    result
}

fn descriptor(rule: &Rule) -> Value {
    json!({
        "id": rule.code,
        "shortDescription": { "text": rule.gist() },
        "fullDescription": { "text": rule.why },
        "help": { "text": rule.explanation() },
        "defaultConfiguration": { "level": level(rule.severity) },
    })
}

fn level(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Advice => "note",
    }
}
