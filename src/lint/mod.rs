//! Judgement: what was seen is held to the rules, and the site's own levels are applied, once.

mod policy;
pub mod rules;

pub use policy::Policy;
pub use rules::{Check, Example, Rule};

use crate::base::Span;
use crate::diagnostic::{Diagnostic, Severity};
use crate::document::Passage;
use crate::search::Search;
use crate::site::{DocumentId, Site};
use crate::source::{Layer, Sources};
use crate::theme::Theme;
use rayon::iter::{IntoParallelIterator, IntoParallelRefIterator, ParallelIterator};

/// What came out: every finding in the order of its place, and how many there are.
#[derive(Clone, Debug, Default)]
pub struct Verdict {
    /// Sorted by path and place.
    pub findings: Vec<Diagnostic>,
}

impl Verdict {
    /// How many findings weigh that much.
    pub fn count(&self, severity: Severity) -> usize {
        self.findings.iter().filter(|finding| finding.severity == severity).count()
    }

    /// Whether the site may be written.
    pub fn passes(&self, strict: bool) -> bool {
        self.count(Severity::Error) == 0 && !(strict && self.count(Severity::Warning) > 0)
    }

    /// Whether a finding is about the settings themselves.
    pub fn is_about_settings(&self) -> bool {
        self.findings.iter().any(|finding| finding.severity == Severity::Error && finding.code.starts_with("config/"))
    }
}

/// Holds the resolved site to every rule.
pub fn examine(site: &Site, theme: &Theme, search: &Search) -> Vec<Diagnostic> {
    let context = Context { site, theme, search };
    let numbers = (0..site.documents.len()).into_par_iter().map(DocumentId::from);
    let documents = numbers.flat_map_iter(|number| {
        let mut found = Vec::new();
        // A page that is not published is not held to the rules; a draft is its author's.
        if site.documents[number].address.is_some() {
            for rule in rules::ALL {
                if let Check::Document(check) = rule.check {
                    check(&context, number, &mut found);
                }
            }
        }
        found
    });
    let mut found: Vec<Diagnostic> = documents.collect();
    let whole: Vec<Diagnostic> = rules::ALL
        .par_iter()
        .flat_map_iter(|rule| {
            let mut found = Vec::new();
            if let Check::Site(check) = rule.check {
                check(&context, &mut found);
            }
            found
        })
        .collect();
    found.extend(whole);
    found
}

/// What a rule may look at.
#[derive(Clone, Copy, Debug)]
pub struct Context<'a> {
    /// The site.
    pub site: &'a Site,
    /// Its look.
    pub theme: &'a Theme,
    /// Its search.
    pub search: &'a Search,
}

impl Context<'_> {
    /// Whether a place is in the library under a site that has its own pages: what holds only for the
    /// library as a whole is not asked of a site that leaves some of it out, or adds to it.
    fn is_librarys(&self, span: Span) -> bool {
        self.site.sources.file(span.source).layer == Layer::Pack
    }

    /// The running text of a document.
    fn passages(&self, document: DocumentId) -> Vec<Passage> {
        let text = self.site.documents[document].text(self.site.file(document));
        self.site.documents[document].passages(text)
    }
}

/// Applies the site's levels and sorts. Findings at the same place with the same code are one.
pub fn judge(mut findings: Vec<Diagnostic>, policy: &Policy, sources: &Sources) -> Verdict {
    findings.retain_mut(|finding| policy.weigh(finding));
    let key = |span: Span| (sources.file(span.source).path.as_str(), span.start, span.end);
    findings.sort_by(|a, b| key(a.span).cmp(&key(b.span)).then(a.code.cmp(b.code)).then(a.message.cmp(&b.message)));
    findings.dedup();
    Verdict { findings }
}
