//! Which pages say the same in another language.

use super::{DocumentId, Origin, PageId, Site};
use crate::base::{join, parent};
use crate::config::LanguageId;
use crate::diagnostic::Diagnostic;
use crate::output::Route;
use std::collections::BTreeMap;

impl Site {
    /// The same page in other languages, in their order.
    pub fn translations_of(&self, page: PageId) -> &[PageId] {
        self.translations.get(page).map_or(&[], Vec::as_slice)
    }

    /// The page that says the same in a language, where that is another page.
    pub fn translation_in(&self, page: PageId, language: LanguageId) -> Option<PageId> {
        self.translations_of(page).iter().copied().find(|other| self.pages[*other].language == language)
    }

    /// The route at which a page of the site's own language stands in for the translation that a
    /// language lacks. None where nothing is lacking, and where something else stands there.
    pub fn stand_in(&self, page: PageId, language: LanguageId) -> Option<Route> {
        let own = &self.pages[page];
        if own.language > 0 || language == 0 || self.roots[language].is_none() {
            return None;
        }
        let route = join(self.config.folder_of(language), &own.route);
        (self.translation_in(page, language).is_none() && !self.routes.contains_key(&route)).then_some(route)
    }

    /// The document that another is translated from: the one that it names, else the one at the same
    /// path in the site's own language. None for a document of that language.
    pub fn original_of(&self, document: DocumentId) -> Option<DocumentId> {
        let document = &self.documents[document];
        let own = self.config.without_language(&document.path);
        if own.len() == document.path.len() {
            return None;
        }
        let named = document.front.record.text("translation-of").and_then(|path| self.document_at(path));
        named.or_else(|| self.document_at(own))
    }
}

/// Brings together pages that are each other's translations. A language without a page is reported,
/// and so is a `translation-of` that leads nowhere.
pub(super) fn pair(site: &mut Site, sink: &mut Vec<Diagnostic>) {
    if site.config.languages.len() == 1 {
        return;
    }
    for (language, _) in site.config.languages.iter().zip(&site.roots).filter(|(_, root)| root.is_none()) {
        let message = format!("there is no page in `{}`", language.code);
        let finding = Diagnostic::new("config/unused-language", language.span, message);
        sink.push(finding.help(format!("put pages into {}/{}/, or take this out", site.config.src, language.code)));
    }
    for document in &site.documents {
        let Some(path) = document.front.record.text("translation-of") else { continue };
        if site.document_at(path).is_none() {
            let place = document.front.record.place("translation-of");
            let message = format!("there is no page `{path}`");
            let help = "name the original by its path below the content folder, such as `faq/cost.md`";
            sink.push(Diagnostic::new("link/missing-target", place, message).help(help));
        }
    }
    let mut alike: BTreeMap<String, Vec<PageId>> = BTreeMap::new();
    for page in 0..site.pages.len() {
        alike.entry(name(site, page)).or_default().push(page);
    }
    let mut translations = vec![Vec::new(); site.pages.len()];
    for mut pages in alike.into_values() {
        pages.sort_by_key(|page| (site.pages[*page].language, *page));
        pages.dedup_by_key(|page| site.pages[*page].language);
        for page in &pages {
            translations[*page] = pages.iter().copied().filter(|other| other != page).collect();
        }
    }
    site.translations = translations;
}

/// What a page and its translations have in common: the original's path.
fn name(site: &Site, page: PageId) -> String {
    let page = &site.pages[page];
    match page.origin {
        Origin::Document(number) => {
            let path = &site.documents[site.original_of(number).unwrap_or(number)].path;
            let path = site.config.without_language(path);
            if site.documents[number].is_index() { join(parent(path), "index.html") } else { path.to_owned() }
        }
        Origin::Folder | Origin::Letter(..) => site.config.without_language(&page.route).to_owned(),
    }
}
