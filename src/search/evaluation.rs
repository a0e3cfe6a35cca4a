//! Queries that are tested: where each should lead, and where it leads.

use super::answer::ask_in;
use super::curation::TestQuery;
use super::index::Index;
use super::ranking::Room;
use crate::base::encode_path;
use crate::config::LanguageId;
use crate::front_matter::fields::TOPICS;
use crate::site::{Address, DocumentId, Site};
use std::collections::HashMap;

/// Where a query leads, best first: what is pinned, then the documents of the sections that were
/// found. See [`place`].
pub(crate) fn places(room: &mut Room, index: &Index, query: &str) -> Vec<String> {
    let answer = ask_in(room, index, query, true);
    let pinned = answer.pinned.iter().flat_map(|pinned| index.pinned[*pinned].to.iter().map(|(url, _)| url.clone()));
    let found = answer.hits.iter().map(|hit| {
        let page = index.page(hit.section);
        let fragment = page.sections.first().map_or("", |(id, _)| id);
        joined(&page.url, fragment)
    });
    pinned.chain(found).collect()
}

/// The documents of a language by what queries say is right for them.
#[derive(Debug)]
pub struct Right<'s> {
    site: &'s Site,
    by_path: HashMap<&'s str, DocumentId>,
    by_topic: HashMap<&'s str, Vec<DocumentId>>,
}

impl<'s> Right<'s> {
    /// Those of a language, published or not.
    pub fn new(site: &'s Site, language: LanguageId) -> Self {
        let (mut by_path, mut by_topic) = (HashMap::new(), HashMap::<_, Vec<_>>::new());
        let own = site.documents.iter_enumerated().filter(|(number, _)| site.language_of(*number) == language);
        for (number, document) in own {
            by_path.insert(document.path.as_str(), number);
            for topic in document.front.list(&TOPICS).iter().filter_map(|node| node.text()) {
                by_topic.entry(topic).or_default().push(number);
            }
        }
        Self { site, by_path, by_topic }
    }

    /// The places that are right for a query; none when all its pages are left out of the site.
    pub fn of(&self, test: &TestQuery) -> Vec<String> {
        let named = test.to.iter().filter_map(|(path, _)| self.by_path.get(path.as_str()));
        let about = test.topics.iter().filter_map(|topic| self.by_topic.get(topic.as_str())).flatten();
        named.chain(about).filter_map(|number| place(self.site, *number)).collect()
    }
}

/// The place of a document: its route, and for one of several on a page its fragment.
pub(crate) fn place(site: &Site, number: DocumentId) -> Option<String> {
    let Address { page, fragment } = site.documents[number].address.as_ref()?;
    Some(joined(&encode_path(&site.pages[*page].route), fragment.as_deref().unwrap_or_default()))
}

fn joined(route: &str, fragment: &str) -> String {
    if fragment.is_empty() { route.to_owned() } else { format!("{route}#{fragment}") }
}
