//! Search without a server: an index that travels to the reader, and the words of authors about it.
//!
//! What a reader types is answered on their device. [`units`] takes documents apart, [`index`] brings
//! them together, [`query`] answers, [`files`] writes the index down for the client, which lies in
//! `themes/calm/search/`.

pub mod author;
pub mod files;
pub mod index;
pub mod query;
pub mod trial;
pub mod typo;
pub mod units;
pub mod words;

use crate::base::Fingerprint;
use crate::config::Loading;
use crate::diagnostic::Diagnostic;
use crate::output::{Artifact, Route};
use crate::site::{Address, DocumentId, Site};
use crate::theme::Theme;
use author::Author;
use index::{Card, Entrant, Index};
use rayon::iter::{IntoParallelIterator, ParallelIterator};
use std::collections::{BTreeMap, HashMap};
use std::fmt::Write as _;
use std::sync::{Arc, Mutex, OnceLock, PoisonError};
use units::Units;

/// The search of a site. Nothing is indexed before something is asked of it.
#[derive(Debug)]
pub struct Search {
    /// What authors say about it.
    pub author: Author,
    folder: String,
    client: String,
    level: Level,
    memory: Memory,
    index: OnceLock<Index>,
    files: OnceLock<BTreeMap<Route, Artifact>>,
}

/// How much of the index travels at once.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Level {
    /// Everything, with the texts: results show the words that were met.
    Whole,
    /// Everything but the texts: results show summaries.
    Postings,
    /// What the query needs, in shards: what is fetched tells something of what was typed.
    Shards(files::Counts),
    /// None: the site is too large for a private search and has not asked for the other. The A to Z
    /// stays.
    Absent,
}

/// Units of documents that were taken apart before, by path and fingerprint.
#[derive(Clone, Debug, Default)]
pub struct Memory(Arc<Mutex<Remembered>>);

type Remembered = HashMap<(String, Fingerprint), Arc<Units>>;

/// The index of a site with more pages than this can't travel at once. Fetching it in shards tells
/// something of what was typed, so that is for the site to choose: `[search] loading = "bytes"`.
const PAGES: usize = 1000;
/// Sites with less text than this, in bytes, send it with the index.
const TEXTS: usize = 240_000;
/// Where the client's scripts lie.
const CLIENT: &str = "themes/calm/search";

impl Level {
    /// The level of a site.
    pub fn of(site: &Site) -> Self {
        let bytes: usize = searched(site).map(|number| site.file(number).text().len()).sum();
        if site.config.search == Loading::Auto && site.pages.len() > PAGES {
            return Self::Absent;
        }
        if site.config.search == Loading::Bytes {
            return Self::Shards(files::Counts::of(bytes, searched(site).count()));
        }
        if bytes <= TEXTS { Self::Whole } else { Self::Postings }
    }
}

impl Search {
    /// Gets search ready. What is wrong with what authors say goes to `sink`.
    pub fn new(site: &Site, theme: &Theme, memory: &Memory, sink: &mut Vec<Diagnostic>) -> Self {
        let author = Author::read(&site.sources, &site.config, sink);
        let client = client(site);
        let level = Level::of(site);
        let version = if level == Level::Absent { String::new() } else { version(site, theme, &client, level) };
        let folder = format!("search/v-{version}");
        let memory = memory.clone();
        Self { author, folder, client, level, memory, index: OnceLock::new(), files: OnceLock::new() }
    }

    /// The route of the client's script; none where there is no index.
    pub fn script(&self) -> Option<Route> {
        (self.level != Level::Absent).then(|| format!("{}/search.js", self.folder))
    }

    /// The routes of all its files.
    pub fn routes(&self) -> Vec<Route> {
        let mut names = vec!["search".to_owned(), "m".to_owned()];
        match self.level {
            Level::Absent => names.clear(),
            Level::Whole => names.push("t".to_owned()),
            Level::Postings => {}
            Level::Shards(counts) => names.extend(counts.names()),
        }
        names.into_iter().map(|name| format!("{}/{name}.js", self.folder)).collect()
    }

    /// The file at a route.
    pub fn artifact(&self, site: &Site, theme: &Theme, route: &str) -> Option<Artifact> {
        if Some(route) == self.script().as_deref() {
            return Some(Artifact::new(route, self.client.as_str()));
        }
        let files = self.files.get_or_init(|| self.write(self.index_of(site), theme));
        files.get(route).cloned()
    }

    /// The index, which is built when it is first asked for.
    pub fn index_of(&self, site: &Site) -> &Index {
        self.index.get_or_init(|| self.build(site))
    }

    fn write(&self, index: &Index, theme: &Theme) -> BTreeMap<Route, Artifact> {
        let label = |kind: &str| theme.strings.find(&format!("kind-{kind}")).unwrap_or(kind).to_owned();
        let files = files::all(index, self.level, &label);
        let named = files.into_iter().map(|(name, bytes)| {
            let route = format!("{}/{name}.js", self.folder);
            (route.clone(), Artifact::new(&route, bytes))
        });
        named.collect()
    }

    fn build(&self, site: &Site) -> Index {
        let known = std::mem::take(&mut *self.memory.0.lock().unwrap_or_else(PoisonError::into_inner));
        let numbers: Vec<DocumentId> = searched(site).collect();
        let taken = numbers.into_par_iter().map(|number| {
            let file = site.file(number);
            let key = (file.path.clone(), file.fingerprint());
            let units = known.get(&key).cloned().unwrap_or_else(|| Arc::new(units::of(&site.documents[number], file)));
            (number, key, units)
        });
        let taken: Vec<_> = taken.collect();
        let mut now = Remembered::new();
        let mut entrants = Vec::with_capacity(taken.len());
        for (number, key, units) in taken {
            now.insert(key, units.clone());
            entrants.extend(card(site, number, &units).map(|card| Entrant { card, units }));
        }
        *self.memory.0.lock().unwrap_or_else(PoisonError::into_inner) = now;
        let lead_to = |path: &str| {
            let page = site.addresses[site.document_at(path)?].as_ref()?.page;
            Some((site.pages[page].route.clone(), site.pages[page].title.clone()))
        };
        index::build(entrants, &self.author, &site.config.language, &lead_to)
    }
}

impl Memory {
    /// Forgets everything: documents are read in another way now.
    pub fn clear(&self) {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).clear();
    }
}

/// The documents that can be found: those that are published and do not ask to be left out.
fn searched(site: &Site) -> impl Iterator<Item = DocumentId> + '_ {
    let asked = |number: &DocumentId| site.documents[*number].front.record.bool("search") != Some(false);
    (0..site.documents.len()).filter(|number| site.addresses[*number].is_some()).filter(asked)
}

/// The client: the theme's scripts for search, in one function so that nothing else sees them.
fn client(site: &Site) -> String {
    let scripts: Vec<&str> = site.sources.under(CLIENT).map(|(_, file)| file.text()).collect();
    format!("(() => {{\n{}\n}})()\n", crate::theme::compact(&scripts.join("\n"), "js"))
}

/// A name for everything that the files depend on, so that they may be kept for ever, without making them.
fn version(site: &Site, theme: &Theme, client: &str, level: Level) -> String {
    let mut all = format!("{} {level:?} {} {client}", env!("CARGO_PKG_VERSION"), site.config.language);
    for number in searched(site) {
        if let Some(Address { page, fragment }) = &site.addresses[number] {
            let fragment = fragment.as_deref().unwrap_or_default();
            let _ = write!(all, "\n{} {fragment} {}", site.pages[*page].route, site.file(number).fingerprint().short());
        }
    }
    for name in author::FILES {
        let file = site.sources.find(&format!("{}/{name}", site.config.src)).map(|id| site.sources.file(id));
        let _ = write!(all, "\n{name} {}", file.map_or(String::new(), |file| file.fingerprint().short()));
    }
    for kind in crate::kind::ALL {
        let _ = write!(all, "\n{}", theme.strings.get(&format!("kind-{}", kind.name)));
    }
    Fingerprint::of(all.as_bytes()).short()
}

fn card(site: &Site, number: DocumentId, units: &Units) -> Option<Card> {
    let Address { page, fragment } = site.addresses[number].as_ref()?;
    let document = &site.documents[number];
    let record = &document.front.record;
    let sections = units.sections.iter().map(|section| match section.heading {
        Some(heading) => {
            let fact = &document.facts.headings[heading];
            (fact.id.clone(), fact.text.clone(), section.text.clone())
        }
        None => (fragment.clone().unwrap_or_default(), String::new(), section.text.clone()),
    });
    let title = if fragment.is_some() { document.title() } else { None };
    Some(Card {
        url: site.pages[*page].route.clone(),
        title: title.unwrap_or(&site.pages[*page].title).to_owned(),
        kind: document.front.kind.name,
        summary: record.text("summary").or(record.text("plain-definition")).unwrap_or_default().to_owned(),
        boost: record.integer("boost").unwrap_or(0).clamp(0, 10) as u8,
        open: document.front.sensitivity() < 3 && document.front.kind.name != "myth",
        sections: sections.collect(),
    })
}
