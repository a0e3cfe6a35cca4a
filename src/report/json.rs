//! One JSON object a line: the findings, then a summary.

use super::frame::frame;
use crate::diagnostic::{Diagnostic, Severity};
use crate::lint::{Finding, Verdict};
use crate::source::Sources;
use serde_json::{Value, json};

/// What a build or check did, for the last line.
#[derive(Clone, Debug, Default)]
pub(crate) struct Summary {
    /// The brand that was built.
    pub brand: Option<String>,
    /// Pages of the site.
    pub pages: usize,
    /// Files of the site.
    pub files: usize,
    pub bytes: u64,
    /// Pages that `exclude` leaves out, and those that only `max-sensitivity` does.
    pub left_out: (usize, usize),
    /// How long it took, in milliseconds.
    pub ms: u128,
}

/// The findings and the summary.
pub(crate) fn write(verdict: &Verdict, sources: &Sources, summary: &Summary) -> String {
    let mut last = json!({
        "type": "summary",
        "pages": summary.pages,
        "files": summary.files,
        "bytes": summary.bytes,
        "errors": verdict.count(Severity::Error),
        "warnings": verdict.count(Severity::Warning),
        "ms": u64::try_from(summary.ms).unwrap_or(u64::MAX),
    });
    if let Some(brand) = &summary.brand {
        last["brand"] = brand.as_str().into();
    }
    if let (exclude, max_sensitivity @ 1..) | (exclude @ 1.., max_sensitivity) = summary.left_out {
        last["left_out"] = json!({ "exclude": exclude, "max_sensitivity": max_sensitivity });
    }
    if verdict.before.left_out > 0 || !verdict.before.gone.is_empty() {
        last["baseline"] = json!({ "left_out": verdict.before.left_out, "gone": verdict.before.gone.len() });
    }
    let objects = verdict.findings.iter().map(|finding| object(finding, sources));
    lines(objects.chain([last]))
}

/// The last line of a run that could not begin.
pub(crate) fn refused(why: &str) -> String {
    lines([json!({ "type": "summary", "errors": 1, "warnings": 0, "message": why })])
}

/// Objects, one a line.
pub(crate) fn lines(objects: impl IntoIterator<Item = Value>) -> String {
    objects.into_iter().map(|object| format!("{object}\n")).collect()
}

fn object(Finding { severity, diagnostic }: &Finding, sources: &Sources) -> Value {
    let (start, end) = sources.place(diagnostic.span);
    let mut object = json!({
        "type": "diagnostic",
        "code": diagnostic.code,
        "severity": severity.as_str(),
        "path": sources.file(diagnostic.span.source).place(),
        "line": start.line,
        "column": start.column,
        "end_line": end.line,
        "end_column": end.column,
        "message": diagnostic.message,
        "help": diagnostic.help,
    });
    if let Some(fix) = fix(diagnostic, sources) {
        object["fix"] = fix;
    }
    object
}

/// The repair that a finding offers.
fn fix(diagnostic: &Diagnostic, sources: &Sources) -> Option<Value> {
    let fix = diagnostic.fix.as_ref()?;
    let (start, end) = sources.place(fix.span);
    Some(json!({
        "line": start.line,
        "column": start.column,
        "end_line": end.line,
        "end_column": end.column,
        "replacement": fix.replacement,
    }))
}

/// A repair that was made, by the place that it had before.
pub(crate) fn fixed_object(diagnostic: &Diagnostic, sources: &Sources) -> Value {
    json!({
        "type": "fixed",
        "code": diagnostic.code,
        "path": sources.file(diagnostic.span.source).place(),
        "message": diagnostic.message,
        "fix": fix(diagnostic, sources),
    })
}

/// A finding with its frame.
pub(crate) fn finding_object(finding: &Finding, sources: &Sources) -> Value {
    let mut object = object(finding, sources);
    object["frame"] = frame(finding.severity, &finding.diagnostic, sources, false).into();
    object
}

/// What keeps the site from being read, in the form of a finding without a place in a file.
pub(crate) fn trouble_object(message: &str) -> Value {
    json!({
        "type": "diagnostic",
        "code": "disk/unreadable",
        "severity": Severity::Error.as_str(),
        "path": "This folder can't be read",
        "line": null,
        "column": null,
        "message": message,
        "help": null,
        "frame": null,
    })
}
