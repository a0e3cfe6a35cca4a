//! What the editor has, and what was last made of it.

use super::files;
use super::text::{Lines, Units};
use crate::base::{SourceId, Span};
use crate::config::Options;
use crate::engine::Compiled;
use crate::lint::{Finding, Verdict};
use crate::site::DocumentId;
use crate::source::{Layer, SourceFile};
use lsp_types::{Location, Range, Uri};
use std::collections::BTreeMap;
use std::path::PathBuf;
use std::sync::{Arc, OnceLock};

/// A text that is open in the editor.
#[derive(Clone)]
pub(super) struct Open {
    /// As the editor calls it.
    pub(super) uri: Uri,
    pub(super) version: i32,
    /// As the editor has it.
    pub(super) text: Arc<str>,
    /// As it would be read from the disk.
    pub(super) file: Arc<SourceFile>,
}

impl Open {
    pub(super) fn new(uri: Uri, version: i32, path: &str, text: String) -> Self {
        let file = Arc::new(SourceFile::new(Layer::Site, path.to_owned(), text.clone().into_bytes()));
        Self { uri, version, text: text.into(), file }
    }
}

/// What is open of a site, by path.
pub(super) type Texts = BTreeMap<String, Open>;

/// A site as it was last brought together.
pub(super) struct State {
    /// As the editor spells its folder.
    pub(super) root: PathBuf,
    pub(super) compiled: Compiled,
    /// What was open then.
    pub(super) texts: Texts,
    pub(super) units: Units,
    pub(super) options: Options,
    /// What was found when all was judged.
    pub(super) judged: OnceLock<Found>,
}

impl State {
    /// The document in a file, by the file's path.
    pub(super) fn document(&self, path: &str) -> Option<DocumentId> {
        let source = self.compiled.site.sources.find(path)?;
        let documents = &self.compiled.site.documents;
        documents.iter_enumerated().find(|(_, document)| document.source == source).map(|(number, _)| number)
    }

    /// What is known of a file: everything, once all is judged, until then what it has by itself.
    pub(super) fn findings(&self, path: &str) -> Vec<Finding> {
        let own = || self.document(path).map(|number| self.own_findings(number)).unwrap_or_default();
        self.judged.get().map_or_else(own, |found| found.get(path).cloned().unwrap_or_default())
    }

    /// What is found in a document without a look at the others.
    pub(super) fn own_findings(&self, number: DocumentId) -> Vec<Finding> {
        let source = self.compiled.site.documents[number].source;
        let Verdict { mut findings, .. } = self.compiled.judge(self.compiled.examine_document(number));
        findings.retain(|finding| finding.diagnostic.span.source == source);
        findings
    }

    /// The address of a source; as the editor calls it, where it is open.
    pub(super) fn uri(&self, source: SourceId) -> Option<Uri> {
        self.uri_at(self.compiled.site.sources.file(source).place())
    }

    /// The address of a file at a path of the site.
    pub(super) fn uri_at(&self, path: &str) -> Option<Uri> {
        self.texts.get(path).map(|open| open.uri.clone()).or_else(|| files::uri_of(&self.root.join(path)))
    }

    pub(super) fn lines(&self, source: SourceId) -> Lines<'_> {
        Lines::of(self.compiled.site.sources.file(source).text(), self.units)
    }

    pub(super) fn range(&self, span: Span) -> Range {
        self.lines(span.source).range(span.range())
    }

    /// Where something stands; none for what is built in, which lies in no folder.
    pub(super) fn location(&self, span: Span) -> Option<Location> {
        if self.compiled.site.sources.file(span.source).layer.is_built_in() {
            return None;
        }
        Some(Location::new(self.uri(span.source)?, self.range(span)))
    }
}

/// Findings by the path of their file.
pub(super) type Found = BTreeMap<String, Vec<Finding>>;
