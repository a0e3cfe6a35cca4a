//! Search without a server: an index that travels to the reader, and the words of authors about it.
//!
//! What a reader types is answered on their device. [`mod@extract`] takes the words out of documents with the
//! [`tokenizer`], [`indexer`] brings those of a language together, [`query`] and [`ranking`] answer, [`files`]
//! writes the index down for the [`client`], which lies in `themes/calm/search/`.

pub(crate) mod answer;
pub(crate) mod client;
pub(crate) mod collect;
pub(crate) mod curation;
pub(crate) mod delivery;
pub(crate) mod edit_distance;
pub(crate) mod encode;
pub(crate) mod evaluation;
pub(crate) mod extract;
pub(crate) mod files;
pub(crate) mod index;
pub(crate) mod indexer;
pub(crate) mod memory;
pub(crate) mod pinned;
pub(crate) mod query;
pub(crate) mod ranking;
pub(crate) mod shards;
mod shared;
pub(crate) mod tokenizer;
pub(crate) mod vocabulary;

pub(crate) use delivery::Delivery;
pub(crate) use memory::Memory;
use memory::Recall;

use crate::base::{Fingerprint, Table, encode_path, join};
use crate::config::LanguageId;
use crate::diagnostic::Diagnostic;
use crate::language;
use crate::output::{Artifact, Route, SEARCH};
use crate::site::{Address, Site};
use crate::theme::Theme;
use curation::Curation;
use index::Index;
use std::collections::BTreeMap;
use std::sync::{Arc, OnceLock};

/// The search of a site: of each language what authors say, and what its readers get.
#[derive(Debug)]
pub struct Search {
    memory: Recall,
    languages: Table<LanguageId, (Arc<Curation>, Option<Served>)>,
    findings: Arc<Vec<Diagnostic>>,
}

/// What the readers of a language get: its index knows no other language's pages and words.
#[derive(Debug)]
struct Served {
    language: LanguageId,
    /// Where its script lies. This has the same name always, so that no page changes with the index.
    folder: String,
    /// The folder in it with the index.
    version: String,
    delivery: Delivery,
    script: String,
    labels: files::Labels,
    built: OnceLock<Built>,
}

/// An index, and the files that it is written down in.
#[derive(Debug)]
struct Built {
    index: Index,
    files: BTreeMap<Route, Artifact>,
}

/// The countries that no page of a language is about, by their names in it.
fn places(site: &Site, language: LanguageId) -> Vec<String> {
    let code = &site.config.languages[language].code;
    let own = || site.published().filter(|(number, ..)| site.language_of(*number) == language);
    let about = |name: &str| own().any(|(_, document, _)| document.title().is_some_and(|title| title.contains(name)));
    let names = site.countries.iter().filter_map(|(_, country)| country.names.get(code));
    names.filter(|name| !about(name)).cloned().collect()
}

impl Search {
    /// Gets search ready; nothing is indexed before it is asked for. `same` is the search of a site that differs in the
    /// bodies of documents only: what authors say is the same.
    pub fn new(site: &Site, theme: &Theme, memory: &Memory, same: Option<&Self>) -> Self {
        let scripts = client::scripts(&site.sources);
        let mut findings = Vec::new();
        let languages = site.config.languages.keys().map(|language| {
            let curation = match same {
                Some(same) => Arc::clone(&same.languages[language].0),
                None => {
                    let places = places(site, language);
                    Arc::new(Curation::read(&site.sources, &site.config, (language, &places), &mut findings))
                }
            };
            (curation, Served::new(site, theme, &scripts, language))
        });
        let languages = languages.collect();
        let findings = same.map_or_else(|| Arc::new(findings), |same| Arc::clone(&same.findings));
        Self { memory: memory.recall(), languages, findings }
    }

    /// What is wrong with what authors say.
    pub fn findings(&self) -> impl Iterator<Item = Diagnostic> {
        self.findings.iter().cloned()
    }

    /// What authors say about the search of a language.
    pub fn curation(&self, language: LanguageId) -> &Curation {
        &self.languages[language].0
    }

    /// The route of a language's script; none where there is no index.
    pub fn script(&self, language: LanguageId) -> Option<Route> {
        self.languages[language].1.as_ref().map(Served::route)
    }

    /// How the index of a language travels.
    pub(crate) fn delivery(&self, language: LanguageId) -> Delivery {
        self.languages[language].1.as_ref().map_or(Delivery::Absent, |served| served.delivery)
    }

    /// Whether what is fetched tells something of what was typed.
    pub fn tells(&self, language: LanguageId) -> bool {
        self.languages[language].1.as_ref().is_some_and(Served::tells)
    }

    /// The routes of all files.
    pub fn routes(&self) -> Vec<Route> {
        let served = self.languages.iter().filter_map(|(_, served)| served.as_ref());
        served.flat_map(|served| served.routes().chain([served.route()])).collect()
    }

    /// The folders whose names say what is in them, so that it may be kept for ever.
    pub fn kept(&self) -> impl Iterator<Item = String> {
        let served = self.languages.iter().filter_map(|(_, served)| served.as_ref());
        served.map(|served| format!("{}/{}", served.folder, served.version))
    }

    /// The file at a route.
    pub fn artifact(&self, site: &Site, route: &str) -> Option<Artifact> {
        let language = site.config.language_of(route);
        let served = self.languages[language].1.as_ref()?;
        if route == served.route() {
            return Some(Artifact::new(route, served.script.as_str()));
        }
        self.built(site, language)?.files.get(route).cloned()
    }

    /// The index that readers of a language get, where they get one.
    pub fn index(&self, site: &Site, language: LanguageId) -> Option<&Index> {
        Some(&self.built(site, language)?.index)
    }

    /// The languages whose readers get an index, with what authors say and the index.
    pub fn indexes(&self, site: &Site) -> impl Iterator<Item = (LanguageId, &Curation, &Index)> {
        let languages = self.languages.keys().map(|language| (language, self.curation(language)));
        languages.filter_map(|(language, curation)| Some((language, curation, self.index(site, language)?)))
    }

    /// Builds every index with the threads at hand. Nothing else that they do meanwhile may ask for one.
    pub fn build(&self, site: &Site) {
        for (curation, served) in &self.languages {
            if let Some(served) = served {
                served.built.get_or_init(|| served.build(site, curation, &self.memory));
            }
        }
    }

    /// It is built when it is first asked for; who asks meanwhile waits for it.
    fn built(&self, site: &Site, language: LanguageId) -> Option<&Built> {
        let (curation, served) = &self.languages[language];
        let served = served.as_ref()?;
        Some(served.built.get_or_init(|| apart(|| served.build(site, curation, &self.memory))))
    }
}

/// Does work that is shared among threads in the midst of other shared work, which may wait for it. It gets threads
/// of its own, and the one that asks takes up nothing else: whatever that were could wait for this very work, and
/// neither would end.
fn apart<T: Send>(work: impl FnOnce() -> T + Send) -> T {
    let threads = rayon::ThreadPoolBuilder::new().num_threads(rayon::current_num_threads()).build();
    let work = || match threads {
        Ok(threads) => threads.install(work),
        Err(_) => work(),
    };
    let done = std::thread::scope(|scope| scope.spawn(work).join());
    done.unwrap_or_else(|panic| std::panic::resume_unwind(panic))
}

impl Served {
    fn new(site: &Site, theme: &Theme, scripts: &str, language: LanguageId) -> Option<Self> {
        let delivery = Delivery::of(site, language);
        if delivery == Delivery::Absent {
            return None;
        }
        let strings = theme.strings(language);
        let label = |kind: &str| strings.find(&format!("kind-{kind}")).unwrap_or(kind).to_owned();
        let labels = crate::kind::ALL.iter().map(|kind| (kind.name, label(kind.name))).collect();
        let folder = join(site.config.folder_of(language), SEARCH);
        let mut served = Self {
            language,
            folder,
            version: String::new(),
            delivery,
            script: String::new(),
            labels,
            built: OnceLock::new(),
        };
        served.version = served.version(site, scripts);
        served.script = client::script(scripts, (&served.folder, &served.version), strings, served.tells());
        Some(served)
    }

    fn tells(&self) -> bool {
        matches!(self.delivery, Delivery::Shards(_))
    }

    fn route(&self) -> Route {
        format!("{}/search.js", self.folder)
    }

    /// The routes of the index.
    fn routes(&self) -> impl Iterator<Item = Route> {
        self.delivery.names().into_iter().map(|name| format!("{}/{}/{name}.js", self.folder, self.version))
    }

    /// A name for everything that the files depend on, so that they may be kept for ever, without making them.
    fn version(&self, site: &Site, scripts: &str) -> String {
        let (config, language) = (&site.config, self.language);
        let code = &config.languages[language].code;
        let mut all = format!("{} {:?} {code} {scripts}", env!("CARGO_PKG_VERSION"), self.delivery).into_bytes();
        for number in delivery::searched(site, language) {
            if let Some(Address { page, fragment }) = &site.documents[number].address {
                let fragment = fragment.as_deref().unwrap_or_default();
                for part in [site.pages[*page].route.as_bytes(), b" ", fragment.as_bytes(), b"\n"] {
                    all.extend_from_slice(part);
                }
                all.extend_from_slice(site.file(number).fingerprint().bytes());
            }
        }
        for name in curation::FILES {
            for id in curation::files(&site.sources, config, language, name) {
                all.extend_from_slice(name.as_bytes());
                all.extend_from_slice(site.sources.file(id).fingerprint().bytes());
            }
        }
        all.extend_from_slice(format!("{:?}", self.labels).as_bytes());
        format!("v-{}", Fingerprint::of(&all).short())
    }

    fn build(&self, site: &Site, curation: &Curation, memory: &Recall) -> Built {
        let texts = self.delivery == Delivery::Whole;
        let documents = collect::documents(site, (self.language, texts), memory);
        let link_to = |path: &str| {
            let page = site.documents[site.document_at(path)?].address.as_ref()?.page;
            let route = site.stand_in(page, self.language).unwrap_or_else(|| site.pages[page].route.clone());
            Some((encode_path(&route).into_owned(), site.pages[page].title.clone()))
        };
        let locale = language::of(&site.config.languages[self.language].code);
        let index = indexer::build(documents, curation, locale, &link_to);
        let named = files::all(&index, &self.version, self.delivery, &self.labels).into_iter().map(|(name, bytes)| {
            let route = format!("{}/{name}.js", self.folder);
            (route.clone(), Artifact::new(&route, bytes))
        });
        Built { files: named.collect(), index }
    }
}
