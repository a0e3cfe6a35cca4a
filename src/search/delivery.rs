//! How an index travels to readers.

use super::shards::Counts;
use crate::config::{LanguageId, Loading};
use crate::site::{DocumentId, Site};

/// How much of an index travels at once.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Delivery {
    /// Everything, with the texts: results show the words that were met.
    Whole,
    /// Everything but the texts: results show summaries.
    Postings,
    /// What the query needs, in shards, without the texts: what is fetched tells something of what was typed.
    Shards(Counts),
    /// None: the site wants none, or has no page in the language. The A to Z stays.
    Absent,
}

/// The index of a language with more pages than this can't travel at once. Fetching it in shards tells
/// something of what was typed, so the search page and the manifest say so.
const PAGES: usize = 1000;
/// Languages with less text than this, in bytes, send it with the index.
const TEXTS: usize = 240_000;

impl Delivery {
    /// How the index of a language travels. What tells something of a reader's words is decided for the whole site:
    /// its largest language counts.
    pub(crate) fn of(site: &Site, language: LanguageId) -> Self {
        let pages = |language| site.pages.iter().filter(|page| page.language == language).count();
        let most = site.config.languages.keys().map(pages).max().unwrap_or_default();
        let empty = language != LanguageId::OWN && site.editions[language].root.is_none();
        if empty || site.config.search == Loading::None {
            return Self::Absent;
        }
        let lengths = searched(site, language).map(|number| site.file(number).text().len());
        let (count, bytes) = lengths.fold((0, 0), |(count, bytes), length| (count + 1, bytes + length));
        if site.config.search == Loading::Bytes || most > PAGES {
            return Self::Shards(Counts::of(bytes, count));
        }
        if bytes <= TEXTS { Self::Whole } else { Self::Postings }
    }

    /// The names of the files.
    pub(crate) fn names(self) -> Vec<String> {
        let core = std::iter::once("m".to_owned());
        match self {
            Self::Absent => Vec::new(),
            Self::Whole => core.chain(["t".to_owned()]).collect(),
            Self::Postings => core.collect(),
            Self::Shards(counts) => core.chain(counts.names()).collect(),
        }
    }
}

/// The documents of a language that can be found: those that are published and do not ask to be left
/// out.
pub(crate) fn searched(site: &Site, language: LanguageId) -> impl Iterator<Item = DocumentId> + '_ {
    let own = site.published().filter(move |(_, _, address)| site.pages[address.page].is_listed_in(language));
    own.filter(|(_, document, _)| document.front.searched()).map(|(number, ..)| number)
}
