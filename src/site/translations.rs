//! Which pages say the same in another language.

use super::address::{DocumentId, PageId};
use super::loaded::Loaded;
use super::page::Origin;
use super::pages::{Placed, Places};
use super::routes::{Made, NOT_FOUND};
use crate::base::{Table, join, parent};
use crate::config::LanguageId;
use crate::diagnostic::Diagnostic;
use crate::front_matter::fields::TRANSLATION_OF;
use std::collections::BTreeMap;

/// For each page those that say the same in other languages, in the order of these.
pub(super) type Translations = Table<PageId, Vec<PageId>>;

/// The document that another is translated from: the one that it names, else the one at the same
/// path in the site's own language. None for a document of that language.
pub(super) fn original_of(loaded: &Loaded, number: DocumentId) -> Option<DocumentId> {
    let document = &loaded.documents[number];
    let own = loaded.config.without_language(&document.path);
    if own.len() == document.path.len() {
        return None;
    }
    let named = document.front.text(&TRANSLATION_OF).and_then(|path| loaded.document_at(path));
    named.or_else(|| loaded.document_at(own))
}

/// Brings together pages that are each other's translations. A language without a page is reported,
/// and so is a `translation-of` that leads nowhere.
pub(super) fn pair(loaded: &Loaded, pages: &Table<PageId, Placed>, sink: &mut Vec<Diagnostic>) -> Translations {
    let mut translations: Translations = pages.iter().map(|_| Vec::new()).collect();
    if loaded.config.languages.len() == 1 {
        return translations;
    }
    complain(loaded, pages, sink);
    let mut alike: BTreeMap<String, Vec<PageId>> = BTreeMap::new();
    for (number, page) in pages.iter_enumerated() {
        alike.entry(name(loaded, page)).or_default().push(number);
    }
    for mut alike in alike.into_values() {
        alike.sort_by_key(|page| (pages[*page].language, *page));
        alike.dedup_by_key(|page| pages[*page].language);
        for page in &alike {
            translations[*page] = alike.iter().copied().filter(|other| other != page).collect();
        }
    }
    translations
}

fn complain(loaded: &Loaded, pages: &Table<PageId, Placed>, sink: &mut Vec<Diagnostic>) {
    for (number, language) in loaded.config.languages.iter_enumerated() {
        if number != LanguageId::OWN && !pages.iter().any(|page| page.language == number) {
            let message = format!("there is no page in `{}`", language.code);
            let help = format!("put pages into {}/{}/, or remove this language", loaded.config.src, language.code);
            sink.push(Diagnostic::new("config/unused-language", language.span, message).help(help));
        }
    }
    for document in &loaded.documents {
        let Some(path) = document.front.text(&TRANSLATION_OF) else { continue };
        if loaded.document_at(path).is_none() {
            let place = document.front.place(&TRANSLATION_OF);
            let message = format!("there is no page `{path}`");
            let help = "write the original's path in the content folder, such as `faq/cost.md`";
            sink.push(Diagnostic::new("link/missing-target", place, message).help(help));
        }
    }
}

/// What a page and its translations have in common: the original's path.
fn name(loaded: &Loaded, page: &Placed) -> String {
    match page.origin {
        Origin::Document(number) => {
            let path = &loaded.documents[original_of(loaded, number).unwrap_or(number)].path;
            let path = loaded.config.without_language(path);
            if loaded.documents[number].is_index() { join(parent(path), "index.html") } else { path.to_owned() }
        }
        Origin::Folder | Origin::Letter(..) => loaded.config.without_language(&page.route).to_owned(),
    }
}

/// Lets pages of the site's own language stand in for the translations that another lacks, where
/// nothing else stands there.
pub(super) fn stand_in(loaded: &Loaded, places: &mut Places, translations: &Translations) {
    for language in loaded.config.languages.keys().filter(|language| *language != LanguageId::OWN) {
        if !places.pages.iter().any(|page| page.language == language) {
            continue;
        }
        for (number, page) in places.pages.iter_enumerated() {
            let has_own = || translations[number].iter().any(|other| places.pages[*other].language == language);
            if page.language == LanguageId::OWN && page.route != NOT_FOUND && !has_own() {
                places.routes.claim_if_free(&join(loaded.config.folder_of(language), &page.route), Made::Page(number));
            }
        }
    }
}
