//! What is remembered of documents from one build to the next.

use super::extract::Extract;
use crate::base::{Fingerprint, lock};
use crate::config::LanguageId;
use std::collections::{BTreeMap, HashMap};
use std::sync::{Arc, Mutex};

/// Extracts of a language by path, fingerprint and whether with their texts: by their whole input.
pub(crate) type Remembered = HashMap<(String, Fingerprint, bool), Arc<Extract>>;

/// The extracts of the documents that were indexed last.
#[derive(Clone, Debug, Default)]
pub struct Memory(Arc<Mutex<BTreeMap<LanguageId, Remembered>>>);

impl Memory {
    /// What is remembered of a language, which is then forgotten.
    pub fn take(&self, language: LanguageId) -> Remembered {
        lock(&self.0).remove(&language).unwrap_or_default()
    }

    pub fn keep(&self, language: LanguageId, extracts: Remembered) {
        lock(&self.0).insert(language, extracts);
    }
}
