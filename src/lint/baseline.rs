//! `candor.baseline`: what was found when a site took up the rules, so that only what is new is told. Each finding
//! stands in a line of its own, in any order, so that two copies are joined line by line.

use super::policy::Policy;
use super::verdict::{Before, Finding, Verdict};
use crate::base::{Fingerprint, Span};
use crate::diagnostic::{Diagnostic, Severity};
use crate::source::Sources;
use std::collections::BTreeMap;

/// Where it stands: next to book.toml.
pub(crate) const BASELINE: &str = "candor.baseline";

/// What a new one begins with.
const HEAD: &str = "# Known findings, to be fixed little by little: `candor check` shows only new ones.\n\
                    # `candor check --write-baseline` writes this file again. Keep it with the site.\n";

/// What was found before: each finding by its line, and how often. One that is mended once is gone once.
#[derive(Clone, Debug, Default)]
pub(crate) struct Baseline(BTreeMap<String, usize>);

impl Baseline {
    /// Reads it; none is an empty one. Lines that say nothing are reported.
    pub(crate) fn read(sources: &Sources, sink: &mut Vec<Diagnostic>) -> Self {
        let mut known = BTreeMap::new();
        let Some(source) = sources.find(BASELINE) else { return Self(known) };
        let mut start = 0;
        for whole in sources.file(source).text().split_inclusive('\n') {
            let line = whole.trim();
            if is_finding(line) {
                *known.entry(line.to_owned()).or_default() += 1;
            } else if !line.is_empty() && !line.starts_with(['#', '<', '=', '>', '|']) {
                let place = Span::new(source, start..start + whole.trim_end().len());
                let finding = Diagnostic::new("baseline/broken-line", place, "this line is not a finding");
                sink.push(finding.help("remove it, or write the file again with `candor check --write-baseline`"));
            }
            start += whole.len();
        }
        Self(known)
    }

    /// The whole file for a verdict: what is no error, in the site's own files.
    pub(crate) fn text(verdict: &Verdict, sources: &Sources) -> (String, usize) {
        let own = |finding: &&Finding| !sources.file(finding.diagnostic.span.source).layer.is_built_in();
        let kept = verdict.findings.iter().filter(own).filter(|finding| finding.severity != Severity::Error);
        let mut lines: Vec<String> = kept.map(|finding| line(&finding.diagnostic, sources)).collect();
        lines.sort();
        let text = lines.iter().fold(HEAD.to_owned(), |text, line| text + line + "\n");
        (text, lines.len())
    }

    /// Takes out of `findings` what was found before and is no error; how many, and what is no longer found.
    pub(super) fn leave_out(&self, findings: &mut Vec<Finding>, policy: &Policy, sources: &Sources) -> Before {
        let mut left = self.0.clone();
        let all = findings.len();
        if !left.is_empty() {
            findings.retain(|Finding { severity, diagnostic }| {
                let may = *severity != Severity::Error && !policy.holds_firm(diagnostic.code);
                let known = may.then(|| left.get_mut(&line(diagnostic, sources))).flatten();
                let known = known.filter(|number| **number > 0);
                known.map(|number| *number -= 1).is_none()
            });
        }
        let gone = left.into_iter().flat_map(|(line, number)| std::iter::repeat_n(line, number));
        Before { left_out: all - findings.len(), gone: gone.collect() }
    }
}

/// A finding as a line: its file, its code, and a fingerprint of the text that it is about, wherever that stands.
fn line(finding: &Diagnostic, sources: &Sources) -> String {
    let file = sources.file(finding.span.source);
    let about = file.text().get(finding.span.range()).unwrap_or_default();
    let words = about.split_whitespace().collect::<Vec<_>>().join(" ");
    // What concerns a file as a whole is told apart by what is said of it.
    let words = if words.is_empty() { finding.message.replace(|c: char| c.is_ascii_digit(), "") } else { words };
    format!("{} {} {}", file.place(), finding.code, Fingerprint::of(words.as_bytes()).short())
}

fn is_finding(line: &str) -> bool {
    let mut parts = line.rsplitn(3, ' ');
    let is_fingerprint = |text: &str| text.len() == 10 && text.bytes().all(|byte| byte.is_ascii_hexdigit());
    parts.next().is_some_and(is_fingerprint)
        && parts.next().is_some_and(|code| code.contains('/'))
        && parts.next().is_some_and(|path| !path.is_empty())
}
