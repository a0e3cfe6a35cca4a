//! What is remembered of documents from one build to the next.

use super::extract::Extract;
use crate::base::Fingerprint;
use crate::config::LanguageId;
use std::collections::{BTreeMap, HashMap};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

/// Extracts of a language by path, fingerprint and whether with their texts: by their whole input.
pub(crate) type Remembered = HashMap<(String, Fingerprint, bool), Arc<Extract>>;

/// The extracts of the documents that were indexed last.
#[derive(Clone, Debug, Default)]
pub struct Memory(Arc<Mutex<BTreeMap<LanguageId, Remembered>>>);

impl Memory {
    /// What is remembered of a language, which is then forgotten.
    pub fn take(&self, language: LanguageId) -> Remembered {
        self.all().remove(&language).unwrap_or_default()
    }

    pub fn keep(&self, language: LanguageId, extracts: Remembered) {
        self.all().insert(language, extracts);
    }

    fn all(&self) -> MutexGuard<'_, BTreeMap<LanguageId, Remembered>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
