//! Judgement: what was seen is held to the rules, and the site's own levels are applied, once.

mod baseline;
mod case;
#[macro_use]
mod example;
mod exceptions;
mod foreign;
mod policy;
mod rule;
pub mod rules;
mod verdict;

pub(crate) use baseline::{BASELINE, Baseline};
pub(crate) use case::{Branded, Case, Subject};
pub(crate) use example::ExampleFile;
pub(crate) use policy::Policy;
pub use rule::Check;
pub(crate) use rule::Findings;
pub use rule::Rule;
pub(crate) use verdict::Before;
pub use verdict::{Finding, Verdict};

use case::in_code;
use exceptions::Exceptions;

use crate::base::Span;
use crate::diagnostic::{Diagnostic, Part};
use crate::site::{DocumentId, Site};
use rayon::iter::{IntoParallelRefIterator, ParallelExtend, ParallelIterator};
use rayon::slice::ParallelSlice;
use std::collections::HashSet;

/// Holds the resolved site to every rule that does not ask about its brand.
pub(crate) fn examine(case: Case<'_>) -> Vec<Diagnostic> {
    let numbers: Vec<DocumentId> = case.site.documents.keys().collect();
    let some = numbers.par_chunks(AT_ONCE);
    let mut found: Vec<Diagnostic> = some.flat_map_iter(|numbers| of_documents(case, numbers)).collect();
    let whole = rules::ALL.par_iter().flat_map_iter(|rule| {
        look([*rule], |check, found| {
            if let Check::Site(check) = check {
                check(&case, found);
            }
        })
    });
    found.par_extend(whole);
    found
}

/// Holds a document to the rules that look at one at a time; one that is not published to none.
pub(crate) fn examine_document(case: Case<'_>, number: DocumentId) -> Vec<Diagnostic> {
    of_documents(case, &[number])
}

/// So many documents are held to one rule before they are held to the next: the code of all rules is larger than what
/// is asked of a few documents.
const AT_ONCE: usize = 4;

fn of_documents(case: Case<'_>, numbers: &[DocumentId]) -> Vec<Diagnostic> {
    let subjects: Vec<Subject<'_>> = numbers.iter().filter_map(|number| case.subject(*number)).collect();
    look(rules::ALL.iter().copied(), |check, found| {
        if let Check::Document(check) = check {
            subjects.iter().for_each(|subject| check(subject, found));
        }
    })
}

/// Holds what is of a site's brand alone to the rules about it.
pub(crate) fn examine_brand(case: Case<'_>, brand: Branded<'_>) -> Vec<Diagnostic> {
    look(rules::ALL.iter().copied(), |check, found| {
        if let Check::Brand(check) = check {
            check(&case, &brand, found);
        }
    })
}

/// What rules find when `run` lets them look.
fn look(rules: impl IntoIterator<Item = &'static Rule>, run: impl Fn(Check, &mut Findings)) -> Vec<Diagnostic> {
    let mut found = Findings { code: "", all: Vec::new() };
    for rule in rules {
        found.code = rule.code;
        run(rule.check, &mut found);
    }
    found.all
}

/// Weighs what was found, leaves out what authors allow, what only follows from another finding and what was found
/// before, and sorts it. Findings at the same place with the same words are one. Where all was looked at, what is allowed without need is found too.
pub(crate) fn judge(
    mut found: Vec<Diagnostic>,
    (policy, baseline): (&Policy, &Baseline),
    site: &Site,
    is_all: bool,
) -> Verdict {
    let sources = &site.sources;
    let mut exceptions = Exceptions::of(site);
    found.retain(|diagnostic| !exceptions.allow(diagnostic));
    if is_all {
        found.extend(exceptions.unused());
    }
    let weigh = |diagnostic: Diagnostic| Some(Finding { severity: policy.weigh(&diagnostic)?, diagnostic });
    let mut findings: Vec<Finding> = found.into_iter().filter_map(weigh).collect();
    leave_out_consequences(&mut findings);
    let key = |span: Span| (sources.file(span.source).path.as_str(), span.start, span.end);
    findings.sort_by(|a, b| {
        let (a, b) = (&a.diagnostic, &b.diagnostic);
        key(a.span).cmp(&key(b.span)).then(a.code.cmp(b.code)).then(a.message.cmp(&b.message))
    });
    findings.dedup();
    let before = baseline.leave_out(&mut findings, policy, sources);
    Verdict { findings, before }
}

/// What can't be used is not told a second time as missing.
fn leave_out_consequences(findings: &mut Vec<Finding>) {
    let spoilt: HashSet<Part> = findings.iter().filter_map(|finding| finding.diagnostic.spoils.clone()).collect();
    findings.retain(|finding| !finding.diagnostic.lacks.iter().any(|part| spoilt.contains(part)));
}
