//! Pages and the folders that they are in.

use super::address::{DocumentId, PageId, SectionId};
use super::routes::NOT_FOUND;
use crate::config::LanguageId;
use crate::kind::Kind;
use crate::output::Route;

/// What a page is made from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Origin {
    /// A document of its own.
    Document(DocumentId),
    /// A folder without a page of its own: a list of what is in it.
    Folder,
    /// The terms that begin with a letter.
    Letter(char, Vec<DocumentId>),
}

#[derive(Clone, Debug)]
pub struct Page {
    /// What it is made from.
    pub origin: Origin,
    /// Where it is written.
    pub route: Route,
    /// The folder that it is in; for a folder's own page that folder.
    pub section: SectionId,
    /// The language that it is written in.
    pub language: LanguageId,
    pub kind: &'static Kind,
    /// Its heading.
    pub title: String,
    /// Its short title for lists.
    pub nav_title: String,
    /// What tabs show, without the site's name.
    pub discreet_title: Option<String>,
    /// What it says, in one line.
    pub summary: Option<String>,
    /// The page before it in its section.
    pub previous: Option<PageId>,
    /// The page behind it in its section.
    pub next: Option<PageId>,
    /// The same page in other languages, in their order.
    pub translations: Vec<PageId>,
}

/// A folder of pages.
#[derive(Clone, Debug)]
pub struct Section {
    /// Its path below the content folder, empty for the root.
    pub path: String,
    /// The page that stands for it.
    pub page: PageId,
    /// The folder that it is in; none for the root of a language.
    pub parent: Option<SectionId>,
    /// Its pages and the pages of its folders, in their order.
    pub children: Vec<PageId>,
}

impl Page {
    /// Whether lists and the search of a language have it: the page for what is not found is in none.
    pub fn is_listed_in(&self, language: LanguageId) -> bool {
        self.language == language && self.route != NOT_FOUND
    }
}

impl Origin {
    /// The documents that a page of this origin is made from.
    pub(super) fn documents(&self) -> &[DocumentId] {
        match self {
            Self::Document(document) => std::slice::from_ref(document),
            Self::Folder => &[],
            Self::Letter(_, terms) => terms,
        }
    }
}
