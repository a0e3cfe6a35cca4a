//! What is indexed of a site: the documents of a language, with what is stored of each.

use super::delivery::searched;
use super::extract::{Extract, extract};
use super::index::{Indexable, StoredPage};
use super::memory::{Recall, Remembered};
use crate::base::{Fingerprint, encode_path};
use crate::config::LanguageId;
use crate::front_matter::FrontMatter;
use crate::front_matter::fields::{BOOST, SUMMARY};
use crate::site::{Address, DocumentId, Site};
use rayon::iter::ParallelIterator;
use rayon::slice::ParallelSlice;
use std::sync::Arc;

/// So many pages are read at once, and share a vocabulary.
const TOGETHER: usize = 64;

/// The documents of a language, in their order. What is remembered is not read again.
pub(super) fn documents(site: &Site, (language, texts): (LanguageId, bool), memory: &Recall) -> Vec<Indexable> {
    let known = memory.take(language);
    let numbers: Vec<DocumentId> = searched(site, language).collect();
    let read = numbers.par_chunks(TOGETHER).map(|numbers| {
        let key = |number: &DocumentId| (site.file(*number).path.clone(), fingerprint(site, *number), texts);
        let keys = numbers.iter().map(key).collect::<Vec<_>>();
        let new = numbers.iter().zip(&keys).filter(|(_, key)| !known.contains_key(*key));
        let new: Vec<_> = new.map(|(number, _)| (&**site.documents[*number], site.file(*number))).collect();
        let mut new = extract(&new, &site.figures, texts).into_iter().map(Arc::new);
        let extracts = keys.into_iter().zip(numbers).filter_map(|(key, number)| {
            let extract = known.get(&key).cloned().or_else(|| new.next())?;
            Some((*number, key, extract))
        });
        extracts.collect::<Vec<_>>()
    });
    let mut now = Remembered::new();
    let mut all = Vec::with_capacity(numbers.len());
    for (number, key, extract) in read.collect::<Vec<_>>().into_iter().flatten() {
        now.insert(key, extract.clone());
        all.extend(stored(site, number, &extract).map(|page| Indexable { extract, page }));
    }
    memory.keep(language, now);
    all
}

/// Of all that a document's extract is made from: its file, and the figures in it.
fn fingerprint(site: &Site, number: DocumentId) -> Fingerprint {
    let figures = site.figures_in(number).filter_map(|placed| site.figures.find(&placed.name));
    figures.fold(site.file(number).fingerprint(), |sum, figure| {
        sum.with(site.sources.file(figure.span.source).fingerprint())
    })
}

fn stored(site: &Site, number: DocumentId, extract: &Extract) -> Option<StoredPage> {
    let document = &site.documents[number];
    let address @ Address { page, fragment } = document.address.as_ref()?;
    let front = &document.front;
    let sections = extract.sections.iter().map(|section| match section.heading {
        Some(heading) => {
            let fact = &document.facts.headings[heading];
            (address.anchor(&fact.id).into_owned(), fact.text.clone())
        }
        None => (fragment.clone().unwrap_or_default(), String::new()),
    });
    let title = if fragment.is_some() { document.title() } else { None };
    Some(StoredPage {
        url: encode_path(&site.pages[*page].route).into_owned(),
        title: title.unwrap_or(&site.pages[*page].title).to_owned(),
        kind: front.kind.name,
        summary: summary(front),
        boost: front.integer(&BOOST).unwrap_or(0).clamp(0, 10) as u8,
        open: front.sensitivity() < 3 && front.kind.excerpts,
        sections: sections.collect(),
    })
}

/// The summary of a document in plain words; what answers first, where it has none.
fn summary(front: &FrontMatter) -> String {
    let said = front.get(&SUMMARY).or_else(|| front.answer());
    said.map_or(String::new(), |node| node.words().trim().to_owned())
}
