//! Judgement: what was seen is held to the rules, and the site's own levels are applied, once.

mod case;
#[macro_use]
mod example;
mod policy;
mod rule;
pub mod rules;

pub(crate) use case::{Branded, Case, Subject};
pub(crate) use example::ExampleFile;
pub(crate) use policy::Policy;
pub use rule::Check;
pub(crate) use rule::Findings;
pub use rule::Rule;

use case::in_code;

use crate::base::Span;
use crate::diagnostic::{Diagnostic, Severity};
use crate::site::DocumentId;
use crate::source::Sources;
use rayon::iter::{IntoParallelIterator, IntoParallelRefIterator, ParallelExtend, ParallelIterator};

/// What came out: every finding in the order of its place.
#[derive(Clone, Debug, Default)]
pub struct Verdict {
    /// Sorted by path and place.
    pub findings: Vec<Finding>,
}

/// A diagnostic that was judged.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// How much it weighs on this site.
    pub severity: Severity,
    /// What is wrong.
    pub diagnostic: Diagnostic,
}

impl Verdict {
    /// How many findings weigh that much.
    pub fn count(&self, severity: Severity) -> usize {
        self.findings.iter().filter(|finding| finding.severity == severity).count()
    }

    /// Without what is no error and stands in a pack: its own makers mend that, and nobody else can.
    #[must_use]
    pub(crate) fn of_the_site(mut self, sources: &Sources) -> Self {
        let is_packs = |finding: &Finding| sources.file(finding.diagnostic.span.source).layer.is_built_in();
        self.findings.retain(|finding| finding.severity == Severity::Error || !is_packs(finding));
        self
    }

    /// Whether the site may be written.
    pub fn passes(&self, strict: bool) -> bool {
        self.count(Severity::Error) == 0 && !(strict && self.count(Severity::Warning) > 0)
    }

    /// Whether a finding is about the settings themselves.
    pub fn is_about_settings(&self) -> bool {
        let settings = |finding: &Finding| finding.diagnostic.code.starts_with("config/");
        self.findings.iter().any(|finding| finding.severity == Severity::Error && settings(finding))
    }
}

/// Holds the resolved site to every rule that does not ask about its brand.
pub(crate) fn examine(case: Case<'_>) -> Vec<Diagnostic> {
    let numbers = (0..case.site.documents.len()).into_par_iter().map(DocumentId::from);
    let documents = numbers.filter_map(|number| case.subject(number));
    let mut found: Vec<Diagnostic> = documents
        .flat_map_iter(|subject| {
            look(rules::ALL.iter().copied(), |check, found| {
                if let Check::Document(check) = check {
                    check(&subject, found);
                }
            })
        })
        .collect();
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

/// Weighs what was found, and sorts it. Findings at the same place with the same words are one.
pub(crate) fn judge(found: Vec<Diagnostic>, policy: &Policy, sources: &Sources) -> Verdict {
    let weigh = |diagnostic: Diagnostic| Some(Finding { severity: policy.weigh(&diagnostic)?, diagnostic });
    let mut findings: Vec<Finding> = found.into_iter().filter_map(weigh).collect();
    let key = |span: Span| (sources.file(span.source).path.as_str(), span.start, span.end);
    findings.sort_by(|a, b| {
        let (a, b) = (&a.diagnostic, &b.diagnostic);
        key(a.span).cmp(&key(b.span)).then(a.code.cmp(b.code)).then(a.message.cmp(&b.message))
    });
    findings.dedup();
    Verdict { findings }
}
