//! The whole site, resolved: which pages there are and where, what belongs together, and where every
//! link leads.

mod address;
pub(crate) mod adopted;
mod changed;
pub(crate) mod coverage;
mod discreet;
pub(crate) mod due;
mod folders;
mod glossary;
pub(crate) mod headers;
mod help;
mod language;
pub(crate) mod linked;
mod links;
mod loaded;
mod lock;
pub(crate) mod logo;
mod near;
mod page;
mod pages;
mod picture;
mod published;
mod references;
mod renamed;
mod resolved;
pub(crate) mod reviews;
mod routes;
mod sections;
mod topics;
mod translations;

pub(crate) use address::{Address, DocumentId, PageId, SectionId};
pub(crate) use discreet::Discreet;
pub(crate) use glossary::{Glossary, TERM};
pub(crate) use help::{COUNTRY, Countries, Country, Listed};
pub(crate) use language::{Avoided, FIELDS as LANGUAGE, Language};
pub(crate) use links::{Missing, Target};
pub(crate) use lock::{Known, LOCK, Lock, is_newer, lock_of};
pub use page::Origin;
pub(crate) use page::{Page, Section};
pub(crate) use pages::former;
pub(crate) use picture::kind as picture_kind;
pub(crate) use published::{LeftOut, is_kept};
pub(crate) use references::{REFERENCE, Reference, References};
pub(crate) use resolved::Resolved;
pub(crate) use reviews::{Review, Reviews};
pub(crate) use routes::{Made, NOT_FOUND, Routes, Special};
pub(crate) use topics::{TOPIC, Topic, Topics};

use crate::base::{Span, Table, join};
use crate::config::{Config, LanguageId, RawHtml};
use crate::diagnostic::Diagnostic;
use crate::document::Document;
use crate::figure::{self, Figures, Placed as PlacedFigure};
use crate::front_matter::fields::{DISCREET_TITLE, SUMMARY, TITLE};
use crate::kind::policy;
use crate::markup;
use crate::output::Route;
use crate::source::{SourceFile, Sources};
use loaded::Loaded;
use near::Near;
use pages::{Placed, Places};
use renamed::{New, Renamed};
use routes::FEED;
use sections::{Arranged, Neighbours};
use std::collections::{BTreeMap, HashSet};
use std::ops::Deref;
use std::sync::{Arc, OnceLock};

/// A resolved site. Every link leads to a page, a file, elsewhere, or is missing with a reason;
/// routes are unique.
#[derive(Debug)]
pub struct Site {
    /// All files.
    pub sources: Arc<Sources>,
    /// All documents, published or not, in order of path.
    pub documents: Table<DocumentId, Arc<Resolved>>,
    renamed: OnceLock<Renamed>,
    /// What stands where: sites that differ in bodies of documents only share it.
    plan: Arc<Plan>,
}

/// What stands where in a site. Of a document it knows the outline, and no more.
#[derive(Debug)]
pub struct Plan {
    /// The settings.
    pub config: Arc<Config>,
    /// All pages that are written.
    pub pages: Table<PageId, Page>,
    /// The folders, the root first.
    pub sections: Table<SectionId, Section>,
    /// What is made at each route.
    pub routes: Routes,
    /// The sources that can be cited.
    pub references: References,
    /// The terms that can be linked.
    pub glossary: Glossary,
    /// The figures that can be placed.
    pub figures: Figures,
    /// What the site has to answer.
    pub topics: Topics,
    /// What reviewers have said of its pages.
    pub reviews: Reviews,
    /// Where readers of each country find help.
    pub countries: Countries,
    /// What the site has in each language.
    pub editions: Table<LanguageId, Edition>,
    /// Whether a page has sound or video.
    pub has_media: bool,
    /// What the settings leave out.
    pub left_out: LeftOut,
    by_path: Arc<BTreeMap<String, DocumentId>>,
    near: OnceLock<Near>,
    findings: Vec<Diagnostic>,
}

impl Deref for Site {
    type Target = Plan;

    fn deref(&self) -> &Plan {
        &self.plan
    }
}

/// The site in one language.
#[derive(Debug)]
pub struct Edition {
    /// Words to avoid, and what makes a statement.
    pub language: Language,
    /// Words that are not fit for titles and addresses.
    pub discreet: Discreet,
    /// The section that holds all its pages; none where it has no pages.
    pub root: Option<SectionId>,
    /// The first page of each type of policy.
    policies: BTreeMap<String, PageId>,
}

impl Site {
    /// Whether both have the same pages, settings and data, whatever is in the bodies of their documents.
    pub(crate) fn has_plan_of(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.plan, &other.plan)
    }

    pub fn file(&self, document: DocumentId) -> &SourceFile {
        self.sources.file(self.documents[document].source)
    }

    /// The documents that are published, in order of path, each with its address.
    pub fn published(&self) -> impl Iterator<Item = (DocumentId, &Resolved, &Address)> {
        self.documents.iter_enumerated().filter_map(|(number, document)| {
            let address = document.address.as_ref()?;
            Some((number, &**document, address))
        })
    }

    /// The figures that a document asks for, in the order of its text.
    pub fn figures_in(&self, document: DocumentId) -> impl Iterator<Item = PlacedFigure> + '_ {
        let text = self.documents[document].text(self.file(document));
        figure::placed(&self.documents[document], text)
    }

    /// The language that a document is written in.
    pub fn language_of(&self, document: DocumentId) -> LanguageId {
        self.config.language_of(&self.documents[document].path)
    }

    /// The document at a path below the content folder.
    pub fn document_at(&self, path: &str) -> Option<DocumentId> {
        self.by_path.get(path).copied()
    }

    /// All paths of documents.
    pub fn paths(&self) -> impl Iterator<Item = &str> {
        self.by_path.keys().map(String::as_str)
    }

    /// The names that dead links are compared with.
    pub(crate) fn near(&self) -> &Near {
        self.near.get_or_init(|| Near::of(self.paths(), self.routes.iter().map(|(route, _)| route.as_str())))
    }

    /// What a path has most likely become that leads nowhere any more, below the content folder; `words` are those of a
    /// link that leads there.
    pub(crate) fn renamed(&self, path: &str, words: &str) -> Option<&str> {
        self.renamed.get_or_init(|| Renamed::of(self.new_pages(), self.own_files())).from(path, words)
    }

    /// The site's own pages that it has not published yet, but for those of folders.
    fn new_pages(&self) -> impl Iterator<Item = New<'_>> {
        let lock = Lock::read(&self.sources, None, &mut Vec::new());
        let mut led = HashSet::new();
        for (number, document) in self.documents.iter_enumerated() {
            let to = document.links.iter().filter_map(|target| match target {
                Target::Page { page, .. } => Some(self.documents_of(*page)),
                _ => None,
            });
            led.extend(to.flatten().copied().filter(|other| *other != number));
        }
        let is_new = move |(number, document, address): &(DocumentId, &Resolved, &Address)| {
            !lock.has(&self.pages[address.page].route)
                && !self.file(*number).layer.is_built_in()
                && !document.is_index()
        };
        self.published().filter(is_new).map(move |(number, document, _)| New {
            path: &document.path,
            title: document.title(),
            is_led: led.contains(&number),
        })
    }

    fn own_files(&self) -> impl Iterator<Item = &str> {
        let is_own = |made: &Made| matches!(made, Made::File(id) if !self.sources.file(*id).layer.is_built_in());
        self.routes.iter().filter(move |(_, made)| is_own(made)).map(|(route, _)| route.as_str())
    }

    /// The documents that a page is made from.
    pub fn documents_of(&self, page: PageId) -> &[DocumentId] {
        self.pages[page].origin.documents()
    }

    /// Where an address is: the route of its page, and `#id` where it is a place on it.
    pub fn place_of(&self, address: &Address) -> (&str, String) {
        let fragment = address.fragment.as_ref().map_or(String::new(), |fragment| format!("#{fragment}"));
        (&self.pages[address.page].route, fragment)
    }

    /// The page that says the same in a language, where that is another page.
    pub fn translation_in(&self, page: PageId, language: LanguageId) -> Option<PageId> {
        self.pages[page].translations.iter().copied().find(|other| self.pages[*other].language == language)
    }

    /// The route at which a page of the site's own language stands in for the translation that a
    /// language lacks. None where nothing is lacking, and where something else stands there.
    pub fn stand_in(&self, page: PageId, language: LanguageId) -> Option<Route> {
        if language == LanguageId::OWN || self.pages[page].language != LanguageId::OWN {
            return None;
        }
        let route = join(self.config.folder_of(language), &self.pages[page].route);
        matches!(self.routes.get(&route), Some(Made::Page(there)) if *there == page).then_some(route)
    }

    /// Where the handout of a module lies; none for other pages.
    pub fn handout(&self, page: PageId) -> Option<Route> {
        let route = handout_of(&self.sections[self.pages[page].section].path);
        matches!(self.routes.get(&route), Some(Made::Handout(module)) if *module == page).then_some(route)
    }

    /// The pages that a module's handout holds: those in its folder, without the folders below.
    pub fn handed_out(&self, module: PageId) -> impl Iterator<Item = PageId> + '_ {
        let section = self.pages[module].section;
        let own = move |page: &PageId| is_handed_out(section, self.pages[*page].section, &self.pages[*page].origin);
        self.sections[section].children.iter().copied().filter(own)
    }

    /// The policy page of a type that is published, such as `safety`: in a language, else in the
    /// site's own.
    pub fn policy(&self, language: LanguageId, policy: &str) -> Option<PageId> {
        let found = |language: LanguageId| self.editions.get(language)?.policies.get(policy).copied();
        found(language).or_else(|| found(LanguageId::OWN))
    }

    /// The route of a language's feed; none where it has none.
    pub fn feed(&self, language: LanguageId) -> Option<Route> {
        let route = join(self.config.folder_of(language), FEED);
        self.routes.get(&route).is_some().then_some(route)
    }

    /// Where a document begins: the place of findings about all of it.
    pub fn top(&self, document: DocumentId) -> Span {
        let document = &self.documents[document];
        document.front.key_place(&TITLE).unwrap_or_else(|| Span::file(document.source))
    }
}

/// Whether sound or video stands in trusted HTML, or in a template of the site's own.
fn has_media(loaded: &Loaded, published: &[DocumentId]) -> bool {
    let plays =
        |html: &str| markup::elements(html).iter().any(|element| ["audio", "video"].contains(&element.name.as_str()));
    let trusted = published.iter().filter(|_| loaded.config.markdown.raw_html == RawHtml::Trust);
    let mut raw = trusted.flat_map(|number| {
        let document = &loaded.documents[*number];
        let text = loaded.sources.file(document.source).text();
        document.facts.raw_html.iter().filter_map(|span| text.get(span.range()))
    });
    let own = |file: &SourceFile| !file.layer.is_built_in() && file.path.ends_with(".html");
    let theirs = [loaded.config.src.as_str(), "static", "themes"];
    let mut files = theirs.into_iter().flat_map(|folder| loaded.sources.under(folder)).filter(|(_, file)| own(file));
    raw.any(plays) || files.any(|(_, file)| plays(file.text()))
}

/// Brings the documents together. Total; what is wrong goes to `sink`. What `before` knows is used where it was made from
/// the same.
pub(crate) fn resolve(
    sources: Arc<Sources>,
    config: Config,
    documents: Vec<Arc<Document>>,
    before: Option<&Site>,
    sink: &mut Vec<Diagnostic>,
) -> Site {
    let site = match before.and_then(|before| with_bodies(before, &sources, &config, &documents)) {
        Some(site) => site,
        None => resolve_all(sources, config, documents),
    };
    sink.extend(site.plan.findings.iter().cloned());
    site
}

/// The site of before with other bodies: only their own links can lead elsewhere. None where more has changed.
fn with_bodies(before: &Site, sources: &Arc<Sources>, config: &Config, documents: &[Arc<Document>]) -> Option<Site> {
    if *before.config != *config {
        return None;
    }
    let changed = changed::bodies((&before.sources, &before.documents), sources, documents)?;
    let plan = Arc::clone(&before.plan);
    let (config, by_path) = (Arc::clone(&plan.config), Arc::clone(&plan.by_path));
    let documents = Table::from(documents.to_vec());
    let loaded = Loaded { sources: Arc::clone(sources), config, documents, by_path };
    let address = |number: DocumentId| before.documents[number].address.as_ref();
    let (pages, routes, glossary) = (&plan.pages, &plan.routes, &plan.glossary);
    let ground = links::Ground { loaded: &loaded, pages, address: &address, routes, glossary };
    let mut resolved = before.documents.clone();
    for number in changed {
        resolved[number] = Arc::new(resolved[number].with_body(&loaded.documents[number], links::of(&ground, number)));
    }
    Some(Site { sources: loaded.sources, documents: resolved, renamed: OnceLock::new(), plan })
}

fn resolve_all(sources: Arc<Sources>, config: Config, documents: Vec<Arc<Document>>) -> Site {
    let mut findings = Vec::new();
    let sink = &mut findings;
    let loaded = Loaded::new(sources, config, documents);
    let (published, left_out) = published::choose(&loaded.config, &loaded.documents, sink);
    let glossary = Glossary::new(&loaded.config, &loaded.documents, &published);
    let mut places = pages::place(&loaded, &published, sink);
    let arranged = sections::arrange(&loaded, &places, sink);
    let translations = translations::pair(&loaded, &places.pages, sink);
    translations::stand_in(&loaded, &mut places, &translations);
    give_handouts(&mut places, &arranged);
    let Places { pages, folders: _, addresses, routes } = places;
    let editions = editions(&loaded, &pages, &arranged, sink);
    let pages = finished(&loaded, pages, &arranged, translations);
    let routes = routes.finish();
    let address = |number: DocumentId| addresses[number].as_ref();
    let ground =
        links::Ground { loaded: &loaded, pages: &pages, address: &address, routes: &routes, glossary: &glossary };
    let targets = links::resolve(&ground);
    let plan = Plan {
        has_media: has_media(&loaded, &published),
        left_out,
        editions,
        references: References::read(&loaded.sources, &loaded.config, sink),
        figures: Figures::parse(&loaded.sources, &loaded.config, sink),
        topics: Topics::read(&loaded.sources, &loaded.config, sink),
        reviews: Reviews::read(&loaded.sources, &loaded.config, sink),
        countries: Countries::read(&loaded.sources, &loaded.config, sink),
        sections: arranged.sections,
        pages,
        routes,
        glossary,
        config: Arc::clone(&loaded.config),
        by_path: Arc::clone(&loaded.by_path),
        near: OnceLock::new(),
        findings,
    };
    Site {
        documents: resolved(&loaded, addresses, targets),
        sources: loaded.sources,
        renamed: OnceLock::new(),
        plan: Arc::new(plan),
    }
}

/// The name of a module's handout in its folder.
const HANDOUT: &str = "print.html";

fn handout_of(folder: &str) -> Route {
    join(folder, HANDOUT)
}

/// Whether a page of a section is printed with the module that stands for another one.
fn is_handed_out(module: SectionId, section: SectionId, origin: &Origin) -> bool {
    module == section && matches!(origin, Origin::Document(_))
}

/// Gives every module of several pages its handout, unless the site has something of its own there.
fn give_handouts(places: &mut Places, arranged: &Arranged) {
    for (number, section) in arranged.sections.iter_enumerated() {
        let own = |page: &&PageId| is_handed_out(number, places.pages[**page].section, &places.pages[**page].origin);
        if places.pages[section.page].kind.printed && section.children.iter().filter(own).count() > 1 {
            places.routes.claim_if_free(&handout_of(&section.path), Made::Handout(section.page));
        }
    }
}

fn editions(
    loaded: &Loaded,
    pages: &Table<PageId, Placed>,
    arranged: &Arranged,
    sink: &mut Vec<Diagnostic>,
) -> Table<LanguageId, Edition> {
    let (sources, config) = (&loaded.sources, &loaded.config);
    let edition = |language: LanguageId| Edition {
        language: Language::read(sources, config, language, sink),
        discreet: Discreet::read(sources, config, language, sink),
        root: arranged
            .sections
            .iter()
            .position(|section| section.path == config.folder_of(language))
            .map(SectionId::from),
        policies: policies(loaded, pages, language),
    };
    config.languages.keys().map(edition).collect()
}

/// The first page of each type of policy in a language.
fn policies(loaded: &Loaded, pages: &Table<PageId, Placed>, language: LanguageId) -> BTreeMap<String, PageId> {
    let mut found = BTreeMap::new();
    for (number, page) in pages.iter_enumerated().filter(|(_, page)| page.language == language) {
        let Origin::Document(document) = page.origin else { continue };
        if let Some(policy) = loaded.documents[document].front.text(&policy::TYPE) {
            found.entry(policy.to_owned()).or_insert(number);
        }
    }
    found
}

/// The pages with what is known when all of them have their places.
fn finished(
    loaded: &Loaded,
    pages: Table<PageId, Placed>,
    arranged: &Arranged,
    translations: Table<PageId, Vec<PageId>>,
) -> Table<PageId, Page> {
    let each = pages.into_iter_enumerated().zip(&arranged.neighbours).zip(translations);
    let finish = |(((number, placed), neighbours), translations): (((PageId, Placed), &Neighbours), Vec<PageId>)| {
        let named = arranged.names.get(&number);
        let nav_title = sections::nav_title(loaded, &placed, named).to_owned();
        let Placed { origin, route, section, language, kind, title, nav_title: _ } = placed;
        let document = match &origin {
            Origin::Document(document) => Some(&loaded.documents[*document]),
            Origin::Folder | Origin::Letter(..) => None,
        };
        let text = |field| document?.front.text(field).map(str::to_owned);
        let untitled = document.is_some_and(|document| document.title().is_none());
        Page {
            title: named.filter(|_| untitled).cloned().unwrap_or(title),
            nav_title,
            discreet_title: text(&DISCREET_TITLE),
            summary: text(&SUMMARY),
            previous: neighbours.previous,
            next: neighbours.next,
            origin,
            route,
            section,
            language,
            kind,
            translations,
        }
    };
    each.map(finish).collect()
}

fn resolved(
    loaded: &Loaded,
    addresses: Table<DocumentId, Option<Address>>,
    targets: Vec<links::Targets>,
) -> Table<DocumentId, Arc<Resolved>> {
    let each = loaded.documents.iter_enumerated().zip(addresses).zip(targets);
    let resolved = each.map(|(((number, document), address), targets)| {
        let original = translations::original_of(loaded, number);
        let document = Arc::clone(document);
        Arc::new(Resolved { document, original, address, links: targets.links, images: targets.images })
    });
    resolved.collect()
}
