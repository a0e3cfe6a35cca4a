//! A document in its site.

use super::address::{Address, DocumentId};
use super::links::{Target, Targets};
use crate::document::Document;
use std::ops::Deref;
use std::sync::Arc;

/// A document in its site.
#[derive(Debug)]
pub struct Resolved {
    pub(super) document: Arc<Document>,
    /// Where it is published; none where it is not.
    pub address: Option<Address>,
    /// What it is translated from.
    pub original: Option<DocumentId>,
    /// Where its links lead, in the order of its facts.
    pub links: Vec<Target>,
    /// Where its images are, in the order of its facts.
    pub images: Vec<Target>,
}

impl Resolved {
    /// The same with another body, whose links lead there.
    pub(super) fn with_body(&self, document: &Arc<Document>, targets: Targets) -> Self {
        let Targets { links, images } = targets;
        Self { document: Arc::clone(document), address: self.address.clone(), original: self.original, links, images }
    }
}

impl Deref for Resolved {
    type Target = Document;

    fn deref(&self) -> &Document {
        &self.document
    }
}
