//! Search without a server: an index that travels to the reader, and the words of authors about it.
//!
//! What a reader types is answered on their device. [`units`] takes documents apart, [`index`] brings
//! those of a language together, [`query`] answers, [`files`] writes the index down for the client,
//! which lies in `themes/calm/search/`.

pub mod author;
pub mod files;
pub mod index;
pub mod lexicon;
pub mod query;
pub mod tongue;
pub mod trial;
pub mod typo;
pub mod units;
pub mod words;

use crate::base::{Fingerprint, Table, join};
use crate::config::{LanguageId, Loading};
use crate::diagnostic::Diagnostic;
use crate::document::Document;
use crate::output::{Artifact, Route};
use crate::site::{Address, DocumentId, Site};
use crate::theme::{Strings, Theme};
use author::Author;
use index::{Card, Entrant, Index};
use rayon::iter::ParallelIterator;
use rayon::slice::ParallelSlice;
use std::collections::{BTreeMap, HashMap};
use std::fmt::Write as _;
use std::sync::{Arc, Mutex, MutexGuard, OnceLock, PoisonError};
use units::Units;

/// The search of a site. Nothing is indexed before something is asked of it.
#[derive(Debug)]
pub struct Search {
    client: String,
    memory: Memory,
    /// By language.
    indexes: Table<LanguageId, Own>,
}

/// The search of one language: its index knows no other language's pages and words.
#[derive(Debug)]
struct Own {
    author: Author,
    /// Where its script lies. This has the same name always, so that no page changes with the index.
    folder: String,
    /// The folder in it with the index.
    version: String,
    level: Level,
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
    /// What the query needs, in shards, without the texts: what is fetched tells something of what was typed.
    Shards(files::Counts),
    /// None: the site wants none, or has no page in the language. The A to Z stays.
    Absent,
}

/// Units of documents that were taken apart before: by language, then by path, fingerprint and whether with their texts.
#[derive(Clone, Debug, Default)]
pub struct Memory(Arc<Mutex<BTreeMap<LanguageId, Remembered>>>);

type Remembered = HashMap<(String, Fingerprint, bool), Arc<Units>>;

/// The index of a language with more pages than this can't travel at once. Fetching it in shards tells
/// something of what was typed, so the search page and the manifest say so.
const PAGES: usize = 1000;
/// Languages with less text than this, in bytes, send it with the index.
const TEXTS: usize = 240_000;
/// What the client calls the words of the interface that it shows.
const WORDS: &[(&str, &str)] = &[
    ("one", "search-one-result"),
    ("many", "search-many-results"),
    ("none", "search-no-results"),
    ("showing", "search-showing-for"),
    ("loading", "search-loading"),
    ("lost", "search-lost"),
    ("all", "search-all-results"),
    ("whole", "search-title"),
];
/// Where the client's scripts lie.
const CLIENT: &str = "themes/calm/search";

impl Level {
    /// The level of a language. What tells something of a reader's words is decided for the whole site:
    /// its largest language counts.
    pub fn of(site: &Site, language: LanguageId) -> Self {
        let pages = |language| site.pages.iter().filter(|page| page.language == language).count();
        let most = site.config.languages.keys().map(pages).max().unwrap_or_default();
        let empty = language != LanguageId::OWN && site.editions[language].root.is_none();
        if empty || site.config.search == Loading::None {
            return Self::Absent;
        }
        let bytes: usize = searched(site, language).map(|number| site.file(number).text().len()).sum();
        if site.config.search == Loading::Bytes || most > PAGES {
            return Self::Shards(files::Counts::of(bytes, searched(site, language).count()));
        }
        if bytes <= TEXTS { Self::Whole } else { Self::Postings }
    }
}

impl Search {
    /// Gets search ready. What is wrong with what authors say goes to `sink`.
    pub fn new(site: &Site, theme: &Theme, memory: &Memory, sink: &mut Vec<Diagnostic>) -> Self {
        let client = client(site);
        let mut own = |language| {
            let author = Author::read(&site.sources, &site.config, language, sink);
            let level = Level::of(site, language);
            let version =
                if level == Level::Absent { String::new() } else { version(site, theme, &client, (language, level)) };
            let folder = join(site.config.folder_of(language), "search");
            let version = format!("v-{version}");
            Own { author, folder, version, level, index: OnceLock::new(), files: OnceLock::new() }
        };
        let indexes = site.config.languages.keys().map(&mut own).collect();
        Self { client, memory: memory.clone(), indexes }
    }

    /// What authors say about the search of a language.
    pub fn author(&self, language: LanguageId) -> &Author {
        &self.indexes[language].author
    }

    /// The route of a language's script; none where there is no index.
    pub fn script(&self, language: LanguageId) -> Option<Route> {
        self.indexes[language].script()
    }

    /// Whether what is fetched tells something of what was typed.
    pub fn tells(&self, language: LanguageId) -> bool {
        matches!(self.indexes[language].level, Level::Shards(_))
    }

    /// The routes of all files.
    pub fn routes(&self) -> Vec<Route> {
        self.indexes.iter().flat_map(Own::routes).collect()
    }

    /// The file at a route.
    pub fn artifact(&self, site: &Site, theme: &Theme, route: &str) -> Option<Artifact> {
        let language = site.config.language_of(route);
        let own = &self.indexes[language];
        if Some(route) == own.script().as_deref() {
            return Some(Artifact::new(route, own.client(&self.client, theme.strings(language))));
        }
        self.files_of(site, theme, language).get(route).cloned()
    }

    /// Builds the indexes that readers get. To be called before several threads ask for them, each of
    /// which would build its own.
    pub fn get_ready(&self, site: &Site) {
        for language in self.indexes.keys() {
            self.index_of_readers(site, language);
        }
    }

    /// Writes the files of the indexes that readers get, as [`Search::get_ready`] builds these.
    pub fn get_files_ready(&self, site: &Site, theme: &Theme) {
        for language in self.indexes.keys().filter(|language| self.indexes[*language].level != Level::Absent) {
            self.files_of(site, theme, language);
        }
    }

    fn files_of(&self, site: &Site, theme: &Theme, language: LanguageId) -> &BTreeMap<Route, Artifact> {
        let own = &self.indexes[language];
        own.files.get().unwrap_or_else(|| {
            let written = own.write(self.index_of(site, language), theme.strings(language));
            own.files.get_or_init(|| written)
        })
    }

    /// The index of a language, where its readers get one.
    pub fn index_of_readers(&self, site: &Site, language: LanguageId) -> Option<&Index> {
        (self.indexes[language].level != Level::Absent).then(|| self.index_of(site, language))
    }

    /// The index of a language, which is built when it is first asked for.
    pub fn index_of(&self, site: &Site, language: LanguageId) -> &Index {
        let own = &self.indexes[language].index;
        // It is built outside the lock: a thread that waits for a part of it may take up work that asks for it.
        own.get().unwrap_or_else(|| {
            let built = self.build(site, language);
            own.get_or_init(|| built)
        })
    }

    fn build(&self, site: &Site, language: LanguageId) -> Index {
        let known = self.memory.take(language);
        let texts = self.indexes[language].level == Level::Whole;
        let numbers: Vec<DocumentId> = searched(site, language).collect();
        let taken = numbers.par_chunks(index::TOGETHER).map(|numbers| {
            let files = numbers.iter().map(|number| site.file(*number));
            let keys = files.map(|file| (file.path.clone(), file.fingerprint(), texts)).collect::<Vec<_>>();
            let new = numbers.iter().zip(&keys).filter(|(_, key)| !known.contains_key(*key));
            let new: Vec<_> = new.map(|(number, _)| (&*site.documents[*number], site.file(*number))).collect();
            let mut new = units::of(&new, texts).into_iter().map(Arc::new);
            let units = keys.into_iter().zip(numbers).filter_map(|(key, number)| {
                let units = known.get(&key).cloned().or_else(|| new.next())?;
                Some((*number, key, units))
            });
            units.collect::<Vec<_>>()
        });
        let taken: Vec<_> = taken.collect::<Vec<_>>().into_iter().flatten().collect();
        let mut now = Remembered::new();
        let mut entrants = Vec::with_capacity(taken.len());
        for (number, key, units) in taken {
            now.insert(key, units.clone());
            entrants.extend(card(site, number, &units).map(|card| Entrant { card, units }));
        }
        self.memory.keep(language, now);
        let lead_to = |path: &str| {
            let page = site.documents[site.document_at(path)?].address.as_ref()?.page;
            let route = site.stand_in(page, language).unwrap_or_else(|| site.pages[page].route.clone());
            Some((route, site.pages[page].title.clone()))
        };
        index::build(entrants, self.author(language), &site.config.languages[language].code, &lead_to)
    }
}

impl Own {
    fn script(&self) -> Option<Route> {
        (self.level != Level::Absent).then(|| format!("{}/search.js", self.folder))
    }

    fn routes(&self) -> Vec<Route> {
        let mut names = vec!["m".to_owned()];
        match self.level {
            Level::Absent => names.clear(),
            Level::Whole => names.push("t".to_owned()),
            Level::Postings => {}
            Level::Shards(counts) => names.extend(counts.names()),
        }
        let files = names.into_iter().map(|name| format!("{}/{}/{name}.js", self.folder, self.version));
        files.chain(self.script()).collect()
    }

    /// The client with what it has to know: where the index is, how far up the site's root, and its words.
    fn client(&self, scripts: &str, strings: &Strings) -> String {
        let help = matches!(self.level, Level::Shards(_)).then_some(&("help", "search-help-parts"));
        let words = WORDS.iter().chain(help).map(|(name, key)| ((*name).to_owned(), strings.get(key).into()));
        let words: serde_json::Map<_, _> = words.collect();
        let up = "../".repeat(self.folder.split('/').count());
        let words = serde_json::Value::from(words);
        format!("(() => {{\nconst FOLDER = \"{}/\", UP = \"{up}\", WORDS = {words}\n{scripts}\n}})()\n", self.version)
    }

    fn write(&self, index: &Index, strings: &Strings) -> BTreeMap<Route, Artifact> {
        let label = |kind: &str| strings.find(&format!("kind-{kind}")).unwrap_or(kind).to_owned();
        let files = files::all(index, &self.version, self.level, &label);
        let named = files.into_iter().map(|(name, bytes)| {
            let route = format!("{}/{name}.js", self.folder);
            (route.clone(), Artifact::new(&route, bytes))
        });
        named.collect()
    }
}

impl Memory {
    /// Forgets everything: documents are read in another way now.
    pub fn clear(&self) {
        self.all().clear();
    }

    fn take(&self, language: LanguageId) -> Remembered {
        self.all().remove(&language).unwrap_or_default()
    }

    fn keep(&self, language: LanguageId, units: Remembered) {
        self.all().insert(language, units);
    }

    fn all(&self) -> MutexGuard<'_, BTreeMap<LanguageId, Remembered>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// The documents of a language that can be found: those that are published and do not ask to be left
/// out.
fn searched(site: &Site, language: LanguageId) -> impl Iterator<Item = DocumentId> + '_ {
    let own = site.published().filter(move |(_, _, address)| site.pages[address.page].is_listed_in(language));
    let asked = own.filter(|(_, document, _)| document.front.record.bool("search") != Some(false));
    asked.map(|(number, ..)| number)
}

/// The client: the theme's scripts for search. They stand in one function, so that nothing else sees them.
fn client(site: &Site) -> String {
    let scripts: Vec<&str> = site.sources.under(CLIENT).map(|(_, file)| file.text()).collect();
    crate::theme::compact::script(&scripts.join("\n"))
}

/// A name for everything that the files depend on, so that they may be kept for ever, without making them.
fn version(site: &Site, theme: &Theme, client: &str, (language, level): (LanguageId, Level)) -> String {
    let (config, strings) = (&site.config, theme.strings(language));
    let mut all = format!("{} {level:?} {} {client}", env!("CARGO_PKG_VERSION"), config.languages[language].code);
    for number in searched(site, language) {
        if let Some(Address { page, fragment }) = &site.documents[number].address {
            let fragment = fragment.as_deref().unwrap_or_default();
            let _ = write!(all, "\n{} {fragment} {}", site.pages[*page].route, site.file(number).fingerprint().short());
        }
    }
    for name in author::FILES {
        let file = author::file(&site.sources, config, language, name).map(|id| site.sources.file(id));
        let _ = write!(all, "\n{name} {}", file.map_or(String::new(), |file| file.fingerprint().short()));
    }
    for kind in crate::kind::ALL {
        let _ = write!(all, "\n{}", strings.get(&format!("kind-{}", kind.name)));
    }
    Fingerprint::of(all.as_bytes()).short()
}

fn card(site: &Site, number: DocumentId, units: &Units) -> Option<Card> {
    let Address { page, fragment } = site.documents[number].address.as_ref()?;
    let document = &site.documents[number];
    let record = &document.front.record;
    let sections = units.sections.iter().map(|section| match section.heading {
        Some(heading) => {
            let fact = &document.facts.headings[heading];
            (fact.id.clone(), fact.text.clone())
        }
        None => (fragment.clone().unwrap_or_default(), String::new()),
    });
    let title = if fragment.is_some() { document.title() } else { None };
    Some(Card {
        url: site.pages[*page].route.clone(),
        title: title.unwrap_or(&site.pages[*page].title).to_owned(),
        kind: document.front.kind.name,
        summary: summary(document),
        boost: record.integer("boost").unwrap_or(0).clamp(0, 10) as u8,
        open: document.front.sensitivity() < 3 && document.front.kind.name != "myth",
        sections: sections.collect(),
    })
}

/// The summary of a document in plain words.
fn summary(document: &Document) -> String {
    let record = &document.front.record;
    let text = record.text("summary").or(record.text("plain-definition")).unwrap_or_default();
    let prose = document.prose.iter().find(|prose| prose.text == text);
    let plain = prose.map(|prose| prose.tree.plain_text(&prose.text, 0).trim().to_owned());
    plain.unwrap_or_else(|| text.to_owned())
}
