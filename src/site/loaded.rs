//! The documents, before anything has its place.

use super::address::DocumentId;
use crate::base::{Table, join};
use crate::config::Config;
use crate::document::Document;
use crate::kind::FOLDER_PAGES;
use crate::source::{Sources, page_stem};
use std::collections::BTreeMap;
use std::sync::Arc;

/// What was read, before anything has its place.
pub(super) struct Loaded {
    pub(super) sources: Arc<Sources>,
    pub(super) config: Arc<Config>,
    pub(super) documents: Table<DocumentId, Arc<Document>>,
    pub(super) by_path: Arc<BTreeMap<String, DocumentId>>,
}

impl Loaded {
    pub(super) fn new(sources: Arc<Sources>, config: Config, documents: Vec<Arc<Document>>) -> Self {
        let documents = Table::from(documents);
        let by_path = documents.iter_enumerated().map(|(number, document)| (document.path.clone(), number));
        Self { sources, config: Arc::new(config), by_path: Arc::new(by_path.collect()), documents }
    }

    pub(super) fn document_at(&self, path: &str) -> Option<DocumentId> {
        let page = || self.by_path.get(&(page_stem(path)?.to_owned() + ".md"));
        self.by_path.get(path).or_else(page).copied()
    }

    /// The document that a path names: its file, the file without its ending, or its folder.
    pub(super) fn meant_by(&self, path: &str) -> Option<DocumentId> {
        let bare = path.trim_end_matches('/');
        let page = || self.by_path.get(&format!("{bare}.md")).copied();
        self.document_at(path).or_else(page).or_else(|| self.folder_page(bare))
    }

    /// The document that is the page of a folder.
    pub(super) fn folder_page(&self, folder: &str) -> Option<DocumentId> {
        FOLDER_PAGES.iter().find_map(|name| self.by_path.get(&join(folder, name))).copied()
    }
}
