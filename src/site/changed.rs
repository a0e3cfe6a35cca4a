//! What is another in a site than a moment ago.

use super::address::DocumentId;
use super::resolved::Resolved;
use crate::base::Table;
use crate::document::Document;
use crate::source::Sources;
use std::sync::Arc;

/// The documents whose bodies are others than before, where nothing else is: the same files, and of each that changed the
/// same outline.
pub(super) fn bodies(
    (before, were): (&Sources, &Table<DocumentId, Arc<Resolved>>),
    sources: &Sources,
    documents: &[Arc<Document>],
) -> Option<Vec<DocumentId>> {
    if were.len() != documents.len() {
        return None;
    }
    let mut changed = Vec::new();
    for source in sources.others_than(before)? {
        let number = documents.iter().position(|document| document.source == source)?;
        let (was, is) = (&were[DocumentId::from(number)].document, &documents[number]);
        if was.path != is.path || !is.has_outline_of(sources.file(source), was, before.file(source)) {
            return None;
        }
        changed.push(number.into());
    }
    Some(changed)
}
