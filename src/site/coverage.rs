//! What the site has to answer, and what answers it.

use super::{DocumentId, Site, Topic};
use crate::front_matter::fields::TOPICS;
use std::collections::HashMap;

/// The topics by their keys, each with the published pages that answer it.
pub(crate) type Coverage<'s> = Vec<(&'s str, &'s Topic, Vec<DocumentId>)>;

impl Site {
    pub(crate) fn coverage(&self) -> Coverage<'_> {
        let mut answers: HashMap<String, Vec<DocumentId>> = HashMap::new();
        for (number, document, _) in self.published() {
            for key in document.front.texts(&TOPICS) {
                answers.entry(key).or_default().push(number);
            }
        }
        self.topics.iter().map(|(key, topic)| (key, topic, answers.remove(key).unwrap_or_default())).collect()
    }

    /// The address of a document's page, from the site's root; empty where it has none.
    pub(crate) fn url_of(&self, number: DocumentId) -> String {
        let Some(address) = &self.documents[number].address else { return String::new() };
        let (route, fragment) = self.place_of(address);
        format!("{route}{fragment}")
    }

    /// The title of a document's page; of a term its own.
    pub(crate) fn title_of(&self, number: DocumentId) -> &str {
        let document = &self.documents[number];
        match &document.address {
            Some(address) if address.fragment.is_none() => &self.pages[address.page].title,
            _ => document.title().unwrap_or(&document.path),
        }
    }
}
