//! What is remembered of documents from one build to the next.

use super::extract::Extract;
use crate::base::{Fingerprint, lock};
use crate::config::LanguageId;
use std::collections::{BTreeMap, HashMap};
use std::sync::{Arc, Mutex, Weak};

/// Extracts of a language by path, fingerprint and whether with their texts: by their whole input.
pub(crate) type Remembered = HashMap<(String, Fingerprint, bool), Arc<Extract>>;

/// The extracts of the documents that were indexed last.
#[derive(Debug, Default)]
pub struct Memory(Arc<Mutex<BTreeMap<LanguageId, Remembered>>>);

/// A way to a memory, which ends with it: a site that is built once keeps nothing for a next time.
#[derive(Debug)]
pub(super) struct Recall(Weak<Mutex<BTreeMap<LanguageId, Remembered>>>);

impl Memory {
    pub(super) fn recall(&self) -> Recall {
        Recall(Arc::downgrade(&self.0))
    }
}

impl Recall {
    /// What is remembered of a language, which is then forgotten.
    pub(super) fn take(&self, language: LanguageId) -> Remembered {
        self.0.upgrade().and_then(|memory| lock(&memory).remove(&language)).unwrap_or_default()
    }

    pub(super) fn keep(&self, language: LanguageId, extracts: Remembered) {
        if let Some(memory) = self.0.upgrade() {
            lock(&memory).insert(language, extracts);
        }
    }
}
