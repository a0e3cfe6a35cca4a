//! Queries that are tested: where each should lead, and where it leads.

use super::answer::ask;
use super::curation::TestQuery;
use super::index::Index;
use crate::base::encode_path;
use crate::config::LanguageId;
use crate::front_matter::fields::TOPICS;
use crate::site::{Address, DocumentId, Site};

/// Where a query leads, best first: what is pinned, then the documents of the sections that were
/// found. See [`place`].
pub(crate) fn places(index: &Index, query: &str) -> Vec<String> {
    let answer = ask(index, query, true);
    let pinned = answer.pinned.iter().flat_map(|pinned| index.pinned[*pinned].to.iter().map(|(url, _)| url.clone()));
    let found = answer.hits.iter().map(|hit| {
        let page = index.page(hit.section);
        let fragment = page.sections.first().map_or("", |(id, _)| id);
        joined(&page.url, fragment)
    });
    pinned.chain(found).collect()
}

/// The places of a language that are right for a query; none when all its pages are left out of the site.
pub fn right(site: &Site, language: LanguageId, test: &TestQuery) -> Vec<String> {
    let fits = |number: &DocumentId| {
        let document = &site.documents[*number];
        let topics = document.front.list(&TOPICS);
        test.to.contains(&document.path)
            || topics.iter().filter_map(|node| node.text()).any(|topic| test.topics.iter().any(|key| key == topic))
    };
    let own = site.documents.keys().filter(|number| site.language_of(*number) == language);
    own.filter(fits).filter_map(|number| place(site, number)).collect()
}

/// The place of a document: its route, and for one of several on a page its fragment.
pub(crate) fn place(site: &Site, number: DocumentId) -> Option<String> {
    let Address { page, fragment } = site.documents[number].address.as_ref()?;
    Some(joined(&encode_path(&site.pages[*page].route), fragment.as_deref().unwrap_or_default()))
}

fn joined(route: &str, fragment: &str) -> String {
    if fragment.is_empty() { route.to_owned() } else { format!("{route}#{fragment}") }
}
