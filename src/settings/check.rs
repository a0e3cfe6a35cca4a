//! The check of what is about to be saved: the same that `candor check` makes, on the site as it would be.

use crate::config::{FILE, Options};
use crate::data::{Node, parse_toml};
use crate::diagnostic::{Diagnostic, Severity};
use crate::engine::{self, Compiled, Memory};
use crate::lint::{Finding, Verdict};
use crate::source::{Layer, SourceFile};
use std::collections::{BTreeMap, BTreeSet};
use std::convert::Infallible;
use std::sync::Arc;

/// What is wrong with a draft.
#[derive(Default)]
pub(super) struct Checked {
    /// By the key of a question.
    pub of: BTreeMap<String, Vec<String>>,
    /// What belongs to no question.
    pub others: Vec<String>,
    in_the_way: bool,
}

impl Checked {
    /// Looks at the site with another `book.toml` and with some new pictures. Errors that it has already are in nobody's
    /// way.
    pub(super) fn of(
        (now, verdict): (&Compiled, &Verdict),
        text: &str,
        pictures: &BTreeMap<String, Vec<u8>>,
        options: &Options,
    ) -> Self {
        let file = |path: &str, bytes: &[u8]| Arc::new(SourceFile::new(Layer::Site, path.to_owned(), bytes.to_vec()));
        let new =
            std::iter::once(file(FILE, text.as_bytes())).chain(pictures.iter().map(|(path, bytes)| file(path, bytes)));
        let sources = Arc::new(now.site.sources.with(new.collect()));
        let after = engine::compile(sources, options, &mut Memory::default());
        let error = |found: &Finding| (found.diagnostic.code, found.diagnostic.message.clone());
        let known = verdict.findings.iter().filter(|found| found.severity == Severity::Error);
        let known: BTreeSet<_> = known.map(error).collect();
        let Ok(verdict) = after.render_all(|_, _| Ok::<(), Infallible>(()));
        let mut checked = Self::default();
        let source = after.site.sources.find(FILE);
        let tree =
            source.map(|id| parse_toml(after.site.sources.file(id).text(), id, "config/syntax", None, &mut Vec::new()));
        for finding in verdict.of_the_site(&after.site.sources).findings {
            let Finding { severity, diagnostic } = finding;
            let here = Some(diagnostic.span.source) == source;
            let is_new = !known.contains(&(diagnostic.code, diagnostic.message.clone()));
            checked.in_the_way |= severity == Severity::Error && is_new;
            let words = words(&diagnostic);
            let key = tree.as_ref().filter(|_| here).and_then(|tree| key_at(tree, diagnostic.span.range().start));
            match key {
                Some(key) if severity != Severity::Advice => checked.of.entry(key).or_default().push(words),
                _ if severity == Severity::Error && is_new => {
                    let (place, _) = after.site.sources.place(diagnostic.span);
                    let file = after.site.sources.file(diagnostic.span.source).place().to_owned();
                    checked.others.push(format!("{file}, line {}: {words}", place.line));
                }
                _ => {}
            }
        }
        checked
    }

    /// What was wrong before there was a draft.
    pub(super) fn add(&mut self, wrong: &[(String, String)]) {
        self.in_the_way |= !wrong.is_empty();
        for (key, words) in wrong {
            self.of.entry(key.clone()).or_default().push(words.clone());
        }
    }

    /// Whether nothing may be written.
    pub(super) fn is_in_the_way(&self) -> bool {
        self.in_the_way
    }

    /// What is wrong with the answer to a question, or to a part of it.
    pub(super) fn with(&self, key: &str) -> Vec<String> {
        let within = |own: &str| own == key || own.strip_prefix(key).is_some_and(|rest| rest.starts_with('.'));
        self.of.iter().filter(|(own, _)| within(own)).flat_map(|(_, words)| words.iter().cloned()).collect()
    }
}

/// A finding in words, with what to do.
pub(super) fn words(diagnostic: &Diagnostic) -> String {
    let mut words = diagnostic.message.clone();
    if let Some(help) = &diagnostic.help {
        words += &format!("; {help}");
    }
    words
}

/// The key of the innermost value in which something stands. A group may be written in several places.
fn key_at(node: &Node, at: usize) -> Option<String> {
    node.entries().iter().find_map(|entry| {
        let own = || {
            let (key, value) = (entry.key_span.range(), entry.node.span.range());
            (key.start.min(value.start)..=value.end).contains(&at).then(|| entry.key.clone())
        };
        key_at(&entry.node, at).map(|inner| format!("{}.{inner}", entry.key)).or_else(own)
    })
}
