//! Repairs: which of those that findings offer may be made. One that would change what readers read, or bring a new
//! error, is left out.

use crate::base::{Edit, edited};
use crate::config::Options;
use crate::data::{Field, Shape, Use};
use crate::diagnostic::{Diagnostic, Severity};
use crate::engine::{Compiled, Memory, compile};
use crate::lint::Verdict;
use crate::site::{Resolved, Site};
use crate::source::{SourceFile, Sources};
use std::collections::BTreeSet;
use std::convert::Infallible;
use std::sync::Arc;

/// The findings of a site's own files that offer a repair.
pub(crate) fn offered<'v>(verdict: &'v Verdict, sources: &Sources) -> Vec<&'v Diagnostic> {
    let own = |finding: &&Diagnostic| !sources.file(finding.span.source).layer.is_built_in();
    let all = verdict.findings.iter().map(|finding| &finding.diagnostic);
    all.filter(own).filter(|finding| finding.fix.is_some()).collect()
}

/// Those of the repairs that may be made together.
pub(crate) fn safe<'d>(
    compiled: &Compiled,
    verdict: &Verdict,
    offered: &[&'d Diagnostic],
    options: &Options,
) -> Vec<&'d Diagnostic> {
    let before = Before { compiled, errors: errors(verdict, &compiled.site.sources), options };
    let mut kept = Vec::new();
    before.sift(offered, &mut kept, &mut Memory::default());
    kept
}

/// The sources with repairs made in them.
pub(crate) fn with(sources: &Sources, fixes: &[&Diagnostic]) -> Sources {
    let edits = edits(fixes);
    let files: BTreeSet<_> = edits.iter().map(|edit| edit.span.source).collect();
    let mended = files.into_iter().map(|id| {
        let file = sources.file(id);
        let text = edited(id, file.text(), edits.iter().copied());
        let mended = SourceFile::new(file.layer, file.path.clone(), text.into_bytes());
        Arc::new(mended.standing_at(file.place()))
    });
    sources.with(mended.collect())
}

/// What is to be edited, each once.
pub(crate) fn edits<'d>(fixes: &[&'d Diagnostic]) -> Vec<&'d Edit> {
    let mut edits: Vec<&Edit> = fixes.iter().filter_map(|finding| finding.fix.as_ref()).collect();
    edits.sort_by(|a, b| (a.span, &a.replacement).cmp(&(b.span, &b.replacement)));
    edits.dedup();
    edits
}

/// Whether readers read on every page what they read before. What was lost, since nobody could read its key, may come.
pub(crate) fn keeps_words(before: &Site, after: &Site) -> bool {
    before.documents.iter_enumerated().all(|(number, own)| {
        let Some(other) = after.document_at(&own.path) else { return false };
        let (file, changed) = (before.file(number), after.file(other));
        let other = &after.documents[other];
        let is_kept = || {
            let (said, kept) = (said(own), said(other));
            let shown = own.address.is_none() || route(before, own) == route(after, other);
            // Of a page that could not be read, nobody has read a word.
            let unread = !own.front.is_read && own.facts.words == 0;
            shown && (unread || body(own, file) == body(other, changed)) && said.iter().all(|said| kept.contains(said))
        };
        file.is_same(changed) || is_kept()
    })
}

/// The site before anything was repaired.
struct Before<'a> {
    compiled: &'a Compiled,
    errors: Vec<Fault>,
    options: &'a Options,
}

impl Before<'_> {
    /// Adds to `kept` those that may be made with it: all, or what may be of each half.
    fn sift<'d>(&self, fixes: &[&'d Diagnostic], kept: &mut Vec<&'d Diagnostic>, memory: &mut Memory) {
        let together: Vec<&Diagnostic> = kept.iter().chain(fixes).copied().collect();
        if fixes.is_empty() || self.bears(&together, memory) {
            kept.extend(fixes);
        } else if fixes.len() > 1 {
            let (first, second) = fixes.split_at(fixes.len() / 2);
            self.sift(first, kept, memory);
            self.sift(second, kept, memory);
        }
    }

    /// Whether the site is as it was but for what is repaired.
    fn bears(&self, fixes: &[&Diagnostic], memory: &mut Memory) -> bool {
        let sources = Arc::new(with(&self.compiled.site.sources, fixes));
        let after = compile(sources, self.options, memory);
        let Ok(verdict) = after.render_all(|_, _| Ok::<(), Infallible>(()));
        keeps_words(&self.compiled.site, &after.site)
            && errors(&verdict, &after.site.sources).iter().all(|fault| self.is_borne(fault, fixes))
    }

    /// Whether a fault was there before, or could not be seen because its file could not be read.
    fn is_borne(&self, fault: &Fault, fixes: &[&Diagnostic]) -> bool {
        let was_there = |own: &Fault| own.place == fault.place && own.code == fault.code && own.says == fault.says;
        let hid = |fix: &&Diagnostic| {
            let place = self.compiled.site.sources.file(fix.span.source).place();
            is_syntax(fix.code)
                && (place == fault.place || fix.code.starts_with("config/"))
                && (!is_syntax(fault.code) || fault.at > fix.span.start)
        };
        self.errors.iter().any(was_there) || fixes.iter().any(hid)
    }
}

/// An error, by what stays of it while the text around it changes.
struct Fault {
    place: String,
    code: &'static str,
    says: String,
    at: u32,
}

fn errors(verdict: &Verdict, sources: &Sources) -> Vec<Fault> {
    let errors = verdict.findings.iter().filter(|finding| finding.severity == Severity::Error);
    let fault = |diagnostic: &Diagnostic| Fault {
        place: sources.file(diagnostic.span.source).place().to_owned(),
        code: diagnostic.code,
        says: diagnostic.message.clone(),
        at: diagnostic.span.start,
    };
    errors.map(|finding| fault(&finding.diagnostic)).collect()
}

/// Whether a fault keeps a file from being read.
fn is_syntax(code: &str) -> bool {
    code.ends_with("/syntax")
}

/// The words of a body, without the signs between them.
fn body(document: &Resolved, file: &SourceFile) -> Vec<String> {
    words(&document.body.plain_text(document.text(file), 0))
}

fn words(text: &str) -> Vec<String> {
    text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).map(str::to_owned).collect()
}

/// What readers read of the front matter, each with its field.
fn said(document: &Resolved) -> Vec<(&'static str, String)> {
    let is_read = |field: &Field| {
        matches!(field.shape, Shape::Prose)
            || [Use::Searched, Use::Worded, Use::Name, Use::Answer].iter().any(|of| field.is(*of))
    };
    let values = document.front.values().into_iter().filter(|(field, _)| is_read(field));
    values.map(|(field, node)| (field.key, node.words().into_owned())).collect()
}

/// The address of a page.
fn route<'s>(site: &'s Site, document: &Resolved) -> Option<&'s str> {
    document.address.as_ref().map(|address| site.pages[address.page].route.as_str())
}
