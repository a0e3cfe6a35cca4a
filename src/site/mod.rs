//! The whole site, resolved: which pages there are and where, what belongs together, and where every
//! link leads.

mod discreet;
mod glossary;
mod language;
mod links;
mod pages;
mod published;
mod references;
mod sections;
mod topics;
mod translations;

pub use discreet::Discreet;
pub use glossary::{Glossary, Mention, Term};
pub use language::{Avoided, Language};
pub use links::{Missing, Target};
pub use pages::in_order;
pub use references::{Reference, References};
pub use topics::{Topic, Topics};

use crate::base::Span;
use crate::config::{Config, LanguageId};
use crate::diagnostic::Diagnostic;
use crate::document::Document;
use crate::figure::{self, Figures, Placed};
use crate::kind::Kind;
use crate::output::Route;
use crate::source::Sources;
use crate::{base, source};
use std::collections::BTreeMap;
use std::sync::Arc;

/// The number of a document in [`Site::documents`].
pub type DocumentId = usize;
/// The number of a page in [`Site::pages`].
pub type PageId = usize;
/// The number of a section in [`Site::sections`].
pub type SectionId = usize;

/// A resolved site. Every link leads to a page, an asset, elsewhere, or is missing with a reason;
/// routes are unique.
#[derive(Debug)]
pub struct Site {
    /// All files.
    pub sources: Arc<Sources>,
    /// The settings.
    pub config: Config,
    /// All documents, published or not, in order of path.
    pub documents: Vec<Arc<Document>>,
    /// All pages that are written.
    pub pages: Vec<Page>,
    /// The folders, the root first.
    pub sections: Vec<Section>,
    /// Where each document is published; none for one that is not.
    pub addresses: Vec<Option<Address>>,
    /// What stands at each route.
    pub routes: BTreeMap<Route, Stand>,
    /// Where each document's links lead, in the order of its facts.
    pub links: Vec<Vec<Target>>,
    /// Where each document's images are, in the order of its facts.
    pub images: Vec<Vec<Target>>,
    /// The sources that can be cited.
    pub references: References,
    /// The terms that can be linked.
    pub glossary: Glossary,
    /// The figures that can be placed.
    pub figures: Figures,
    /// Words to avoid, and what makes a statement; by language.
    pub language: Vec<Language>,
    /// Words that are not fit for titles and addresses; by language.
    pub discreet: Vec<Discreet>,
    /// What the site has to answer.
    pub topics: Topics,
    /// For each language the section that holds all its pages; none where it has no pages.
    pub roots: Vec<Option<SectionId>>,
    by_path: BTreeMap<String, DocumentId>,
    policies: Vec<BTreeMap<String, PageId>>,
    translations: Vec<Vec<PageId>>,
}

/// What stands at a route.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Stand {
    /// A page.
    Page(PageId),
    /// A former address of what is there now.
    Redirect(Address),
    /// A file that is copied.
    Asset(base::SourceId),
}

/// Where a document is published: a page, and for a term its place on it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Address {
    /// The page.
    pub page: PageId,
    /// The id on it.
    pub fragment: Option<String>,
}

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

/// A page.
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
    /// What it is.
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

impl Site {
    /// The file of a document.
    pub fn file(&self, document: DocumentId) -> &source::SourceFile {
        self.sources.file(self.documents[document].source)
    }

    /// The figures that a document asks for, in the order of its text.
    pub fn figures_in(&self, document: DocumentId) -> impl Iterator<Item = Placed> + '_ {
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

    /// The documents that a page is made from.
    pub fn documents_of(&self, page: PageId) -> &[DocumentId] {
        match &self.pages[page].origin {
            Origin::Document(document) => std::slice::from_ref(document),
            Origin::Folder => &[],
            Origin::Letter(_, terms) => terms,
        }
    }

    /// Where an address is: the route of its page, and `#id` where it is a place on it.
    pub fn place_of(&self, address: &Address) -> (&str, String) {
        let fragment = address.fragment.as_ref().map_or(String::new(), |fragment| format!("#{fragment}"));
        (&self.pages[address.page].route, fragment)
    }

    /// Whether an address in raw HTML at a route leads to something of this site, or away from it.
    pub fn leads(&self, from: &str, dest: &str) -> bool {
        links::leads(self, from, dest)
    }

    /// The policy page of a type that is published, such as `safety`: in a language, else in the
    /// site's own.
    pub fn policy(&self, language: LanguageId, policy: &str) -> Option<PageId> {
        let found = |language: LanguageId| self.policies.get(language)?.get(policy).copied();
        found(language).or_else(|| found(0))
    }

    /// Where a document begins: the place of findings about all of it.
    pub fn top(&self, document: DocumentId) -> Span {
        let document = &self.documents[document];
        document.front.record.key_span("title").unwrap_or_else(|| Span::file(document.source))
    }
}

impl Site {
    /// The route of the brand's logo, when its file is there.
    pub fn logo(&self) -> Option<&str> {
        let (path, _) = self.config.brand.logo.as_ref()?;
        let route = path.trim_start_matches("./").trim_start_matches("static/");
        matches!(self.routes.get(route), Some(Stand::Asset(_))).then_some(route)
    }
}

/// The first page of each type of policy in each language.
fn policies(site: &Site) -> Vec<BTreeMap<String, PageId>> {
    let mut found = vec![BTreeMap::new(); site.config.languages.len()];
    for (number, page) in site.pages.iter().enumerate() {
        let Origin::Document(document) = page.origin else { continue };
        if let Some(policy) = site.documents[document].front.record.text("policy-type") {
            found[page.language].entry(policy.to_owned()).or_insert(number);
        }
    }
    found
}

fn missing_logo(site: &Site) -> Option<Diagnostic> {
    let (path, span) = site.config.brand.logo.as_ref().filter(|_| site.logo().is_none())?;
    let finding = Diagnostic::new("config/missing-file", *span, format!("there is no file `{path}`"));
    Some(finding.help("put the logo into static/ and name it `static/logo.svg`"))
}

/// Brings the documents together. Total; what is wrong goes to `sink`.
pub fn resolve(
    sources: Arc<Sources>,
    config: Config,
    documents: Vec<Arc<Document>>,
    sink: &mut Vec<Diagnostic>,
) -> Site {
    let by_path = documents.iter().enumerate().map(|(number, document)| (document.path.clone(), number)).collect();
    let references = References::read(&sources, &config, sink);
    let figures = Figures::parse(&sources, &config, sink);
    let languages = 0..config.languages.len();
    let language = languages.clone().map(|language| Language::read(&sources, &config, language, sink)).collect();
    let discreet = languages.map(|language| Discreet::read(&sources, &config, language, sink)).collect();
    let topics = Topics::read(&sources, &config, sink);
    let published = published::choose(&config, &documents, sink);
    let mut site = Site {
        links: Vec::new(),
        images: Vec::new(),
        pages: Vec::new(),
        sections: Vec::new(),
        addresses: vec![None; documents.len()],
        routes: BTreeMap::new(),
        glossary: Glossary::new(&config, &documents, &published),
        roots: Vec::new(),
        translations: Vec::new(),
        references,
        figures,
        language,
        discreet,
        topics,
        sources,
        config,
        documents,
        by_path,
        policies: Vec::new(),
    };
    pages::place(&mut site, &published, sink);
    site.policies = policies(&site);
    sections::arrange(&mut site, sink);
    translations::pair(&mut site, sink);
    sink.extend(missing_logo(&site));
    let (links, images) = links::resolve(&site);
    site.links = links;
    site.images = images;
    site
}
