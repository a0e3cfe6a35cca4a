//! What authors allow in their texts, held against what was found.

use super::rule::Rule;
use super::rules;
use crate::base::{Edit, SourceId, Span};
use crate::diagnostic::Diagnostic;
use crate::document::Exception;
use crate::site::Site;
use std::collections::{HashMap, HashSet};

/// The exceptions of the published pages of a site.
pub(super) struct Exceptions<'s> {
    by_file: HashMap<SourceId, Vec<&'s Exception>>,
    site: &'s Site,
    /// Those that a finding has asked for: the place of the code.
    used: HashSet<Span>,
}

impl<'s> Exceptions<'s> {
    pub(super) fn of(site: &'s Site) -> Self {
        let mut by_file: HashMap<_, Vec<_>> = HashMap::new();
        for document in site.documents.iter().filter(|document| document.address.is_some()) {
            for exception in &document.exceptions {
                by_file.entry(document.source).or_default().push(exception);
            }
        }
        Self { by_file, site, used: HashSet::new() }
    }

    /// Whether a finding is allowed where it stands.
    pub(super) fn allow(&mut self, finding: &Diagnostic) -> bool {
        let Some(exceptions) = self.by_file.get(&finding.span.source) else { return false };
        let here = exceptions.iter().filter(|exception| exception.over.contains(&finding.span.start));
        let named = here.flat_map(|exception| &exception.codes).filter(|(code, _)| code == finding.code);
        let asked: Vec<Span> = named.map(|(_, place)| *place).collect();
        self.used.extend(&asked);
        !asked.is_empty() && rules::named(finding.code).is_some_and(Rule::can_be_allowed)
    }

    /// What nothing has asked for.
    pub(super) fn unused(&self) -> Vec<Diagnostic> {
        let all = self.by_file.values().flatten();
        all.flat_map(|exception| {
            let is_unused = |(code, place): &&(String, Span)| {
                !self.used.contains(place) && rules::named(code).is_some_and(Rule::can_be_allowed)
            };
            let unused: Vec<_> = exception.codes.iter().filter(is_unused).collect();
            let fix = self.without(exception, &unused);
            unused.into_iter().map(move |(code, place)| {
                let message = format!("`{code}` finds nothing here, so there is nothing to allow");
                Diagnostic::new("exception/unused", *place, message)
                    .help("remove it, or move it directly before the block it is for")
                    .fix(fix.clone())
            })
        })
        .collect()
    }

    /// An exception without some of its codes; without all of them, no exception.
    fn without(&self, exception: &Exception, unused: &[&(String, Span)]) -> Option<Edit> {
        let (first, last) = (exception.codes.first()?.1, exception.codes.last()?.1);
        let kept: Vec<&str> =
            exception.codes.iter().filter(|code| !unused.contains(code)).map(|(code, _)| code.as_str()).collect();
        if !kept.is_empty() {
            return Some(Edit::new(Span { end: last.end, ..first }, kept.join(", ")));
        }
        let text = self.site.sources.file(exception.span.source).text();
        let Span { source, .. } = exception.span;
        let range = exception.span.range();
        let begins = text[..range.start].ends_with('\n');
        let rest = text[range.end..].trim_start_matches([' ', '\t', '\r']);
        let Some(rest) = rest.strip_prefix('\n').filter(|_| begins) else {
            return Some(Edit::new(exception.span, ""));
        };
        // With its line, and the empty one behind it.
        let rest = rest.strip_prefix("\r\n").or(rest.strip_prefix('\n')).unwrap_or(rest);
        Some(Edit::new(Span::new(source, range.start..text.len() - rest.len()), ""))
    }
}
