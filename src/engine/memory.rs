//! Documents and the theme are read anew only where their files have changed.

use super::unbranded::Unbranded;
use crate::base::{SourceId, Table};
use crate::config::{Config, Language, LanguageId};
use crate::diagnostic::Diagnostic;
use crate::document::{self, Document};
use crate::kind;
use crate::markdown::Extensions;
use crate::search;
use crate::source::{SourceFile, Sources, page_stem};
use crate::theme::{FOLDER, Theme};
use rayon::iter::{IntoParallelIterator, ParallelIterator};
use std::sync::Arc;

/// What is kept from one build to the next, with the whole of what it was made from.
#[derive(Debug, Default)]
pub struct Memory {
    /// By the number of the file.
    documents: Vec<Option<(Arc<SourceFile>, Arc<Document>)>>,
    read_with: Option<(Extensions, Vec<String>)>,
    /// Whether one brand of a site is built after the other.
    pub(super) has_brands: bool,
    pub(super) theme: Option<Loaded>,
    /// What was made last.
    pub(super) before: Option<Arc<Unbranded>>,
    pub(super) search: search::Memory,
}

/// A file and its number.
type Numbered = (SourceId, Arc<SourceFile>);

/// A theme, with what it was loaded from and what was found meanwhile.
#[derive(Debug)]
pub(super) struct Loaded {
    files: Vec<Numbered>,
    languages: Table<LanguageId, Language>,
    pub(super) theme: Arc<Theme>,
    pub(super) findings: Vec<Diagnostic>,
}

impl Loaded {
    /// The theme of these files and languages: the one of before, where it is made of the same.
    pub(super) fn of(before: Option<Self>, sources: &Sources, config: &Config) -> Self {
        let files = sources.all().filter(|(_, file)| file.path.starts_with(FOLDER));
        let files: Vec<Numbered> = files.map(|(id, file)| (id, Arc::clone(file))).collect();
        let same = |(one, other): (&Numbered, &Numbered)| one.0 == other.0 && Arc::ptr_eq(&one.1, &other.1);
        let is_same = |before: &Self| {
            before.languages == config.languages
                && before.files.len() == files.len()
                && before.files.iter().zip(&files).all(same)
        };
        before.filter(is_same).unwrap_or_else(|| {
            let mut findings = Vec::new();
            let theme = Arc::new(Theme::load(sources, config, &mut findings));
            Self { files, languages: config.languages.clone(), theme, findings }
        })
    }
}

impl Memory {
    /// One for the brands of a site, which keeps what they share.
    pub(crate) fn for_brands() -> Self {
        Self { has_brands: true, ..Self::default() }
    }

    /// Forgets everything if these settings read documents in another way.
    pub(super) fn of(&mut self, config: &Config) {
        let codes = config.languages.iter().map(|language| language.code.clone());
        let read_with = Some((config.markdown.extensions, codes.collect()));
        if self.read_with != read_with {
            *self = Self { read_with, has_brands: self.has_brands, ..Self::default() };
        }
    }

    /// A document for every page's file of the content folder, in order of path: `a.markdown` is `a.md`.
    pub(super) fn read(&mut self, sources: &Sources, config: &Config) -> Vec<Arc<Document>> {
        let known = std::mem::take(&mut self.documents);
        let files: Vec<_> = sources.under(&config.src).filter(|(_, file)| page_stem(&file.path).is_some()).collect();
        let read = files.into_par_iter().filter_map(|(id, _)| {
            let file = sources.shared(id);
            let before = known.get(id.0 as usize).and_then(Option::as_ref);
            // What is the very file that was read has its path too.
            let document = match before.filter(|(was, _)| Arc::ptr_eq(was, file)) {
                Some((_, document)) => Arc::clone(document),
                None => read(file, id, config, before)?,
            };
            // The search asks for it later, one file after another, when its text is no longer at hand.
            file.fingerprint();
            Some((id, Arc::clone(file), document))
        });
        let read: Vec<_> = read.collect();
        self.documents = vec![None; sources.all().len()];
        let mut documents = Vec::with_capacity(read.len());
        for (id, file, document) in read {
            documents.push(Arc::clone(&document));
            self.documents[id.0 as usize] = Some((file, document));
        }
        documents.sort_by(|a, b| a.path.cmp(&b.path));
        documents
    }
}

/// A file's document: the one of before, where it has the same words and place. None for the order of all pages.
fn read(
    file: &Arc<SourceFile>,
    id: SourceId,
    config: &Config,
    before: Option<&(Arc<SourceFile>, Arc<Document>)>,
) -> Option<Arc<Document>> {
    let path = page_stem(&file.path)?.strip_prefix(&config.src)?.strip_prefix('/')?.to_owned() + ".md";
    if path == "SUMMARY.md" {
        return None;
    }
    let same = before.filter(|(was, document)| document.path == path && was.is_same(file));
    Some(same.map(|(_, document)| Arc::clone(document)).unwrap_or_else(|| {
        let kind = kind::by_folder(config.without_language(&path));
        Arc::new(document::parse(file, id, &path, kind, config.markdown.extensions))
    }))
}
