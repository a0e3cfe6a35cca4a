//! One JSON object a line: the findings, then a summary.

use super::{Summary, place};
use crate::diagnostic::{Diagnostic, Severity};
use crate::lint::Verdict;
use crate::source::Sources;
use serde_json::{Map, Value, json};

pub(super) fn write(verdict: &Verdict, sources: &Sources, summary: Summary) -> String {
    let mut out = String::new();
    for finding in &verdict.findings {
        out.push_str(&Value::Object(object(finding, sources)).to_string());
        out.push('\n');
    }
    let line = json!({
        "type": "summary",
        "pages": summary.pages,
        "files": summary.files,
        "bytes": summary.bytes,
        "errors": verdict.count(Severity::Error),
        "warnings": verdict.count(Severity::Warning),
        "ms": u64::try_from(summary.ms).unwrap_or(u64::MAX),
    });
    out.push_str(&line.to_string());
    out.push('\n');
    out
}

fn object(finding: &Diagnostic, sources: &Sources) -> Map<String, Value> {
    let (start, end) = place(finding.span, sources);
    let line = json!({
        "type": "diagnostic",
        "code": finding.code,
        "severity": finding.severity.as_str(),
        "path": sources.file(finding.span.source).place(),
        "line": start.line,
        "column": start.column,
        "end_line": end.line,
        "end_column": end.column,
        "message": finding.message,
        "help": finding.help,
    });
    if let Value::Object(object) = line { object } else { Map::new() }
}

/// A finding with its frame, as one JSON object.
pub fn finding_object(finding: &Diagnostic, sources: &Sources) -> String {
    let mut object = object(finding, sources);
    object.insert("frame".into(), super::frame(finding, sources, false).into());
    Value::Object(object).to_string()
}

/// What keeps the site from being read, in the form of a finding without a place in a file.
pub fn trouble_object(message: &str) -> String {
    let object = json!({
        "type": "diagnostic",
        "code": "disk",
        "severity": Severity::Error.as_str(),
        "path": "This folder can't be read",
        "line": null,
        "column": null,
        "message": message,
        "help": null,
        "frame": null,
    });
    object.to_string()
}

/// Text as a JSON string, quotes included.
pub fn escape(text: &str) -> String {
    Value::from(text).to_string()
}
