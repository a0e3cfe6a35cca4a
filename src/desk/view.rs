//! What every part of the desk asks for.

use super::graph::Graph;
use super::known::Known;
use super::query::ROOT;
use super::sheet::Cell;
use crate::base::{Position, Span, encode_path};
use crate::engine::Compiled;
use crate::lint::Verdict;
use crate::site::{DocumentId, PageId, Site};
use crate::source::Sources;

/// A site at one moment, with all that is said of it.
pub(crate) struct Desk<'a> {
    /// The site that is shown.
    pub compiled: &'a Compiled,
    /// What is wrong, and the sources in which it stands: those of the site as it was read last.
    pub verdict: &'a Verdict,
    pub sources: &'a Sources,
    /// Whether every page was looked at.
    pub is_judged: bool,
    /// What keeps the site from being read.
    pub trouble: Option<&'a str>,
    /// What was worked out for this site before.
    pub known: &'a Known,
    /// The link that opens a file of the site in an editor.
    pub editor: &'a dyn Fn(&str, Position) -> String,
}

impl<'a> Desk<'a> {
    pub(super) fn site(&self) -> &Site {
        &self.compiled.site
    }

    /// The path that the site lies below.
    pub(super) fn base(&self) -> &str {
        self.site().config.base_path()
    }

    /// The pages that readers meet by themselves.
    pub(super) fn listed(&self) -> impl Iterator<Item = PageId> + '_ {
        let site = self.site();
        site.pages.keys().filter(|page| site.pages[*page].is_listed_in(site.pages[*page].language))
    }

    /// A document by its title, leading to all that the desk knows of its page.
    pub(super) fn document_cell(&self, number: DocumentId) -> Cell {
        let site = self.site();
        let code = &site.config.languages[site.language_of(number)].code;
        let cell = Cell::text(site.title_of(number)).lang(code);
        match &site.documents[number].address {
            Some(address) => cell.link(about(&site.pages[address.page].route)),
            None => cell,
        }
    }

    /// A page by its title, leading to all that the desk knows of it.
    pub(super) fn page_cell(&self, page: PageId) -> Cell {
        let site = self.site();
        let page = &site.pages[page];
        Cell::text(&page.title).lang(&site.config.languages[page.language].code).link(about(&page.route))
    }

    /// The document that a file of the site is.
    pub(super) fn document_of(&self, path: &str) -> Option<DocumentId> {
        let below = path.strip_prefix(self.site().config.src.as_str())?.strip_prefix('/')?;
        self.site().document_at(below)
    }

    /// Opens a place in an editor; nothing where it is in a file that is built into the program.
    pub(super) fn open(&self, sources: &Sources, span: Span) -> Option<String> {
        let file = sources.file(span.source);
        (!file.layer.is_built_in()).then(|| (self.editor)(file.place(), sources.place(span).0))
    }

    /// The links of the site.
    pub(super) fn links(&self) -> &'a Graph {
        self.known.links.get_or_init(|| Graph::new(&self.compiled.site))
    }
}

/// The address of all that the desk knows of a page.
pub(super) fn about(route: &str) -> String {
    format!("{ROOT}/page/{}", encode_path(route))
}
