//! Queries that are tried: where each should lead, and where it leads.

use super::author::Trial;
use super::index::Index;
use super::query;
use crate::config::LanguageId;
use crate::front_matter::fields::TOPICS;
use crate::site::{Address, DocumentId, Site};

/// Where a query leads, best first: what leads first, then the documents of the sections that were
/// found. See [`place`].
pub fn places(index: &Index, query: &str) -> Vec<String> {
    let answer = query::ask(index, query, true);
    let lead = answer.lead.iter().flat_map(|lead| index.leads[*lead].to.iter().map(|(url, _)| url.clone()));
    let found = answer.hits.iter().map(|hit| {
        let page = &index.pages[index.page_of[hit.section] as usize];
        let fragment = page.sections.first().map_or("", |(id, _)| id);
        joined(&page.url, fragment)
    });
    lead.chain(found).collect()
}

/// The places of a language that are right for a trial; none when all its pages are left out of the site.
pub fn right(site: &Site, language: LanguageId, trial: &Trial) -> Vec<String> {
    let fits = |number: &DocumentId| {
        let document = &site.documents[*number];
        let topics = document.front.list(&TOPICS);
        trial.to.contains(&document.path)
            || topics.iter().filter_map(|node| node.text()).any(|topic| trial.topics.iter().any(|key| key == topic))
    };
    let own = site.documents.keys().filter(|number| site.language_of(*number) == language);
    own.filter(fits).filter_map(|number| place(site, number)).collect()
}

/// The place of a document: its route, and for one of several on a page its fragment.
pub fn place(site: &Site, number: DocumentId) -> Option<String> {
    let Address { page, fragment } = site.documents[number].address.as_ref()?;
    Some(joined(&site.pages[*page].route, fragment.as_deref().unwrap_or_default()))
}

fn joined(route: &str, fragment: &str) -> String {
    if fragment.is_empty() { route.to_owned() } else { format!("{route}#{fragment}") }
}
