//! A site before it has a brand: what brands that add no files share.

use crate::config::Config;
use crate::diagnostic::Diagnostic;
use crate::lint::{self, Case};
use crate::render::Drawn;
use crate::search::Search;
use crate::site::Site;
use crate::source::Sources;
use crate::theme::{Sheets, Theme};
use std::sync::{Arc, OnceLock};

/// A site, its theme and its search, made from files and settings alone.
#[derive(Debug)]
pub(super) struct Unbranded {
    pub(super) site: Arc<Site>,
    pub(super) theme: Arc<Theme>,
    pub(super) search: Arc<Search>,
    /// The drawings that have files of their own.
    pub(super) drawn: Drawn,
    /// What was found meanwhile.
    pub(super) findings: Vec<Diagnostic>,
    /// What rules found, when it was asked for.
    pub(super) examined: OnceLock<Vec<Diagnostic>>,
    /// The pages before brands fill them; none where there is one brand.
    pub(super) sheets: Option<Arc<Sheets>>,
}

impl Unbranded {
    /// Whether the same files and settings would make the same.
    pub(super) fn is_of(&self, sources: &Arc<Sources>, config: &Config) -> bool {
        Arc::ptr_eq(&self.site.sources, sources) && *self.site.config == *config
    }

    /// What rules find that do not ask about the brand.
    pub(super) fn examined(&self) -> &[Diagnostic] {
        self.examined.get_or_init(|| {
            self.search.build(&self.site);
            lint::examine(self.case())
        })
    }

    /// What rules look at.
    pub(super) fn case(&self) -> Case<'_> {
        Case { site: &self.site, theme: &self.theme, search: &self.search }
    }
}
